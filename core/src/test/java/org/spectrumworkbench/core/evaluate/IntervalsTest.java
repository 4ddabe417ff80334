package org.spectrumworkbench.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {
  @Test
  void wilsonOfFourInEight() {
    Interval interval = Wilson.interval95(4, 8);
    assertThat(interval.low()).isCloseTo(.2152, within(5e-5));
    assertThat(interval.high()).isCloseTo(.7848, within(5e-5));
  }

  @Test
  void wilsonStaysWithinZeroAndOneAndIsSymmetric() {
    for (int n = 1; n <= 32; n++) {
      assertThat(Wilson.interval95(0, n).low()).isZero();
      assertThat(Wilson.interval95(n, n).high()).isEqualTo(1);
      for (int c = 0; c <= n; c++) {
        Interval here = Wilson.interval95(c, n);
        Interval mirror = Wilson.interval95(n - c, n);
        assertThat(here.contains(c / (double) n)).isTrue();
        assertThat(here.low()).isBetween(0., 1.);
        assertThat(here.low()).isCloseTo(1 - mirror.high(), within(1e-12));
      }
    }
  }

  @Test
  void wilsonSolvesItsScoreEquation() {
    Interval interval = Wilson.interval95(3, 16);
    for (double p : new double[] {interval.low(), interval.high()}) {
      assertThat(Math.abs(3 / 16. - p) / Math.sqrt(p * (1 - p) / 16))
          .isCloseTo(Wilson.Z95, within(1e-9));
    }
  }

  @ParameterizedTest
  // Beta(1,1) is uniform; Beta(1,n+1) and Beta(n+1,1) have quantiles in closed form; Beta(2,2) has
  // 3p^2 - 2p^3.
  @CsvSource({
    "0, 0, .3, .3",
    "0, 4, .5, .1294494367",
    "4, 4, .5, .8705505633",
    "1, 2, .15625, .25"
  })
  void betaQuantilesInClosedForm(int c, int n, double chance, double expected) {
    assertThat(new BetaPosterior(c, n).quantile(chance)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void betaDensityIntegratesToTheDistribution() {
    BetaPosterior posterior = new BetaPosterior(5, 16);
    double integral = 0;
    int steps = 20_000;
    for (int i = 0; i < steps; i++) {
      integral += posterior.density((i + .5) * .4 / steps) * .4 / steps;
    }
    assertThat(posterior.atMost(.4)).isCloseTo(integral, within(1e-7));
  }

  @Test
  void betaQuantileUndoesTheDistributionEvenForManySamples() {
    for (int n : new int[] {8, 64, 1024}) {
      for (int c : new int[] {0, n / 8, n / 2, n}) {
        BetaPosterior posterior = new BetaPosterior(c, n);
        for (double chance : new double[] {.025, .5, .975}) {
          assertThat(posterior.atMost(posterior.quantile(chance)))
              .as("%d of %d", c, n)
              .isCloseTo(chance, within(1e-8));
        }
        assertThat(posterior.interval(.95).contains(posterior.mean()))
            .as("%d of %d", c, n)
            .isTrue();
      }
    }
  }

  @Test
  void bootstrapIsTheSameForTheSameSeedAndCoversTheMean() {
    SplittableRandom random = new SplittableRandom(1);
    double[] scores = random.doubles(50).toArray();
    Interval interval = Bootstrap.STANDARD.mean(scores);
    assertThat(Bootstrap.STANDARD.mean(scores)).isEqualTo(interval);
    assertThat(new Bootstrap(2_000, .95, 9).mean(scores)).isNotEqualTo(interval);
    assertThat(interval.contains(Arrays.stream(scores).average().orElseThrow())).isTrue();
  }

  @Test
  void bootstrapIntervalIsAboutFourStandardErrorsWide() {
    double[] scores = new SplittableRandom(2).doubles(400).toArray();
    double standardError = Math.sqrt(1 / 12. / 400);
    assertThat(new Bootstrap(4_000, .95, 1).mean(scores).width())
        .isCloseTo(2 * Wilson.Z95 * standardError, within(.15 * 4 * standardError));
  }

  @Test
  void bootstrapOfMeansCoversTheTruthAboutAsOftenAsItSays() {
    SplittableRandom random = new SplittableRandom(3);
    int covered = 0;
    for (int round = 0; round < 300; round++) {
      double[] scores = random.doubles(60).toArray();
      covered += new Bootstrap(400, .9, round).mean(scores).contains(.5) ? 1 : 0;
    }
    assertThat(covered / 300.).isBetween(.84, .95);
  }

  @Test
  void constantScoresHaveAnIntervalWithoutWidth() {
    assertThat(Bootstrap.STANDARD.mean(new double[] {.25, .25, .25}))
        .isEqualTo(new Interval(.25, .25));
  }

  @Test
  void pairedDifferenceIsNarrowerThanTwoSeparateIntervals() {
    SplittableRandom random = new SplittableRandom(4);
    double[] hard = random.doubles(100).toArray();
    double[] better = Arrays.stream(hard).map(s -> s + .05 + .02 * random.nextDouble()).toArray();
    Interval paired = Bootstrap.STANDARD.pairedDifference(better, hard);
    assertThat(paired.low()).isGreaterThan(.05);
    assertThat(paired.high()).isLessThan(.07);
    assertThat(paired.width()).isLessThan(Bootstrap.STANDARD.mean(hard).width() / 10);
  }

  @Test
  void pairsNeedTheSameProblems() {
    assertThatThrownBy(() -> Bootstrap.STANDARD.pairedDifference(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Bootstrap.STANDARD.mean(new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void leavingProblemsOutIsAsUncertainAsTheProblemsAre() {
    SplittableRandom random = new SplittableRandom(3);
    double[] scores = new double[400];
    boolean[] kept = new boolean[400];
    for (int i = 0; i < scores.length; i++) {
      kept[i] = i % 4 != 0;
      scores[i] = (kept[i] ? 0 : .5) + .5 * random.nextDouble();
    }
    Interval interval = Bootstrap.STANDARD.subsetDifference(scores, kept);
    // The kept quarter less the whole: -.5 / 4; its variance by the delta method is about
    // share^2 Var(kept mean - other mean) + .25 Var(share), with Var(U / 2) = 1 / 48.
    double deviation = Math.sqrt(.0625 * (1 / 48. / 300 + 1 / 48. / 100) + .25 * .25 * .75 / 400);
    assertThat((interval.low() + interval.high()) / 2).isCloseTo(-.125, within(.01));
    assertThat(interval.width()).isCloseTo(2 * 1.96 * deviation, within(.25 * deviation));
  }

  @Test
  void keepingEveryProblemChangesNothingAndKeepingNoneIsRefused() {
    double[] scores = {0, 1, .5};
    assertThat(Bootstrap.STANDARD.subsetDifference(scores, new boolean[] {true, true, true}))
        .isEqualTo(new Interval(0, 0));
    // One that is kept stands in every draw, however often it has to be drawn again.
    Interval one = Bootstrap.STANDARD.subsetDifference(scores, new boolean[] {false, true, false});
    assertThat(one.low()).isBetween(0., .2);
    assertThatThrownBy(() -> Bootstrap.STANDARD.subsetDifference(scores, new boolean[3]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Bootstrap.STANDARD.subsetDifference(scores, new boolean[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
