package org.spectrumworkbench.core.problem.table;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.databind.JsonNode;

/**
 * The first rows of a table.
 *
 * @param file where they come from
 * @param rows at most as many as were asked for; fewer where they are very long
 * @param columns what is in them, in the order of the file
 */
public record TableSample(TableFile file, List<TableRow> rows, List<Column> columns) {
  private static final long MOST_CHARACTERS = 1 << 25;
  private static final int EXAMPLE = 200;

  public TableSample {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
  }

  /**
   * A column.
   *
   * @param path as {@link ColumnPath} takes it
   * @param example the beginning of its first cell that is not empty; empty where all are
   */
  public record Column(String path, String example) {}

  /**
   * Reads the first rows.
   *
   * @param most how many
   * @throws WorkbenchException if the file cannot be read, or none of these rows can
   */
  public static TableSample read(TableFile file, int most) {
    List<TableRow> rows = new ArrayList<>();
    Map<String, String> examples = new LinkedHashMap<>();
    try (TableReader reader = file.read()) {
      long characters = 0;
      while (rows.size() < most && characters < MOST_CHARACTERS) {
        TableRow row = reader.next();
        if (row == null) {
          break;
        }
        rows.add(row);
        if (row instanceof TableRow.Cells cells) {
          characters += addExamples(cells, examples);
        }
      }
    } catch (IOException e) {
      throw new WorkbenchException(
          "%s cannot be read: %s".formatted(file.path(), FileFault.words(e)),
          "Check the disk and the permissions.",
          e);
    }
    refuseIfAllBroken(file, rows);
    return new TableSample(
        file,
        rows,
        examples.entrySet().stream().map(e -> new Column(e.getKey(), e.getValue())).toList());
  }

  /** Without a row there are no columns either, and nothing could be said of them. */
  private static void refuseIfAllBroken(TableFile file, List<TableRow> rows) {
    if (!rows.isEmpty()
        && rows.stream().allMatch(TableRow.Broken.class::isInstance)
        && rows.getFirst() instanceof TableRow.Broken first) {
      throw new WorkbenchException(
          "%s of %s can be read: %s %,d: %s"
              .formatted(
                  rows.size() == 1 ? "No row" : "None of the first %,d rows".formatted(rows.size()),
                  file.path(),
                  file.format().unit(),
                  first.number(),
                  first.what()),
          first.mend());
    }
  }

  private static long addExamples(TableRow.Cells row, Map<String, String> examples) {
    long characters = 0;
    for (String path : ColumnPath.paths(row.cells())) {
      JsonNode cell = ColumnPath.cell(row.cells(), path);
      String text = cell == null ? "" : ColumnPath.text(cell).strip();
      characters += text.length();
      String shown = text.length() > EXAMPLE ? text.substring(0, EXAMPLE) : text;
      examples.merge(path, shown, (old, now) -> old.isEmpty() ? now : old);
    }
    return characters;
  }

  /** The paths of the columns. */
  public List<String> paths() {
    return columns.stream().map(Column::path).toList();
  }

  /** The rows that could be read. */
  public List<TableRow.Cells> cells() {
    return rows.stream()
        .filter(TableRow.Cells.class::isInstance)
        .map(TableRow.Cells.class::cast)
        .toList();
  }
}
