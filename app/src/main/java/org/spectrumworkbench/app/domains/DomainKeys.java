package org.spectrumworkbench.app.domains;

import javafx.scene.Node;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The keys of the Domains screen; while a text is typed only those with Ctrl count. */
final class DomainKeys {
  private static final KeyCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination REDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  private static final KeyCombination SAVE =
      new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);

  private final DomainsModel model;
  private final BoardActions actions;
  private final BoardPane board;
  private final RulesPane rules;
  private final TextField filter;

  DomainKeys(
      DomainsModel model,
      BoardActions actions,
      BoardPane board,
      RulesPane rules,
      TextField filter) {
    this.model = model;
    this.actions = actions;
    this.board = board;
    this.rules = rules;
    this.filter = filter;
  }

  /** Before the field that has the focus: its own undo would know nothing of the board. */
  void handle(KeyEvent press) {
    if (REDO.match(press)) {
      rules.flush();
      model.edits().redo();
    } else if (UNDO.match(press)) {
      rules.flush();
      model.edits().undo();
    } else if (SAVE.match(press)) {
      actions.askSave();
    } else if (!plain(press)) {
      return;
    }
    press.consume();
  }

  private boolean plain(KeyEvent press) {
    Node focused = filter.getScene() == null ? null : filter.getScene().getFocusOwner();
    if (focused == filter && press.getCode() == KeyCode.ESCAPE) {
      filter.clear();
      board.walk(0);
      return true;
    }
    if (focused instanceof TextInputControl
        || focused instanceof ComboBoxBase<?>
        || press.isControlDown()
        || press.isAltDown()
        || press.isMetaDown()) {
      return false;
    }
    boolean inColumn =
        focused instanceof ListView<?> list && String.valueOf(list.getId()).startsWith("problems-");
    boolean known = true;
    switch (press.getCode()) {
      case M -> actions.askMove();
      case R -> actions.release();
      case S -> board.current().ifPresent(actions::askSplit);
      case A -> actions.askAdd();
      case N -> rules.add();
      case L -> rules.focus();
      case SLASH, DIVIDE -> filter.requestFocus();
      case F2 -> known = inColumn;
      case LEFT, RIGHT -> known = inColumn;
      default -> known = false;
    }
    if (known) {
      switch (press.getCode()) {
        case F2 -> board.current().ifPresent(actions::askRename);
        case LEFT -> board.walk(-1);
        case RIGHT -> board.walk(1);
        default -> {}
      }
    }
    return known;
  }
}
