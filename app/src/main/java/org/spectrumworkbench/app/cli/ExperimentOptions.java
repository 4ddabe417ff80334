package org.spectrumworkbench.app.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.worker.NewRuns;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.DeviceChoice;
import org.spectrumworkbench.core.engine.TorchEngine;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;
import picocli.CommandLine.Option;

/** How a command's user changes the settings of a preset or a file. */
final class ExperimentOptions {
  @Option(
      names = {"-s", "--set"},
      paramLabel = "KEY=VALUE",
      description = "Changes a setting; may be repeated. See spectrum settings.")
  List<String> changes = new ArrayList<>();

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      description = "auto, cpu, or gpu:N; as --set device=...")
  @Nullable String device;

  @Option(names = "--seed", paramLabel = "N", description = "As --set seed=N.")
  @Nullable String seed;

  /** Whether the user changes anything. */
  boolean given() {
    return !changes.isEmpty() || device != null || seed != null;
  }

  /** Whether the text is a preset or a YAML file, not a run. */
  static boolean names(String text) {
    if (ExperimentFile.presets().stream().anyMatch(preset -> preset.name().equals(text))) {
      return true;
    }
    try {
      return Files.isRegularFile(Path.of(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * Makes the run's folder.
   *
   * @param out where; empty for a new folder below the workbench's runs
   * @throws WorkbenchException where the settings are bad, or name a GPU that cannot be used
   */
  RunFolder create(Workbench workbench, Clock clock, String presetOrFile, Optional<Path> out) {
    Settings settings = settings(presetOrFile);
    if (DeviceChoice.parse(settings.text("device")) instanceof DeviceChoice.Gpu gpu) {
      // Only libtorch knows its GPUs, and a run that cannot begin must not be left behind.
      TorchEngine.open(gpu, 1).close();
    }
    return new NewRuns(workbench, clock).create(settings, out);
  }

  /** The settings of a preset or file with the user's changes. */
  Settings settings(String presetOrFile) {
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
