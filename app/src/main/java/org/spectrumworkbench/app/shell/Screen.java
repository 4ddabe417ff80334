package org.spectrumworkbench.app.shell;

import java.util.List;
import javafx.scene.Node;

/**
 * One place of the window: the rail shows its icon, the workspace its node. All on the window's
 * thread.
 */
public interface Screen {
  /** Short name, unique: {@code home plan runs live samples passk}. */
  String id();

  /** What people call it, from the screen's own texts. */
  String title();

  /** One sentence for the palette and the rail's tooltip, from the screen's own texts. */
  String hint();

  /** Ikonli literal of the Feather pack, such as {@code fth-activity}. */
  String icon();

  /** What is shown; built at the first call, the same node ever after. */
  Node node();

  /** Comes into sight: start to follow the selection and the store, take the focus. */
  default void shown() {}

  /** Is covered by another screen: stop work nobody sees. */
  default void hidden() {}

  /** Keys that work on this screen, for Help and for the status bar. */
  default List<KeyHint> keys() {
    return List.of();
  }

  /** Asks to be told whenever {@link #keys} changes while the screen is in sight. */
  default void onKeysChanged(Runnable told) {}

  /** What the palette and the menus can do on this screen, whether it is in sight or not. */
  default List<Command> commands() {
    return List.of();
  }

  /** Whether the inspector stands beside it; a screen without selections of its own needs none. */
  default boolean wantsInspector() {
    return true;
  }

  /**
   * A key and what it does.
   *
   * @param keys as printed on keyboards: {@code J}, {@code Ctrl+Z}
   * @param text what it does
   */
  record KeyHint(String keys, String text) {}
}
