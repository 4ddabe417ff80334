package org.spectrumworkbench.app.passk;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.score.ModelNames;

/** Pass@K of each model as numbers, the interval under each. */
final class PassKTable extends GridPane {
  private final Texts texts;

  PassKTable(Texts texts) {
    this.texts = texts;
    setId("passk-table");
    setHgap(18);
    setVgap(7);
  }

  void show(PassKData data, ModelNames names) {
    getChildren().clear();
    getColumnConstraints().clear();
    ColumnConstraints first = new ColumnConstraints();
    first.setHgrow(Priority.ALWAYS);
    getColumnConstraints().add(first);
    PassKData.Row shared = data.rows().getFirst();
    add(
        quiet(
            texts.get("table.model")
                + "  ·  "
                + texts.get("table.size", shared.problems(), shared.samples())),
        0,
        0);
    for (int i = 0; i < data.ks().size(); i++) {
      Label head = quiet(texts.get("table.pass", data.ks().get(i)));
      add(head, i + 1, 0);
      setHalignment(head, HPos.RIGHT);
    }
    int row = 1;
    for (PassKData.Row model : data.rows()) {
      boolean other = model.problems() != shared.problems() || model.samples() != shared.samples();
      String size = texts.get("table.size", model.problems(), model.samples());
      Label name = new Label(names.name(model.stage()) + (other ? "  ·  " + size : ""));
      name.setMinWidth(0);
      name.setTooltip(new Tooltip(name.getText()));
      add(name, 0, row);
      for (PassKData.Pass pass : model.passes()) {
        add(cell(pass), data.ks().indexOf(pass.k()) + 1, row);
      }
      row++;
    }
  }

  private static VBox cell(PassKData.Pass pass) {
    Label value = new Label(Formats.score(pass.estimate()));
    value.getStyleClass().add("number");
    Label interval =
        quiet(Formats.score(pass.interval().low()) + "–" + Formats.score(pass.interval().high()));
    interval.getStyleClass().add("small-text");
    interval.setMinWidth(Region.USE_PREF_SIZE);
    VBox both = new VBox(value, interval);
    both.setAlignment(Pos.CENTER_RIGHT);
    return both;
  }

  private static Label quiet(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("quiet");
    return label;
  }
}
