package org.spectrumworkbench.app.cli;

import java.util.Locale;
import java.util.Map;

/** The window cannot be shown on this machine or in this session. */
final class NoDisplay extends Exception {
  private static final long serialVersionUID = 1L;

  private final String mend;

  NoDisplay(String what, String mend) {
    super(what);
    this.mend = mend;
  }

  NoDisplay(String what, String mend, Throwable cause) {
    super(what, cause);
    this.mend = mend;
  }

  /** What the user can do about it. */
  String mend() {
    return mend;
  }

  /**
   * Refuses early where no display is named; JavaFX itself would only say so deep in a stack trace.
   *
   * @param os the property {@code os.name}
   * @param platform the property {@code glass.platform}; empty where not set
   * @param environment the process's environment
   * @throws NoDisplay where there is none
   */
  static void check(String os, String platform, Map<String, String> environment) throws NoDisplay {
    boolean unix = !os.toLowerCase(Locale.ROOT).matches(".*(win|mac).*");
    boolean headless = platform.equalsIgnoreCase("headless");
    String display = environment.getOrDefault("DISPLAY", "");
    if (unix && !headless && display.isBlank()) {
      throw new NoDisplay(
          environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank()
              ? "There is no display: DISPLAY is not set"
              : "There is no X display: only Wayland is running, without Xwayland",
          "Start it in a graphical session, or work without a window: spectrum run quickstart, spectrum --help.");
    }
  }

  /** Why the toolkit did not start, in words. */
  static NoDisplay of(Throwable fault) {
    StringBuilder all = new StringBuilder();
    for (Throwable t = fault; t != null; t = t.getCause()) {
      all.append(t).append('\n');
    }
    String text = all.toString();
    if (text.contains("Unable to open DISPLAY")) {
      return new NoDisplay(
          "The display " + System.getenv("DISPLAY") + " cannot be opened",
          "Start the program in a graphical session or forward the display (ssh -X), or work without a window: spectrum run quickstart, spectrum --help.",
          fault);
    }
    return new NoDisplay(
        "The window's toolkit does not start: " + firstLine(text),
        "A system library may be missing; on Debian and Ubuntu: sudo apt install libgtk-3-0 libpangoft2-1.0-0 libxtst6 libxxf86vm1 libgl1. The commands work without it: spectrum --help.",
        fault);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
