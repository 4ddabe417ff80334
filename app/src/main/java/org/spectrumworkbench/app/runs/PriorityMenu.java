package org.spectrumworkbench.app.runs;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.queue.Priority;

/** Gives the chosen run of the queue another priority. */
final class PriorityMenu {
  private static final Texts TEXTS = Texts.of(PriorityMenu.class);

  private final MenuButton button =
      new MenuButton(TEXTS.get("queue.priority"), Labels.icon("fth-flag"));

  PriorityMenu(Consumer<Priority> choose) {
    button.setId("queue-priority");
    for (Priority priority : Priority.values()) {
      MenuItem item = new MenuItem(words(priority));
      item.setId("queue-priority-" + priority.word());
      item.setOnAction(choice -> choose.accept(priority));
      button.getItems().add(item);
    }
  }

  Node node() {
    return button;
  }

  static String words(Priority priority) {
    return TEXTS.get("priority." + priority.word());
  }
}
