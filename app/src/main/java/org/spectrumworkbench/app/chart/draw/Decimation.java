package org.spectrumworkbench.app.chart.draw;

import java.util.Arrays;

/**
 * A long history in few points: the stretch shown is cut into buckets of equal width on the screen,
 * and each keeps its mean, its smallest and its largest value, so that no peak is lost whatever the
 * length.
 *
 * @param count number of points in use; the arrays may be longer
 * @param x mean place of each bucket
 * @param mean mean value of each bucket, NaN where it holds only gaps
 * @param lo smallest value (of the series' band where it has one)
 * @param hi largest value
 * @param bucketed false where the points were few enough to stay as they are
 */
@SuppressWarnings("ArrayRecordComponent")
record Decimation(
    int count, double[] x, double[] mean, double[] lo, double[] hi, boolean bucketed) {

  /**
   * The part of a series within a scale's values, and one point more to either side so that its
   * line runs out of the picture.
   *
   * @param most number of buckets
   */
  static Decimation of(Series series, Scale scale, int most) {
    double[] xs = series.x();
    if (!series.ascending()) {
      return new Decimation(xs.length, xs, series.y(), lower(series), upper(series), false);
    }
    int from = Math.max(0, lowerBound(xs, scale.values().lo()) - 1);
    int to = Math.min(xs.length, upperBound(xs, scale.values().hi()) + 1);
    if (to - from <= most) {
      return new Decimation(
          to - from,
          Arrays.copyOfRange(xs, from, to),
          Arrays.copyOfRange(series.y(), from, to),
          Arrays.copyOfRange(lower(series), from, to),
          Arrays.copyOfRange(upper(series), from, to),
          false);
    }
    return buckets(series, scale, from, to, most);
  }

  private static Decimation buckets(Series series, Scale scale, int from, int to, int most) {
    double[] xs = series.x();
    double[] ys = series.y();
    double[] lower = lower(series);
    double[] upper = upper(series);
    double start = Math.min(scale.start(), scale.end());
    double width = Math.abs(scale.end() - scale.start()) / most;
    // The two neighbours outside the picture get a bucket of their own, or they would bend the
    // outermost one.
    double[] x = new double[most + 2];
    double[] mean = new double[most + 2];
    double[] lo = new double[most + 2];
    double[] hi = new double[most + 2];
    int count = 0;
    int i = from;
    while (i < to) {
      long bucket = bucket(scale.pixel(xs[i]), start, width, most);
      double sumX = 0;
      double sumY = 0;
      double min = Double.POSITIVE_INFINITY;
      double max = Double.NEGATIVE_INFINITY;
      int finite = 0;
      int first = i;
      while (i < to && (i == first || bucket(scale.pixel(xs[i]), start, width, most) == bucket)) {
        sumX += xs[i];
        if (Double.isFinite(ys[i])) {
          sumY += ys[i];
          finite++;
          min = Math.min(min, Double.isFinite(lower[i]) ? lower[i] : ys[i]);
          max = Math.max(max, Double.isFinite(upper[i]) ? upper[i] : ys[i]);
        }
        i++;
      }
      x[count] = sumX / (i - first);
      mean[count] = finite == 0 ? Double.NaN : sumY / finite;
      lo[count] = finite == 0 ? Double.NaN : min;
      hi[count] = finite == 0 ? Double.NaN : max;
      count++;
    }
    return new Decimation(count, x, mean, lo, hi, true);
  }

  private static long bucket(double pixel, double start, double width, int most) {
    return Math.clamp((long) Math.floor((pixel - start) / width), -1, most);
  }

  private static double[] lower(Series series) {
    double[] lo = series.lo();
    return lo == null ? series.y() : lo;
  }

  private static double[] upper(Series series) {
    double[] hi = series.hi();
    return hi == null ? series.y() : hi;
  }

  /** Index of the first value not below {@code value}. */
  static int lowerBound(double[] xs, double value) {
    int lo = 0;
    int hi = xs.length;
    while (lo < hi) {
      int middle = (lo + hi) >>> 1;
      if (xs[middle] < value) {
        lo = middle + 1;
      } else {
        hi = middle;
      }
    }
    return lo;
  }

  /** Index of the first value above {@code value}. */
  private static int upperBound(double[] xs, double value) {
    int lo = 0;
    int hi = xs.length;
    while (lo < hi) {
      int middle = (lo + hi) >>> 1;
      if (xs[middle] <= value) {
        lo = middle + 1;
      } else {
        hi = middle;
      }
    }
    return lo;
  }
}
