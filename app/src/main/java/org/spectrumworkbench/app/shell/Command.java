package org.spectrumworkbench.app.shell;

/**
 * Something the user can have done by name, in the palette or a menu.
 *
 * @param id unique, such as {@code plan.undo}; menus find it by this
 * @param title what it does, beginning with a verb
 * @param hint one line more; may be empty
 * @param icon Ikonli literal, such as {@code fth-play}
 * @param keys its key combination as JavaFX reads it, such as {@code Shortcut+Z}; empty for none
 * @param kind the heading it stands under in the palette
 * @param action what is done, on the window's thread
 */
public record Command(
    String id, String title, String hint, String icon, String keys, Kind kind, Runnable action) {
  /** Groups of the palette, in its order. */
  public enum Kind {
    SCREEN,
    ACTION,
    RUN,
    PROBLEM,
    SETTING
  }

  /** An action without keys. */
  public static Command action(String id, String title, String hint, String icon, Runnable action) {
    return new Command(id, title, hint, icon, "", Kind.ACTION, action);
  }
}
