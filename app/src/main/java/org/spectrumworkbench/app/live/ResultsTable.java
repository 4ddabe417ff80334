package org.spectrumworkbench.app.live;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.score.Evaluated;
import org.spectrumworkbench.app.score.ModelNames;
import org.spectrumworkbench.core.experiment.StageResult;

/**
 * Held-out Pass@1 and Pass@K of each model so far, with intervals, and what may be said against the
 * controls.
 */
final class ResultsTable extends VBox {
  private final Texts texts;
  private final GridPane grid = new GridPane();
  private final VBox sentences = new VBox(3);
  private Evaluated drawn = Evaluated.NONE;

  ResultsTable(Texts texts) {
    super(10);
    this.texts = texts;
    setId("results-table");
    grid.setHgap(12);
    grid.setVgap(4);
    ColumnConstraints wide = new ColumnConstraints();
    wide.setHgrow(Priority.ALWAYS);
    wide.setMinWidth(90);
    grid.getColumnConstraints().setAll(wide);
    getChildren().addAll(grid, sentences);
    draw();
  }

  void show(Evaluated evaluated) {
    if (!evaluated.equals(drawn)) {
      drawn = evaluated;
      draw();
    }
  }

  private void draw() {
    grid.getChildren().clear();
    sentences.getChildren().clear();
    if (drawn.results().isEmpty()) {
      grid.add(quiet(texts.get("results.none")), 0, 0);
      return;
    }
    int k = drawn.commonK();
    ModelNames names = new ModelNames(drawn.method());
    List<String> heads =
        List.of(
            texts.get("results.model"), texts.get("results.pass", 1), texts.get("results.pass", k));
    for (int column = 0; column < (k == 1 ? 2 : 3); column++) {
      add(quiet(heads.get(column)), column, 0, column > 0);
    }
    int row = 1;
    for (StageResult result : drawn.results()) {
      Label name = new Label(names.name(result.stage()));
      name.setMinWidth(0);
      name.setTooltip(new Tooltip(name.getText()));
      add(name, 0, row, false);
      add(score(result, 1), 1, row, true);
      if (k > 1) {
        add(score(result, k), 2, row, true);
      }
      row++;
    }
    for (Evaluated.Contrast contrast : drawn.controls(1, null)) {
      Label sentence = new Label(names.sentence(contrast));
      sentence.setWrapText(true);
      sentence.getStyleClass().add("contrast");
      sentences.getChildren().add(sentence);
    }
  }

  private HBox score(StageResult result, int k) {
    double value = k == 1 ? result.pass1() : result.passk().getOrDefault(k, Double.NaN);
    Label number = new Label(Formats.score(value));
    number.getStyleClass().add("number");
    List<Double> interval = result.interval().get("pass" + k);
    Label range =
        quiet(
            interval == null
                ? ""
                : Formats.score(interval.get(0)) + "–" + Formats.score(interval.get(1)));
    range.getStyleClass().add("small-text");
    number.setMinWidth(Region.USE_PREF_SIZE);
    range.setMinWidth(62);
    HBox both = new HBox(6, number, range);
    both.setAlignment(Pos.BASELINE_RIGHT);
    return both;
  }

  private void add(javafx.scene.Node node, int column, int row, boolean right) {
    grid.add(node, column, row);
    if (right) {
      GridPane.setHalignment(node, HPos.RIGHT);
    }
  }

  private static Label quiet(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("quiet");
    return label;
  }
}
