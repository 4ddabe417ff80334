package org.spectrumworkbench.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.LeakScores;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetPart;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.leak.Decontamination;
import org.spectrumworkbench.core.problem.leak.Hit;
import org.spectrumworkbench.core.problem.leak.LeakDecisionFile;
import org.spectrumworkbench.core.problem.leak.LeakDecisions;
import org.spectrumworkbench.core.problem.leak.LeakReport;
import org.spectrumworkbench.core.problem.leak.NgramSize;
import org.spectrumworkbench.core.problem.leak.ScoreWithoutLeaks;
import org.spectrumworkbench.core.problem.leak.SearchedSet;
import org.spectrumworkbench.core.problem.leak.SelfCheck;
import org.spectrumworkbench.store.KnownRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks for evaluation items in training sets. */
@Command(
    name = "decontaminate",
    description = {
      "Looks for evaluation items in training sets.",
      "Case, punctuation and symbols are dropped, and a training row is flagged where it shares N words in a row with an item."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DecontaminateCommand implements Callable<Integer> {
  private static final int FIRST_HITS = 20;
  private static final int CHECKED_ROWS = 1_000;

  private final Workbench workbench;
  private final Terminal terminal;

  @Option(
      names = "--train",
      paramLabel = "SET",
      required = true,
      description =
          "A training set: name, name@version, one part of it as name:train (train, probe-select,"
              + " probe-confirm, evaluate), or a file. May be given several times.")
  List<String> train = new ArrayList<>();

  @Option(
      names = "--eval",
      paramLabel = "SET",
      description =
          "An evaluation set, likewise. With --run it may be left out: then the problems that the"
              + " run was evaluated on.")
  List<String> eval = new ArrayList<>();

  @Option(
      names = "--n",
      paramLabel = "N",
      defaultValue = "" + NgramSize.STANDARD,
      description = "Words in a row that make a hit, 6 to 20. Default: ${DEFAULT-VALUE}")
  int n = NgramSize.STANDARD;

  @Option(names = "--sweep", description = "Prints how many rows and items are flagged at each n.")
  boolean sweep;

  @Option(
      names = "--hits",
      paramLabel = "FILE",
      description = "Writes every hit with both spans there: .jsonl or .csv.")
  @Nullable Path hits;

  @Option(
      names = "--exclude",
      description =
          "Writes the training set without its flagged rows, but with those that were decided to be"
              + " kept, as a new version. Of one part of a set, the others are written as they are.")
  boolean exclude;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "What --exclude calls it. Default: the next version of the training set.")
  @Nullable String as;

  @Option(
      names = "--self-check",
      description = "Plants known leaks and says what share of each kind is found.")
  boolean selfCheck;

  @Option(
      names = "--planted",
      paramLabel = "COUNT",
      defaultValue = "100",
      description = "Leaks of each kind that the self-check plants. Default: ${DEFAULT-VALUE}")
  int planted = 100;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "Of the self-check. Default: ${DEFAULT-VALUE}")
  long seed = 1;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "Says what the scores of this run are without the flagged problems.")
  @Nullable String run;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  DecontaminateCommand(Workbench workbench, Terminal terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    checkOptions();
    LeakScores scores =
        run == null
            ? null
            : LeakScores.of(
                RunReference.find(run, new KnownRuns(workbench.store()).list(workbench.runs())));
    DataSetLibrary library = new DataSetLibrary(workbench.datasets());
    try (Interrupts interrupts = new Interrupts();
        LeakSets sets =
            new LeakSets(library, () -> interrupts.count() > 0, terminal.err()::println)) {
      List<SearchedSet> trainSets = sets.open(train);
      List<SearchedSet> evalSets =
          scores != null && eval.isEmpty() ? List.of(scores.problems()) : sets.open(eval);
      scan(sets, trainSets, evalSets, scores, interrupts);
      return ExitCode.OK;
    } catch (CancellationException stopped) {
      terminal.err().println("Stopped; nothing was written.");
      return ExitCode.STOPPED;
    }
  }

  private void checkOptions() {
    NgramSize.check(n);
    if (eval.isEmpty() && run == null) {
      throw new WorkbenchException(
          "No evaluation set is given", "Give one with --eval, or a run with --run.");
    }
    if (exclude && train.size() > 1) {
      throw new WorkbenchException(
          "--exclude with " + train.size() + " training sets",
          "Give one --train; clean the others one after another.");
    }
    if (as != null && !exclude) {
      throw new WorkbenchException("--as without --exclude", "Add --exclude.");
    }
    if (planted < 1) {
      throw new WorkbenchException("--planted is " + planted, "Give 1 or more.");
    }
    if (hits != null) {
      HitFile.check(hits);
    }
  }

  private void scan(
      LeakSets sets,
      List<SearchedSet> trainSets,
      List<SearchedSet> evalSets,
      @Nullable LeakScores scores,
      Interrupts interrupts) {
    LeakDecisions decisions = LeakDecisionFile.in(workbench.home()).read();
    Set<String> kept = decisions.keptRows(trainSets.getFirst().name());
    ScanProgress progress =
        new ScanProgress(trainSets, terminal, () -> interrupts.count() > 0, FIRST_HITS);
    long start = System.nanoTime();
    LeakReport report = scanned(trainSets, evalSets, progress, decisions);
    double seconds = (System.nanoTime() - start) / 1e9;
    Map<String, ScoreWithoutLeaks> with =
        scores == null ? null : scores(scores.match(report, evalSets));
    SelfCheck check =
        selfCheck
            ? SelfCheck.run(trainSets.getFirst(), evalSets.getFirst(), CHECKED_ROWS, planted, seed)
            : null;
    Cleaned cleaned = exclude ? clean(sets, trainSets.getFirst(), evalSets, report, kept) : null;
    if (json) {
      document(report, seconds, progress.first(), decisions, with, check, cleaned);
    } else {
      pages(report, progress.first(), with, check, cleaned);
    }
  }

  /** By model; none where every problem is flagged. */
  private Map<String, ScoreWithoutLeaks> scores(LeakScores.Matched matched) {
    return matched.scanned() > 0 && matched.flagged(n).size() == matched.scanned()
        ? Map.of()
        : matched.scores(n, 1);
  }

  private LeakReport scanned(
      List<SearchedSet> trainSets,
      List<SearchedSet> evalSets,
      ScanProgress progress,
      LeakDecisions decisions) {
    Decontamination decontamination = Decontamination.ofWords(n);
    if (hits == null) {
      return decontamination.scan(trainSets, evalSets, progress);
    }
    Path file = hits;
    LeakReport[] report = new LeakReport[1];
    try {
      WholeFile.write(
          file,
          channel -> {
            HitFile lines = new HitFile(channel, file, n, decisions);
            progress.andTell(lines::hit);
            report[0] = decontamination.scan(trainSets, evalSets, progress);
            lines.flush();
          });
    } catch (IOException e) {
      throw new WorkbenchException(
          "The hits cannot be written to " + file + ": " + FileFault.words(e),
          "Give a file in a folder that you may write to.",
          e);
    }
    return report[0];
  }

  /**
   * What --exclude wrote.
   *
   * @param version null where no row is excluded: then nothing is written
   * @param from what it was made from
   * @param searched the name of what was looked at
   * @param partly what of the set was looked at, in words; empty for all of it
   */
  private record Cleaned(
      @Nullable DataSetVersion version, DataSetVersion from, String searched, String partly) {}

  private Cleaned clean(
      LeakSets sets,
      SearchedSet searched,
      List<SearchedSet> evalSets,
      LeakReport report,
      Set<String> kept) {
    DataSetVersion from = sets.version(train.getFirst());
    String partly =
        DataSetPart.parse(train.getFirst())
            .part()
            .map(part -> "its part %s alone was looked at".formatted(DataSetPart.word(part)))
            .orElse("");
    Set<String> excluded = new HashSet<>();
    var flagged = report.train().getFirst().flagged();
    try (Stream<Problem> rows = searched.open().get()) {
      int[] row = {0};
      rows.forEach(problem -> {
        if (flagged.get(row[0]++) && !kept.contains(problem.id())) {
          excluded.add(problem.id());
        }
      });
    }
    if (excluded.isEmpty()) {
      return new Cleaned(null, from, searched.name(), partly);
    }
    DataSetVersion written =
        sets.clean(
            from,
            excluded,
            as == null ? from.name() : as,
            "Rows left out since they share %d words in a row with %s: %,d%s"
                .formatted(
                    n,
                    String.join(", ", evalSets.stream().map(SearchedSet::name).toList()),
                    excluded.size(),
                    partly.isEmpty() ? "" : "; " + partly));
    return new Cleaned(written, from, searched.name(), partly);
  }

  private void document(
      LeakReport report,
      double seconds,
      List<Hit> first,
      LeakDecisions decisions,
      @Nullable Map<String, ScoreWithoutLeaks> scores,
      @Nullable SelfCheck check,
      @Nullable Cleaned cleaned) {
    LeakDocument document = new LeakDocument(report, seconds).hits(first, n, decisions);
    if (run != null && scores != null) {
      document.scores(run, scores);
    }
    if (check != null) {
      document.selfCheck(check);
    }
    if (hits != null) {
      document.put("hits_file", hits.toString());
    }
    if (cleaned != null) {
      DataSetVersion version = cleaned.version();
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("looked_at", cleaned.searched());
      entry.put("set", version == null ? null : version.reference());
      entry.put("rows", (version == null ? cleaned.from() : version).size());
      document.put("cleaned", entry);
    }
    Json.print(terminal.out(), document.toMap());
  }

  private void pages(
      LeakReport report,
      List<Hit> first,
      @Nullable Map<String, ScoreWithoutLeaks> scores,
      @Nullable SelfCheck check,
      @Nullable Cleaned cleaned) {
    LeakPages pages = new LeakPages(terminal.out());
    pages.matrix(report);
    pages.hits(first, report);
    // What was asked for stands last, where it is seen.
    if (sweep) {
      pages.sweep(report);
    }
    if (scores != null) {
      pages.scores(scores, n);
    }
    if (check != null) {
      pages.selfCheck(check, n);
    }
    if (hits != null) {
      terminal.out().printf("%nhits      %s%n", hits);
    }
    if (cleaned != null) {
      print(cleaned);
    }
  }

  private void print(Cleaned cleaned) {
    DataSetVersion version = cleaned.version();
    String what =
        version == null
            ? "nothing was written: no row of %s is left out".formatted(cleaned.searched())
            : "%s, %,d of %,d rows"
                .formatted(version.reference(), version.size(), cleaned.from().size());
    String partly = cleaned.partly().isEmpty() ? "" : "; " + cleaned.partly();
    terminal.out().printf("%ncleaned   %s%s%n", what, partly);
  }
}
