package org.spectrumworkbench.core.signal;

/**
 * Advantages of MGPO: the maximum-entropy weight of a group times its normalised advantages
 * (paper).
 *
 * <pre>A'_i = w_ME(p_c) A_i</pre>
 *
 * The weight multiplies the advantage and never the reward: a factor common to a group's rewards
 * cancels when they are normalised. The success rate counts correct responses, whatever else the
 * rewards reflect.
 */
public final class Mgpo {
  private Mgpo() {}

  /**
   * How the advantages are made.
   *
   * @param lambda sharpness of the weight; 0 is GRPO (or Dr.GRPO, by the scaling) exactly
   * @param scaling what centred rewards are divided by
   * @param renormalise whether the weights of groups with signal are scaled to a mean of 1
   */
  public record Options(double lambda, RewardScaling scaling, boolean renormalise) {}

  /**
   * One batch.
   *
   * @param successRates p_c of each group
   * @param weights weight of each group, as applied
   * @param signal whether the rewards of the group differ
   * @param advantages weighted advantages, one row a group
   */
  public record Batch(
      double[] successRates, double[] weights, boolean[] signal, double[][] advantages) {}

  /**
   * Weighted advantages of a batch of groups.
   *
   * @param rewards one row a group, one reward a response
   * @param correct whether each response is correct, in the same shape
   */
  public static Batch of(double[][] rewards, boolean[][] correct, Options options) {
    int groups = rewards.length;
    if (correct.length != groups) {
      throw new IllegalArgumentException(
          "%d groups of rewards, %d of verdicts".formatted(groups, correct.length));
    }
    double[] rates = new double[groups];
    double[] weights = new double[groups];
    boolean[] signal = new boolean[groups];
    for (int g = 0; g < groups; g++) {
      if (rewards[g].length != correct[g].length) {
        throw new IllegalArgumentException(
            "group %d has %d rewards and %d verdicts"
                .formatted(g, rewards[g].length, correct[g].length));
      }
      rates[g] = MaxEntWeight.successRate(correct[g]);
      weights[g] = MaxEntWeight.weight(rates[g], options.lambda());
      signal[g] = Advantages.hasSignal(rewards[g]);
    }
    if (options.renormalise()) {
      weights = MaxEntWeight.renormalised(weights, signal);
    }
    double[][] advantages = Advantages.of(rewards, options.scaling());
    for (int g = 0; g < groups; g++) {
      for (int i = 0; i < advantages[g].length; i++) {
        advantages[g][i] *= weights[g];
      }
    }
    return new Batch(rates, weights, signal, advantages);
  }
}
