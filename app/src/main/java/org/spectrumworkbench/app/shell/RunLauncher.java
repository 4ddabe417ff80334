package org.spectrumworkbench.app.shell;

import java.nio.file.Path;
import java.util.Optional;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;

/**
 * Starts runs, each in a process of its own that outlives the window. Calls may take a second: make
 * them from a background task.
 */
public interface RunLauncher {
  /**
   * Makes a run's folder and queues it: its worker starts when its turn comes.
   *
   * @param out where; empty for a new folder below the workbench's runs
   */
  RunFolder start(Settings settings, Optional<Path> out);

  /** Queues the next attempt of a run that has stopped, failed, was interrupted or never began. */
  void resume(RunFolder run);

  /** Leaves a command for the worker of the run's latest attempt. */
  void command(RunFolder run, Attempt.Command command);

  /** Ends the worker of the run's latest attempt without asking, with all that it started. */
  void force(RunFolder run);

  /**
   * Asks for another value of a setting from the run's next step on.
   *
   * @param value as text
   */
  void change(RunFolder run, String key, String value);
}
