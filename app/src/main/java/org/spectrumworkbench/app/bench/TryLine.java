package org.spectrumworkbench.app.bench;

import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Marks;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.verify.CheckKind;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.Verdict;

/** A gold answer and an answer to type, and the verdict at once. */
final class TryLine extends VBox {
  private final BenchModel model;
  private final Texts texts;
  private final ComboBox<CheckKind> kind = new ComboBox<>();
  private final TextField gold = new TextField();
  private final TextField answer = new TextField();
  private final TextField more = new TextField();
  private final Region mark = Marks.verdict(Outcome.CORRECT);
  private final Label verdict = Labels.of("", "number");
  private final Label words = new Label();

  TryLine(BenchModel model, Texts texts) {
    super(6);
    this.model = model;
    this.texts = texts;
    getStyleClass().add("try-line");
    kind.setId("try-kind");
    kind.getItems().setAll(TryIt.KINDS);
    kind.setValue(CheckKind.MATH);
    kind.setConverter(names());
    kind.setMinWidth(126);
    field(gold, "gold", 150);
    field(answer, "answer", 260);
    field(more, "more", 170);
    gold.setPromptText(texts.get("try.gold"));
    answer.setPromptText(texts.get("try.answer"));
    HBox.setHgrow(answer, Priority.ALWAYS);
    HBox.setHgrow(gold, Priority.SOMETIMES);
    kind.valueProperty().addListener((property, old, now) -> changed());
    words.setId("try-words");
    words.setMinWidth(0);
    HBox typed =
        new HBox(8, Labels.of(texts.get("try.title"), "panel-title"), kind, more, gold, answer);
    typed.setAlignment(Pos.CENTER_LEFT);
    HBox result = new HBox(7, mark, verdict, words);
    result.setAlignment(Pos.CENTER_LEFT);
    getChildren().setAll(typed, result);
    model.triedProperty().addListener((property, old, now) -> show());
    showMore();
    show();
  }

  private void field(TextField field, String id, double width) {
    field.setId("try-" + id);
    field.setPrefWidth(width);
    field.textProperty().addListener((property, old, now) -> changed());
  }

  private void changed() {
    showMore();
    model.tryIt(new TryIt(kind.getValue(), gold.getText(), answer.getText(), more.getText()));
  }

  private void showMore() {
    String key = "try.more." + kind.getValue().word();
    boolean needed = texts.has(key);
    more.setPromptText(needed ? texts.get(key) : "");
    more.setVisible(needed);
    more.setManaged(needed);
    gold.setDisable(kind.getValue() == CheckKind.FORMAT);
  }

  private void show() {
    TryIt.Tried tried = model.triedProperty().get();
    Verdict judged = tried.verdict().orElse(null);
    mark.setVisible(judged != null);
    mark.setManaged(judged != null);
    verdict.setManaged(judged != null);
    if (judged == null) {
      verdict.setText("");
      words.setText(tried.hint());
      return;
    }
    Marks.restyle(mark, judged.outcome());
    verdict.setText(VerdictWords.of(texts, judged.outcome()));
    words.setText(
        judged.normalised() == null
            ? CaseTable.oneLine(judged.reason())
            : texts.get(
                "try.words",
                CaseTable.oneLine(judged.reason()),
                CaseTable.oneLine(judged.normalised()),
                CaseTable.oneLine(judged.normalisedGold())));
  }

  private StringConverter<CheckKind> names() {
    return new StringConverter<>() {
      @Override
      public String toString(@Nullable CheckKind value) {
        return value == null ? "" : texts.get("kind." + value.word());
      }

      @Override
      public CheckKind fromString(String text) {
        throw new UnsupportedOperationException("these names are not typed in");
      }
    };
  }
}
