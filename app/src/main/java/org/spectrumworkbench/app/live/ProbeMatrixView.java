package org.spectrumworkbench.app.live;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.live.ProbeMatrix.Cell;

/**
 * Checkpoints by subdomains: Pass@K with its interval in each cell, a deeper ground for a higher
 * score, the best of each column ringed, and a mark on those that cannot be told from it.
 */
final class ProbeMatrixView extends VBox {
  private final Texts texts;
  private ProbeMatrix drawn = ProbeMatrix.EMPTY;

  ProbeMatrixView(Texts texts) {
    super(8);
    this.texts = texts;
    setId("probe-matrix");
    draw();
  }

  void show(ProbeMatrix matrix) {
    if (!matrix.equals(drawn)) {
      drawn = matrix;
      draw();
    }
  }

  private void draw() {
    getChildren().clear();
    if (drawn.cells().isEmpty()) {
      getChildren().add(quiet(texts.get("probe.none")));
      return;
    }
    GridPane grid = new GridPane();
    grid.setHgap(4);
    grid.setVgap(4);
    ColumnConstraints heads = new ColumnConstraints();
    heads.setMinWidth(90);
    grid.getColumnConstraints().add(heads);
    grid.add(quiet(texts.get("probe.checkpoint")), 0, 0);
    for (int column = 0; column < drawn.subdomains().size(); column++) {
      ColumnConstraints even = new ColumnConstraints();
      even.setHgrow(Priority.ALWAYS);
      even.setFillWidth(true);
      even.setPercentWidth(-1);
      grid.getColumnConstraints().add(even);
      Label head = new Label(drawn.subdomains().get(column));
      head.getStyleClass().add("number");
      grid.add(head, column + 1, 0);
    }
    double low = drawn.cells().stream().mapToDouble(Cell::passAtK).min().orElse(0);
    double high = drawn.cells().stream().mapToDouble(Cell::passAtK).max().orElse(1);
    for (int row = 0; row < drawn.checkpoints().size(); row++) {
      grid.add(new Label(texts.get("probe.row", drawn.checkpoints().get(row))), 0, row + 1);
      for (int column = 0; column < drawn.subdomains().size(); column++) {
        int at = column;
        int line = row + 1;
        drawn.at(row, column).ifPresent(cell -> grid.add(cell(cell, low, high), at + 1, line));
      }
    }
    getChildren().addAll(grid, quiet(texts.get("probe.legend", drawn.k())));
  }

  private StackPane cell(Cell cell, double low, double high) {
    boolean best = drawn.best(cell.column()).filter(cell::equals).isPresent();
    boolean ties = drawn.tiesWithBest(cell);
    Label score = new Label((ties ? "≈ " : "") + Formats.score(cell.passAtK()));
    score.getStyleClass().add("number");
    Label interval = quiet(Formats.score(cell.low()) + "–" + Formats.score(cell.high()));
    interval.getStyleClass().add("small-text");
    VBox both = new VBox(score, interval);
    both.setAlignment(Pos.CENTER);
    StackPane ground = new StackPane(both);
    ground.getStyleClass().add("probe-cell");
    double depth = high > low ? (cell.passAtK() - low) / (high - low) : .5;
    // The colour is the theme's; only how much of it shows is worked out here.
    ground.setStyle(
        String.format(
            Locale.ROOT,
            "-probe-ground: linear-gradient(to right, -color-accent-subtle 0%%, -color-accent-subtle %.0f%%, transparent %.0f%%);",
            100 * depth,
            100 * depth));
    if (best) {
      ground.getStyleClass().add("best");
    }
    Tooltip.install(
        ground,
        new Tooltip(
            texts.get(
                best ? "probe.hint.best" : ties ? "probe.hint.tie" : "probe.hint",
                cell.source(),
                cell.step(),
                drawn.k(),
                Formats.score(cell.passAtK(), cell.low(), cell.high()),
                Formats.score(cell.pass1()))));
    return ground;
  }

  private static Label quiet(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("quiet");
    label.setWrapText(true);
    return label;
  }
}
