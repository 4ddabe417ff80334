package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.experiment.RunEvent.MetricsRecorded;

/**
 * The start of the default experiment, recorded once. A change of the mathematics that every
 * invariant forgives shows here: the loss of supervised training and the reward of the signal phase
 * leave the recorded path.
 *
 * <p>Tolerances allow for processors that round in another order; the last one is one-sided,
 * against a drift to the worse.
 */
final class TrajectoryTest {
  private static final double[] SFT_LOSS = {0.381, 0.4257, 0.4037, 0.3791, 0.4362, 0.3875};
  private static final double[] SIGNAL_REWARD = {0.2031, 0.2656, 0.3047, 0.2812, 0.3438, 0.2891};

  @TempDir Path folder;

  @Test
  void theFirstStepsOfTheDefaultExperimentFollowTheRecordedPath() {
    Settings settings = ExperimentFile.open("quickstart");
    for (String change :
        List.of(
            "threads=1",
            "sft.steps=30",
            "probe.every=10",
            "probe.problems=4",
            "signal.steps=10",
            "signal.problems=16",
            "evaluate.problems=32",
            "evaluate.samples=8",
            "evaluate.k=[1, 8]")) {
      settings = settings.with(change.split("=")[0], change.split("=")[1], "test");
    }
    RunFolder run = RunFolder.create(folder, settings, Clock.systemUTC());

    assertThat(Worker.run(run.newAttempt())).isEqualTo(RunState.FINISHED);

    double[] loss = series(run, "sft", Metric.LOSS);
    for (int i = 0; i < SFT_LOSS.length; i++) {
      assertThat(loss[i * 5]).as("loss at step %d", i * 5 + 1).isCloseTo(SFT_LOSS[i], within(.01));
    }
    double[] reward = series(run, "signal", Metric.REWARD);
    for (int i = 0; i < SIGNAL_REWARD.length; i++) {
      assertThat(reward[i]).as("reward at step %d", i + 1).isCloseTo(SIGNAL_REWARD[i], within(.08));
    }
    List<StageResult> results = RunResult.read(run.resultFile()).stages();
    assertThat(results.getFirst().pass1()).isBetween(.15, .40);
    assertThat(results.getLast().passk().get(8)).isGreaterThan(.6);
  }

  private static double[] series(RunFolder run, String stage, Metric metric) {
    return run.events()
        .map(JournalLine::event)
        .filter(MetricsRecorded.class::isInstance)
        .map(MetricsRecorded.class::cast)
        .filter(m -> m.stage().equals(stage))
        .mapToDouble(m -> m.values().getOrDefault(metric.name(), Double.NaN))
        .toArray();
  }
}
