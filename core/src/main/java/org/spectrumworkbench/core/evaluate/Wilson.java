package org.spectrumworkbench.core.evaluate;

/** Wilson's score interval for the success rate of a single problem (Wilson 1927). */
public final class Wilson {
  /** The normal quantile of a 95 % interval. */
  public static final double Z95 = 1.959963984540054;

  private Wilson() {}

  /** The 95 % interval. */
  public static Interval interval95(int correct, int samples) {
    return interval(correct, samples, Z95);
  }

  /**
   * <pre>(p + z²/2n  ±  z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n)</pre>
   *
   * @param correct c, 0 to n
   * @param samples n, at least 1
   * @param z normal quantile, above 0
   */
  public static Interval interval(int correct, int samples, double z) {
    if (samples < 1 || correct < 0 || correct > samples || !(z > 0)) {
      throw new IllegalArgumentException(
          "no interval for %d of %d at z = %s".formatted(correct, samples, z));
    }
    double n = samples;
    double p = correct / n;
    double centre = p + z * z / (2 * n);
    double half = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    double scale = 1 + z * z / n;
    // At 0 and n the ends are exactly 0 and 1; rounding would leave a hair.
    double low = correct == 0 ? 0 : (centre - half) / scale;
    double high = correct == samples ? 1 : (centre + half) / scale;
    return new Interval(low, high);
  }
}
