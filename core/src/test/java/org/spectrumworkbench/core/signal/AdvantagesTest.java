package org.spectrumworkbench.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdvantagesTest {
  static double[] binary(int correct, int group) {
    double[] rewards = new double[group];
    Arrays.fill(rewards, 0, correct, 1);
    return rewards;
  }

  private static double[] random(SplittableRandom random, int group) {
    return random.doubles(group).toArray();
  }

  @Test
  void groupAdvantagesHaveMeanZeroAndPopulationDeviationOne() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 200; round++) {
      double[] advantages = ofGroup(random(random, 2 + random.nextInt(15)));
      double mean = Arrays.stream(advantages).average().orElseThrow();
      double square = Arrays.stream(advantages).map(a -> a * a).average().orElseThrow();
      assertThat(mean).isCloseTo(0, within(1e-12));
      assertThat(square).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void oneCorrectOfFourByHand() {
    // mean 1/4, population deviation sqrt(3)/4
    assertThat(ofGroup(binary(1, 4)))
        .containsExactly(
            new double[] {Math.sqrt(3), -1 / Math.sqrt(3), -1 / Math.sqrt(3), -1 / Math.sqrt(3)},
            within(1e-12));
  }

  @Test
  void binaryRewardsGiveMeanSizeOfTwoRootPQ() {
    for (int correct = 0; correct <= 8; correct++) {
      double p = correct / 8.;
      double size =
          Arrays.stream(ofGroup(binary(correct, 8))).map(Math::abs).average().orElseThrow();
      assertThat(size).isCloseTo(2 * Math.sqrt(p * (1 - p)), within(1e-12));
    }
  }

  @ParameterizedTest
  @EnumSource
  void groupWithOneOutcomeGivesNoGradient(RewardScaling scaling) {
    double[][] rewards = {binary(0, 8), binary(8, 8), {.1 + .2, .3, .3}, binary(3, 8)};
    double[][] advantages = Advantages.of(rewards, scaling);
    assertThat(advantages[0]).containsOnly(0);
    assertThat(advantages[1]).containsOnly(0);
    assertThat(advantages[2]).containsOnly(0);
    assertThat(Arrays.stream(advantages[3]).map(Math::abs).sum()).isPositive();
  }

  @Test
  void withoutScalingAdvantagesAreCentredRewards() {
    double[][] advantages =
        Advantages.of(new double[][] {{1, 0, 0, 1}, {0, 0, 0, 1}}, RewardScaling.NONE);
    assertThat(advantages[0]).containsExactly(.5, -.5, -.5, .5);
    assertThat(advantages[1]).containsExactly(-.25, -.25, -.25, .75);
  }

  @Test
  void factorOnAGroupsRewardsCancels() {
    double[] rewards = {1, 0, .5, 0, 1};
    double[] weighted = Arrays.stream(rewards).map(r -> r * .28).toArray();
    assertThat(ofGroup(weighted)).containsExactly(ofGroup(rewards), within(1e-12));
  }

  @Test
  void emptyGroupsAndBrokenRewardsAreRefused() {
    assertThatThrownBy(() -> ofGroup(new double[0])).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ofGroup(new double[] {1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] ofGroup(double[] rewards) {
    return Advantages.of(new double[][] {rewards}, RewardScaling.GROUP)[0];
  }
}
