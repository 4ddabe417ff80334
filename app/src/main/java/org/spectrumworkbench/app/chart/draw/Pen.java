package org.spectrumworkbench.app.chart.draw;

/**
 * What a figure is drawn with: the window's canvas, an SVG text, or a test that records.
 * Coordinates are pixels, x to the right, y downwards; later marks cover earlier ones.
 */
public interface Pen {

  /** Fills a rectangle. */
  void fill(Box box, Ink ink);

  /** A straight line. */
  void line(double x1, double y1, double x2, double y2, Stroke stroke);

  /**
   * A line through points.
   *
   * @param xs at least {@code count} values
   * @param ys at least {@code count} values
   */
  void polyline(double[] xs, double[] ys, int count, Stroke stroke);

  /** A filled closed shape through the first {@code count} points. */
  void polygon(double[] xs, double[] ys, int count, Ink ink);

  /** A filled disc. */
  void disc(double x, double y, double radius, Ink ink);

  /** The outline of a circle. */
  void ring(double x, double y, double radius, Stroke stroke);

  /**
   * A text on one line.
   *
   * @param x where the end that the style names lies
   * @param y the baseline
   * @param degrees turned clockwise about that point; 0 is upright
   */
  void text(String text, double x, double y, TextStyle style, double degrees);

  /**
   * A picture, its pixels not smoothed.
   *
   * @param argb rows from the top, {@code width * height} values {@code 0xAARRGGBB}
   * @param box where it is stretched to
   */
  void image(int[] argb, int width, int height, Box box);

  /** Runs {@code marks} so that nothing they draw shows outside the box. */
  void clipped(Box box, Runnable marks);

  /** Width of a text in pixels; a pen without fonts at hand estimates it. */
  double textWidth(String text, double size, boolean bold);

  /** An upright text. */
  default void text(String text, double x, double y, TextStyle style) {
    text(text, x, y, style, 0);
  }

  /** The outline of a rectangle. */
  default void outline(Box box, Stroke stroke) {
    polyline(
        new double[] {box.x(), box.right(), box.right(), box.x(), box.x()},
        new double[] {box.y(), box.y(), box.bottom(), box.bottom(), box.y()},
        5,
        stroke);
  }

  /**
   * A mark about a point.
   *
   * @param size half of its height in pixels
   * @param filled else only its outline
   */
  default void marker(Marker marker, double x, double y, double size, Ink ink, boolean filled) {
    marker.draw(this, x, y, size, ink, filled);
  }

  /** The text, shortened with an ellipsis where it is wider than {@code width} pixels. */
  default String fitted(String text, double width, TextStyle style) {
    if (textWidth(text, style.size(), style.bold()) <= width) {
      return text;
    }
    for (int end = text.length() - 1; end > 0; end--) {
      String shorter = text.substring(0, end).stripTrailing() + "…";
      if (textWidth(shorter, style.size(), style.bold()) <= width) {
        return shorter;
      }
    }
    return "";
  }
}
