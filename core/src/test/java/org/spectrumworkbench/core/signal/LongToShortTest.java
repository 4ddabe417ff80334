package org.spectrumworkbench.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LongToShortTest {
  private static double[] shape(boolean[] correct, int... lengths) {
    double[] rewards = new double[correct.length];
    for (int i = 0; i < rewards.length; i++) {
      rewards[i] = correct[i] ? 1 : 0;
    }
    return LongToShort.rewards(rewards, correct, lengths, LongToShort.STRENGTH);
  }

  @Test
  void goldenOfThreeLengths() {
    assertThat(shape(new boolean[] {true, true, true}, 100, 200, 400))
        .containsExactly(new double[] {1.2, .96, .84}, within(1e-12));
  }

  @Test
  void wrongResponsesKeepTheirReward() {
    assertThat(shape(new boolean[] {true, false, true, true, false}, 100, 1, 200, 400, 900))
        .containsExactly(new double[] {1.2, 0, .96, .84, 0}, within(1e-12));
  }

  @Test
  void equalLengthsOrASingleCorrectResponseChangeNothing() {
    assertThat(shape(new boolean[] {true, true, true, false}, 7, 7, 7, 3))
        .containsExactly(1, 1, 1, 0);
    assertThat(shape(new boolean[] {false, true, false}, 5, 7, 9)).containsExactly(0, 1, 0);
    assertThat(shape(new boolean[] {false, false}, 5, 0)).containsExactly(0, 0);
  }

  @Test
  void shiftsAddUpToZeroAndReachTheStrength() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 200; round++) {
      int group = 2 + random.nextInt(10);
      boolean[] correct = new boolean[group];
      Arrays.fill(correct, true);
      int[] lengths = random.ints(group, 1, 500).toArray();
      lengths[0] = 501;
      double[] shaped = shape(correct, lengths);
      double[] shifts = Arrays.stream(shaped).map(r -> r - 1).toArray();
      assertThat(Arrays.stream(shifts).sum()).isCloseTo(0, within(1e-12));
      assertThat(Arrays.stream(shifts).map(Math::abs).max().orElseThrow())
          .isCloseTo(.2, within(1e-12));
    }
  }

  @Test
  void correctResponseWithoutTokensIsRefused() {
    assertThatThrownBy(() -> shape(new boolean[] {true}, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> shape(new boolean[] {true}, 1, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
