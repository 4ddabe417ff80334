package org.spectrumworkbench.app.chart.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spectrumworkbench.app.chart.draw.ForecastChart.Run;
import org.spectrumworkbench.app.chart.draw.ForecastChart.Unit;
import org.spectrumworkbench.app.chart.draw.TextStyle.Align;

/** A {@link ForecastChart} laid out: the same logarithmic scale both ways, and the diagonal. */
public final class ForecastDrawing {
  private static final double TEXT = 11;
  private static final double TITLE = 13;
  private static final double PAD = 8;
  private static final double CAP = 4;
  private static final double MARK = 4;

  /** How far from a bar the pointer may be, pixels. */
  private static final double REACH = 9;

  /** Round times: people count in 60 from the minute on. */
  private static final double[] TIMES = {
    .01, .1, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 3600, 7200, 18_000, 36_000, 86_400,
    172_800, 432_000, 864_000
  };

  private final ForecastChart chart;
  private final Palette palette;
  private final Box whole;
  private final Box plot;
  private final Scale x;
  private final Scale y;

  /**
   * Lays the chart out.
   *
   * @param measure asked for the width of texts; draw with the same pen
   */
  public ForecastDrawing(
      ForecastChart chart, Pen measure, double width, double height, Palette palette) {
    this.chart = chart;
    this.palette = palette;
    whole = new Box(0, 0, width, height);
    Range values = values(chart.runs());
    double labels =
        ticks(chart.unit(), values, 8).stream()
            .mapToDouble(t -> measure.textWidth(chart.unit().format(t), TEXT, false))
            .max()
            .orElse(0);
    double left = PAD + TEXT + 7 + labels + 6;
    double top = PAD + TITLE + 7 + TEXT + 9;
    double right = width - PAD - 14;
    double bottom = height - PAD - 2 * TEXT - 12;
    plot = new Box(left, top, right - left, bottom - top);
    x = new Scale(Axis.Spacing.LOG2, values, plot.x(), plot.right());
    y = new Scale(Axis.Spacing.LOG2, values, plot.bottom(), plot.y());
  }

  /** From the least to the greatest of all ends and measurements, with some room. */
  private static Range values(List<Run> runs) {
    double lo = Double.POSITIVE_INFINITY;
    double hi = 0;
    for (Run run : runs) {
      lo = Math.min(lo, Math.min(run.low(), run.measured()));
      hi = Math.max(hi, Math.max(run.high(), run.measured()));
    }
    return runs.isEmpty() ? new Range(1, 10) : new Range(lo / 1.3, hi * 1.3);
  }

  /** Where the bars lie. */
  public Box plot() {
    return plot;
  }

  /** Draws all but what is pointed at. */
  public void draw(Pen pen) {
    pen.fill(whole, palette.ground());
    TextStyle title = TextStyle.plain(TITLE, palette.text()).inBold();
    double room = whole.width() - 2 * PAD;
    pen.text(pen.fitted(chart.title(), room, title), PAD, PAD + TITLE - 1, title);
    if (chart.isEmpty()) {
      TextStyle style = TextStyle.plain(TEXT + 1, palette.muted()).align(Align.MIDDLE);
      pen.text(ChartText.of("chart.empty"), whole.width() / 2, whole.height() / 2, style);
      return;
    }
    if (plot.width() < 20 || plot.height() < 20) {
      return;
    }
    TextStyle count = TextStyle.plain(TEXT, palette.muted());
    pen.text(pen.fitted(chart.count(), room, count), PAD, PAD + TITLE + TEXT + 5, count);
    drawAxes(pen);
    pen.clipped(
        plot,
        () -> {
          pen.line(
              plot.x(),
              plot.bottom(),
              plot.right(),
              plot.y(),
              new Stroke(palette.muted(), 1.5, Stroke.Dash.DASHED));
          // The newest last, above the others.
          chart.runs().reversed().forEach(run -> draw(pen, run));
        });
  }

  private void draw(Pen pen, Run run) {
    Ink ink = run.held() ? palette.correct() : palette.wrong();
    double at = x.pixel(run.measured());
    double low = y.pixel(run.low());
    double high = y.pixel(run.high());
    Stroke stroke = Stroke.solid(ink, 2);
    pen.line(at, low, at, high, stroke);
    pen.line(at - CAP, low, at + CAP, low, stroke);
    pen.line(at - CAP, high, at + CAP, high, stroke);
    // What was measured lies on the diagonal: filled within the bar, hollow outside of it.
    pen.marker(
        run.held() ? Marker.CIRCLE : Marker.DIAMOND,
        at,
        y.pixel(run.measured()),
        MARK,
        ink,
        run.held());
  }

  private void drawAxes(Pen pen) {
    Stroke grid = Stroke.solid(palette.grid(), 1);
    TextStyle label = TextStyle.plain(TEXT, palette.muted());
    for (double tick : ticks(chart.unit(), y.values(), (int) (plot.height() / 26))) {
      double at = Math.rint(y.pixel(tick)) + .5;
      pen.line(plot.x(), at, plot.right(), at, grid);
      pen.text(chart.unit().format(tick), plot.x() - 6, at + label.drop(), label.align(Align.END));
    }
    double free = Double.NEGATIVE_INFINITY;
    for (double tick : ticks(chart.unit(), x.values(), (int) (plot.width() / 62))) {
      double at = Math.rint(x.pixel(tick)) + .5;
      pen.line(at, plot.y(), at, plot.bottom(), grid);
      double half = pen.textWidth(chart.unit().format(tick), TEXT, false) / 2;
      if (at - half > free && at + half <= whole.right() - 2) {
        pen.text(
            chart.unit().format(tick), at, plot.bottom() + TEXT + 5, label.align(Align.MIDDLE));
        free = at + half + 6;
      }
    }
    Stroke axis = Stroke.solid(palette.muted(), 1);
    pen.line(plot.x(), plot.bottom(), plot.right(), plot.bottom(), axis);
    pen.line(plot.x(), plot.y(), plot.x(), plot.bottom(), axis);
    TextStyle caption = TextStyle.plain(TEXT, palette.text()).align(Align.MIDDLE);
    pen.text(
        ChartText.of("forecast.measured"),
        plot.x() + plot.width() / 2,
        whole.bottom() - PAD,
        caption);
    pen.text(
        ChartText.of("forecast.axis"), PAD + TEXT - 2, plot.y() + plot.height() / 2, caption, -90);
  }

  /** Round values within a range, at most so many. */
  static List<Double> ticks(Unit unit, Range range, int most) {
    List<Double> all = new ArrayList<>();
    if (unit == Unit.SECONDS) {
      for (double time : TIMES) {
        all.add(time);
      }
    } else {
      for (double power = 1; power < 1e16; power *= 10) {
        all.addAll(List.of(power, 2 * power, 5 * power));
      }
    }
    all.removeIf(value -> !range.contains(value));
    int every = Math.max(1, Math.ceilDiv(all.size(), Math.max(2, most)));
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i < all.size(); i += every) {
      ticks.add(all.get(i));
    }
    return ticks;
  }

  /** The run whose bar or mark lies nearest to a place, within reach. */
  public Optional<Run> at(double px, double py) {
    Run nearest = null;
    double best = REACH;
    for (Run run : chart.runs()) {
      double dx = px - x.pixel(run.measured());
      double top = y.pixel(Math.max(run.high(), run.measured()));
      double bottom = y.pixel(Math.min(run.low(), run.measured()));
      double dy = py < top ? top - py : py > bottom ? py - bottom : 0;
      double distance = Math.hypot(dx, dy);
      if (distance < best) {
        best = distance;
        nearest = run;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** Frames a run and tells its numbers. */
  public void drawSelected(Pen pen, Run run) {
    double at = x.pixel(run.measured());
    double top = y.pixel(Math.max(run.high(), run.measured()));
    double bottom = y.pixel(Math.min(run.low(), run.measured()));
    pen.outline(new Box(at - 8, top - 8, 16, bottom - top + 16), Stroke.solid(palette.accent(), 2));
    Box all = new Box(PAD, PAD, whole.width() - 2 * PAD, whole.height() - 2 * PAD);
    ReadOut.draw(pen, lines(chart, run), at, (top + bottom) / 2, all, palette);
  }

  /** What is told about a run. */
  public static List<String> lines(ForecastChart chart, Run run) {
    Unit unit = chart.unit();
    return List.of(
        run.name(),
        ChartText.of("forecast.took", unit.format(run.measured())),
        ChartText.of("forecast.range", unit.format(run.low()), unit.format(run.high())),
        ChartText.of(run.held() ? "forecast.held" : "forecast.missed"),
        run.id());
  }
}
