package org.spectrumworkbench.app.queue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.core.engine.DeviceChoice;
import org.spectrumworkbench.core.experiment.BaseModels;
import org.spectrumworkbench.core.experiment.Calibration;
import org.spectrumworkbench.core.experiment.Experiment;
import org.spectrumworkbench.core.experiment.Forecast;
import org.spectrumworkbench.core.experiment.ProblemSets;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;

/**
 * What a run will take, as forecast when it was queued.
 *
 * @param cores its setting {@code threads}
 * @param gpu number of the GPU it trains on; {@link #NO_GPU} where it takes none
 * @param memoryBytes upper end of its worker's memory
 * @param secondsLow lower end of its whole time; both 0 where nobody knows
 * @param secondsHigh upper end
 */
public record Needs(int cores, int gpu, double memoryBytes, double secondsLow, double secondsHigh) {
  /** In place of a GPU's number. */
  public static final int NO_GPU = -1;

  private static final Logger LOG = LoggerFactory.getLogger(Needs.class);

  public Needs {
    if (cores < 1 || !(memoryBytes >= 0) || !(secondsLow >= 0) || !(secondsHigh >= 0)) {
      throw new IllegalArgumentException("needs out of range");
    }
  }

  /**
   * Reads a run's settings and forecasts; a moment's work. A run that cannot be forecast needs
   * little: its worker will say what is wrong with it.
   *
   * @param sets where the problems are found that it names
   * @param speed of this machine, where it was measured
   */
  static Needs of(RunFolder run, ProblemSets sets, Optional<Calibration> speed) {
    int cores = 1;
    int gpu = NO_GPU;
    try {
      Settings settings = run.settings();
      cores = settings.whole("threads");
      gpu = gpu(DeviceChoice.parse(settings.text("device")));
      Experiment experiment = Experiment.of(settings);
      Forecast forecast =
          Forecast.of(
              experiment,
              BaseModels.config(experiment.model().folder()),
              sets.lengths(experiment),
              speed);
      return new Needs(
          cores,
          gpu,
          forecast.totalMemoryBytes().high(),
          forecast.totalSeconds().low(),
          forecast.totalSeconds().high());
    } catch (RuntimeException unknown) {
      LOG.info("no forecast for {}: {}", run.path(), unknown.getMessage());
      return new Needs(cores, gpu, 0, 0, 0);
    }
  }

  /** Only libtorch knows whether it can use a GPU; a driver's device is as much as can be seen. */
  private static int gpu(DeviceChoice device) {
    return switch (device) {
      case DeviceChoice.Cpu unused -> NO_GPU;
      case DeviceChoice.Gpu one -> one.index();
      case DeviceChoice.Auto unused -> Files.exists(Path.of("/dev/nvidia0")) ? 0 : NO_GPU;
    };
  }
}
