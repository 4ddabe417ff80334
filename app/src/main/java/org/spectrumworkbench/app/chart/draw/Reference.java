package org.spectrumworkbench.app.chart.draw;

/**
 * A stretch of an axis that means something by itself, such as "no signal", or one value of it,
 * such as the current step.
 *
 * @param label what it means, written beside it; may be empty
 * @param side which axis it lies on
 * @param values the stretch; both ends the same for a line
 */
public record Reference(String label, Side side, Range values) {

  /** An axis of a chart. */
  public enum Side {
    X,
    Y
  }

  /** A horizontal band. */
  public static Reference band(String label, double lo, double hi) {
    return new Reference(label, Side.Y, new Range(lo, hi));
  }

  /** A vertical band. */
  public static Reference span(String label, double from, double to) {
    return new Reference(label, Side.X, new Range(from, to));
  }

  /** A vertical line, such as the start of a stage. */
  public static Reference at(String label, double x) {
    return new Reference(label, Side.X, new Range(x, x));
  }

  /** A horizontal line, such as chance level. */
  public static Reference level(String label, double y) {
    return new Reference(label, Side.Y, new Range(y, y));
  }
}
