package org.spectrumworkbench.app.chart.draw;

import java.util.List;
import java.util.Optional;
import org.spectrumworkbench.app.chart.draw.ScoreMatrix.Cell;
import org.spectrumworkbench.app.chart.draw.ScoreMatrix.Standing;
import org.spectrumworkbench.app.chart.draw.TextStyle.Align;
import org.spectrumworkbench.app.fx.Formats;

/** A {@link ScoreMatrix} laid out: a bar in each cell for its score, the score and its interval. */
public final class ScoreMatrixDrawing {

  private static final double TEXT = 11;
  private static final double TITLE = 13;
  private static final double PAD = 8;
  private static final double GAP = 4;
  private static final double ROW = 42;
  private static final double HEAD = 18;
  private static final double LEGEND = 22;

  private final ScoreMatrix matrix;
  private final Palette palette;
  private final double width;
  private final double height;
  private final double top;
  private final double left;
  private final double cellWidth;
  private final double cellHeight;

  /**
   * Lays the matrix out.
   *
   * @param measure asked for the width of texts; draw with the same pen
   * @param width in pixels
   * @param height in pixels
   */
  public ScoreMatrixDrawing(
      ScoreMatrix matrix, Pen measure, double width, double height, Palette palette) {
    this.matrix = matrix;
    this.palette = palette;
    this.width = width;
    this.height = height;
    top = headTop() + HEAD;
    double names =
        matrix.rows().stream()
            .mapToDouble(row -> measure.textWidth(row, TEXT + 1, false))
            .max()
            .orElse(0);
    names = Math.max(names, measure.textWidth(matrix.rowTitle(), TEXT, false));
    left = PAD + Math.min(names, width * .3) + 12;
    cellWidth = Math.max(0, (width - PAD - left) / Math.max(1, matrix.columns().size()));
    cellHeight = Math.max(0, (height - PAD - LEGEND - top) / Math.max(1, matrix.rows().size()));
  }

  /** The height in pixels in which so many rows are easily read. */
  public static double heightOf(int rows) {
    return PAD + TITLE + 9 + HEAD + Math.max(1, rows) * ROW + LEGEND + PAD;
  }

  /** The scored cell at a place. */
  public Optional<Cell> at(double px, double py) {
    if (px < left || py < top || cellWidth <= 0 || cellHeight <= 0) {
      return Optional.empty();
    }
    return matrix.at((int) ((py - top) / cellHeight), (int) ((px - left) / cellWidth));
  }

  /** Where a cell lies. */
  public Box box(Cell cell) {
    return new Box(
        left + cell.column() * cellWidth,
        top + cell.row() * cellHeight,
        cellWidth - GAP,
        cellHeight - GAP);
  }

  /** Draws all but what is pointed at. */
  public void draw(Pen pen) {
    pen.fill(new Box(0, 0, width, height), palette.ground());
    TextStyle title = TextStyle.plain(TITLE, palette.text()).inBold();
    pen.text(pen.fitted(matrix.title(), width - 2 * PAD, title), PAD, PAD + TITLE - 1, title);
    TextStyle quiet = TextStyle.plain(TEXT, palette.muted());
    if (matrix.cells().isEmpty()) {
      TextStyle style = TextStyle.plain(TEXT + 1, palette.muted()).align(Align.MIDDLE);
      String text = pen.fitted(matrix.legend(), width - 2 * PAD, style);
      pen.text(text, width / 2, Math.max(height / 2, PAD + 3 * TITLE), style);
      return;
    }
    if (cellWidth < 30 || cellHeight < 14) {
      return;
    }
    double head = headTop() + TEXT;
    pen.text(pen.fitted(matrix.rowTitle(), left - PAD - 8, quiet), PAD, head, quiet);
    TextStyle column = TextStyle.plain(TEXT + 1, palette.text()).inBold().align(Align.MIDDLE);
    for (int i = 0; i < matrix.columns().size(); i++) {
      double middle = left + i * cellWidth + (cellWidth - GAP) / 2;
      pen.text(pen.fitted(matrix.columns().get(i), cellWidth - GAP, column), middle, head, column);
    }
    TextStyle row = TextStyle.plain(TEXT + 1, palette.text());
    for (int i = 0; i < matrix.rows().size(); i++) {
      double middle = top + i * cellHeight + (cellHeight - GAP) / 2;
      String name = pen.fitted(matrix.rows().get(i), left - PAD - 8, row);
      pen.text(name, PAD, middle + row.drop(), row);
    }
    drawCells(pen);
    pen.text(pen.fitted(matrix.legend(), width - 2 * PAD, quiet), PAD, height - PAD, quiet);
  }

  /** Frames a cell and tells what is known of it. */
  public void drawSelected(Pen pen, Cell cell) {
    Box box = box(cell);
    pen.outline(box, Stroke.solid(palette.text(), 2));
    Box all = new Box(PAD, PAD, width - 2 * PAD, height - 2 * PAD);
    ReadOut.draw(
        pen,
        lines(matrix, cell),
        box.x() + box.width() / 2,
        box.y() + box.height() / 2,
        all,
        palette);
  }

  /** What is told about a cell: where it is, its score, and how it stands. */
  public static List<String> lines(ScoreMatrix matrix, Cell cell) {
    return List.of(
        matrix.rows().get(cell.row()) + "  ·  " + matrix.columns().get(cell.column()),
        matrix.valueTitle() + "  " + Formats.score(cell.value(), cell.low(), cell.high()),
        cell.note());
  }

  private void drawCells(Pen pen) {
    double least = matrix.cells().stream().mapToDouble(Cell::value).min().orElse(0);
    double most = matrix.cells().stream().mapToDouble(Cell::value).max().orElse(1);
    for (Cell cell : matrix.cells()) {
      Box box = box(cell);
      boolean best = cell.standing() == Standing.BEST;
      double share = most > least ? (cell.value() - least) / (most - least) : .5;
      Ink bar = palette.accent().withAlpha(palette.dark() ? .3 : .16);
      pen.fill(new Box(box.x(), box.y(), box.width() * share, box.height()), bar);
      pen.outline(box, best ? Stroke.solid(palette.accent(), 2) : Stroke.solid(palette.grid(), 1));
      boolean two = box.height() >= 2 * TEXT + 8;
      double middle = box.y() + box.height() / 2;
      TextStyle score = TextStyle.plain(TEXT + 2, palette.text()).inBold().align(Align.MIDDLE);
      String tie = cell.standing() == Standing.TIES ? "≈ " : "";
      pen.text(
          tie + Formats.score(cell.value()),
          box.x() + box.width() / 2,
          two ? middle - 2 : middle + score.drop(),
          score);
      if (two) {
        TextStyle interval = TextStyle.plain(TEXT, palette.muted()).align(Align.MIDDLE);
        String text = Formats.score(cell.low()) + "–" + Formats.score(cell.high());
        pen.text(
            pen.fitted(text, box.width() - 4, interval),
            box.x() + box.width() / 2,
            middle + TEXT + 2,
            interval);
      }
    }
  }

  private double headTop() {
    return PAD + (matrix.title().isEmpty() ? 0 : TITLE + 9);
  }
}
