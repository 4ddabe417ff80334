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
   * Makes a run's folder and starts its worker.
   *
   * @param out where; empty for a new folder below the workbench's runs
   */
  RunFolder start(Settings settings, Optional<Path> out);

  /** Starts a worker for the next attempt of a run that has stopped, failed or was interrupted. */
  void resume(RunFolder run);

  /** Leaves a command for the worker of the run's latest attempt. */
  void command(RunFolder run, Attempt.Command command);
}
