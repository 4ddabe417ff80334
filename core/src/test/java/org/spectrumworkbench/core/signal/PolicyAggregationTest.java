package org.spectrumworkbench.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spectrumworkbench.core.signal.PolicyAggregation.Step;

class PolicyAggregationTest {
  private static final int[] LENGTHS = {1, 4, 3};
  private static final Step WHOLE = Step.of(LENGTHS, 10);

  private static double sum(double[][] weights) {
    return Arrays.stream(weights).flatMapToDouble(Arrays::stream).sum();
  }

  @Test
  void grpoWeighsResponsesAlike() {
    double[][] weights = PolicyAggregation.GRPO.tokenWeights(LENGTHS, 5, WHOLE);
    for (int i = 0; i < 3; i++) {
      assertThat(Arrays.stream(weights[i]).sum()).isCloseTo(1 / 3., within(1e-15));
    }
    assertThat(weights[1][0]).isCloseTo(1 / 12., within(1e-15));
  }

  @Test
  void bnpoAndDapoWeighTokensAlike() {
    double[][] weights = PolicyAggregation.BNPO.tokenWeights(LENGTHS, 5, WHOLE);
    assertThat(weights[0]).containsExactly(1 / 8., 0, 0, 0, 0);
    assertThat(weights[1]).containsExactly(1 / 8., 1 / 8., 1 / 8., 1 / 8., 0);
    assertThat(PolicyAggregation.DAPO.tokenWeights(LENGTHS, 5, WHOLE)).isDeepEqualTo(weights);
  }

  @Test
  void dapoCountsTheTokensOfTheWholeStepAndBnpoThoseOfTheMicroBatch() {
    int[] first = {1, 4};
    int[] second = {3};
    double dapo =
        sum(PolicyAggregation.DAPO.tokenWeights(first, 5, WHOLE))
            + sum(PolicyAggregation.DAPO.tokenWeights(second, 5, WHOLE));
    assertThat(dapo).isCloseTo(1, within(1e-15));
    assertThat(sum(PolicyAggregation.BNPO.tokenWeights(first, 5, WHOLE)))
        .isCloseTo(1, within(1e-15));
  }

  @Test
  void drGrpoDividesByAConstant() {
    double[][] weights = PolicyAggregation.DR_GRPO.tokenWeights(LENGTHS, 5, WHOLE);
    assertThat(weights[0][0]).isCloseTo(1 / 30., within(1e-15));
    assertThat(weights[1][3]).isCloseTo(1 / 30., within(1e-15));
  }

  @ParameterizedTest
  @EnumSource(
      value = PolicyAggregation.class,
      names = {"GRPO", "DAPO", "DR_GRPO"})
  void splittingTheStepIntoMicroBatchesChangesNothing(PolicyAggregation aggregation) {
    double[][] whole = aggregation.tokenWeights(LENGTHS, 5, WHOLE);
    double[][] first = aggregation.tokenWeights(new int[] {1, 4}, 5, WHOLE);
    double[][] second = aggregation.tokenWeights(new int[] {3}, 5, WHOLE);
    assertThat(new double[][] {first[0], first[1], second[0]}).isDeepEqualTo(whole);
  }

  @ParameterizedTest
  @EnumSource
  void responseOfLengthZeroIsLeftOut(PolicyAggregation aggregation) {
    int[] lengths = {2, 0};
    double[][] weights = aggregation.tokenWeights(lengths, 3, Step.of(lengths, 4));
    assertThat(weights[1]).containsOnly(0);
    assertThat(weights[0][0]).isPositive().isFinite();
  }

  @Test
  void lengthBeyondTheWidthIsRefused() {
    assertThatThrownBy(
            () -> PolicyAggregation.GRPO.tokenWeights(new int[] {4}, 3, Step.of(new int[] {4}, 4)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
