package org.spectrumworkbench.app.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.queue.QueueView;
import org.spectrumworkbench.app.queue.RunQueue;
import org.spectrumworkbench.app.report.Figures;
import org.spectrumworkbench.app.report.Results;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.StageResult;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the runs. */
@Command(name = "runs", description = "Lists the runs.", mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final Workbench workbench;
  private final Terminal terminal;
  private final RunQueue queue;

  @Option(names = "--json", description = "Prints a JSON list.")
  boolean json;

  RunsCommand(Workbench workbench, Terminal terminal, RunQueue queue) {
    this.queue = queue;
    this.workbench = workbench;
    this.terminal = terminal;
  }

  /**
   * A run as the list shows it.
   *
   * @param summary null where its journal cannot be read
   * @param score the last held-out score of a run that ended well
   * @param fault why a part of it cannot be shown
   */
  private record Listed(
      RunFolder run,
      @Nullable RunSummary summary,
      @Nullable StageResult score,
      @Nullable WorkbenchException fault) {

    /** Reads one run; what is wrong with it must not hide the others. */
    static Listed of(RunFolder run) {
      RunSummary summary = null;
      try {
        summary = RunSummary.of(run);
        List<StageResult> results =
            summary.state() == RunState.FINISHED ? Results.of(run) : List.of();
        return new Listed(run, summary, results.isEmpty() ? null : results.getLast(), null);
      } catch (WorkbenchException fault) {
        return new Listed(run, summary, null, fault);
      }
    }

    String state() {
      return summary == null ? "unreadable" : summary.state().name().toLowerCase(Locale.ROOT);
    }

    String scoreText() {
      if (score == null) {
        return fault == null ? "" : "unreadable";
      }
      return score.stage() + " " + Figures.share(score.pass1());
    }
  }

  @Override
  public Integer call() {
    List<Listed> runs =
        new KnownRuns(workbench.store()).list(workbench.runs()).stream().map(Listed::of).toList();
    QueueView view = queue.view();
    if (json) {
      Json.print(terminal.out(), runs.stream().map(listed -> document(listed, view)).toList());
    } else if (runs.isEmpty()) {
      terminal.out().println("No runs yet. Start one with: spectrum run quickstart");
    } else {
      TextTable table = new TextTable("run", "state", "made", "last score", "folder");
      for (Listed listed : runs) {
        table.row(
            listed.run().id(),
            view.waiting(listed.run().path())
                .map(waiting -> "waiting, place " + waiting.place())
                .orElseGet(listed::state),
            WHEN.format(listed.run().identity().created()),
            listed.scoreText(),
            listed.run().path().toString());
      }
      table.lines().forEach(terminal.out()::println);
    }
    for (Listed listed : runs) {
      if (listed.fault() != null) {
        terminal.err().println(listed.fault().getMessage());
        terminal.err().println("  " + listed.fault().mend());
      }
    }
    return ExitCode.OK;
  }

  private static Map<String, Object> document(Listed listed, QueueView view) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("run", listed.run().id());
    document.put("name", listed.run().identity().name());
    RunSummary summary = listed.summary();
    if (summary != null) {
      document.put("state", summary.state().name());
      document.put("message", summary.message());
      document.put("attempts", summary.attempts());
    }
    view.waiting(listed.run().path()).ifPresent(waiting -> document.put("place", waiting.place()));
    document.put("created", listed.run().identity().created());
    document.put("folder", listed.run().path().toString());
    if (listed.score() != null) {
      document.put(
          "last_score", Map.of("stage", listed.score().stage(), "pass1", listed.score().pass1()));
    }
    if (listed.fault() != null) {
      document.put("fault", Json.fault(listed.fault()));
    }
    return document;
  }
}
