package org.spectrumworkbench.core.evaluate;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Pass@K of a model on a set of problems, each with its interval over problems.
 *
 * @param pass1 Pass@1, the mean share of correct samples
 * @param pass1Interval its bootstrap interval
 * @param passK Pass@K by K, without Pass@1
 * @param passKIntervals their bootstrap intervals by K
 * @param problems how many problems
 * @param samples samples drawn in all
 */
public record Score(
    double pass1,
    Interval pass1Interval,
    SortedMap<Integer, Double> passK,
    SortedMap<Integer, Interval> passKIntervals,
    int problems,
    long samples) {
  public Score {
    passK = Collections.unmodifiableSortedMap(new TreeMap<>(passK));
    passKIntervals = Collections.unmodifiableSortedMap(new TreeMap<>(passKIntervals));
  }

  /**
   * Scores counts.
   *
   * @param counts one entry a problem, at least one
   * @param ks the Ks, each at least 2 and at most the samples of any problem
   * @param bootstrap how the intervals are made
   */
  public static Score of(List<ProblemCount> counts, List<Integer> ks, Bootstrap bootstrap) {
    double[] single = passAt(counts, 1);
    SortedMap<Integer, Double> passK = new TreeMap<>();
    SortedMap<Integer, Interval> intervals = new TreeMap<>();
    for (int k : ks) {
      if (k > 1) {
        double[] scores = passAt(counts, k);
        passK.put(k, mean(scores));
        intervals.put(k, bootstrap.mean(scores));
      }
    }
    return new Score(
        mean(single),
        bootstrap.mean(single),
        passK,
        intervals,
        counts.size(),
        counts.stream().mapToLong(ProblemCount::samples).sum());
  }

  /** Pass@K of each problem, in the order of the counts. */
  static double[] passAt(List<ProblemCount> counts, int k) {
    return counts.stream()
        .mapToDouble(count -> PassAtK.estimate(count.samples(), count.correct(), k))
        .toArray();
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
