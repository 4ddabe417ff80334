package org.spectrumworkbench.app.chart.draw;

import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Formats;

/**
 * What one direction of a chart means.
 *
 * @param title what is measured
 * @param unit its unit, empty where it has none
 * @param spacing how values are spread
 * @param fixed its ends, or null to follow the data
 */
public record Axis(String title, String unit, Spacing spacing, @Nullable Range fixed) {

  /** How values are spread along an axis. */
  public enum Spacing {
    LINEAR,
    /**
     * Each doubling takes the same length; for K of Pass@K. Values must be above 0, others are not
     * drawn.
     */
    LOG2;

    double spread(double value) {
      return switch (this) {
        case LINEAR -> value;
        case LOG2 -> value > 0 ? Math.log(value) / Math.log(2) : Double.NaN;
      };
    }

    double value(double spread) {
      return switch (this) {
        case LINEAR -> spread;
        case LOG2 -> Math.pow(2, spread);
      };
    }
  }

  /** An axis with evenly spaced values that follows the data. */
  public static Axis linear(String title) {
    return new Axis(title, "", Spacing.LINEAR, null);
  }

  /** An axis on which each doubling takes the same length. */
  public static Axis log2(String title) {
    return new Axis(title, "", Spacing.LOG2, null);
  }

  /** An axis of shares from 0 to 1. */
  public static Axis share(String title) {
    return new Axis(title, "", Spacing.LINEAR, new Range(0, 1));
  }

  /** The same with a unit, such as {@code nats}. */
  public Axis in(String newUnit) {
    return new Axis(title, newUnit, spacing, fixed);
  }

  /** The same with fixed ends. */
  public Axis from(double lo, double hi) {
    return new Axis(title, unit, spacing, new Range(lo, hi));
  }

  /** The title with its unit. */
  public String caption() {
    return unit.isEmpty() ? title : title + " (" + unit + ")";
  }

  /** A value as this axis writes it. */
  public String format(double value) {
    return Formats.number(value);
  }
}
