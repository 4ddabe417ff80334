package org.spectrumworkbench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.TextArea;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.fx.Theme;

class InspectorTest extends HeadlessTest {
  private final ObservableList<Section> sections =
      FXCollections.observableArrayList(run("3 s"), answer("2 + 2 = 4"));

  @Test
  void textBeingSelectedStaysSelectedWhileTheRunGoesOn() {
    look();
    TextArea text = answerText();
    onFx(() -> {
      text.requestFocus();
      text.selectRange(2, 5);
    });

    onFx(() -> sections.setAll(run("4 s"), answer("2 + 2 = 4")));
    settle();

    assertThat(lookup("4 s").tryQuery()).isPresent();
    assertThat(answerText()).isSameAs(text);
    assertThat(text.getSelectedText()).isEqualTo("+ 2");
    assertThat(text.isFocused()).isTrue();
    snapshot("inspector");
  }

  @Test
  void otherSelectionShowsItsOwnFactsAndText() {
    look();

    onFx(() -> sections.setAll(run("4 s"), answer("5")));
    settle();
    assertThat(answerText().getText()).isEqualTo("5");

    onFx(() -> sections.setAll(run("4 s")));
    settle();
    assertThat(lookup(".text-area").tryQuery()).isEmpty();
    onFx(sections::clear);
    settle();
    assertThat(lookup("4 s").tryQuery()).isEmpty();
  }

  private void look() {
    show(
        300,
        500,
        () -> {
          StackPane root = new StackPane(new Inspector(sections).node());
          root.getStylesheets().add(Theme.styleSheet());
          return root;
        });
  }

  private TextArea answerText() {
    return lookup(".text-area").queryAs(TextArea.class);
  }

  private static Section run(String took) {
    return new Section(
        "fth-activity",
        "Run",
        "my run",
        List.of(new Section.Fact("Took", took)),
        "",
        "",
        "A worker is at it.");
  }

  private static Section answer(String text) {
    return new Section("fth-message-square", "Answer", "Answer 1", List.of(), "", text, "");
  }
}
