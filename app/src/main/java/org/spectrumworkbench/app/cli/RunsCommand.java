package org.spectrumworkbench.app.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.spectrumworkbench.app.report.Figures;
import org.spectrumworkbench.app.report.Results;
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

  @Option(names = "--json", description = "Prints a JSON list.")
  boolean json;

  RunsCommand(Workbench workbench, Terminal terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    List<RunSummary> runs =
        new KnownRuns(workbench.store())
            .list(workbench.runs()).stream().map(RunSummary::of).toList();
    if (json) {
      Json.print(terminal.out(), runs.stream().map(RunsCommand::document).toList());
    } else if (runs.isEmpty()) {
      terminal.out().println("No runs yet. Start one with: spectrum run quickstart");
    } else {
      TextTable table = new TextTable("run", "state", "made", "last score", "folder");
      for (RunSummary summary : runs) {
        table.row(
            summary.run().id(),
            summary.state().name().toLowerCase(Locale.ROOT),
            WHEN.format(summary.created()),
            score(summary),
            summary.run().path().toString());
      }
      table.lines().forEach(terminal.out()::println);
    }
    return ExitCode.OK;
  }

  private static String score(RunSummary summary) {
    if (summary.state() != RunState.FINISHED) {
      return "";
    }
    List<StageResult> results = Results.of(summary.run());
    return results.isEmpty()
        ? ""
        : results.getLast().stage() + " " + Figures.share(results.getLast().pass1());
  }

  private static Map<String, Object> document(RunSummary summary) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("run", summary.run().id());
    document.put("name", summary.run().identity().name());
    document.put("state", summary.state().name());
    document.put("message", summary.message());
    document.put("created", summary.created());
    document.put("attempts", summary.attempts());
    document.put("folder", summary.run().path().toString());
    return document;
  }
}
