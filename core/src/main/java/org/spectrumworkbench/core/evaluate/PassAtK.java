package org.spectrumworkbench.core.evaluate;

/**
 * The chance that at least one of k responses is correct, estimated without bias from n of which c
 * are (Chen et al. 2021).
 *
 * <pre>1 - C(n-c, k) / C(n, k)  =  1 if n - c &lt; k,  else 1 - prod_{i=n-c+1..n} (1 - k/i)</pre>
 *
 * {@code 1 - (1 - c/n)^k} would be biased downwards; it is not used anywhere.
 */
public final class PassAtK {
  private PassAtK() {}

  /**
   * Pass@K of one problem.
   *
   * @param samples n, at least k
   * @param correct c, 0 to n
   * @param k at least 1
   * @throws IllegalArgumentException outside these bounds; k of more than n samples cannot be
   *     estimated
   */
  public static double estimate(int samples, int correct, int k) {
    if (k < 1 || k > samples) {
      throw new IllegalArgumentException(
          "Pass@%d cannot be estimated from %d samples".formatted(k, samples));
    }
    if (correct < 0 || correct > samples) {
      throw new IllegalArgumentException(
          "%d of %d samples cannot be correct".formatted(correct, samples));
    }
    if (samples - correct < k) {
      return 1;
    }
    double allWrong = 1;
    for (int i = samples - correct + 1; i <= samples; i++) {
      allWrong *= 1 - k / (double) i;
    }
    return 1 - allWrong;
  }
}
