package org.spectrumworkbench.app.samples;

import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.verify.Outcome;

/** The keys of the samples screen; while a text is typed only Escape counts. */
final class SampleKeys {
  private final SamplesModel model;
  private final TextField text;
  private final ListView<Answer> answers;

  SampleKeys(SamplesModel model, TextField text, ListView<Answer> answers) {
    this.model = model;
    this.text = text;
    this.answers = answers;
  }

  void handle(KeyEvent event) {
    Node focused = answers.getScene() == null ? null : answers.getScene().getFocusOwner();
    if (SamplesView.takesText(focused)) {
      leaveText(event);
      return;
    }
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    if (event.getCode().isArrowKey() && needsArrows(focused)) {
      return;
    }
    boolean known = true;
    switch (event.getCode()) {
      case J -> model.moveProblem(1);
      case K -> model.moveProblem(-1);
      case DOWN, RIGHT -> model.moveAnswer(1);
      case UP, LEFT -> model.moveAnswer(-1);
      case C -> model.toggle(Outcome.CORRECT);
      case W -> model.toggle(Outcome.WRONG);
      case U -> model.toggle(Outcome.UNPARSED);
      case T -> model.toggle(Outcome.TRUNCATED);
      case V -> model.toggle(Outcome.ERROR);
      case SLASH, DIVIDE -> text.requestFocus();
      default -> known = false;
    }
    if (known) {
      event.consume();
    }
  }

  /** Controls that are worked with the arrows. */
  private static boolean needsArrows(@Nullable Node focused) {
    return focused instanceof Slider || focused instanceof ComboBoxBase<?>;
  }

  private void leaveText(KeyEvent event) {
    switch (event.getCode()) {
      case ESCAPE, ENTER -> {
        answers.requestFocus();
        event.consume();
      }
      default -> {}
    }
  }
}
