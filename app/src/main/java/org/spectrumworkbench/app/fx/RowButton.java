package org.spectrumworkbench.app.fx;

import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;

/** Makes a row of several nodes do one thing, by mouse and by keyboard. */
public final class RowButton {
  private RowButton() {}

  /**
   * The row reacts to a click, Enter and Space.
   *
   * @param spoken what a screen reader says
   */
  public static void make(Pane row, String spoken, Runnable action) {
    row.getStyleClass().add("row-button");
    row.setFocusTraversable(true);
    row.setAccessibleRole(AccessibleRole.BUTTON);
    row.setAccessibleText(spoken);
    row.setOnMouseClicked(click -> action.run());
    row.setOnKeyPressed(press -> {
      if (press.getCode() == KeyCode.ENTER || press.getCode() == KeyCode.SPACE) {
        action.run();
        press.consume();
      }
    });
  }
}
