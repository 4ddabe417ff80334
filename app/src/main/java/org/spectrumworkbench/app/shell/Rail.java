package org.spectrumworkbench.app.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The left edge: an icon and a word for each screen. */
final class Rail {
  private final VBox column = new VBox(4);
  private final Map<String, ToggleButton> buttons = new HashMap<>();

  Rail(List<Screen> screens, Navigation navigation) {
    column.getStyleClass().add("rail");
    ToggleGroup group = new ToggleGroup();
    for (int i = 0; i < screens.size(); i++) {
      Screen screen = screens.get(i);
      ToggleButton button = new ToggleButton(screen.title(), new FontIcon(screen.icon()));
      button.setId("rail-" + screen.id());
      button.setContentDisplay(ContentDisplay.TOP);
      button.getStyleClass().add("rail-button");
      button.setToggleGroup(group);
      button.setTooltip(new Tooltip(screen.hint() + (i < 9 ? "  (Ctrl+" + (i + 1) + ")" : "")));
      button.setOnAction(click -> {
        // The rail says where one is; it is never without a chosen button.
        button.setSelected(true);
        navigation.open(screen.id());
      });
      buttons.put(screen.id(), button);
      column.getChildren().add(button);
    }
  }

  Node node() {
    return column;
  }

  void choose(String screen) {
    ToggleButton button = buttons.get(screen);
    if (button != null) {
      button.setSelected(true);
    }
  }
}
