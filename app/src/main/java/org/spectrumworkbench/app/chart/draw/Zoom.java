package org.spectrumworkbench.app.chart.draw;

import org.jspecify.annotations.Nullable;

/**
 * The part of a chart that is looked at. A null side shows all there is and grows with the data.
 *
 * @param x values from left to right, or null for all
 * @param y values from below to above, or null for all
 */
public record Zoom(@Nullable Range x, @Nullable Range y) {

  /** All there is. */
  public static final Zoom WHOLE = new Zoom(null, null);

  /** Whether nothing is left out. */
  public boolean whole() {
    return x == null && y == null;
  }

  /**
   * A range drawn together about a value that keeps its place on the screen.
   *
   * @param factor length afterwards over length before, measured along the axis: below 1 looks
   *     closer
   */
  public static Range about(Range shown, Axis.Spacing spacing, double value, double factor) {
    double at = spacing.spread(value);
    double lo = at + (spacing.spread(shown.lo()) - at) * factor;
    double hi = at + (spacing.spread(shown.hi()) - at) * factor;
    return new Range(spacing.value(lo), spacing.value(hi));
  }

  /** A range moved by this share of its length along the axis, but not beyond {@code all}. */
  public static Range moved(Range shown, Axis.Spacing spacing, double share, Range all) {
    double lo = spacing.spread(shown.lo());
    double hi = spacing.spread(shown.hi());
    double by = (hi - lo) * share;
    by =
        Math.max(
            Math.min(by, Math.max(0, spacing.spread(all.hi()) - hi)),
            Math.min(0, spacing.spread(all.lo()) - lo));
    return new Range(spacing.value(lo + by), spacing.value(hi + by));
  }
}
