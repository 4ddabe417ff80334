package org.spectrumworkbench.app.shell;

/**
 * A navigation that exists before the window does: screens are given it when they are made, and the
 * window, which is made of the screens, takes it over.
 */
public final class LateNavigation implements Navigation {
  private Navigation target = screen -> {};

  /** From now on calls go to {@code window}. */
  public void connect(Navigation window) {
    target = window;
  }

  @Override
  public void open(String screen) {
    target.open(screen);
  }
}
