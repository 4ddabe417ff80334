package org.spectrumworkbench.app.fx;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small parts that every screen is made of. */
public final class Labels {
  private Labels() {}

  /** One line of text that is never cut short by its neighbours. */
  public static Label of(String text, String... styles) {
    Label label = new Label(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll(styles);
    return label;
  }

  /** Text that breaks into as many lines as it needs. */
  public static Label wrapped(String text, String... styles) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll(styles);
    return label;
  }

  /** An icon in the colour of its surroundings. */
  public static FontIcon icon(String literal, String... styles) {
    FontIcon icon = new FontIcon(literal);
    icon.getStyleClass().addAll(styles);
    return icon;
  }

  /** A button with an icon and a word. */
  public static Button button(String text, String icon, Runnable action, String... styles) {
    Button button = new Button(text, new FontIcon(icon));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.getStyleClass().addAll(styles);
    button.setOnAction(press -> action.run());
    return button;
  }

  /** A button with an icon only; the word is its tooltip and what a screen reader says. */
  public static Button iconButton(String text, String icon, Runnable action) {
    Button button = new Button("", new FontIcon(icon));
    button.getStyleClass().add("icon-button");
    button.setTooltip(new Tooltip(text));
    button.setAccessibleText(text);
    button.setOnAction(press -> action.run());
    return button;
  }

  /** Pushes what follows it in a row to the far end. */
  public static Region spring() {
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    return spring;
  }
}
