package org.spectrumworkbench.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimReliabilityTest {
  @ParameterizedTest
  @CsvSource({"0, 0", "1, .00032", "2, .01024", "3, .07776", "4, .32768", "5, 1"})
  void goldensOfFiveClaims(int hold, double expected) {
    boolean[] verified = new boolean[5];
    Arrays.fill(verified, 0, hold, true);
    assertThat(ClaimReliability.ofTrace(verified)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void answersCollectTheReliabilityOfTheirTraces() {
    assertThat(ClaimReliability.scores(new String[] {"5", "6", "5"}, new double[] {.3, .5, .4}))
        .hasSize(2)
        .hasEntrySatisfying("5", s -> assertThat(s).isCloseTo(.7, within(1e-12)))
        .hasEntrySatisfying("6", s -> assertThat(s).isCloseTo(.5, within(1e-12)));
  }

  @Test
  void traceWithoutClaimsIsRefused() {
    assertThatThrownBy(() -> ClaimReliability.ofTrace(new boolean[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
