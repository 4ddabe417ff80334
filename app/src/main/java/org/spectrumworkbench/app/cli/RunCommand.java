package org.spectrumworkbench.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.queue.Priority;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a run and follows it to its end. */
@Command(
    name = "run",
    description = {
      "Runs an experiment, as soon as the queue lets it start, and follows it to its end.",
      "Ctrl+C stops it and saves a checkpoint; closing the terminal leaves it going."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;
  private final Clock clock;
  private final Queues queues;

  @Parameters(
      arity = "0..1",
      paramLabel = "PRESET|FILE",
      description = "A preset (see --presets) or a YAML file.")
  @Nullable String experiment;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "The run's folder, new or empty; by default one below the workbench's runs.")
  @Nullable Path out;

  @Mixin ExperimentOptions options = new ExperimentOptions();

  @Option(
      names = "--detach",
      description = "Queues the run and returns at once, as spectrum queue add.")
  boolean detach;

  @Option(
      names = "--priority",
      paramLabel = "PRIORITY",
      description = "Its priority in the queue: high, normal or low.")
  Priority priority = Priority.NORMAL;

  @Option(
      names = "--json",
      description =
          "Prints the outcome as JSON on the standard output, progress on the error output.")
  boolean json;

  @Option(
      names = "--forecast",
      description = "Says what the run would take, part by part, and ends.")
  boolean forecast;

  @Option(names = "--presets", description = "Lists the presets and ends.")
  boolean presets;

  @Option(names = "--help-settings", description = "Lists all settings and ends.")
  boolean helpSettings;

  RunCommand(Workbench workbench, Terminal terminal, Clock clock, Queues queues) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.clock = clock;
    this.queues = queues;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (helpSettings) {
      if (json) {
        Json.print(terminal.out(), SettingsPage.documents());
      } else {
        SettingsPage.lines().forEach(terminal.out()::println);
      }
      return ExitCode.OK;
    }
    if (presets) {
      printPresets();
      return ExitCode.OK;
    }
    if (experiment == null) {
      throw new WorkbenchException(
          "Which experiment?",
          "Give a preset or a YAML file: spectrum run quickstart. All presets: spectrum run --presets.");
    }
    if (forecast) {
      ForecastCommand.tell(workbench, terminal, options.settings(experiment), json);
      return ExitCode.OK;
    }
    RunFolder run = options.create(workbench, clock, experiment, Optional.ofNullable(out));
    return detach
        ? queues.leave(terminal, run, priority, json)
        : new QueueWait(queues, terminal, run, json).untilTheEnd(priority);
  }

  private void printPresets() {
    if (json) {
      Json.print(terminal.out(), ExperimentFile.presets());
      return;
    }
    TextTable table = new TextTable("preset", "what it does");
    ExperimentFile.presets().forEach(preset -> table.row(preset.name(), preset.description()));
    table.lines().forEach(terminal.out()::println);
  }
}
