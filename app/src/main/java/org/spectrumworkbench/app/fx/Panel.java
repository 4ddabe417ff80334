package org.spectrumworkbench.app.fx;

import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A titled part of a screen: what it shows, one line of explanation beside it, and the content.
 * Screens made of panels add {@link #styleSheet()}.
 */
public final class Panel extends VBox {
  private final Label explanation = new Label();
  private final HBox head = new HBox(8);

  /** A panel whose content takes all the room there is. */
  public Panel(String title, Node content) {
    Label name = new Label(title);
    name.getStyleClass().add("panel-title");
    name.setMinWidth(Region.USE_PREF_SIZE);
    explanation.getStyleClass().add("panel-explanation");
    explanation.setMinWidth(0);
    explanation.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(explanation, Priority.ALWAYS);
    head.setAlignment(Pos.BASELINE_LEFT);
    head.getChildren().addAll(name, explanation);
    getStyleClass().add("panel");
    getChildren().addAll(head, content);
    setMinWidth(0);
    VBox.setVgrow(content, Priority.ALWAYS);
  }

  /** A panel whose content has a title of its own. */
  public static Panel untitled(Node content) {
    Panel panel = new Panel("", content);
    panel.getChildren().remove(panel.head);
    panel.getStyleClass().add("figure-panel");
    return panel;
  }

  /** Says in one line how to read it. */
  public Panel explained(String text) {
    explanation.setText(text);
    explanation.setTooltip(new javafx.scene.control.Tooltip(text));
    return this;
  }

  /** Puts a control at the right of the title. */
  public Panel with(Node control) {
    head.getChildren().add(control);
    head.setAlignment(Pos.CENTER_LEFT);
    return this;
  }

  /** The same with this preferred height. */
  public Panel tall(double height) {
    setPrefHeight(height);
    setMinHeight(height);
    return this;
  }

  /** Address of the style sheet of panels and of what stands in them. */
  public static String styleSheet() {
    return Objects.requireNonNull(Panel.class.getResource("panel.css")).toExternalForm();
  }
}
