package org.spectrumworkbench.app.chart.draw;

import java.util.ArrayList;
import java.util.List;
import org.spectrumworkbench.app.chart.draw.TextStyle.Align;

/**
 * An {@link XyChart} laid out for one size and one zoom: where everything lies, and its drawing.
 */
public final class XyDrawing {

  /**
   * Buckets a series is cut into at most: more than the columns of most charts, few enough to draw
   * at once.
   */
  static final int MOST_BUCKETS = 500;

  private static final double TEXT = 11;
  private static final double TITLE = 13;
  private static final double PAD = 8;

  private final XyChart chart;
  private final Palette palette;
  private final Box whole;
  private final Box plot;
  private final Scale x;
  private final Scale y;
  private final List<Ticks.Tick> xTicks;
  private final List<Ticks.Tick> yTicks;
  private final Legend legend;
  private final double legendTop;
  private final boolean empty;

  /**
   * Lays the chart out.
   *
   * @param measure asked for the width of texts; draw with the same pen
   * @param width in pixels
   * @param height in pixels
   */
  public XyDrawing(
      XyChart chart, Zoom zoom, Pen measure, double width, double height, Palette palette) {
    this.chart = chart;
    this.palette = palette;
    whole = new Box(0, 0, width, height);
    empty = chart.isEmpty();
    Range xs = zoom.x() == null ? chart.wholeX() : zoom.x();
    Range ys = zoom.y() == null ? chart.wholeY() : zoom.y();

    double top = PAD + (chart.title().isEmpty() ? 0 : TITLE + 7);
    legendTop = top;
    legend = Legend.of(chart.series(), measure, TEXT, width - 2 * PAD);
    top += legend.height() + (legend.height() > 0 ? 5 : TEXT / 2);
    double bottom = height - PAD - TEXT - 6 - (chart.x().caption().isEmpty() ? 0 : TEXT + 6);
    yTicks = Ticks.of(chart.y(), ys, Math.max(2, (int) ((bottom - top) / 28)));
    double labels =
        yTicks.stream().mapToDouble(t -> measure.textWidth(t.label(), TEXT, false)).max().orElse(0);
    double left = PAD + (chart.y().caption().isEmpty() ? 0 : TEXT + 7) + labels + 6;
    double right = width - PAD - 10;
    plot = new Box(left, top, right - left, bottom - top);
    // Powers of two have short names.
    double room = chart.x().spacing() == Axis.Spacing.LOG2 ? 44 : 70;
    xTicks = Ticks.of(chart.x(), xs, Math.max(2, (int) (plot.width() / room)));
    x = new Scale(chart.x().spacing(), xs, plot.x(), plot.right());
    y = new Scale(chart.y().spacing(), ys, plot.bottom(), plot.y());
  }

  /** Where the points lie. */
  public Box plot() {
    return plot;
  }

  /** From values of x to pixels. */
  public Scale x() {
    return x;
  }

  /** From values of y to pixels. */
  public Scale y() {
    return y;
  }

  /** The chart that is laid out. */
  public XyChart chart() {
    return chart;
  }

  /** Draws all but the read-out. */
  public void draw(Pen pen) {
    pen.fill(whole, palette.ground());
    if (!chart.title().isEmpty()) {
      TextStyle style = TextStyle.plain(TITLE, palette.text()).inBold();
      pen.text(
          pen.fitted(chart.title(), whole.width() - 2 * PAD, style), PAD, PAD + TITLE - 1, style);
    }
    if (empty) {
      TextStyle style = TextStyle.plain(TEXT + 1, palette.muted()).align(Align.MIDDLE);
      pen.text(
          pen.fitted(chart.emptyText(), whole.width() - 2 * PAD, style),
          whole.width() / 2,
          whole.height() / 2,
          style);
      return;
    }
    if (plot.width() < 20 || plot.height() < 20) {
      return;
    }
    legend.draw(pen, PAD, legendTop, palette);
    drawAxes(pen);
    pen.clipped(
        plot,
        () -> {
          List<Decimation> shown = new ArrayList<>();
          for (Series series : chart.series()) {
            Decimation points = decimated(series);
            shown.add(points);
            boolean banded = points.bucketed() && series.line() || series.lo() != null;
            if (banded && !series.lesser()) {
              drawBand(pen, series, points);
            }
          }
          for (int i = 0; i < shown.size(); i++) {
            if (!chart.series().get(i).isArea()) {
              drawPoints(pen, chart.series().get(i), shown.get(i));
            }
          }
        });
    drawReferenceLines(pen);
  }

  private void drawAxes(Pen pen) {
    Stroke grid = Stroke.solid(palette.grid(), 1);
    TextStyle label = TextStyle.plain(TEXT, palette.muted());
    for (Ticks.Tick tick : yTicks) {
      double at = crisp(y.pixel(tick.value()));
      pen.line(plot.x(), at, plot.right(), at, grid);
      pen.text(tick.label(), plot.x() - 6, at + label.drop(), label.align(Align.END));
    }
    double free = Double.NEGATIVE_INFINITY;
    for (Ticks.Tick tick : xTicks) {
      double at = crisp(x.pixel(tick.value()));
      pen.line(at, plot.y(), at, plot.bottom(), grid);
      double half = pen.textWidth(tick.label(), TEXT, false) / 2;
      double middle = Math.min(at, whole.right() - half - 2);
      if (middle - half > free) {
        pen.text(tick.label(), middle, plot.bottom() + TEXT + 5, label.align(Align.MIDDLE));
        free = middle + half + 6;
      }
    }
    Stroke axis = Stroke.solid(palette.muted(), 1);
    pen.line(plot.x(), crisp(plot.bottom()), plot.right(), crisp(plot.bottom()), axis);
    TextStyle title = TextStyle.plain(TEXT, palette.text()).align(Align.MIDDLE);
    pen.text(
        pen.fitted(chart.x().caption(), plot.width(), title),
        plot.x() + plot.width() / 2,
        whole.height() - PAD + 1,
        title);
    pen.text(
        pen.fitted(chart.y().caption(), plot.height() + 40, title),
        PAD + TEXT - 2,
        plot.y() + plot.height() / 2,
        title,
        -90);
  }

  /** Labels of lines close together step down, so that they do not cover each other. */
  private void drawReferenceLines(Pen pen) {
    Stroke stroke = new Stroke(palette.muted(), 1, Stroke.Dash.DASHED);
    TextStyle style = TextStyle.plain(TEXT - 1, palette.muted());
    double[] free = new double[4];
    for (Reference reference : chart.references()) {
      if (!x.values().contains(reference.x())) {
        continue;
      }
      double at = crisp(x.pixel(reference.x()));
      double length = pen.textWidth(reference.label(), style.size(), false);
      pen.line(at, plot.y(), at, plot.bottom(), stroke);
      double start = at + 3 + length > plot.right() ? at - 3 - length : at + 3;
      int row = 0;
      while (row < free.length - 1 && start < free[row]) {
        row++;
      }
      free[row] = start + length + 4;
      pen.text(reference.label(), start, plot.y() + (row + 1) * (TEXT + 1), style);
    }
  }

  /** Draws the band of one series over the chart. */
  void drawBand(Pen pen, Series series) {
    pen.clipped(plot, () -> drawBand(pen, series, decimated(series)));
  }

  private void drawBand(Pen pen, Series series, Decimation points) {
    Ink ink = palette.series(series.hue()).withAlpha(palette.dark() ? .28 : .2);
    double[] px = new double[2 * points.count()];
    double[] py = new double[2 * points.count()];
    int i = 0;
    while (i < points.count()) {
      int start = i;
      while (i < points.count()
          && Double.isFinite(points.lo()[i])
          && Double.isFinite(x.pixel(points.x()[i]))) {
        i++;
      }
      int length = i - start;
      for (int k = 0; k < length; k++) {
        px[k] = x.pixel(points.x()[start + k]);
        py[k] = near(y.pixel(points.hi()[start + k]));
        px[2 * length - 1 - k] = px[k];
        py[2 * length - 1 - k] = near(y.pixel(points.lo()[start + k]));
      }
      if (length > 1) {
        pen.polygon(px, py, 2 * length, ink);
      }
      i = Math.max(i, start + 1);
    }
  }

  private Decimation decimated(Series series) {
    return Decimation.of(series, x, Math.min(MOST_BUCKETS, Math.max(20, (int) plot.width())));
  }

  private void drawPoints(Pen pen, Series series, Decimation points) {
    Ink ink = palette.series(series.hue());
    Stroke stroke = new Stroke(ink, series.lesser() ? 1.1 : 1.8, series.dash());
    Marker marker = Marker.of(series.hue());
    double[] px = new double[points.count()];
    double[] py = new double[points.count()];
    int length = 0;
    boolean few = points.count() <= plot.width() / 6;
    for (int i = 0; i <= points.count(); i++) {
      double atX = i < points.count() ? x.pixel(points.x()[i]) : Double.NaN;
      double atY = i < points.count() ? y.pixel(points.mean()[i]) : Double.NaN;
      if (Double.isFinite(atX) && Double.isFinite(atY)) {
        px[length] = atX;
        py[length++] = near(atY);
      } else if (length > 0) {
        drawRun(pen, series, stroke, marker, px, py, length, few);
        length = 0;
      }
    }
  }

  private void drawRun(
      Pen pen,
      Series series,
      Stroke stroke,
      Marker marker,
      double[] px,
      double[] py,
      int length,
      boolean few) {
    if (series.line() && length > 1) {
      pen.polyline(px, py, length, stroke);
    }
    // A point without neighbours would leave nothing of a line.
    if (series.points() && (few || !series.line()) || length == 1) {
      for (int i = 0; i < length; i++) {
        pen.marker(marker, px[i], py[i], 3.5, stroke.ink(), true);
      }
    }
  }

  /** Far outside the picture any place will do; huge coordinates make renderers slow. */
  private double near(double pixel) {
    return Math.clamp(pixel, plot.y() - 2000, plot.bottom() + 2000);
  }

  private static double crisp(double pixel) {
    return Math.floor(pixel) + .5;
  }
}
