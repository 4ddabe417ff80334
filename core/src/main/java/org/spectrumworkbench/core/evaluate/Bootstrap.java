package org.spectrumworkbench.core.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

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
    return interval(means);
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

  /**
   * The interval of what leaving some problems out does to the mean: all problems are drawn again
   * each time, and both means are taken of the same draw. A draw that leaves nothing is repeated.
   *
   * @param scores one score a problem
   * @param kept which problems stay, at least one
   * @return the interval of {@code mean(scores of the kept) - mean(all scores)}
   */
  public Interval subsetDifference(double[] scores, boolean[] kept) {
    if (scores.length != kept.length) {
      throw new IllegalArgumentException(
          "%d scores, %d marks".formatted(scores.length, kept.length));
    }
    if (IntStream.range(0, kept.length).noneMatch(i -> kept[i])) {
      throw new IllegalArgumentException("no problem is kept");
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] differences = new double[resamples];
    for (int b = 0; b < resamples; b++) {
      double all = 0;
      double ofKept = 0;
      int stay = 0;
      while (stay == 0) {
        all = 0;
        ofKept = 0;
        for (int i = 0; i < scores.length; i++) {
          int drawn = random.nextInt(scores.length);
          all += scores[drawn];
          if (kept[drawn]) {
            ofKept += scores[drawn];
            stay++;
          }
        }
      }
      differences[b] = ofKept / stay - all / scores.length;
    }
    return interval(differences);
  }

  private Interval interval(double[] values) {
    Arrays.sort(values);
    double tail = (1 - level) / 2;
    return new Interval(quantile(values, tail), quantile(values, 1 - tail));
  }

  /** The quantile of sorted values, linear between neighbours. */
  static double quantile(double[] sorted, double chance) {
    double place = chance * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
