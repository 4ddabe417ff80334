package org.spectrumworkbench.app.leaks;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.spectrumworkbench.core.problem.leak.LeakDecision;

/** The keys of the view; while a reason is typed only Enter and Escape count, which end it. */
final class LeakKeys {
  private final LeaksModel model;
  private final TextField reason;
  private final Node list;
  private boolean swallow;

  LeakKeys(LeaksModel model, TextField reason, Node list) {
    this.model = model;
    this.reason = reason;
    this.list = list;
  }

  /** Takes every kind of key event before any control does. */
  void handle(KeyEvent event) {
    if (event.getEventType() == KeyEvent.KEY_PRESSED) {
      pressed(event);
    } else if (event.getEventType() == KeyEvent.KEY_TYPED && swallow) {
      // The letter that moved the focus into the field is no text for it.
      event.consume();
    } else {
      swallow = false;
    }
  }

  private void pressed(KeyEvent event) {
    Node focused = list.getScene() == null ? null : list.getScene().getFocusOwner();
    if (focused instanceof TextInputControl) {
      if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.ESCAPE) {
        list.requestFocus();
        event.consume();
      }
      return;
    }
    boolean known = event.isShortcutDown() ? shortcut(event) : !event.isAltDown() && plain(event);
    if (known) {
      event.consume();
    }
  }

  private boolean shortcut(KeyEvent event) {
    switch (event.getCode()) {
      case Z -> {
        if (event.isShiftDown()) {
          model.redo();
        } else {
          model.undo();
        }
      }
      case Y -> model.redo();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean plain(KeyEvent event) {
    switch (event.getCode()) {
      case E -> model.decide(LeakDecision.Choice.EXCLUDE, reason.getText());
      case K -> model.decide(LeakDecision.Choice.KEEP, reason.getText());
      case U -> model.clear();
      case R -> {
        swallow = true;
        reason.requestFocus();
      }
      default -> {
        return false;
      }
    }
    return true;
  }
}
