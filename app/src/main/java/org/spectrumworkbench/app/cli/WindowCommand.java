package org.spectrumworkbench.app.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;

/** Opens the window and returns when it is closed. Runs go on. */
@Command(
    name = "window",
    description = "Opens the window. Closing it leaves runs going.",
    mixinStandardHelpOptions = true)
final class WindowCommand implements Callable<Integer> {
  /** Kept so that the level set on it is not collected with it. */
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private final Runnable window;

  /**
   * @param window shows the window and returns when it was closed
   */
  WindowCommand(Runnable window) {
    this.window = window;
  }

  @Override
  public Integer call() throws NoDisplay {
    NoDisplay.check(
        System.getProperty("os.name", ""),
        System.getProperty("glass.platform", ""),
        System.getenv());
    show(window);
    return ExitCode.OK;
  }

  /**
   * Does something with the window's toolkit.
   *
   * @throws NoDisplay where the toolkit does not start
   */
  static void show(Runnable window) throws NoDisplay {
    // JavaFX lies on the class path here on purpose and would warn of it on every start.
    JAVAFX.setLevel(Level.SEVERE);
    try {
      window.run();
    } catch (UnsupportedOperationException | LinkageError e) {
      throw noDisplay(e);
    } catch (RuntimeException e) {
      if (e.getCause() instanceof UnsupportedOperationException
          || e.getCause() instanceof LinkageError
          || e.getStackTrace().length == 0) {
        throw noDisplay(e);
      }
      throw e;
    }
  }

  private static NoDisplay noDisplay(Throwable fault) {
    boolean linux = System.getProperty("os.name", "").contains("Linux");
    return NoDisplay.of(fault, linux ? WindowLibraries.missing() : List.of());
  }
}
