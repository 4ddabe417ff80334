package org.spectrumworkbench.core.signal;

import java.util.Arrays;

/**
 * The weight that MGPO gives a problem by how far its success rate is from the most uncertain one
 * (paper: VibeThinker-1.5B, arXiv 2511.06221).
 *
 * <pre>
 * p_c   = mean(r == 1)
 * D_ME  = p_c ln(p_c / p0) + (1 - p_c) ln((1 - p_c) / (1 - p0)),   0 ln 0 = 0,   p0 = 1/2
 * w_ME  = exp(-lambda D_ME)
 * </pre>
 *
 * Divergences are in nats. Success rates of 0 and 1 are used as they are, never clipped: at p0 =
 * 1/2 the weight there is {@code 2^-lambda}. {@code D_ME = ln 2 - H(p_c)}, H being the entropy of a
 * coin.
 */
public final class MaxEntWeight {
  /** The success rate of the highest entropy. */
  public static final double MOST_UNCERTAIN = .5;

  private MaxEntWeight() {}

  /**
   * The share of correct responses.
   *
   * @param correct one entry a response, at least one
   */
  public static double successRate(boolean[] correct) {
    if (correct.length == 0) {
      throw new IllegalArgumentException("a group needs at least one response");
    }
    int count = 0;
    for (boolean each : correct) {
      count += each ? 1 : 0;
    }
    return count / (double) correct.length;
  }

  /** D_ME against the most uncertain rate of one half, in nats. */
  public static double divergence(double successRate) {
    return divergence(successRate, MOST_UNCERTAIN);
  }

  /**
   * D_ME in nats.
   *
   * @param successRate p_c, 0 to 1
   * @param target p0, above 0 and below 1
   */
  public static double divergence(double successRate, double target) {
    if (!(successRate >= 0 && successRate <= 1)) {
      throw new IllegalArgumentException("a success rate must be from 0 to 1: " + successRate);
    }
    if (!(target > 0 && target < 1)) {
      throw new IllegalArgumentException("the target rate must lie between 0 and 1: " + target);
    }
    return term(successRate, target) + term(1 - successRate, 1 - target);
  }

  /**
   * w_ME against the most uncertain rate of one half.
   *
   * @param successRate p_c, 0 to 1
   * @param lambda sharpness, 0 or more; 0 gives 1 everywhere, which is GRPO
   */
  public static double weight(double successRate, double lambda) {
    if (!(lambda >= 0) || Double.isInfinite(lambda)) {
      throw new IllegalArgumentException("lambda must be 0 or more: " + lambda);
    }
    return Math.exp(-lambda * divergence(successRate));
  }

  /**
   * Scales weights so that those of groups with signal have a mean of 1 (ours). It tells a
   * curriculum from a smaller learning rate: the policy gradient keeps its size, only its shares
   * change. Groups without signal are scaled alike; their advantages are zero anyway.
   *
   * @param weights one weight a group
   * @param signal whether the group has signal, in the same order
   */
  public static double[] renormalised(double[] weights, boolean[] signal) {
    double sum = 0;
    int count = 0;
    for (int g = 0; g < weights.length; g++) {
      if (signal[g]) {
        sum += weights[g];
        count++;
      }
    }
    double scale = sum > 0 ? count / sum : 1;
    return Arrays.stream(weights).map(w -> w * scale).toArray();
  }

  private static double term(double p, double q) {
    return p == 0 ? 0 : p * Math.log(p / q);
  }
}
