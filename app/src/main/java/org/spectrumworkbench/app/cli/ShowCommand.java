package org.spectrumworkbench.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.report.Results;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.StageResult;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one run: state, settings, stages, scores. */
@Command(
    name = "show",
    description = "Shows a run: its state, settings, stages and scores.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "RUN",
      description = "Identifier, the start of one, name, folder, or latest.")
  String run = "";

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  ShowCommand(Workbench workbench, Terminal terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RunFolder folder =
        RunReference.find(run, new KnownRuns(workbench.store()).list(workbench.runs()));
    RunSummary summary = RunSummary.of(folder);
    List<StageResult> results = Results.of(folder);
    Map<String, Double> stages = new LinkedHashMap<>();
    Map<String, String> machine = new LinkedHashMap<>();
    Set<String> warnings = new LinkedHashSet<>();
    folder
        .events()
        .forEach(line -> {
          switch (line.event()) {
            case RunEvent.StageFinished end -> stages.put(end.stage(), end.seconds());
            case RunEvent.Noted noted when noted.level().equals("warning") ->
                warnings.add(noted.message());
            case RunEvent.AttemptStarted started -> machine.putAll(started.machine());
            default -> {}
          }
        });
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("run", folder.id());
      document.put("name", folder.identity().name());
      document.put("state", summary.state().name());
      document.put("message", summary.message());
      document.put("created", summary.created());
      document.put("attempts", summary.attempts());
      document.put("folder", folder.path().toString());
      document.put("settings", folder.settings().all());
      document.put("machine", machine);
      document.put("warnings", warnings);
      document.put("finished_stages", stages);
      document.put("stages", results);
      Json.print(terminal.out(), document);
      return ExitCode.OK;
    }
    PrintWriter out = terminal.out();
    out.println("run       " + folder.id());
    out.println("name      " + folder.identity().name());
    out.println(
        "state     "
            + summary.state().name().toLowerCase(Locale.ROOT)
            + (summary.message().isEmpty() ? "" : ": " + summary.message()));
    out.println("folder    " + folder.path());
    out.println("attempts  " + summary.attempts());
    List<String> changes = folder.settings().changes();
    out.println("settings  " + (changes.isEmpty() ? "all defaults" : String.join("  ", changes)));
    warnings.forEach(warning -> out.println("warning   " + warning));
    if (!stages.isEmpty()) {
      out.println();
      TextTable table = new TextTable("stage", "seconds");
      stages.forEach((stage, seconds) -> table.row(stage, Formats.duration(seconds)));
      table.lines().forEach(out::println);
    }
    if (!results.isEmpty()) {
      out.println();
      TextTable.ofResults(results).lines().forEach(out::println);
    }
    out.println();
    if (Files.exists(folder.reportFile())) {
      out.println("report    " + folder.reportFile());
    }
    if (Files.exists(folder.resultFile())) {
      out.println("result    " + folder.resultFile());
    }
    if (summary.state().isResumable()) {
      out.println("Go on with: spectrum resume " + folder.id());
    }
    return ExitCode.OK;
  }
}
