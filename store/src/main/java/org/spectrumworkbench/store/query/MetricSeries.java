package org.spectrumworkbench.store.query;

import java.util.List;

/**
 * The whole history of one number, drawn together into few buckets that keep its extremes.
 *
 * @param name as in {@link org.spectrumworkbench.core.experiment.Metric}
 * @param points how many values were measured
 * @param buckets in the order of steps
 */
public record MetricSeries(String name, int points, List<Bucket> buckets) {
  public MetricSeries {
    buckets = List.copyOf(buckets);
  }

  /**
   * Neighbouring steps.
   *
   * @param firstStep the first step with a value
   * @param lastStep the last step with a value; equal to the first where nothing was drawn together
   * @param low least value
   * @param high greatest value
   * @param mean mean of the values
   */
  public record Bucket(int firstStep, int lastStep, double low, double high, double mean) {}
}
