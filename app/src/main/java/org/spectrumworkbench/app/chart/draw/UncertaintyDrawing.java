package org.spectrumworkbench.app.chart.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.spectrumworkbench.app.chart.draw.Stroke.Dash;
import org.spectrumworkbench.app.chart.draw.TextStyle.Align;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.evaluate.Interval;
import org.spectrumworkbench.core.signal.MaxEntWeight;

/**
 * An {@link UncertaintyMap} laid out: above, the curves of the weighting; below, over the same x, a
 * lane of dots for each subdomain; to the left and the right the gutters of problems that give no
 * signal.
 */
public final class UncertaintyDrawing {

  /**
   * A problem's place.
   *
   * @param problem which
   * @param x centre in pixels
   * @param y centre in pixels
   * @param radius half of its height in pixels
   */
  public record Dot(ProblemPoint problem, double x, double y, double radius) {}

  /** All success rates. */
  public static final Range WHOLE = new Range(0, 1);

  private static final double TEXT = 11;
  private static final double TITLE = 13;
  private static final double PAD = 8;
  private static final double GUTTER = 46;
  private static final double REACH = 14;
  private static final int MOST_WHISKERS = 150;
  private static final double MOST_RADIUS = 5.5;
  private static final double LEAST_RADIUS = 2;

  /** How wide the dots of one success rate may spread, in pixels. */
  private static final double CELL = 34;

  private final UncertaintyMap map;
  private final Palette palette;
  private final double width;
  private final double height;
  private final Box curves;
  private final Box lanes;
  private final Scale x;
  private final Scale y;
  private final double curveLegendTop;
  private final List<Dot> dots;

  /**
   * Lays the map out.
   *
   * @param shown the success rates that are looked at, {@link #WHOLE} for all; the gutters stay
   * @param measure asked for the width of texts; draw with the same pen
   * @param width in pixels
   * @param height in pixels
   */
  public UncertaintyDrawing(
      UncertaintyMap map, Range shown, Pen measure, double width, double height, Palette palette) {
    this.map = map;
    this.palette = palette;
    this.width = width;
    this.height = height;
    double names =
        map.subdomains().stream()
            .mapToDouble(name -> measure.textWidth(name, TEXT, true) + 16)
            .max()
            .orElse(0);
    names =
        Math.max(names, measure.textWidth(ChartText.of("map.share", "0.00", "0.00"), TEXT, false));
    double left = PAD + Math.min(names, width * .3) + 8 + GUTTER;
    double right = width - PAD - GUTTER;
    curveLegendTop = PAD + (map.title().isEmpty() ? 0 : TITLE + 7);
    double top = curveLegendTop + TEXT + 12;
    double bottom = height - PAD - 2 * TEXT - 14;
    double split = top + (bottom - top) * .4;
    curves = new Box(left, top, right - left, split - top - 6);
    lanes = new Box(left, split + TEXT + 12, right - left, bottom - split - TEXT - 12);
    x = new Scale(Axis.Spacing.LINEAR, shown, left, right);
    y = new Scale(Axis.Spacing.LINEAR, new Range(0, 1), curves.bottom(), curves.y());
    dots = placed();
  }

  /** Where the problems lie, lane by lane from above and from left to right within a lane. */
  public List<Dot> dots() {
    return dots;
  }

  /** From success rates to pixels. */
  public Scale x() {
    return x;
  }

  /** Where success rates are looked at. */
  public boolean isPlot(double px, double py) {
    return curves.contains(px, py) || lanes.contains(px, py);
  }

  /** The dot nearest to a place, within reach of a pointer. */
  public Optional<Dot> at(double px, double py) {
    return dots.stream()
        .filter(dot -> distance(dot, px, py) <= REACH)
        .min(Comparator.comparingDouble(dot -> distance(dot, px, py)));
  }

  /** Draws all but what is pointed at. */
  public void draw(Pen pen) {
    pen.fill(new Box(0, 0, width, height), palette.ground());
    TextStyle title = TextStyle.plain(TITLE, palette.text()).inBold();
    pen.text(pen.fitted(map.title(), width - 2 * PAD, title), PAD, PAD + TITLE - 1, title);
    if (map.problems().isEmpty()) {
      TextStyle style = TextStyle.plain(TEXT + 1, palette.muted()).align(Align.MIDDLE);
      pen.text(
          pen.fitted(ChartText.of("map.empty"), width - 2 * PAD, style),
          width / 2,
          height / 2,
          style);
      return;
    }
    if (curves.width() < 60 || curves.height() < 30 || lanes.height() < 20) {
      return;
    }
    drawGround(pen);
    drawCurves(pen);
    drawLanes(pen);
    drawCounts(pen);
    if (map.problems().size() <= MOST_WHISKERS) {
      withGutters(pen, () -> dots.forEach(dot -> drawWhisker(pen, dot, .35, 1)));
    }
    for (Dot dot : dots) {
      drawDot(pen, dot, .85);
    }
  }

  /** Draws one problem's whisker and values over the map. */
  public void drawSelected(Pen pen, Dot dot) {
    Stroke hair = new Stroke(palette.muted(), 1, Dash.DOTTED);
    double p = dot.problem().rate();
    double at = dot.problem().noSignal() ? dot.x() : x.pixel(p);
    pen.line(at, curves.y(), at, lanes.bottom(), hair);
    withGutters(pen, () -> drawWhisker(pen, dot, 1, 2));
    drawDot(pen, dot, 1);
    pen.ring(dot.x(), dot.y(), dot.radius() + 3, Stroke.solid(palette.accent(), 2));
    if (!dot.problem().noSignal()) {
      pen.disc(at, y.pixel(UncertaintyMap.pull(p, map.lambda())), 3.5, palette.accent());
    }
    Box all = new Box(PAD, PAD, width - 2 * PAD, height - 2 * PAD);
    ReadOut.draw(pen, lines(dot.problem()), dot.x(), dot.y(), all, palette);
  }

  /** Looked at closely, a whisker may end outside the picture. */
  private void withGutters(Pen pen, Runnable marks) {
    pen.clipped(
        new Box(lanes.x() - GUTTER, lanes.y(), lanes.width() + 2 * GUTTER, lanes.height()), marks);
  }

  /**
   * What is told about a problem: its subdomain, its id, what was seen, and what the weighting
   * makes of it.
   */
  public List<String> lines(ProblemPoint problem) {
    double p = problem.rate();
    Interval interval = problem.interval();
    String seen =
        ChartText.of(
            "map.read.rate",
            problem.correct(),
            problem.samples(),
            Formats.number(p),
            Formats.number(interval.low()),
            Formats.number(interval.high()));
    String weighting =
        problem.noSignal()
            ? ChartText.of("map.read.nosignal")
            : ChartText.of(
                "map.read.weight",
                Formats.number(UncertaintyMap.meanAdvantage(p)),
                Formats.number(MaxEntWeight.weight(p, map.lambda())),
                Formats.number(UncertaintyMap.pull(p, map.lambda())));
    String length = ChartText.of("map.read.tokens", Formats.number(Math.rint(problem.tokens())));
    return List.of(problem.subdomain(), problem.id(), seen, weighting, length);
  }

  private void drawGround(Pen pen) {
    TextStyle label = TextStyle.plain(TEXT, palette.muted()).align(Align.MIDDLE);
    for (double gutter : new double[] {curves.x() - GUTTER, curves.right()}) {
      for (Box panel : List.of(curves, lanes)) {
        pen.fill(
            new Box(gutter, panel.y(), GUTTER, panel.height()), palette.noSignal().withAlpha(.18));
      }
      String text = pen.fitted(ChartText.of("map.nosignal"), curves.height(), label);
      pen.text(
          text, gutter + GUTTER / 2 + label.drop(), curves.y() + curves.height() / 2, label, -90);
      String end = ChartText.of(gutter < curves.x() ? "map.zero" : "map.one");
      pen.text(end, gutter + GUTTER / 2, lanes.bottom() + TEXT + 4, label);
    }
    Stroke grid = Stroke.solid(palette.grid(), 1);
    for (Ticks.Tick tick : rates()) {
      double at = Math.floor(x.pixel(tick.value())) + .5;
      pen.line(at, curves.y(), at, curves.bottom(), grid);
      pen.line(at, lanes.y(), at, lanes.bottom(), grid);
      // The gutters beside the ends have names of their own.
      if (tick.value() > 0 && tick.value() < 1) {
        pen.text(tick.label(), at, lanes.bottom() + TEXT + 4, label);
      }
    }
    for (double level : new double[] {0, .5, 1}) {
      double at = Math.floor(y.pixel(level)) + .5;
      pen.line(curves.x(), at, curves.right(), at, grid);
      pen.text(
          Numbers.tick(level, .5),
          curves.x() - GUTTER - 6,
          at + label.drop(),
          label.align(Align.END));
    }
    TextStyle axis = TextStyle.plain(TEXT, palette.text()).align(Align.MIDDLE);
    pen.text(
        pen.fitted(ChartText.of("map.x"), curves.width() + 2 * GUTTER, axis),
        curves.x() + curves.width() / 2,
        height - PAD,
        axis);
  }

  /** Quarters, or round values where only a part is looked at. */
  private List<Ticks.Tick> rates() {
    if (!x.values().equals(WHOLE)) {
      return Ticks.linear(x.values(), Math.max(2, (int) (lanes.width() / 70)));
    }
    return DoubleStream.of(0, .25, .5, .75, 1)
        .mapToObj(rate -> new Ticks.Tick(rate, Formats.score(rate)))
        .toList();
  }

  private void drawCurves(Pen pen) {
    double lambda = map.lambda();
    Ink ink = palette.text();
    Stroke advantage = new Stroke(palette.muted(), 1.5, Dash.DASHED);
    Stroke weight = new Stroke(palette.muted(), 1.8, Dash.DOTTED);
    Stroke product = Stroke.solid(ink, 2.4);
    Stroke ofRun = new Stroke(palette.accent(), 1.4, Dash.DASHED);
    if (lambda != map.runLambda()) {
      drawCurve(pen, p -> UncertaintyMap.pull(p, map.runLambda()), ofRun);
    }
    drawCurve(pen, UncertaintyMap::meanAdvantage, advantage);
    drawCurve(pen, p -> MaxEntWeight.weight(p, lambda), weight);
    drawCurve(pen, p -> UncertaintyMap.pull(p, lambda), product);

    double at = PAD;
    at = drawKey(pen, at, advantage, ChartText.of("map.key.advantage"));
    at = drawKey(pen, at, weight, ChartText.of("map.key.weight", Formats.number(lambda)));
    at = drawKey(pen, at, product, ChartText.of("map.key.product"));
    if (lambda != map.runLambda()) {
      drawKey(pen, at, ofRun, ChartText.of("map.key.run", Formats.number(map.runLambda())));
    }
  }

  private void drawCurve(Pen pen, DoubleUnaryOperator value, Stroke stroke) {
    int count = 101;
    double[] px = new double[count];
    double[] py = new double[count];
    for (int i = 0; i < count; i++) {
      // Closer together at the ends, where the square root is steep.
      double p = (1 - Math.cos(Math.PI * i / (count - 1))) / 2;
      px[i] = x.pixel(p);
      py[i] = y.pixel(value.applyAsDouble(p));
    }
    pen.clipped(curves, () -> pen.polyline(px, py, count, stroke));
  }

  private double drawKey(Pen pen, double at, Stroke stroke, String text) {
    TextStyle style = TextStyle.plain(TEXT, palette.text());
    double needs = 28 + pen.textWidth(text, TEXT, false);
    if (at + needs > width - PAD) {
      return at;
    }
    double middle = curveLegendTop + TEXT / 2 + 1;
    pen.line(at, middle, at + 20, middle, stroke);
    pen.text(text, at + 25, middle + style.drop(), style);
    return at + needs + 10;
  }

  private void drawLanes(Pen pen) {
    Map<String, Double> before = map.shares(0);
    Map<String, Double> after = map.shares(map.lambda());
    double laneHeight = lanes.height() / Math.max(1, map.subdomains().size());
    double room = curves.x() - GUTTER - PAD - 8;
    for (int lane = 0; lane < map.subdomains().size(); lane++) {
      String name = map.subdomains().get(lane);
      double top = lanes.y() + lane * laneHeight;
      double edge = Math.floor(top) + .5;
      pen.line(
          lanes.x() - GUTTER, edge, lanes.right() + GUTTER, edge, Stroke.solid(palette.grid(), 1));
      Ink ink = palette.series(lane);
      TextStyle style = TextStyle.plain(TEXT, palette.text()).inBold();
      boolean two = laneHeight >= 2 * TEXT + 6;
      double middle = top + laneHeight / 2 - (two ? TEXT / 2 + 2 : 0);
      pen.marker(Marker.of(lane), PAD + 5, middle, 4.5, ink, true);
      pen.text(pen.fitted(name, room - 16, style), PAD + 15, middle + style.drop(), style);
      if (two) {
        TextStyle small = TextStyle.plain(TEXT - 1, palette.muted());
        String share =
            ChartText.of(
                "map.share",
                Formats.score(before.getOrDefault(name, 0.0)),
                Formats.score(after.getOrDefault(name, 0.0)));
        pen.text(pen.fitted(share, room, small), PAD, middle + TEXT + 7, small);
      }
    }
    double end = Math.floor(lanes.bottom()) + .5;
    pen.line(
        lanes.x() - GUTTER, end, lanes.right() + GUTTER, end, Stroke.solid(palette.muted(), 1));
  }

  private void drawCounts(Pen pen) {
    UncertaintyMap.Counts counts = map.counts();
    double at = lanes.y() - 6;
    TextStyle style = TextStyle.plain(TEXT, palette.text()).inBold().align(Align.MIDDLE);
    pen.text(String.valueOf(counts.noSignalAtZero()), lanes.x() - GUTTER / 2, at, style);
    pen.text(String.valueOf(counts.noSignalAtOne()), lanes.right() + GUTTER / 2, at, style);
    drawCount(pen, "map.hard", counts.hard(), 0, UncertaintyMap.HARD_BELOW, at, style);
    drawCount(
        pen,
        "map.frontier",
        counts.frontier(),
        UncertaintyMap.HARD_BELOW,
        UncertaintyMap.MASTERED_ABOVE,
        at,
        style);
    drawCount(pen, "map.mastered", counts.mastered(), UncertaintyMap.MASTERED_ABOVE, 1, at, style);
    Stroke border = new Stroke(palette.muted().withAlpha(.6), 1, Dash.DASHED);
    for (double p : new double[] {UncertaintyMap.HARD_BELOW, UncertaintyMap.MASTERED_ABOVE}) {
      if (!x.values().contains(p)) {
        continue;
      }
      pen.line(x.pixel(p), lanes.y() - TEXT - 6, x.pixel(p), lanes.bottom(), border);
    }
  }

  private void drawCount(
      Pen pen, String key, int count, double from, double to, double at, TextStyle style) {
    double left = Math.clamp(x.pixel(from), lanes.x(), lanes.right());
    double right = Math.clamp(x.pixel(to), lanes.x(), lanes.right());
    double room = right - left - 6;
    if (room <= 0) {
      return;
    }
    String named = ChartText.of(key, count);
    // The number is what counts: where its name does not fit, it stands alone.
    String text =
        pen.textWidth(named, style.size(), style.bold()) <= room ? named : String.valueOf(count);
    pen.text(text, (left + right) / 2, at, style);
  }

  private void drawWhisker(Pen pen, Dot dot, double alpha, double thickness) {
    Interval interval = dot.problem().interval();
    double from = dot.problem().correct() == 0 ? dot.x() : x.pixel(interval.low());
    double to =
        dot.problem().correct() == dot.problem().samples() ? dot.x() : x.pixel(interval.high());
    pen.line(from, dot.y(), to, dot.y(), Stroke.solid(ink(dot).withAlpha(alpha), thickness));
  }

  private void drawDot(Pen pen, Dot dot, double alpha) {
    Marker marker = Marker.of(map.subdomains().indexOf(dot.problem().subdomain()));
    pen.marker(
        marker,
        dot.x(),
        dot.y(),
        dot.radius(),
        ink(dot).withAlpha(alpha),
        !dot.problem().noSignal());
  }

  private Ink ink(Dot dot) {
    return palette.series(map.subdomains().indexOf(dot.problem().subdomain()));
  }

  private static double distance(Dot dot, double px, double py) {
    return Math.hypot(dot.x() - px, dot.y() - py);
  }

  /**
   * Problems of one lane at the same rate stand above each other, and side by side where they are
   * too many.
   */
  private List<Dot> placed() {
    record Cell(int lane, double rate) {}
    Map<Cell, List<ProblemPoint>> cells = new HashMap<>();
    Map<String, Integer> laneOf = new HashMap<>();
    map.subdomains().forEach(name -> laneOf.put(name, laneOf.size()));
    double longest = 1;
    for (ProblemPoint problem : map.problems()) {
      Cell cell = new Cell(laneOf.getOrDefault(problem.subdomain(), 0), problem.rate());
      cells.computeIfAbsent(cell, c -> new ArrayList<>()).add(problem);
      longest = Math.max(longest, problem.tokens());
    }
    int fullest = cells.values().stream().mapToInt(List::size).max().orElse(1);
    double inner = Math.max(4, lanes.height() / Math.max(1, map.subdomains().size()) - 8);
    double most = MOST_RADIUS;
    while (most > LEAST_RADIUS + .5 && columns(fullest, inner, most) * 2.1 * most > CELL) {
      most -= .5;
    }
    List<Dot> all = new ArrayList<>();
    List<Cell> order = new ArrayList<>(cells.keySet());
    order.sort(Comparator.comparingInt(Cell::lane).thenComparingDouble(Cell::rate));
    for (Cell cell : order) {
      boolean gutter = cell.rate() == 0 || cell.rate() == 1;
      if (!gutter && !x.values().contains(cell.rate())) {
        continue;
      }
      List<ProblemPoint> here = cells.getOrDefault(cell, List.of());
      int columns = columns(here.size(), inner, most);
      int rows = (here.size() + columns - 1) / columns;
      double spread = Math.min(2.1 * most, CELL / columns);
      double middle =
          cell.rate() == 0
              ? lanes.x() - GUTTER / 2
              : cell.rate() == 1 ? lanes.right() + GUTTER / 2 : x.pixel(cell.rate());
      for (int i = 0; i < here.size(); i++) {
        double px = middle + (i / rows - (columns - 1) / 2.0) * spread;
        double py = lanes.y() + cell.lane() * (inner + 8) + 4 + inner * (i % rows + .5) / rows;
        double size = Math.sqrt(Math.max(0, here.get(i).tokens()) / longest);
        all.add(new Dot(here.get(i), px, py, LEAST_RADIUS + (most - LEAST_RADIUS) * size));
      }
    }
    return List.copyOf(all);
  }

  private static int columns(int dots, double height, double radius) {
    int rows = Math.max(1, (int) (height / (2 * radius)));
    return Math.max(1, (dots + rows - 1) / rows);
  }
}
