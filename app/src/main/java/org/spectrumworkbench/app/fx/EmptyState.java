package org.spectrumworkbench.app.fx;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What stands where there is nothing to show yet: why, and what to do next. */
public final class EmptyState extends VBox {
  private final Label what = new Label();
  private final Label next = new Label();

  public EmptyState(Feather icon) {
    getStyleClass().add("empty-state");
    what.getStyleClass().add("screen-title");
    next.getStyleClass().add("quiet");
    next.setWrapText(true);
    next.setMaxWidth(460);
    next.setTextAlignment(TextAlignment.CENTER);
    getChildren().addAll(new FontIcon(icon), what, next);
  }

  /** Says why there is nothing, and what to do next. */
  public EmptyState say(String why, String todo) {
    what.setText(why);
    next.setText(todo);
    return this;
  }

  /** Adds a button that does it. */
  public EmptyState offer(String id, String label, Runnable action) {
    Button button = new Button(label);
    button.setId(id);
    button.setOnAction(e -> action.run());
    if (getChildren().size() == 3) {
      button.getStyleClass().add("accent");
    }
    getChildren().add(button);
    return this;
  }
}
