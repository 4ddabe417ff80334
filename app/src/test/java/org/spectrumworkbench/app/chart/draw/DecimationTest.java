package org.spectrumworkbench.app.chart.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecimationTest {

  private static final int POINTS = 20_000;

  private static Series walk(double[] y) {
    return Series.line("walk", 0, IntStream.range(0, y.length).asDoubleStream().toArray(), y);
  }

  private static double[] noise() {
    Random random = new Random(1);
    return IntStream.range(0, POINTS)
        .mapToDouble(i -> Math.sin(i / 900.0) + random.nextGaussian() * .1)
        .toArray();
  }

  private static Scale whole(int points) {
    return new Scale(Axis.Spacing.LINEAR, new Range(0, points - 1), 40, 640);
  }

  @Test
  void aSinglePeakAmongManyPointsIsKept() {
    double[] y = noise();
    y[12_345] = 99;
    y[777] = -42;

    Decimation kept = Decimation.of(walk(y), whole(POINTS), 500);

    assertThat(kept.bucketed()).isTrue();
    assertThat(kept.count()).isBetween(400, 502);
    assertThat(Arrays.stream(kept.hi()).limit(kept.count()).max()).hasValue(99);
    assertThat(Arrays.stream(kept.lo()).limit(kept.count()).min()).hasValue(-42);
  }

  @Test
  void everyBucketHoldsItsMeanBetweenItsEnds() {
    Decimation kept = Decimation.of(walk(noise()), whole(POINTS), 300);

    for (int i = 0; i < kept.count(); i++) {
      assertThat(kept.mean()[i]).isBetween(kept.lo()[i], kept.hi()[i]);
    }
  }

  @Test
  void fewPointsStayAsTheyAre() {
    double[] y = {3, 1, 2};

    Decimation kept = Decimation.of(walk(y), whole(3), 500);

    assertThat(kept.bucketed()).isFalse();
    assertThat(kept.mean()).containsExactly(3, 1, 2);
  }

  @Test
  void lookingCloserShowsThePointsThemselvesAndOneNeighbourToEitherSide() {
    double[] y = noise();
    Scale close = new Scale(Axis.Spacing.LINEAR, new Range(1000, 1100), 40, 640);

    Decimation kept = Decimation.of(walk(y), close, 500);

    assertThat(kept.bucketed()).isFalse();
    assertThat(kept.x()[0]).isEqualTo(999);
    assertThat(kept.x()[kept.count() - 1]).isEqualTo(1101);
    assertThat(kept.mean()[1]).isEqualTo(y[1000]);
  }

  @Test
  void aStretchOfGapsStaysAGap() {
    double[] y = noise();
    Arrays.fill(y, 8000, 12_000, Double.NaN);

    Decimation kept = Decimation.of(walk(y), whole(POINTS), 100);

    assertThat(Arrays.stream(kept.mean()).limit(kept.count()).filter(Double::isNaN).count())
        .isBetween(18L, 22L);
  }

  @Test
  void theEdgesOfABandAreKeptRatherThanItsMiddle() {
    double[] y = new double[5000];
    double[] lo = new double[5000];
    double[] hi = new double[5000];
    Arrays.fill(lo, -1);
    Arrays.fill(hi, 1);
    hi[2500] = 7;

    Decimation kept = Decimation.of(walk(y).band(lo, hi), whole(5000), 200);

    assertThat(Arrays.stream(kept.hi()).limit(kept.count()).max()).hasValue(7);
    assertThat(Arrays.stream(kept.lo()).limit(kept.count()).min()).hasValue(-1);
  }
}
