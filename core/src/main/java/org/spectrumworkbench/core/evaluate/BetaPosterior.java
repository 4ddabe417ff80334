package org.spectrumworkbench.core.evaluate;

/**
 * What c correct of n say about a problem's success rate, starting from no opinion.
 *
 * <pre>p | c  ~  Beta(1 + c, 1 + n - c)</pre>
 *
 * @param correct c
 * @param samples n
 */
public record BetaPosterior(int correct, int samples) {
  public BetaPosterior {
    if (samples < 0 || correct < 0 || correct > samples) {
      throw new IllegalArgumentException(
          "%d of %d samples cannot be correct".formatted(correct, samples));
    }
  }

  /** The mean, {@code (1 + c) / (2 + n)}. */
  public double mean() {
    return (1. + correct) / (2. + samples);
  }

  /** The density at p, 0 to 1. */
  public double density(double p) {
    return (samples + 1) * binomial(samples, correct, p);
  }

  /**
   * The chance that the success rate is at most p. With whole c and n it is a sum:
   *
   * <pre>I_p(1 + c, 1 + n - c) = P(Binomial(n + 1, p) &gt;= c + 1)</pre>
   */
  public double atMost(double p) {
    if (p <= 0) {
      return 0;
    }
    if (p >= 1) {
      return 1;
    }
    double above = 0;
    double below = 0;
    for (int i = 0; i <= samples + 1; i++) {
      double term = binomial(samples + 1, i, p);
      if (i > correct) {
        above += term;
      } else {
        below += term;
      }
    }
    // The smaller of the two sums is the exact one.
    return above < below ? above : 1 - below;
  }

  /**
   * The success rate that the posterior stays below with a given chance.
   *
   * @param chance 0 to 1
   */
  public double quantile(double chance) {
    if (!(chance >= 0 && chance <= 1)) {
      throw new IllegalArgumentException("a chance must be from 0 to 1: " + chance);
    }
    double low = 0;
    double high = 1;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (atMost(middle) < chance) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /**
   * The interval with equal tails.
   *
   * @param level share within, above 0 and below 1, such as .95
   */
  public Interval interval(double level) {
    double tail = (1 - level) / 2;
    return new Interval(quantile(tail), quantile(1 - tail));
  }

  private static double binomial(int n, int k, double p) {
    if (p <= 0 || p >= 1) {
      return (p <= 0 ? k == 0 : k == n) ? 1 : 0;
    }
    double log = k * Math.log(p) + (n - k) * Math.log1p(-p);
    for (int i = 1; i <= Math.min(k, n - k); i++) {
      log += Math.log((n - i + 1.) / i);
    }
    return Math.exp(log);
  }
}
