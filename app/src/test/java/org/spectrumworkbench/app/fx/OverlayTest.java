package org.spectrumworkbench.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.fx.Dialogs.Choice;
import org.spectrumworkbench.app.fx.Dialogs.Question;
import org.spectrumworkbench.app.fx.Dialogs.Weight;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.WorkbenchException;

class OverlayTest extends HeadlessTest {
  private final List<String> answers = new ArrayList<>();
  private Overlay overlay;

  @BeforeEach
  void lay() {
    show(
        800,
        500,
        () -> {
          overlay = new Overlay(new TestWorkspace.Files(), Optional.empty());
          Button below = new Button("below");
          below.setId("below");
          overlay.setContent(below);
          overlay.root().getStylesheets().add(Theme.styleSheet());
          return overlay.root();
        });
  }

  @Test
  void faultWaitsUntilTheQuestionIsAnswered() {
    onFx(() -> lookup("#below").query().requestFocus());
    onFx(() -> {
      overlay.ask(question());
      overlay.fault(new WorkbenchException("The disk is full", "Delete old runs."));
    });
    assertThat(lookup("#fault-what").tryQuery()).isEmpty();

    clickOn("#ask-1");
    await("the fault", () -> lookup("#fault-what").tryQuery().isPresent());
    assertThat(answers).containsExactly("yes");
    assertThat(lookup("#ask-1").tryQuery()).isEmpty();

    clickOn("#fault-close");
    await("the card to go", () -> !overlay.isOpen());
    assertThat(lookup("#below").query().isFocused()).isTrue();
  }

  @Test
  void sameFaultIsShownOnceAndAgainAfterItWasClosed() {
    for (int i = 0; i < 60; i++) {
      onFx(() -> overlay.fault(new IllegalStateException("in every frame")));
    }
    onFx(() -> overlay.fault(new WorkbenchException("Another", "Mend it.")));

    clickOn("#fault-close");
    await("the other", () -> what().equals("Another"));
    clickOn("#fault-close");
    await("the card to go", () -> !overlay.isOpen());

    onFx(() -> overlay.fault(new IllegalStateException("in every frame")));
    await("the first again", () -> what().contains("in every frame"));
  }

  private Question question() {
    return new Question(
        "Delete it?",
        "It cannot be undone.",
        List.of(new Choice("Delete", Weight.DANGER, () -> answers.add("yes"))));
  }

  private String what() {
    return lookup("#fault-what").tryQuery().map(node -> ((Labeled) node).getText()).orElse("");
  }
}
