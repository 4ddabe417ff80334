package org.spectrumworkbench.core.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateTest {
  @Test
  void constantRateStays() {
    LearningRate rate = LearningRate.constant(3e-3, 100);
    for (int step = 0; step < 100; step++) {
      assertThat(rate.at(step)).isEqualTo(3e-3);
    }
  }

  @Test
  void cosineFallsFromThePeakThroughTheMiddleToTheFloor() {
    LearningRate rate = LearningRate.cosine(1, .2, 0, 101);
    assertThat(rate.at(0)).isEqualTo(1);
    assertThat(rate.at(50)).isCloseTo(.6, within(1e-12));
    assertThat(rate.at(100)).isCloseTo(.2, within(1e-12));
    for (int step = 1; step <= 100; step++) {
      assertThat(rate.at(step)).isLessThan(rate.at(step - 1));
    }
  }

  @Test
  void warmUpRisesInEqualStepsToThePeak() {
    LearningRate rate = LearningRate.cosine(1, 0, 4, 20);
    assertThat(rate.at(0)).isEqualTo(.25);
    assertThat(rate.at(1)).isEqualTo(.5);
    assertThat(rate.at(3)).isEqualTo(1);
    assertThat(rate.at(4)).isEqualTo(1);
    assertThat(rate.at(19)).isCloseTo(0, within(1e-12));
  }

  @Test
  void warmUpAloneIsAllowed() {
    assertThat(LearningRate.cosine(1, 0, 5, 5).at(4)).isEqualTo(1);
    assertThat(LearningRate.cosine(1, 0, 0, 1).at(0)).isEqualTo(1);
  }

  @Test
  void impossibleSchedulesAndStepsAreRefused() {
    assertThatThrownBy(() -> LearningRate.constant(0, 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LearningRate.cosine(1, 2, 0, 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LearningRate.cosine(1, 0, 6, 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LearningRate.constant(1, 5).at(5))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
