package org.spectrumworkbench.app.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The window cannot be shown on this machine or in this session. */
final class NoDisplay extends Exception {
  private static final long serialVersionUID = 1L;

  private final String mend;

  NoDisplay(String what, String mend) {
    super(what);
    this.mend = mend;
  }

  NoDisplay(String what, String mend, @Nullable Throwable cause) {
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
    String display = environment.getOrDefault("DISPLAY", "");
    if (usesX(os, platform) && display.isBlank()) {
      throw new NoDisplay(
          environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank()
              ? "There is no display: DISPLAY is not set"
              : "There is no X display: only Wayland is running, without Xwayland",
          "Start it in a graphical session, or work without a window: spectrum run quickstart, spectrum --help.");
    }
  }

  /** Whether the window is drawn by an X server. */
  static boolean usesX(String os, String platform) {
    return !os.toLowerCase(Locale.ROOT).matches(".*(win|mac).*")
        && !platform.equalsIgnoreCase("headless");
  }

  /**
   * Why the toolkit did not start, in words.
   *
   * @param missing libraries that the window needs and that do not load
   */
  static NoDisplay of(Throwable fault, List<String> missing) {
    StringBuilder causes = new StringBuilder();
    for (Throwable t = fault; t != null; t = t.getCause()) {
      causes.append(causes.isEmpty() ? "" : "; caused by ").append(t);
    }
    // The toolkit asks for the display first of all, so this says nothing of libraries.
    if (causes.toString().contains("Unable to open DISPLAY")) {
      return cannotBeOpened(String.valueOf(System.getenv("DISPLAY")), fault);
    }
    Set<String> libraries = new LinkedHashSet<>(WindowLibraries.namedBy(fault));
    libraries.addAll(missing);
    if (!libraries.isEmpty()) {
      return libraries(List.copyOf(libraries), fault);
    }
    return new NoDisplay(
        "The window's toolkit does not start: " + causes,
        "See what is missing: spectrum doctor. The commands work without the window: spectrum --help.",
        fault);
  }

  /** The display is named, and nothing answers there. */
  static NoDisplay cannotBeOpened(String display, @Nullable Throwable cause) {
    return new NoDisplay(
        "The display " + display + " cannot be opened",
        "Start the program in a graphical session or forward the display (ssh -X), or work without a window: spectrum run quickstart, spectrum --help.",
        cause);
  }

  /** Libraries of the system are not there. */
  static NoDisplay libraries(List<String> missing, @Nullable Throwable cause) {
    return new NoDisplay(
        "The window needs "
            + String.join(", ", missing)
            + ", which this system lacks or cannot load",
        WindowLibraries.howToGet(missing)
            + " The commands work without the window: spectrum --help.",
        cause);
  }
}
