package org.spectrumworkbench.core.signal;

/**
 * Rewards that prefer the shorter of several correct responses (paper: VibeThinker-3B, arXiv
 * 2606.16140).
 *
 * <pre>
 * s_i  = 1 / L_i                                               for i in C, the correct responses
 * r'_i = r_i + a (s_i - mean_C s) / max_C |s_j - mean_C s|      for i in C, r_i otherwise;   a = 0.2
 * </pre>
 *
 * Equal lengths, or fewer than two correct responses, change nothing. The shifts of a group add up
 * to 0.
 */
public final class LongToShort {
  /** The a of the paper. */
  public static final double STRENGTH = .2;

  private LongToShort() {}

  /**
   * The reshaped rewards of one group.
   *
   * @param rewards reward of each response
   * @param correct whether it is correct
   * @param lengths its length in tokens, at least 1 where it is correct
   * @param strength the largest shift
   */
  public static double[] rewards(
      double[] rewards, boolean[] correct, int[] lengths, double strength) {
    if (rewards.length != correct.length || rewards.length != lengths.length) {
      throw new IllegalArgumentException(
          "%d rewards, %d verdicts, %d lengths"
              .formatted(rewards.length, correct.length, lengths.length));
    }
    double sum = 0;
    int count = 0;
    boolean equal = true;
    int first = 0;
    for (int i = 0; i < rewards.length; i++) {
      if (correct[i]) {
        if (lengths[i] < 1) {
          throw new IllegalArgumentException("response " + i + " is correct but has no tokens");
        }
        first = count == 0 ? lengths[i] : first;
        equal &= lengths[i] == first;
        sum += 1. / lengths[i];
        count++;
      }
    }
    double[] shaped = rewards.clone();
    // Compared as whole numbers: rounding in the mean of equal reciprocals would be blown up to a
    // full shift.
    if (count < 2 || equal) {
      return shaped;
    }
    double mean = sum / count;
    double widest = 0;
    for (int i = 0; i < rewards.length; i++) {
      if (correct[i]) {
        widest = Math.max(widest, Math.abs(1. / lengths[i] - mean));
      }
    }
    for (int i = 0; i < rewards.length; i++) {
      if (correct[i]) {
        shaped[i] += strength * (1. / lengths[i] - mean) / widest;
      }
    }
    return shaped;
  }
}
