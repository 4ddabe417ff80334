package org.spectrumworkbench.app.chart.draw;

/**
 * A rectangle in pixels, y downwards.
 *
 * @param x left edge
 * @param y upper edge
 * @param width not negative
 * @param height not negative
 */
public record Box(double x, double y, double width, double height) {

  /** A negative width or height, as a window too small gives, becomes 0. */
  public Box {
    width = Math.max(0, width);
    height = Math.max(0, height);
  }

  /** The right edge. */
  public double right() {
    return x + width;
  }

  /** The lower edge. */
  public double bottom() {
    return y + height;
  }

  /** Whether the point lies inside or on the edge. */
  public boolean contains(double px, double py) {
    return px >= x && px <= right() && py >= y && py <= bottom();
  }
}
