package org.spectrumworkbench.app.chart.draw;

import java.util.List;
import java.util.Optional;
import org.spectrumworkbench.app.fx.Formats;

/**
 * Scores with their intervals in rows and columns, such as Pass@K of checkpoints by subdomains; in
 * each column the best stands out, and so does what cannot be told from it.
 *
 * @param title what it shows
 * @param rowTitle what a row is, such as {@code Checkpoint}
 * @param columnTitle what a column is, such as {@code Subdomain}
 * @param valueTitle what is scored, such as {@code Pass@8}
 * @param legend how to read it, written below
 * @param rows names from above
 * @param columns names from the left
 * @param cells those that were scored, in no order
 */
public record ScoreMatrix(
    String title,
    String rowTitle,
    String columnTitle,
    String valueTitle,
    String legend,
    List<String> rows,
    List<String> columns,
    List<Cell> cells)
    implements Figure {

  /** How a score stands to the best of its column. */
  public enum Standing {
    BEST,
    /** Its interval overlaps that of the best. */
    TIES,
    BELOW
  }

  /**
   * One score.
   *
   * @param row index from above
   * @param column index from the left
   * @param value 0 to 1
   * @param low lower end of its 95 % interval
   * @param high upper end
   * @param note what is told about it in a sentence
   */
  public record Cell(
      int row, int column, double value, double low, double high, Standing standing, String note) {}

  /** Copies the lists. */
  public ScoreMatrix {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    cells = List.copyOf(cells);
  }

  /** The score at a place, if there is one. */
  public Optional<Cell> at(int row, int column) {
    return cells.stream().filter(c -> c.row() == row && c.column() == column).findFirst();
  }

  @Override
  public void draw(Pen pen, double width, double height, Palette palette) {
    new ScoreMatrixDrawing(this, pen, width, height, palette).draw(pen);
  }

  /** A row a score. */
  @Override
  public Table table() {
    List<String> heads =
        List.of(
            rowTitle,
            columnTitle,
            valueTitle,
            ChartText.of("table.low"),
            ChartText.of("table.high"),
            ChartText.of("matrix.standing"));
    return Table.lazily(heads, cells.size(), i -> row(cells.get(i)));
  }

  private List<String> row(Cell cell) {
    return List.of(
        rows.get(cell.row()),
        columns.get(cell.column()),
        Numbers.exact(cell.value()),
        Numbers.exact(cell.low()),
        Numbers.exact(cell.high()),
        ChartText.of(
            switch (cell.standing()) {
              case BEST -> "matrix.best";
              case TIES -> "matrix.ties";
              case BELOW -> "matrix.below";
            }));
  }

  @Override
  public String description() {
    if (cells.isEmpty()) {
      return title + ". " + ChartText.of("chart.empty");
    }
    List<String> best =
        cells.stream()
            .filter(cell -> cell.standing() == Standing.BEST)
            .map(cell ->
                ChartText.of(
                    "matrix.description.best",
                    columns.get(cell.column()),
                    rows.get(cell.row()),
                    Formats.score(cell.value())))
            .toList();
    return ChartText.of("matrix.description", title, valueTitle, String.join("; ", best));
  }
}
