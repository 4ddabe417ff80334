package org.spectrumworkbench.app.chart.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * Series over a common x: curves of a run, Pass@K over K, a plane of checkpoints.
 *
 * @param title what it shows; empty where the place around it says so
 * @param x the axis from left to right
 * @param y the axis upwards
 * @param series drawn in this order
 * @param references values of x that mean something by themselves
 * @param emptyText what stands in its place while there is no point
 */
public record XyChart(
    String title, Axis x, Axis y, List<Series> series, List<Reference> references, String emptyText)
    implements Figure {

  /** Copies the lists. */
  public XyChart {
    series = List.copyOf(series);
    references = List.copyOf(references);
  }

  /** A chart of these series. */
  public static XyChart of(String title, Axis x, Axis y, List<Series> series) {
    return new XyChart(title, x, y, series, List.of(), ChartText.of("chart.empty"));
  }

  /** The same with these references. */
  public XyChart references(Reference... marks) {
    return new XyChart(title, x, y, series, List.of(marks), emptyText);
  }

  /** The same with this text in its place while there is no point. */
  public XyChart emptyText(String text) {
    return new XyChart(title, x, y, series, references, text);
  }

  /** Whether there is no point to draw. */
  public boolean isEmpty() {
    for (Series one : series) {
      for (int i = 0; i < one.size(); i++) {
        if (Double.isFinite(one.x()[i]) && Double.isFinite(one.y()[i])) {
          return false;
        }
      }
    }
    return true;
  }

  /** All values of x: the fixed ends of the axis, or those of the data. */
  public Range wholeX() {
    Range fixed = x.fixed();
    if (fixed != null) {
      return fixed;
    }
    Extent extent = new Extent(x.spacing());
    boolean joined = false;
    for (Series one : series) {
      joined |= one.line() || one.isArea();
      for (double value : one.x()) {
        extent.add(value);
      }
    }
    return extent.range(joined ? 0 : .05);
  }

  /** All values of y: the fixed ends of the axis, or those of the data, its bands and a margin. */
  public Range wholeY() {
    Range fixed = y.fixed();
    if (fixed != null) {
      return fixed;
    }
    Extent extent = new Extent(y.spacing());
    for (Series one : series) {
      for (double value : one.isArea() ? new double[0] : one.y()) {
        extent.add(value);
      }
      double[] lo = one.lo();
      double[] hi = one.hi();
      if (lo != null && hi != null) {
        for (int i = 0; i < lo.length; i++) {
          extent.add(lo[i]);
          extent.add(hi[i]);
        }
      }
    }
    return extent.range(.06);
  }

  @Override
  public void draw(Pen pen, double width, double height, Palette palette) {
    new XyDrawing(this, Zoom.WHOLE, pen, width, height, palette).draw(pen);
  }

  /** A row a point: series, x, y, and the edges of its band. */
  @Override
  public Table table() {
    List<String> columns =
        List.of(
            ChartText.of("table.series"),
            x.caption(),
            y.caption(),
            ChartText.of("table.low"),
            ChartText.of("table.high"));
    int[] starts = new int[series.size() + 1];
    for (int i = 0; i < series.size(); i++) {
      starts[i + 1] = starts[i] + series.get(i).size();
    }
    return Table.lazily(columns, starts[series.size()], row -> row(starts, row));
  }

  private List<String> row(int[] starts, int row) {
    int of = 0;
    while (row >= starts[of + 1]) {
      of++;
    }
    Series one = series.get(of);
    int i = row - starts[of];
    return List.of(
        one.name(),
        Numbers.exact(one.x()[i]),
        Numbers.exact(one.y()[i]),
        one.bandAt(i).map(b -> Numbers.exact(b.lo())).orElse(""),
        one.bandAt(i).map(b -> Numbers.exact(b.hi())).orElse(""));
  }

  @Override
  public String description() {
    if (isEmpty()) {
      return title + ". " + emptyText;
    }
    List<String> parts = new ArrayList<>();
    for (Series one : series) {
      int first = 0;
      int last = one.size() - 1;
      while (first <= last && Double.isNaN(one.y()[first])) {
        first++;
      }
      while (last > first && Double.isNaN(one.y()[last])) {
        last--;
      }
      if (first <= last) {
        parts.add(
            ChartText.of(
                "chart.description.series",
                one.legend(),
                y.format(one.y()[first]),
                x.format(one.x()[first]),
                y.format(one.y()[last]),
                x.format(one.x()[last])));
      }
    }
    return ChartText.of(
        "chart.description", title, y.caption(), x.caption(), String.join("; ", parts));
  }

  /** Collects the ends of values along a spacing. */
  private static final class Extent {
    private final Axis.Spacing spacing;
    private double lo = Double.POSITIVE_INFINITY;
    private double hi = Double.NEGATIVE_INFINITY;

    Extent(Axis.Spacing spacing) {
      this.spacing = spacing;
    }

    void add(double value) {
      double at = spacing.spread(value);
      if (Double.isFinite(at)) {
        lo = Math.min(lo, at);
        hi = Math.max(hi, at);
      }
    }

    Range range(double margin) {
      if (lo > hi) {
        return new Range(spacing.value(0), spacing.value(1));
      }
      double room = hi > lo ? (hi - lo) * margin : Math.max(.5, Math.abs(hi) * .1);
      return new Range(spacing.value(lo - room), spacing.value(hi + room));
    }
  }
}
