package org.spectrumworkbench.app.chart.draw;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * The numbers behind a figure as text: shown as a table, copied, written as CSV.
 *
 * @param columns their titles
 * @param rows each as long as {@code columns}; may be made only when asked for
 */
public record Table(List<String> columns, List<List<String>> rows) {

  /**
   * A table whose rows are made when they are asked for: a long history costs nothing until it is
   * looked at.
   */
  public static Table lazily(List<String> columns, int rowCount, IntFunction<List<String>> row) {
    return new Table(columns, new LazyRows(rowCount, row));
  }

  /** Comma-separated with a line of titles, quoted as RFC 4180 says. */
  public String csv() {
    StringBuilder csv = new StringBuilder();
    csvLine(csv, columns);
    rows.forEach(row -> csvLine(csv, row));
    return csv.toString();
  }

  /** Tab-separated with a line of titles: what a spreadsheet takes from the clipboard. */
  public String tabbed() {
    StringBuilder text = new StringBuilder();
    tabbedLine(text, columns);
    rows.forEach(row -> tabbedLine(text, row));
    return text.toString();
  }

  private static void csvLine(StringBuilder to, List<String> cells) {
    to.append(cells.stream().map(Table::quoted).collect(Collectors.joining(","))).append("\r\n");
  }

  private static void tabbedLine(StringBuilder to, List<String> cells) {
    to.append(
            cells.stream()
                .map(c -> c.replaceAll("[\t\r\n]+", " "))
                .collect(Collectors.joining("\t")))
        .append('\n');
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static final class LazyRows extends AbstractList<List<String>> implements RandomAccess {
    private final int count;
    private final IntFunction<List<String>> row;

    LazyRows(int count, IntFunction<List<String>> row) {
      this.count = count;
      this.row = row;
    }

    @Override
    public List<String> get(int index) {
      if (index < 0 || index >= count) {
        throw new IndexOutOfBoundsException("row %d of %d".formatted(index, count));
      }
      return row.apply(index);
    }

    @Override
    public int size() {
      return count;
    }
  }
}
