package org.spectrumworkbench.core.signal;

import java.util.Arrays;

/**
 * Advantages from rewards.
 *
 * <pre>A_i = (r_i - mean(r)) / s</pre>
 *
 * where the mean is the group's and s is, by {@link RewardScaling}, the group's standard deviation
 * or 1.
 *
 * <p>The standard deviation is the population's (divided by G), as in the GRPO paper; with binary
 * rewards the mean of |A| in a group is then exactly {@code 2 sqrt(p(1-p))}. No epsilon is added to
 * it. Instead (ours) a group whose rewards are all equal, up to rounding, gets exact zeros: it
 * carries no signal, whatever the scaling.
 */
public final class Advantages {
  /** Rewards closer than this, relative to the largest, are taken as equal. */
  private static final double ROUNDING = 1e-12;

  private Advantages() {}

  /**
   * Advantages of a batch of groups.
   *
   * @param rewards one row a group, one reward a response; rows may differ in length
   * @return the advantages in the same shape
   * @throws IllegalArgumentException if a group is empty or a reward is not finite
   */
  public static double[][] of(double[][] rewards, RewardScaling scaling) {
    double[][] advantages = new double[rewards.length][];
    for (int g = 0; g < rewards.length; g++) {
      advantages[g] =
          switch (scaling) {
            case GROUP -> centred(rewards[g], deviation(rewards[g]));
            case NONE -> centred(rewards[g], 1);
          };
    }
    return advantages;
  }

  /** Whether the rewards of a group differ, so that it gives a policy gradient. */
  public static boolean hasSignal(double[] rewards) {
    checkGroup(rewards);
    double low = Arrays.stream(rewards).min().orElseThrow();
    double high = Arrays.stream(rewards).max().orElseThrow();
    return high - low > ROUNDING * Math.max(Math.abs(low), Math.abs(high));
  }

  private static double[] centred(double[] rewards, double scale) {
    double[] advantages = new double[rewards.length];
    if (!hasSignal(rewards)) {
      return advantages;
    }
    double mean = mean(rewards);
    for (int i = 0; i < rewards.length; i++) {
      advantages[i] = (rewards[i] - mean) / scale;
    }
    return advantages;
  }

  private static void checkGroup(double[] rewards) {
    if (rewards.length == 0) {
      throw new IllegalArgumentException("a group needs at least one response");
    }
    for (double reward : rewards) {
      if (!Double.isFinite(reward)) {
        throw new IllegalArgumentException("a reward is not finite: " + Arrays.toString(rewards));
      }
    }
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / values.length);
  }
}
