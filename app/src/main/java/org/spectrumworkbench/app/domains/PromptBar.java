package org.spectrumworkbench.app.domains;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * A line under the toolbar that asks for what an action needs, with the fault beside it where the
 * answer will not do. Enter answers, Escape leaves.
 */
final class PromptBar extends VBox {
  private final Texts texts;
  private final FlowPane line = new FlowPane(8, 6);
  private final Label fault = Labels.wrapped("", "danger-text");
  private Runnable action = () -> {};
  private @Nullable Node focusBefore;

  PromptBar(Texts texts) {
    super(4);
    this.texts = texts;
    getStyleClass().add("prompt-bar");
    setId("domains-prompt");
    line.setAlignment(Pos.CENTER_LEFT);
    fault.setId("domains-prompt-fault");
    getChildren().addAll(line, fault);
    addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    close();
  }

  /**
   * Asks.
   *
   * @param question what for
   * @param controls to answer with; the first gets the focus
   * @param ok what the button says
   * @param answer takes the answer; what it throws for the user is shown, and the bar stays
   */
  void ask(String question, List<Node> controls, String ok, Runnable answer) {
    if (!isVisible() && getScene() != null) {
      focusBefore = getScene().getFocusOwner();
    }
    action = answer;
    fault.setText("");
    fault.setManaged(false);
    Button go = new Button(ok);
    go.setId("domains-prompt-ok");
    go.getStyleClass().add("accent");
    go.setOnAction(press -> answer());
    Button cancel = new Button(texts.get("prompt.cancel"));
    cancel.setOnAction(press -> close());
    line.getChildren().setAll(Labels.of(question, "strong"));
    line.getChildren().addAll(controls);
    line.getChildren().addAll(go, cancel);
    setVisible(true);
    setManaged(true);
    controls.getFirst().requestFocus();
  }

  /** Leaves without an answer. */
  void close() {
    setVisible(false);
    setManaged(false);
    Node before = focusBefore;
    focusBefore = null;
    if (before != null && before.getScene() == getScene()) {
      before.requestFocus();
    }
  }

  void answer() {
    try {
      action.run();
      close();
    } catch (WorkbenchException e) {
      fault.setText(e.getMessage() + ". " + e.mend());
      fault.setManaged(true);
    }
  }

  private void key(KeyEvent press) {
    if (press.getCode() == KeyCode.ESCAPE) {
      close();
      press.consume();
    } else if (press.getCode() == KeyCode.ENTER && !(press.getTarget() instanceof Button)) {
      answer();
      press.consume();
    }
  }
}
