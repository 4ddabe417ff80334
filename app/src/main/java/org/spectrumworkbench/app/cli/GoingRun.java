package org.spectrumworkbench.app.cli;

import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;

/** A run that a worker is at, for commands that speak to it. */
final class GoingRun {
  private GoingRun() {}

  /**
   * The attempt that a worker is at or is about to take up.
   *
   * @throws WorkbenchException where there is none
   */
  static Attempt attempt(RunFolder folder) {
    RunState state = RunSummary.of(folder).state();
    Attempt attempt = folder.latestAttempt().orElse(null);
    boolean going = state.isLive() || (state == RunState.CREATED && attempt != null);
    if (attempt == null || !going) {
      throw new WorkbenchException(
          "The run " + folder.id() + " is not going on: " + words(state),
          "See: spectrum show " + folder.id());
    }
    return attempt;
  }

  private static String words(RunState state) {
    return switch (state) {
      case CREATED -> "it was never started";
      case RUNNING, PAUSED -> "nothing works on it";
      case FINISHED -> "it is finished";
      case STOPPED -> "it was stopped already";
      case FAILED -> "it failed";
      case INTERRUPTED -> "its worker is gone";
    };
  }
}
