package org.spectrumworkbench.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassAtKTest {
  @ParameterizedTest
  @CsvSource({"10, 3, 5, .9166667", "64, 32, 2, .7539683", "64, 1, 8, .125", "5, 3, 2, .9"})
  void goldens(int n, int c, int k, double expected) {
    assertThat(PassAtK.estimate(n, c, k)).isCloseTo(expected, within(5e-8));
  }

  @Test
  void equalsTheShareOfSubsetsWithACorrectSample() {
    for (int n = 1; n <= 9; n++) {
      for (int c = 0; c <= n; c++) {
        for (int k = 1; k <= n; k++) {
          int subsets = 0;
          int solved = 0;
          for (int mask = 0; mask < 1 << n; mask++) {
            if (Integer.bitCount(mask) == k) {
              subsets++;
              solved += (mask & ((1 << c) - 1)) != 0 ? 1 : 0;
            }
          }
          assertThat(PassAtK.estimate(n, c, k))
              .as("%d %d %d", n, c, k)
              .isCloseTo(solved / (double) subsets, within(1e-12));
        }
      }
    }
  }

  @Test
  void passAtOneIsTheShareOfCorrectSamples() {
    for (int c = 0; c <= 16; c++) {
      assertThat(PassAtK.estimate(16, c, 1)).isCloseTo(c / 16., within(1e-12));
    }
  }

  @Test
  void moreSamplesThanThereAreCannotBeEstimated() {
    assertThatThrownBy(() -> PassAtK.estimate(8, 4, 9))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Pass@9");
    assertThatThrownBy(() -> PassAtK.estimate(8, 4, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PassAtK.estimate(8, 9, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
