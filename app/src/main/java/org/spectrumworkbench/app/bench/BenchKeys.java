package org.spectrumworkbench.app.bench;

import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys of the verifier bench; while text is typed only those with Ctrl count. */
final class BenchKeys {
  private final BenchModel model;
  private final OverrideForm form;
  private final Node search;
  private final Node list;
  private boolean wasCommand;

  BenchKeys(BenchModel model, OverrideForm form, Node search, Node list) {
    this.model = model;
    this.form = form;
    this.search = search;
    this.list = list;
  }

  /** Sees keys before the controls do. */
  void handle(KeyEvent event) {
    if (event.getEventType() == KeyEvent.KEY_PRESSED) {
      wasCommand = event.isShortcutDown() ? withControl(event) : plain(event);
    }
    // The letter of a command that moved the focus into a field must not be typed there.
    if (wasCommand && event.getEventType() != KeyEvent.KEY_RELEASED) {
      event.consume();
    }
  }

  private boolean withControl(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      model.run();
      return true;
    }
    if (isTyping()) {
      // A field takes its own typing back.
      return false;
    }
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
    if (isTyping()) {
      boolean leaves = event.getCode() == KeyCode.ESCAPE && search.isFocused();
      if (leaves) {
        list.requestFocus();
      }
      return leaves;
    }
    if (event.isAltDown() || event.isMetaDown()) {
      return false;
    }
    switch (event.getCode()) {
      case O -> form.open();
      case C -> model.label(true);
      case W -> model.label(false);
      case SLASH, DIVIDE -> search.requestFocus();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean isTyping() {
    Node focused = list.getScene() == null ? null : list.getScene().getFocusOwner();
    return focused instanceof TextInputControl text && text.isEditable();
  }
}
