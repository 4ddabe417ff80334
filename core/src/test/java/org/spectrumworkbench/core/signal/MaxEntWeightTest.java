package org.spectrumworkbench.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaxEntWeightTest {
  @ParameterizedTest
  @CsvSource({
    "0, .693147181, .5, .25, .0625",
    "1, .316377019, .728784632, .531127041, .282095933",
    "2, .130812036, .877382675, .769800359, .592592593",
    "3, .031583942, .968909620, .938785853, .881318877",
    "4, 0, 1, 1, 1"
  })
  void goldensForGroupsOfEight(int correct, double divergence, double w1, double w2, double w4) {
    double p = correct / 8.;
    assertThat(MaxEntWeight.divergence(p)).isCloseTo(divergence, within(1e-9));
    assertThat(MaxEntWeight.weight(p, 1)).isCloseTo(w1, within(1e-9));
    assertThat(MaxEntWeight.weight(p, 2)).isCloseTo(w2, within(1e-9));
    assertThat(MaxEntWeight.weight(p, 4)).isCloseTo(w4, within(1e-9));
  }

  @Test
  void weightIsOneAtOneHalfAndSymmetric() {
    for (double lambda : new double[] {0, .5, 1, 4, 20}) {
      assertThat(MaxEntWeight.weight(.5, lambda)).isEqualTo(1);
      for (int c = 0; c <= 64; c++) {
        assertThat(MaxEntWeight.weight(c / 64., lambda))
            .isCloseTo(MaxEntWeight.weight(1 - c / 64., lambda), within(1e-14));
      }
    }
  }

  @Test
  void weightAtTheEndsIsTwoToMinusLambda() {
    for (double lambda : new double[] {0, .5, 1, 4}) {
      assertThat(MaxEntWeight.weight(0, lambda)).isCloseTo(Math.pow(2, -lambda), within(1e-14));
      assertThat(MaxEntWeight.weight(1, lambda)).isCloseTo(Math.pow(2, -lambda), within(1e-14));
    }
  }

  @Test
  void divergenceIsWhatEntropyLacksOfItsMaximum() {
    for (int c = 1; c < 64; c++) {
      double p = c / 64.;
      double entropy = -p * Math.log(p) - (1 - p) * Math.log(1 - p);
      assertThat(MaxEntWeight.divergence(p)).isCloseTo(Math.log(2) - entropy, within(1e-14));
    }
  }

  @Test
  void weightFallsAsTheRateLeavesOneHalf() {
    for (int c = 32; c < 64; c++) {
      assertThat(MaxEntWeight.weight((c + 1) / 64., 4)).isLessThan(MaxEntWeight.weight(c / 64., 4));
    }
  }

  @Test
  void lambdaZeroWeighsEveryGroupAlike() {
    for (int c = 0; c <= 8; c++) {
      assertThat(MaxEntWeight.weight(c / 8., 0)).isEqualTo(1);
    }
  }

  @Test
  void lambdaOneIsCloseToDrGrposShareNearOneHalf() {
    // Beside GRPO's own 2 sqrt(pq), to second order in p - 1/2.
    for (double d : new double[] {.01, .02, .05}) {
      double p = .5 + d;
      double mgpo = 2 * Math.sqrt(p * (1 - p)) * MaxEntWeight.weight(p, 1);
      assertThat(mgpo).isCloseTo(4 * p * (1 - p), within(10 * d * d * d * d));
    }
  }

  @Test
  void anotherTargetMovesThePeak() {
    assertThat(MaxEntWeight.divergence(.25, .25)).isZero();
    assertThat(MaxEntWeight.divergence(.5, .25)).isPositive();
  }

  @Test
  void renormalisedWeightsOfGroupsWithSignalHaveMeanOne() {
    double[] weights = {.5, 1, .25, .8};
    double[] scaled = MaxEntWeight.renormalised(weights, new boolean[] {false, true, true, true});
    assertThat((scaled[1] + scaled[2] + scaled[3]) / 3).isCloseTo(1, within(1e-14));
    assertThat(scaled[1] / scaled[2]).isCloseTo(4, within(1e-12));
    assertThat(MaxEntWeight.renormalised(weights, new boolean[4])).containsExactly(weights);
  }

  @Test
  void successRateCountsCorrectResponses() {
    assertThat(MaxEntWeight.successRate(new boolean[] {true, false, false, true, true}))
        .isEqualTo(.6);
    boolean[] none = new boolean[8];
    Arrays.fill(none, false);
    assertThat(MaxEntWeight.successRate(none)).isZero();
  }

  @Test
  void valuesOutsideTheirRangeAreRefused() {
    assertThatThrownBy(() -> MaxEntWeight.divergence(1.1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MaxEntWeight.divergence(.5, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MaxEntWeight.weight(.5, -1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> MaxEntWeight.successRate(new boolean[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
