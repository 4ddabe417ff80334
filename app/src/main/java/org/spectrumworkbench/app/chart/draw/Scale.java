package org.spectrumworkbench.app.chart.draw;

/**
 * Maps values to pixels.
 *
 * @param spacing how values are spread
 * @param values the values at the two ends
 * @param start pixel of the lower value
 * @param end pixel of the upper value; below {@code start} for a scale that grows upwards
 */
public record Scale(Axis.Spacing spacing, Range values, double start, double end) {

  /** The pixel of a value; NaN where the spacing has no place for it. */
  public double pixel(double value) {
    double lo = spacing.spread(values.lo());
    double hi = spacing.spread(values.hi());
    return start + (spacing.spread(value) - lo) / (hi - lo) * (end - start);
  }

  /** The value at a pixel. */
  public double value(double pixel) {
    double lo = spacing.spread(values.lo());
    double hi = spacing.spread(values.hi());
    return spacing.value(lo + (pixel - start) / (end - start) * (hi - lo));
  }
}
