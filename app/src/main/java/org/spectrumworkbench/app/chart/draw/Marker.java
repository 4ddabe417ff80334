package org.spectrumworkbench.app.chart.draw;

/**
 * A shape for the points of a series or a subdomain, so that a colour never has to carry the
 * meaning alone.
 */
public enum Marker {
  CIRCLE,
  SQUARE(-.85, -.85, .85, -.85, .85, .85, -.85, .85),
  TRIANGLE(0, -1.05, 1.05, .8, -1.05, .8),
  DIAMOND(0, -1.2, 1.2, 0, 0, 1.2, -1.2, 0),
  TRIANGLE_DOWN(0, 1.05, 1.05, -.8, -1.05, -.8),
  PLUS(
      -.35, -1.1, .35, -1.1, .35, -.35, 1.1, -.35, 1.1, .35, .35, .35, .35, 1.1, -.35, 1.1, -.35,
      .35, -1.1, .35, -1.1, -.35, -.35, -.35),
  TRIANGLE_LEFT(-1.05, 0, .8, 1.05, .8, -1.05),
  BAR(-.4, -1.2, .4, -1.2, .4, 1.2, -.4, 1.2);

  private final double[] xs;
  private final double[] ys;

  Marker(double... corners) {
    xs = new double[corners.length / 2];
    ys = new double[corners.length / 2];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = corners[2 * i];
      ys[i] = corners[2 * i + 1];
    }
  }

  /**
   * The marker of the {@code index}-th series; after one round of colours the shapes are shifted by
   * one. Models have those that few experiments have subdomains for.
   */
  public static Marker of(int index) {
    switch (index) {
      case Palette.BASE -> {
        return BAR;
      }
      case Palette.SPECTRUM -> {
        return TRIANGLE_DOWN;
      }
      case Palette.SIGNAL -> {
        return PLUS;
      }
      default -> {}
    }
    int count = values().length;
    return values()[Math.floorMod(index + Math.floorDiv(index, count), count)];
  }

  void draw(Pen pen, double x, double y, double size, Ink ink, boolean filled) {
    if (this == CIRCLE) {
      if (filled) {
        pen.disc(x, y, size, ink);
      } else {
        pen.ring(x, y, size - .5, Stroke.solid(ink, 1.5));
      }
      return;
    }
    int corners = xs.length;
    double[] px = new double[corners + 1];
    double[] py = new double[corners + 1];
    for (int i = 0; i <= corners; i++) {
      px[i] = x + xs[i % corners] * size;
      py[i] = y + ys[i % corners] * size;
    }
    if (filled) {
      pen.polygon(px, py, corners, ink);
    } else {
      pen.polyline(px, py, corners + 1, Stroke.solid(ink, 1.5));
    }
  }
}
