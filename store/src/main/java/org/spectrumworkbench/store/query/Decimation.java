package org.spectrumworkbench.store.query;

import java.util.ArrayList;
import java.util.List;

/**
 * Draws a curve of any length together into few buckets, in one pass.
 *
 * <p>Buckets hold equally many neighbouring values, a power of two. When there are twice as many as
 * wanted, neighbours merge; so a curve that grows keeps its old buckets most of the time, and
 * nothing flickers.
 */
final class Decimation {
  private final int most;
  private final List<Sum> sums = new ArrayList<>();
  private int perBucket = 1;
  private int points;

  Decimation(int most) {
    this.most = Math.max(1, most);
  }

  /** Adds the next value, in the order of steps; what is not a number leaves a gap. */
  void add(int step, double value) {
    if (Double.isNaN(value)) {
      return;
    }
    points++;
    if (!sums.isEmpty() && sums.getLast().count < perBucket) {
      sums.getLast().add(step, value);
      return;
    }
    if (sums.size() == most) {
      halve();
      if (sums.getLast().count < perBucket) {
        sums.getLast().add(step, value);
        return;
      }
    }
    Sum sum = new Sum(step);
    sum.add(step, value);
    sums.add(sum);
  }

  MetricSeries series(String name) {
    return new MetricSeries(name, points, sums.stream().map(Sum::bucket).toList());
  }

  private void halve() {
    perBucket *= 2;
    List<Sum> merged = new ArrayList<>(most);
    for (int i = 0; i < sums.size(); i += 2) {
      Sum sum = sums.get(i);
      if (i + 1 < sums.size()) {
        sum.add(sums.get(i + 1));
      }
      merged.add(sum);
    }
    sums.clear();
    sums.addAll(merged);
  }

  private static final class Sum {
    private final int firstStep;
    private int lastStep;
    private double low = Double.POSITIVE_INFINITY;
    private double high = Double.NEGATIVE_INFINITY;
    private double sum;
    private int count;

    Sum(int firstStep) {
      this.firstStep = firstStep;
    }

    void add(int step, double value) {
      lastStep = step;
      low = Math.min(low, value);
      high = Math.max(high, value);
      sum += value;
      count++;
    }

    void add(Sum next) {
      lastStep = next.lastStep;
      low = Math.min(low, next.low);
      high = Math.max(high, next.high);
      sum += next.sum;
      count += next.count;
    }

    MetricSeries.Bucket bucket() {
      return new MetricSeries.Bucket(firstStep, lastStep, low, high, sum / count);
    }
  }
}
