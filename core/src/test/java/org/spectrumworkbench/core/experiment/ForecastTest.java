package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.model.DecoderConfig;

final class ForecastTest {
  private static final DecoderConfig MODEL = BaseModels.config(BaseModels.TINY);

  /** About as the tiny language has them. */
  static final TokenLengths TINY =
      new TokenLengths(new Forecast.Range(6, 11), new Forecast.Range(11, 14.5), 0);

  private static Forecast forecast(String... settings) {
    return Forecast.of(PipelineTest.experiment(settings), MODEL, TINY, Optional.empty());
  }

  private static Forecast.Range seconds(Forecast forecast, String stage) {
    return Objects.requireNonNull(forecast.seconds().get(stage));
  }

  @Test
  void longerAnswersTakeLonger() {
    for (String stage : List.of("probe", "signal", "evaluate-base")) {
      assertThat(seconds(forecast("evaluate.tokens=18"), stage).high())
          .as(stage)
          .isGreaterThan(1.5 * seconds(forecast("evaluate.tokens=9"), stage).high());
    }
  }

  @Test
  void greedySoupScoresItsSoups() {
    assertThat(seconds(forecast("fuse.method=greedy-soup"), "fuse").low())
        .isGreaterThan(seconds(forecast("fuse.method=uniform"), "fuse").low());
  }

  @Test
  void aKlTermReadsEveryAnswerOnceMore() {
    assertThat(seconds(forecast("signal.kl=0.1"), "signal").low())
        .isGreaterThan(seconds(forecast("signal.kl=0"), "signal").low());
  }

  private static Forecast measured(String... settings) {
    return Forecast.of(
        PipelineTest.experiment(settings), MODEL, TINY, Optional.of(CalibrationTest.CALIBRATION));
  }

  @Test
  void aMeasuredMachineNarrowsTheTime() {
    Forecast guess = forecast();
    Forecast measured = measured();
    assertThat(measured.measured()).isTrue();
    assertThat(guess.measured()).isFalse();
    assertThat(ratio(measured.totalSeconds())).isLessThan(.8 * ratio(guess.totalSeconds()));
  }

  private static double ratio(Forecast.Range range) {
    return range.high() / range.low();
  }

  @Test
  void aModelThatHasNotLearnedToEndGoesOnToTheLimit() {
    Forecast.Range trained = seconds(measured("evaluate.tokens=100"), "evaluate-base");
    Forecast.Range untrained =
        seconds(
            measured("evaluate.tokens=100", "model.from-scratch=true", "base.steps=20"),
            "evaluate-base");
    assertThat(untrained.high()).isGreaterThan(2 * trained.high());
  }

  @Test
  void largerMicroBatchesTakeMoreMemoryAndNoMoreDisk() {
    Forecast small = measured("signal.micro-batch=4");
    Forecast large = measured("signal.micro-batch=32");
    assertThat(large.totalMemoryBytes().low()).isGreaterThan(small.totalMemoryBytes().low());
    assertThat(large.totalDiskBytes()).isEqualTo(small.totalDiskBytes());
  }

  @Test
  void checkpointsAreAModelAndTwoMoments() {
    // 800 steps of fine-tuning, 160 of the signal phase.
    Forecast.Range disk =
        Objects.requireNonNull(
            measured("probe.every=100", "signal.save-every=40", "keep.last=0")
                .diskBytes()
                .get("checkpoints"));
    double weights = 12.0 * (8 + 4) * MODEL.parameters();
    assertThat(disk.low()).isBetween(weights, 1.1 * weights);
    assertThat(disk.high()).isBetween(disk.low(), 1.1 * weights);
  }

  @Test
  void ofManyCheckpointsThoseStayThatAreKept() {
    // Eight of fine-tuning, all there until they are probed; sixteen of the signal phase.
    Forecast.Range disk =
        Objects.requireNonNull(
            measured("probe.every=100", "signal.save-every=10", "keep.last=3", "keep.best=1")
                .diskBytes()
                .get("checkpoints"));
    double one = 12.0 * MODEL.parameters();
    assertThat(disk.low()).isBetween((3 + 3) * one, 1.1 * (3 + 3) * one);
    assertThat(disk.high()).isBetween((8 + 5) * one, 1.1 * (8 + 5) * one);
  }

  @Test
  void everyRangeRunsFromLowToHigh() {
    for (Forecast one : List.of(forecast(), measured(), measured("stages=[]"))) {
      List.of(one.seconds(), one.memoryBytes(), one.diskBytes())
          .forEach(parts ->
              parts.forEach(
                  (part, range) -> assertThat(range.low()).as(part).isBetween(0., range.high())));
    }
  }
}
