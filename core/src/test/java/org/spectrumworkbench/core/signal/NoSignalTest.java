package org.spectrumworkbench.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NoSignalTest {
  @Test
  void certainOutcomesNeverGiveSignal() {
    assertThat(NoSignal.probability(0, 8)).isEqualTo(1);
    assertThat(NoSignal.probability(1, 8)).isEqualTo(1);
    assertThat(NoSignal.probability(.3, 1)).isCloseTo(1, within(1e-15));
  }

  @Test
  void evenChanceInEightIsOneIn128() {
    assertThat(NoSignal.probability(.5, 8)).isCloseTo(1 / 128., within(1e-15));
  }

  @Test
  void valuesOutsideTheirRangeAreRefused() {
    assertThatThrownBy(() -> NoSignal.probability(-.1, 8))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NoSignal.probability(.1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
