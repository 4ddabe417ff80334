package org.spectrumworkbench.app.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spectrumworkbench.app.fx.BackgroundTask.Progress;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.verify.CheckKind;
import org.spectrumworkbench.core.verify.TaskVerifier;
import org.spectrumworkbench.core.verify.bench.BenchCase;
import org.spectrumworkbench.core.verify.bench.BenchResult;
import org.spectrumworkbench.core.verify.bench.CaseFile;
import org.spectrumworkbench.core.verify.bench.CaseJson;
import org.spectrumworkbench.core.verify.bench.CaseLine;
import org.spectrumworkbench.core.verify.bench.ProgramIsolation;
import org.spectrumworkbench.core.verify.bench.RulingFile;
import org.spectrumworkbench.core.verify.bench.Rulings;

/** Gets cases and their verdicts. Off the window's thread. */
final class BenchRun {
  /** More than anybody looks through; a longer file is for the command line. */
  static final int MOST_CASES = 100_000;

  /** Enough for an interval of a few percent, few enough to be labelled in half an hour. */
  static final int SAMPLE = 100;

  private static final long SEED = 1;
  private static final Texts TEXTS = Texts.of(BenchRun.class);

  /**
   * What came of it.
   *
   * @param rows all cases with their verdicts, and what was ruled of them before
   * @param faults lines that are no cases
   * @param more whether the source has more cases than were taken
   * @param verifiers names and versions of those that gave the verdicts
   * @param isolation how programs were held; empty where there are none
   */
  record Outcome(
      CaseSource source,
      List<Row> rows,
      List<CaseLine.Faulty> faults,
      boolean more,
      String verifiers,
      Optional<ProgramIsolation> isolation) {
    Outcome {
      rows = List.copyOf(rows);
      faults = List.copyOf(faults);
    }
  }

  private final RulingFile rulings;

  BenchRun(RulingFile rulings) {
    this.rulings = rulings;
  }

  /**
   * Reads the cases of a source and has them verified; those of a run come with their verdicts.
   *
   * @throws WorkbenchException where the source or the rulings cannot be read
   */
  Outcome of(CaseSource source, Progress progress) {
    Rulings ruled = rulings.read();
    return switch (source) {
      case CaseSource.Shipped shipped -> verified(source, CaseFile.shipped(), ruled, progress);
      case CaseSource.OfFile(var file) -> {
        try {
          yield verified(
              source, Files.newBufferedReader(file, StandardCharsets.UTF_8), ruled, progress);
        } catch (IOException e) {
          throw unreadable(file.toString(), e);
        }
      }
      case CaseSource.OfRun run -> {
        progress.message(TEXTS.get("run.reading"));
        RunSample sample =
            RunSample.of(RunFolder.open(run.folder()), SAMPLE, SEED, progress::isCancelled);
        yield new Outcome(
            source,
            rows(sample.results(), ruled),
            List.of(),
            false,
            sample.verifiers(),
            sample.isolation());
      }
    };
  }

  private static Outcome verified(
      CaseSource source, Reader from, Rulings ruled, Progress progress) {
    List<BenchCase> cases = new ArrayList<>();
    List<CaseLine.Faulty> faults = new ArrayList<>();
    progress.message(TEXTS.get("run.reading"));
    boolean[] more = {false};
    try (from) {
      new CaseFile(new CaseJson())
          .read(
              from,
              line -> {
                if (cases.size() + faults.size() == MOST_CASES) {
                  more[0] = true;
                  return false;
                }
                switch (line) {
                  case CaseLine.Read read -> cases.add(read.item());
                  case CaseLine.Faulty faulty -> faults.add(faulty);
                }
                return !progress.isCancelled();
              });
    } catch (IOException e) {
      throw unreadable(source.toString(), e);
    }
    Set<CheckKind> kinds = EnumSet.noneOf(CheckKind.class);
    cases.forEach(item -> kinds.add(item.kind()));
    try (TaskVerifier verifier = TaskVerifier.ofKinds(kinds)) {
      List<BenchResult> results = verdicts(cases, verifier, progress);
      return new Outcome(
          source,
          rows(results, ruled),
          faults,
          more[0],
          verifier.name(),
          ProgramIsolation.of(verifier));
    }
  }

  private static List<BenchResult> verdicts(
      List<BenchCase> cases, TaskVerifier verifier, Progress progress) {
    List<BenchResult> results = new ArrayList<>(cases.size());
    for (BenchCase item : cases) {
      if (progress.isCancelled()) {
        break;
      }
      // Programs take a second each, numbers a microsecond.
      if (item.kind() == CheckKind.CODE || results.size() % 1_000 == 0) {
        progress.message(TEXTS.get("run.verifying", results.size(), cases.size()));
        progress.fraction((double) results.size() / cases.size());
      }
      results.add(
          new BenchResult(item, verifier.verify(item.problem(), item.answer(), item.truncated())));
    }
    return results;
  }

  private static List<Row> rows(List<BenchResult> results, Rulings ruled) {
    List<Row> rows = new ArrayList<>(results.size());
    for (BenchResult result : results) {
      rows.add(new Row(rows.size() + 1, result.item().key(), result).with(ruled));
    }
    return rows;
  }

  private static WorkbenchException unreadable(String file, IOException e) {
    return new WorkbenchException(
        TEXTS.get("unreadable", file, String.valueOf(e.getMessage())),
        TEXTS.get("unreadable.mend"),
        e);
  }
}
