package org.spectrumworkbench.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.queue.RunQueue;
import org.spectrumworkbench.app.report.Results;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.DiskUse;
import org.spectrumworkbench.core.experiment.ForecastCheck;
import org.spectrumworkbench.core.experiment.Origins;
import org.spectrumworkbench.core.experiment.Resources;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunResult;
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
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private final Workbench workbench;
  private final Terminal terminal;
  private final RunQueue queue;

  @Parameters(
      paramLabel = "RUN",
      description = "Identifier, the start of one, name, folder, or latest.")
  String run = "";

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  ShowCommand(Workbench workbench, Terminal terminal, RunQueue queue) {
    this.queue = queue;
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
    ForecastCheck.Reading forecast = new ForecastCheck.Reading();
    List<RunResult.Change> changed = new ArrayList<>();
    folder
        .events()
        .forEach(line -> {
          forecast.take(line.event());
          switch (line.event()) {
            case RunEvent.StageFinished end -> stages.put(end.stage(), end.seconds());
            case RunEvent.Noted noted when noted.level().equals("warning") ->
                warnings.add(noted.message());
            case RunEvent.SettingChanged one -> changed.add(RunResult.Change.of(one));
            case RunEvent.AttemptStarted started -> machine.putAll(started.machine());
            default -> {}
          }
        });
    if (!Origins.settingsStand(folder, machine)) {
      warnings.add(Origins.SETTINGS_CHANGED);
    }
    Map<Integer, Resources> resources = Attempt.resourcesOf(folder);
    DiskUse disk = DiskUse.of(folder);
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
      document.put("changes", changed);
      document.put("disk", disk);
      document.put("machine", machine);
      document.put("resources", resources);
      document.put("warnings", warnings);
      document.put("finished_stages", stages);
      forecast.end().ifPresent(check -> document.put("forecast", ForecastTable.document(check)));
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
    queue
        .view()
        .waiting(folder.path())
        .ifPresent(waiting ->
            out.println("queue     place " + waiting.place() + "; " + waiting.hold().words()));
    out.println("folder    " + folder.path());
    out.println("attempts  " + summary.attempts());
    out.println(
        "disk      %s: checkpoints %s, models %s, journal %s, other %s"
            .formatted(
                Formats.bytes(disk.total()),
                Formats.bytes(disk.checkpoints()),
                Formats.bytes(disk.models()),
                Formats.bytes(disk.journal()),
                Formats.bytes(disk.other())));
    List<String> changes = folder.settings().changes();
    out.println("settings  " + (changes.isEmpty() ? "all defaults" : String.join("  ", changes)));
    changed.forEach(change -> out.println("changed   " + change.words()));
    List.of(
            "program",
            "commit",
            "cpu",
            "memory",
            "gpu",
            "os",
            "kernel",
            "java",
            "libtorch",
            "threads")
        .stream()
        .filter(machine::containsKey)
        .forEach(fact -> out.printf(Locale.ROOT, "%-9s %s%n", fact, machine.get(fact)));
    resources.forEach((attempt, used) ->
        out.println(
            "attempt "
                + attempt
                + " "
                + words(used).entrySet().stream()
                    .map(word -> word.getKey() + " " + word.getValue())
                    .collect(Collectors.joining(", "))));
    Attempt.unmeasured(resources)
        .forEach(number ->
            out.println("attempt " + number + " what it took is not known: its worker was killed"));
    warnings.forEach(warning -> out.println("warning   " + warning));
    if (!stages.isEmpty()) {
      out.println();
      TextTable table = new TextTable("stage", "seconds");
      stages.forEach((stage, seconds) -> table.row(stage, Formats.duration(seconds)));
      table.lines().forEach(out::println);
    }
    forecast
        .end()
        .ifPresent(check -> {
          out.println();
          ForecastTable.of(check).forEach(out::println);
        });
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

  /** In local time, as lists of runs have it; reports and database keep UTC. */
  private static Map<String, String> words(Resources used) {
    Map<String, String> words = new LinkedHashMap<>(used.words());
    words.put("began", WHEN.format(used.started()));
    words.put("ended", WHEN.format(used.ended()));
    return words;
  }
}
