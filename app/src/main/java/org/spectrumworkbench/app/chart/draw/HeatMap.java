package org.spectrumworkbench.app.chart.draw;

import java.util.List;
import java.util.Optional;

/**
 * Values from 0 to 1 in rows and columns, such as the success rate of each problem at each step.
 *
 * @param title what it shows
 * @param rowTitle what a row is, such as {@code problem}
 * @param columnTitle what a column is, such as {@code step}
 * @param valueTitle what is coloured
 * @param rows names from above
 * @param columns values from left to right, such as steps
 * @param values a row for each of {@code rows}, as long as {@code columns}; NaN where nothing was
 *     measured
 */
@SuppressWarnings("ArrayRecordComponent")
public record HeatMap(
    String title,
    String rowTitle,
    String columnTitle,
    String valueTitle,
    List<String> rows,
    double[] columns,
    double[][] values)
    implements Figure {

  /**
   * A cell.
   *
   * @param row index from above
   * @param column index from the left
   */
  public record Cell(int row, int column) {}

  /**
   * @throws IllegalArgumentException when the values do not fit the rows and columns
   */
  public HeatMap {
    rows = List.copyOf(rows);
    if (values.length != rows.size()) {
      throw new IllegalArgumentException(
          "%d rows of values for %d names".formatted(values.length, rows.size()));
    }
    for (int r = 0; r < values.length; r++) {
      if (values[r].length != columns.length) {
        throw new IllegalArgumentException(
            "row %s has %d values for %d columns"
                .formatted(rows.get(r), values[r].length, columns.length));
      }
    }
  }

  /** Whether there is no cell. */
  public boolean isEmpty() {
    return rows.isEmpty() || columns.length == 0;
  }

  /** The value of a cell, if it was measured. */
  public Optional<Double> value(Cell cell) {
    double value = values[cell.row()][cell.column()];
    return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
  }

  @Override
  public void draw(Pen pen, double width, double height, Palette palette) {
    new HeatDrawing(this, pen, width, height, palette).draw(pen);
  }

  /** A row a cell that was reached: row, column, value. */
  @Override
  public Table table() {
    int wide = columns.length;
    return Table.lazily(
        List.of(rowTitle, columnTitle, valueTitle),
        rows.size() * wide,
        i ->
            List.of(
                rows.get(i / wide),
                Numbers.exact(columns[i % wide]),
                Numbers.exact(values[i / wide][i % wide])));
  }

  @Override
  public String description() {
    return isEmpty()
        ? title + ". " + ChartText.of("chart.empty")
        : ChartText.of(
            "heat.description",
            title,
            valueTitle,
            rows.size(),
            rowTitle,
            columns.length,
            columnTitle);
  }
}
