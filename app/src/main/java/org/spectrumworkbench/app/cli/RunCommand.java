package org.spectrumworkbench.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.worker.WorkerLauncher;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.DeviceChoice;
import org.spectrumworkbench.core.engine.TorchEngine;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Starts a run and follows it to its end. */
@Command(
    name = "run",
    description = {
      "Runs an experiment and follows it to its end.",
      "Ctrl+C stops it and saves a checkpoint; closing the terminal leaves it going."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RunCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;
  private final Clock clock;
  private final Function<RunFolder, WorkerProcess> start;

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

  @Option(
      names = {"-s", "--set"},
      paramLabel = "KEY=VALUE",
      description = "Changes a setting; may be repeated. See --help-settings.")
  List<String> changes = new ArrayList<>();

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "auto, cpu, or gpu:N; as --set device=...")
  @Nullable String device;

  @Option(names = "--seed", paramLabel = "N", description = "As --set seed=N.")
  @Nullable String seed;

  @Option(
      names = "--json",
      description =
          "Prints the outcome as JSON on the standard output, progress on the error output.")
  boolean json;

  @Option(names = "--presets", description = "Lists the presets and ends.")
  boolean presets;

  @Option(names = "--help-settings", description = "Lists all settings and ends.")
  boolean helpSettings;

  RunCommand(
      Workbench workbench,
      Terminal terminal,
      Clock clock,
      Function<RunFolder, WorkerProcess> start) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.clock = clock;
    this.start = start;
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
    Settings settings = settings(experiment);
    if (DeviceChoice.parse(settings.text("device")) instanceof DeviceChoice.Gpu gpu) {
      // Only libtorch knows its GPUs, and a run that cannot begin must not be left behind.
      TorchEngine.open(gpu, 1).close();
    }
    WorkerLauncher launcher = new WorkerLauncher(workbench, clock);
    try (Interrupts interrupts = new Interrupts()) {
      RunFolder run = launcher.create(settings, Optional.ofNullable(out));
      return new RunWatch(terminal, run, start.apply(run), json, interrupts).untilTheEnd();
    }
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

  private Settings settings(String presetOrFile) {
    Settings settings = ExperimentFile.open(presetOrFile);
    for (String change : changes) {
      int equals = change.indexOf('=');
      if (equals < 1) {
        throw new WorkbenchException(
            "--set takes KEY=VALUE, not '" + change + "'", "For instance: --set signal.lambda=2");
      }
      settings = settings.with(change.substring(0, equals), change.substring(equals + 1), "--set");
    }
    if (device != null) {
      settings = settings.with("device", device, "--device");
    }
    if (seed != null) {
      settings = settings.with("seed", seed, "--seed");
    }
    return settings;
  }
}
