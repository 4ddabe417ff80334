package org.spectrumworkbench.app.bench;

import java.util.HashMap;
import java.util.Map;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.bench.BenchFilter.Cell;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Marks;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.bench.ConfusionTable;

/**
 * The confusion table: right and wrong answers by the verdict they got. A click on a cell lists its
 * cases, another click all again.
 */
final class ConfusionGrid extends GridPane {
  private final Texts texts;
  private final Map<Cell, ToggleButton> cells = new HashMap<>();

  ConfusionGrid(BenchModel model, Texts texts) {
    this.texts = texts;
    setId("bench-confusion");
    getStyleClass().add("confusion");
    getColumnConstraints().add(new ColumnConstraints());
    for (Outcome outcome : Outcome.values()) {
      int column = outcome.ordinal() + 1;
      ColumnConstraints width = new ColumnConstraints(52);
      width.setHgrow(Priority.ALWAYS);
      width.setHalignment(HPos.CENTER);
      getColumnConstraints().add(width);
      Label word = Labels.of(VerdictWords.of(texts, outcome), "quiet", "small-text");
      VBox head = new VBox(3, Marks.verdict(outcome), word);
      head.setAlignment(Pos.CENTER);
      add(head, column, 0);
    }
    for (boolean expected : new boolean[] {true, false}) {
      int row = expected ? 1 : 2;
      add(Labels.of(rowName(expected)), 0, row);
      for (Outcome outcome : Outcome.values()) {
        add(cell(model, new Cell(expected, outcome)), outcome.ordinal() + 1, row);
      }
    }
  }

  private ToggleButton cell(BenchModel model, Cell cell) {
    ToggleButton button = new ToggleButton();
    button.setId(
        "cell-" + (cell.expected() ? "right" : "wrong") + "-" + BenchTable.word(cell.outcome()));
    button.getStyleClass().setAll("confusion-cell", tone(cell));
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(press -> model.toggle(cell));
    cells.put(cell, button);
    return button;
  }

  /** What the reward should have followed, what it should not, and what says nothing. */
  private static String tone(Cell cell) {
    if (cell.outcome() == Outcome.ERROR) {
      return "failed";
    }
    return cell.expected() == (cell.outcome() == Outcome.CORRECT) ? "agrees" : "errs";
  }

  private String rowName(boolean expected) {
    return texts.get(expected ? "confusion.right" : "confusion.wrong");
  }

  void show(ConfusionTable table, @Nullable Cell listed) {
    cells.forEach((cell, button) -> {
      int count = table.count(cell.expected(), cell.outcome());
      button.setText(Formats.count(count));
      button.setDisable(count == 0 && !cell.equals(listed));
      button.setSelected(cell.equals(listed));
      button.setAccessibleText(
          texts.get(
              "confusion.spoken",
              rowName(cell.expected()),
              VerdictWords.of(texts, cell.outcome()),
              count));
    });
  }
}
