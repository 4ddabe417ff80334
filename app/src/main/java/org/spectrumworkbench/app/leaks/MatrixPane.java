package org.spectrumworkbench.app.leaks;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.problem.leak.LeakReport;
import org.spectrumworkbench.core.problem.leak.Sweep;

/** The matrix of training and evaluation sets at one n. */
final class MatrixPane extends ScrollPane {
  private final Texts texts;
  private final GridPane grid = new GridPane(4, 4);
  private final VBox notes = new VBox(4);

  MatrixPane(Texts texts) {
    this.texts = texts;
    setId("leaks-matrix");
    setContent(new VBox(8, grid, notes));
    setFitToWidth(true);
    getStyleClass().add("leak-side");
  }

  void show(LeakReport report, int n) {
    grid.getChildren().clear();
    notes.getChildren().clear();
    for (int column = 0; column < report.eval().size(); column++) {
      grid.add(head(report.eval().get(column).name()), column + 1, 0);
    }
    for (int row = 0; row < report.train().size(); row++) {
      grid.add(head(report.train().get(row).name()), 0, row + 1);
      for (int column = 0; column < report.eval().size(); column++) {
        grid.add(cell(report, row, column, n), column + 1, row + 1);
      }
    }
    for (LeakReport.EvalSide side : report.eval()) {
      if (side.shortItems() > 0) {
        note("matrix.short", side.name(), Formats.count(side.shortItems()), report.n());
      }
      if (side.wordless() > 0) {
        note("matrix.wordless", side.name(), Formats.count(side.wordless()));
      }
    }
  }

  private void note(String key, Object... arguments) {
    notes.getChildren().add(Labels.wrapped(texts.get(key, arguments), "quiet", "small-text"));
  }

  private static Label head(String name) {
    Label head = new Label(name);
    head.getStyleClass().add("matrix-head");
    head.setMaxWidth(120);
    head.setTooltip(new Tooltip(name));
    return head;
  }

  private VBox cell(LeakReport report, int row, int column, int n) {
    Sweep sweep = report.cells().get(row).get(column);
    LeakReport.EvalSide eval = report.eval().get(column);
    int items = eval.ids().size();
    long rows = sweep.rows(n);
    VBox cell = new VBox();
    cell.getStyleClass().add("matrix-cell");
    if (rows == 0) {
      cell.getChildren().add(Labels.of(texts.get("matrix.none"), "quiet"));
    } else {
      cell.getStyleClass().add("found");
      cell.getChildren()
          .addAll(
              Labels.of(
                  rows == 1
                      ? texts.get("matrix.cell.one")
                      : texts.get("matrix.cell", Formats.count(rows)),
                  "strong"),
              Labels.of(
                  texts.get("matrix.items", Formats.count(sweep.items(n)), Formats.count(items)),
                  "small-text"));
    }
    String all =
        texts.get(
            "matrix.cell.long",
            report.train().get(row).name(),
            eval.name(),
            Formats.count(rows),
            Formats.count(sweep.items(n)),
            Formats.count(items));
    Tooltip.install(cell, new Tooltip(all));
    cell.setAccessibleText(all);
    return cell;
  }
}
