package org.spectrumworkbench.app.chart.draw;

/**
 * A stretch of values.
 *
 * @param lo its lower end
 * @param hi its upper end, not below {@code lo}
 */
public record Range(double lo, double hi) {

  /**
   * @throws IllegalArgumentException when an end is not finite or they are the wrong way round
   */
  public Range {
    if (!Double.isFinite(lo) || !Double.isFinite(hi) || lo > hi) {
      throw new IllegalArgumentException("not a range: %s to %s".formatted(lo, hi));
    }
  }

  /** The stretch between two values, whichever is the larger. */
  public static Range between(double a, double b) {
    return new Range(Math.min(a, b), Math.max(a, b));
  }

  /** Whether the value lies in it, ends included. */
  public boolean contains(double value) {
    return value >= lo && value <= hi;
  }

  /** Upper end less lower end. */
  public double length() {
    return hi - lo;
  }
}
