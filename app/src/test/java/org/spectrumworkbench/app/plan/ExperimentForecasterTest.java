package org.spectrumworkbench.app.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.plan.Forecaster.Outlook;
import org.spectrumworkbench.app.plan.Forecaster.Part;
import org.spectrumworkbench.app.worker.SpeedOfMachine;
import org.spectrumworkbench.core.experiment.BaseModels;
import org.spectrumworkbench.core.experiment.Experiment;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.core.experiment.Forecast;
import org.spectrumworkbench.core.experiment.ProblemSets;
import org.spectrumworkbench.core.experiment.Workbench;

class ExperimentForecasterTest {
  @TempDir Path home;

  @Test
  void everyPresetHasAForecastWhosePartsAddUp() {
    for (ExperimentFile.Preset preset : ExperimentFile.presets()) {
      ProblemSets sets = new ProblemSets(Path.of("no-data-sets"));
      Experiment experiment = Experiment.of(sets.resolve(preset.settings()));
      Forecast forecast =
          Forecast.of(
              experiment,
              BaseModels.config(experiment.model().folder()),
              sets.lengths(experiment),
              Optional.empty());

      Outlook outlook =
          new ExperimentForecaster(sets, new SpeedOfMachine(new Workbench(home)))
              .outlook(experiment);

      Part time = Part.sum(outlook.time());
      assertThat(time.low()).isCloseTo(forecast.totalSeconds().low(), within(1e-6));
      assertThat(time.high()).isCloseTo(forecast.totalSeconds().high(), within(1e-6));
      assertThat(time.low()).isPositive().isLessThan(time.high());
      assertThat(Part.sum(outlook.memory()).high()).isPositive();
      assertThat(outlook.time()).extracting(Part::title).doesNotHaveDuplicates();
    }
  }
}
