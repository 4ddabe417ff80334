package org.spectrumworkbench.app.shell;

/** Brings screens into sight. */
@FunctionalInterface
public interface Navigation {
  /** Shows the screen of that {@link Screen#id()}; nothing happens where there is none. */
  void open(String screen);
}
