package org.spectrumworkbench.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MgpoTest {
  private record Groups(double[][] rewards, boolean[][] correct) {}

  private static Groups groups(SplittableRandom random, int count) {
    double[][] rewards = new double[count][8];
    boolean[][] correct = new boolean[count][8];
    for (int g = 0; g < count; g++) {
      double p = random.nextDouble();
      for (int i = 0; i < 8; i++) {
        correct[g][i] = random.nextDouble() < p;
        rewards[g][i] = correct[g][i] ? 1 : 0;
      }
    }
    return new Groups(rewards, correct);
  }

  @ParameterizedTest
  @EnumSource
  void lambdaZeroIsGrpoExactly(RewardScaling scaling) {
    Groups groups = groups(new SplittableRandom(2), 32);
    Mgpo.Batch batch =
        Mgpo.of(groups.rewards(), groups.correct(), new Mgpo.Options(0, scaling, false));
    assertThat(batch.advantages()).isDeepEqualTo(Advantages.of(groups.rewards(), scaling));
  }

  @Test
  void advantageIsWeightTimesNormalisedAdvantage() {
    Groups groups = groups(new SplittableRandom(3), 32);
    Mgpo.Batch batch =
        Mgpo.of(
            groups.rewards(), groups.correct(), new Mgpo.Options(4, RewardScaling.GROUP, false));
    double[][] plain = Advantages.of(groups.rewards(), RewardScaling.GROUP);
    for (int g = 0; g < 32; g++) {
      double weight = MaxEntWeight.weight(batch.successRates()[g], 4);
      assertThat(batch.weights()[g]).isEqualTo(weight);
      for (int i = 0; i < 8; i++) {
        assertThat(batch.advantages()[g][i]).isCloseTo(weight * plain[g][i], within(1e-15));
      }
    }
  }

  @Test
  void renormalisedWeightsKeepTheirMeanOverGroupsWithSignal() {
    Groups groups = groups(new SplittableRandom(4), 64);
    Mgpo.Batch batch =
        Mgpo.of(groups.rewards(), groups.correct(), new Mgpo.Options(4, RewardScaling.GROUP, true));
    double sum = 0;
    int count = 0;
    for (int g = 0; g < 64; g++) {
      if (batch.signal()[g]) {
        sum += batch.weights()[g];
        count++;
      }
    }
    assertThat(count).isLessThan(64);
    assertThat(sum / count).isCloseTo(1, within(1e-12));
  }

  @Test
  void shapedRewardsDoNotChangeTheWeight() {
    double[][] shaped = {{1.2, .96, .84, 0}};
    boolean[][] correct = {{true, true, true, false}};
    Mgpo.Batch batch = Mgpo.of(shaped, correct, new Mgpo.Options(1, RewardScaling.GROUP, false));
    assertThat(batch.successRates()[0]).isEqualTo(.75);
    assertThat(batch.weights()[0]).isCloseTo(.877382675, within(1e-9));
  }

  @Test
  void allCorrectGroupWithShapedRewardsKeepsSignalAtTheEndWeight() {
    double[][] shaped = {{1.2, .96, .84}};
    Mgpo.Batch batch =
        Mgpo.of(
            shaped,
            new boolean[][] {{true, true, true}},
            new Mgpo.Options(4, RewardScaling.GROUP, false));
    assertThat(batch.signal()[0]).isTrue();
    assertThat(batch.weights()[0]).isCloseTo(.0625, within(1e-12));
  }

  @Test
  void shapesThatDifferAreRefused() {
    var options = new Mgpo.Options(0, RewardScaling.GROUP, false);
    assertThatThrownBy(() -> Mgpo.of(new double[][] {{1, 0}}, new boolean[][] {{true}}, options))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Mgpo.of(new double[][] {{1, 0}}, new boolean[0][], options))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
