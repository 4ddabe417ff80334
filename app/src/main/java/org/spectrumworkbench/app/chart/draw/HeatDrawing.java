package org.spectrumworkbench.app.chart.draw;

import java.util.List;
import java.util.Optional;
import org.spectrumworkbench.app.chart.draw.TextStyle.Align;
import org.spectrumworkbench.app.fx.Formats;

/**
 * A {@link HeatMap} laid out: one picture of pixels, names at the left, and a bar of colours at the
 * right.
 */
public final class HeatDrawing {

  private static final double TEXT = 11;
  private static final double TITLE = 13;
  private static final double PAD = 8;
  private static final double BAR = 12;
  private static final int SHADES = 256;

  private final HeatMap map;
  private final Palette palette;
  private final double width;
  private final double height;
  private final Box plot;
  private final double room;

  /**
   * Lays the map out.
   *
   * @param measure asked for the width of texts; draw with the same pen
   * @param width in pixels
   * @param height in pixels
   */
  public HeatDrawing(HeatMap map, Pen measure, double width, double height, Palette palette) {
    this.map = map;
    this.palette = palette;
    this.width = width;
    this.height = height;
    double names =
        map.rows().stream()
            .limit(400)
            .mapToDouble(r -> measure.textWidth(r, TEXT - 1, false))
            .max()
            .orElse(0);
    room = Math.min(names, width * .25);
    double left = PAD + TEXT + 6 + room + 6;
    double top = PAD + (map.title().isEmpty() ? 0 : TITLE + 9);
    double right = width - PAD - BAR - 44;
    double bottom = height - PAD - 2 * TEXT - 12;
    plot = new Box(left, top, right - left, bottom - top);
  }

  /** Where the cells lie. */
  public Box plot() {
    return plot;
  }

  /** The cell at a place. */
  public Optional<HeatMap.Cell> at(double px, double py) {
    if (map.isEmpty() || !plot.contains(px, py)) {
      return Optional.empty();
    }
    int row = (int) ((py - plot.y()) / plot.height() * map.rows().size());
    int column = (int) ((px - plot.x()) / plot.width() * map.columns().length);
    return Optional.of(
        new HeatMap.Cell(
            Math.min(row, map.rows().size() - 1), Math.min(column, map.columns().length - 1)));
  }

  /** Where a cell lies. */
  public Box box(HeatMap.Cell cell) {
    double cellWidth = plot.width() / map.columns().length;
    double cellHeight = plot.height() / map.rows().size();
    return new Box(
        plot.x() + cell.column() * cellWidth,
        plot.y() + cell.row() * cellHeight,
        cellWidth,
        cellHeight);
  }

  /** Draws all but what is pointed at. */
  public void draw(Pen pen) {
    pen.fill(new Box(0, 0, width, height), palette.ground());
    TextStyle title = TextStyle.plain(TITLE, palette.text()).inBold();
    pen.text(pen.fitted(map.title(), width - 2 * PAD, title), PAD, PAD + TITLE - 1, title);
    if (map.isEmpty()) {
      TextStyle style = TextStyle.plain(TEXT + 1, palette.muted()).align(Align.MIDDLE);
      pen.text(ChartText.of("chart.empty"), width / 2, height / 2, style);
      return;
    }
    if (plot.width() < 20 || plot.height() < 20) {
      return;
    }
    int across = (int) Math.min(map.columns().length, Math.max(1, plot.width()));
    int down = (int) Math.min(map.rows().size(), Math.max(1, plot.height()));
    pen.image(pixels(across, down), across, down, plot);
    drawNames(pen);
    drawSteps(pen);
    drawBar(pen);
  }

  /** Frames a cell and tells its value. */
  public void drawSelected(Pen pen, HeatMap.Cell cell) {
    Box box = box(cell);
    // A cell may be smaller than a pixel; its frame must be seen all the same.
    double wider = Math.max(0, 6 - box.width()) / 2;
    double higher = Math.max(0, 6 - box.height()) / 2;
    Box frame =
        new Box(
            box.x() - wider, box.y() - higher, box.width() + 2 * wider, box.height() + 2 * higher);
    pen.outline(frame, Stroke.solid(palette.accent(), 2));
    Box all = new Box(PAD, PAD, width - 2 * PAD, height - 2 * PAD);
    ReadOut.draw(
        pen, lines(map, cell), box.x() + box.width() / 2, box.y() + box.height() / 2, all, palette);
  }

  /** What is told about a cell: its column, its row, its value. */
  public static List<String> lines(HeatMap map, HeatMap.Cell cell) {
    return List.of(
        map.columnTitle() + " " + Formats.number(map.columns()[cell.column()]),
        map.rows().get(cell.row()),
        map.valueTitle()
            + " "
            + map.value(cell).map(Formats::number).orElse(ChartText.of("heat.missing")));
  }

  /** Cells smaller than a pixel are averaged, so that none is left out by chance. */
  private int[] pixels(int across, int down) {
    int[] argb = new int[across * down];
    int[] shades = new int[SHADES + 1];
    for (int i = 0; i <= SHADES; i++) {
      shades[i] = palette.heat(i / (double) SHADES).argb();
    }
    int missing = palette.missing().argb();
    int rows = map.rows().size();
    int columns = map.columns().length;
    for (int r = 0; r < down; r++) {
      for (int c = 0; c < across; c++) {
        double sum = 0;
        int count = 0;
        for (int row = r * rows / down;
            row < Math.max(r * rows / down + 1, (r + 1) * rows / down);
            row++) {
          for (int col = c * columns / across;
              col < Math.max(c * columns / across + 1, (c + 1) * columns / across);
              col++) {
            double value = map.values()[row][col];
            if (!Double.isNaN(value)) {
              sum += value;
              count++;
            }
          }
        }
        argb[r * across + c] =
            count == 0 ? missing : shades[(int) Math.round(Math.clamp(sum / count, 0, 1) * SHADES)];
      }
    }
    return argb;
  }

  private void drawNames(Pen pen) {
    TextStyle style = TextStyle.plain(TEXT - 1, palette.muted()).align(Align.END);
    double step = plot.height() / map.rows().size();
    int every = Math.max(1, (int) Math.ceil((TEXT + 3) / step));
    for (int row = 0; row < map.rows().size(); row += every) {
      double at = plot.y() + (row + .5) * step;
      if (at + TEXT / 2 <= plot.bottom() + 4) {
        pen.text(
            pen.fitted(map.rows().get(row), room, style), plot.x() - 6, at + style.drop(), style);
      }
    }
    TextStyle axis = TextStyle.plain(TEXT, palette.text()).align(Align.MIDDLE);
    pen.text(
        pen.fitted(map.rowTitle(), plot.height(), axis),
        PAD + TEXT - 2,
        plot.y() + plot.height() / 2,
        axis,
        -90);
  }

  private void drawSteps(Pen pen) {
    TextStyle style = TextStyle.plain(TEXT, palette.muted()).align(Align.MIDDLE);
    int columns = map.columns().length;
    double step = plot.width() / columns;
    double free = Double.NEGATIVE_INFINITY;
    int every = (int) Math.max(1, Ticks.niceStep(columns / Math.max(1, plot.width() / 70)));
    for (int column = 0; column < columns; column += every) {
      String label = Formats.number(map.columns()[column]);
      double half = pen.textWidth(label, TEXT, false) / 2;
      double at = plot.x() + (column + .5) * step;
      if (at - half > free && at + half <= plot.right() + 20) {
        pen.text(label, at, plot.bottom() + TEXT + 4, style);
        free = at + half + 6;
      }
    }
    TextStyle axis = TextStyle.plain(TEXT, palette.text()).align(Align.MIDDLE);
    pen.text(map.columnTitle(), plot.x() + plot.width() / 2, height - PAD, axis);
  }

  private void drawBar(Pen pen) {
    int shades = 64;
    int[] ramp = new int[shades];
    for (int i = 0; i < shades; i++) {
      ramp[i] = palette.heat(1 - i / (shades - 1.0)).argb();
    }
    Box bar = new Box(plot.right() + 12, plot.y(), BAR, plot.height());
    pen.image(ramp, 1, shades, bar);
    TextStyle style = TextStyle.plain(TEXT - 1, palette.muted());
    pen.text("1", bar.right() + 4, bar.y() + TEXT - 2, style);
    pen.text("0", bar.right() + 4, bar.bottom(), style);
    TextStyle middle = style.align(Align.MIDDLE);
    String label = pen.fitted(map.valueTitle(), plot.height() - 30, middle);
    pen.text(label, bar.right() + 14, bar.y() + bar.height() / 2, middle, -90);
  }
}
