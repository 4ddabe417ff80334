package org.spectrumworkbench.app.cli;

import java.util.ArrayList;
import java.util.List;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.report.Figures;
import org.spectrumworkbench.app.report.Results;
import org.spectrumworkbench.core.experiment.StageResult;

/** A table of plain text whose columns are as wide as their widest cell. */
final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... titles) {
    rows.add(List.of(titles));
  }

  TextTable(List<String> titles) {
    rows.add(List.copyOf(titles));
  }

  void row(List<String> cells) {
    rows.add(List.copyOf(cells));
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** The lines, the titles first. */
  List<String> lines() {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  /** The held-out scores, a stage a row. */
  static TextTable ofResults(List<StageResult> results) {
    List<Integer> columns = Results.columns(results);
    List<String> titles = new ArrayList<>(List.of("stage", "Pass@1", "95 % interval"));
    columns.forEach(k -> titles.add("Pass@" + k));
    titles.addAll(List.of("time", "since start"));
    TextTable table = new TextTable(titles);
    double before = 0;
    for (StageResult result : results) {
      List<String> cells = new ArrayList<>();
      cells.add(result.stage());
      cells.add(Figures.share(result.pass1()));
      cells.add(Figures.interval(result.interval().get("pass1")));
      for (int k : columns) {
        Double value = result.passk().get(k);
        cells.add(value == null ? "" : Figures.share(value));
      }
      // Of the work that led from the score before to this one.
      cells.add(Formats.duration(result.wallSeconds() - before));
      cells.add(Formats.duration(result.wallSeconds()));
      before = result.wallSeconds();
      table.row(cells);
    }
    return table;
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
