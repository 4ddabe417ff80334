package org.spectrumworkbench.app.data;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.spectrumworkbench.app.shell.Command;
import org.spectrumworkbench.app.shell.Screen;

/**
 * A further tab of the Data screen.
 *
 * @param id short name, unique among the tabs
 * @param title as people call it
 * @param node asked for when the tab is first opened
 * @param shown called whenever it comes into sight
 * @param keys that work on it
 * @param commands what the palette can do there; they bring the tab into sight first
 */
public record DataTab(
    String id,
    String title,
    Supplier<Node> node,
    Runnable shown,
    List<Screen.KeyHint> keys,
    List<Command> commands) {
  public DataTab {
    keys = List.copyOf(keys);
    commands = List.copyOf(commands);
  }
}
