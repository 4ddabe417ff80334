package org.spectrumworkbench.app.cli;

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
    // JavaFX lies on the class path here on purpose and would warn of it on every start.
    JAVAFX.setLevel(Level.SEVERE);
    try {
      window.run();
      return ExitCode.OK;
    } catch (UnsupportedOperationException | LinkageError e) {
      throw NoDisplay.of(e);
    } catch (RuntimeException e) {
      if (e.getCause() instanceof UnsupportedOperationException
          || e.getCause() instanceof LinkageError
          || e.getStackTrace().length == 0) {
        throw NoDisplay.of(e);
      }
      throw e;
    }
  }
}
