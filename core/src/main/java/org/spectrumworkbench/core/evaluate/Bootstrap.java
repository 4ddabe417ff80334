package org.spectrumworkbench.core.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Percentile bootstrap over problems: problems are drawn again with replacement, and the mean of
 * their scores is taken each time. Problems are what a score generalises over; samples of one
 * problem are not independent evidence.
 *
 * @param resamples how often problems are drawn again, at least 1
 * @param level share of the resampled means within the interval, above 0 and below 1
 * @param seed the same seed gives the same intervals
 */
public record Bootstrap(int resamples, double level, long seed) {
  /** 2,000 resamples, 95 %. */
  public static final Bootstrap STANDARD = new Bootstrap(2_000, .95, 20_250_101L);

  public Bootstrap {
    if (resamples < 1 || !(level > 0 && level < 1)) {
      throw new IllegalArgumentException(
          "resamples must be at least 1 and the level between 0 and 1: %d, %s"
              .formatted(resamples, level));
    }
  }

  /**
   * The interval of the mean.
   *
   * @param scores one score a problem, at least one
   */
  public Interval mean(double[] scores) {
    if (scores.length == 0) {
      throw new IllegalArgumentException("a bootstrap needs at least one problem");
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] means = new double[resamples];
    for (int b = 0; b < resamples; b++) {
      double sum = 0;
      for (int i = 0; i < scores.length; i++) {
        sum += scores[random.nextInt(scores.length)];
      }
      means[b] = sum / scores.length;
    }
    Arrays.sort(means);
    double tail = (1 - level) / 2;
    return new Interval(quantile(means, tail), quantile(means, 1 - tail));
  }

  /**
   * The interval of the mean difference of two models on the same problems; each problem is drawn
   * with both its scores.
   *
   * @param scores one score a problem
   * @param baseline the other model's scores of the same problems in the same order
   * @return the interval of {@code mean(scores - baseline)}
   */
  public Interval pairedDifference(double[] scores, double[] baseline) {
    if (scores.length != baseline.length) {
      throw new IllegalArgumentException(
          "%d problems against %d: pairs need the same problems"
              .formatted(scores.length, baseline.length));
    }
    double[] differences = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      differences[i] = scores[i] - baseline[i];
    }
    return mean(differences);
  }

  /** The quantile of sorted values, linear between neighbours. */
  static double quantile(double[] sorted, double chance) {
    double place = chance * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
