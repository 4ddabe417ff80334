package org.spectrumworkbench.app.chart.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The point of a chart that is pointed at.
 *
 * @param series which series, from 0
 * @param index which of its points
 */
public record XyHover(int series, int index) {

  /** How far a point that no line leads to may lie from the pointer, in pixels. */
  private static final double REACH = 24;

  private static final int MOST_LINES = 10;

  /**
   * The point nearest to a place in the plot: on a joined series the one nearest in x, else the
   * nearest within reach.
   */
  public static Optional<XyHover> at(XyDrawing drawing, double px, double py) {
    if (!drawing.plot().contains(px, py)) {
      return Optional.empty();
    }
    Optional<XyHover> nearest = Optional.empty();
    double least = Double.POSITIVE_INFINITY;
    List<Series> all = drawing.chart().series();
    for (int s = 0; s < all.size(); s++) {
      Series series = all.get(s);
      if (series.isArea()) {
        continue;
      }
      boolean along = series.line() && series.ascending();
      int index = along ? nearestX(drawing, series, px) : nearestPoint(drawing, series, px, py);
      if (index < 0) {
        continue;
      }
      double distance = distance(drawing, series, index, px, py);
      if (distance < least && (along || distance <= REACH)) {
        least = distance;
        nearest = Optional.of(new XyHover(s, index));
      }
    }
    return nearest;
  }

  /** Its value of x. */
  public double x(XyChart chart) {
    return chart.series().get(series).x()[index];
  }

  /** Its value of y. */
  public double y(XyChart chart) {
    return chart.series().get(series).y()[index];
  }

  /** How far it lies from a place, in pixels. */
  public double distance(XyDrawing drawing, double px, double py) {
    return distance(drawing, drawing.chart().series().get(series), index, px, py);
  }

  /** What the read-out says: x first, then the series pointed at, then the others at the same x. */
  public List<String> lines(XyDrawing drawing) {
    XyChart chart = drawing.chart();
    List<String> lines = new ArrayList<>();
    lines.add(chart.x().caption() + " = " + chart.x().format(x(chart)));
    lines.add(line(chart, series, index));
    double at = drawing.x().pixel(x(chart));
    for (int s = 0; s < chart.series().size(); s++) {
      Series other = chart.series().get(s);
      int there =
          s == series || !(other.line() || other.isArea()) || !other.ascending()
              ? -1
              : nearestX(drawing, other, at);
      if (there >= 0 && Math.abs(drawing.x().pixel(other.x()[there]) - at) <= 3) {
        if (lines.size() == MOST_LINES) {
          lines.add("…");
          break;
        }
        lines.add(line(chart, s, there));
      }
    }
    return lines;
  }

  /** Draws the cross hair and the read-out over the chart. */
  public void draw(Pen pen, XyDrawing drawing, Palette palette) {
    XyChart chart = drawing.chart();
    Box plot = drawing.plot();
    double px = drawing.x().pixel(x(chart));
    double py = drawing.y().pixel(y(chart));
    if (!plot.contains(px, py)) {
      return;
    }
    if (chart.series().get(series).lesser()) {
      drawing.drawBand(pen, chart.series().get(series));
    }
    Stroke hair = new Stroke(palette.muted(), 1, Stroke.Dash.DOTTED);
    pen.line(px, plot.y(), px, plot.bottom(), hair);
    pen.line(plot.x(), py, plot.right(), py, hair);
    pen.ring(px, py, 5, Stroke.solid(palette.accent(), 2));
    ReadOut.draw(pen, lines(drawing), px, py, plot, palette);
  }

  private static String line(XyChart chart, int series, int index) {
    Series one = chart.series().get(series);
    String value = chart.y().format(one.y()[index]);
    return one.name()
        + "  "
        + one.bandAt(index)
            .map(b ->
                ChartText.of(
                    "chart.interval", value, chart.y().format(b.lo()), chart.y().format(b.hi())))
            .orElse(value);
  }

  private static double distance(
      XyDrawing drawing, Series series, int index, double px, double py) {
    return Math.hypot(
        drawing.x().pixel(series.x()[index]) - px, drawing.y().pixel(series.y()[index]) - py);
  }

  /** Index of the point with a value whose x lies nearest, or -1. */
  private static int nearestX(XyDrawing drawing, Series series, double px) {
    double[] xs = series.x();
    int right = Decimation.lowerBound(xs, drawing.x().value(px));
    int left = right - 1;
    while (right < xs.length && !Double.isFinite(series.y()[right])) {
      right++;
    }
    while (left >= 0 && !Double.isFinite(series.y()[left])) {
      left--;
    }
    if (left < 0 || right >= xs.length) {
      return left < 0 && right >= xs.length ? -1 : left < 0 ? right : left;
    }
    return px - drawing.x().pixel(xs[left]) <= drawing.x().pixel(xs[right]) - px ? left : right;
  }

  private static int nearestPoint(XyDrawing drawing, Series series, double px, double py) {
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < series.size(); i++) {
      double distance = distance(drawing, series, i, px, py);
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }
}
