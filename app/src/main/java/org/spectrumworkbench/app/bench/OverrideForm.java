package org.spectrumworkbench.app.bench;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Marks;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.verify.Outcome;

/** Asks for another verdict and its reason; Enter saves, Escape lets it be. */
final class OverrideForm extends VBox {
  private final BenchModel model;
  private final ToggleButton correct;
  private final ToggleButton wrong;
  private final TextField reason = new TextField();
  private @Nullable Node before;

  OverrideForm(BenchModel model, Texts texts) {
    super(6);
    this.model = model;
    setId("override-form");
    getStyleClass().add("override-form");
    ToggleGroup verdicts = new ToggleGroup();
    correct = choice(texts, Outcome.CORRECT, verdicts);
    wrong = choice(texts, Outcome.WRONG, verdicts);
    reason.setId("override-reason");
    reason.setPromptText(texts.get("override.reason"));
    Button save = Labels.button(texts.get("override.save"), "fth-check", this::save, "accent");
    save.setId("override-save");
    save.disableProperty()
        .bind(
            Bindings.createBooleanBinding(() -> reason.getText().isBlank(), reason.textProperty())
                .or(verdicts.selectedToggleProperty().isNull()));
    Button cancel = Labels.button(texts.get("override.cancel"), "fth-x", this::close);
    HBox choice =
        new HBox(
            8,
            Labels.of(texts.get("override.question")),
            correct,
            wrong,
            Labels.spring(),
            save,
            cancel);
    choice.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(choice, reason);
    reason.setOnAction(enter -> {
      if (!save.isDisabled()) {
        save();
      }
    });
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        press -> {
          if (press.getCode() == KeyCode.ESCAPE) {
            close();
            press.consume();
          }
        });
    close();
  }

  private static ToggleButton choice(Texts texts, Outcome outcome, ToggleGroup group) {
    ToggleButton toggle = new ToggleButton(VerdictWords.of(texts, outcome), Marks.verdict(outcome));
    toggle.setId("override-" + BenchTable.word(outcome));
    toggle.setToggleGroup(group);
    toggle.getStyleClass().add("choice-chip");
    toggle.setMinWidth(Region.USE_PREF_SIZE);
    return toggle;
  }

  /** Offers the other verdict than the one that counts. */
  void open() {
    model
        .chosenProperty()
        .get()
        .ifPresent(row -> {
          boolean isCorrect = row.result().outcome() == Outcome.CORRECT;
          (isCorrect ? wrong : correct).setSelected(true);
          before = getScene() == null ? null : getScene().getFocusOwner();
          reason.clear();
          setVisible(true);
          setManaged(true);
          reason.requestFocus();
        });
  }

  void close() {
    boolean wasOpen = isVisible();
    setVisible(false);
    setManaged(false);
    Node back = before;
    before = null;
    if (wasOpen && back != null) {
      back.requestFocus();
    }
  }

  private void save() {
    boolean isCorrect = correct.isSelected();
    String why = reason.getText();
    close();
    model.override(isCorrect, why);
  }
}
