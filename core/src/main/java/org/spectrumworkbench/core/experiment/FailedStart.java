package org.spectrumworkbench.core.experiment;

import java.time.Clock;
import java.util.Map;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * The start of a worker that failed, kept where everybody looks who wants to know how a run stands:
 * as an attempt that did nothing but fail.
 */
public final class FailedStart {
  private FailedStart() {}

  /**
   * Makes the run's next attempt and writes into its journal why no worker came to it. It
   * supersedes nothing that earlier attempts did.
   *
   * @throws WorkbenchException where the run's folder cannot be written
   */
  public static Attempt record(RunFolder run, WorkbenchException why, Clock clock) {
    // Before the new attempt is there: no event of an earlier one reaches this number.
    long beyond = run.beyondAllEvents();
    Attempt attempt = run.newAttempt();
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), beyond, clock)) {
      journal.write(
          new RunEvent.AttemptStarted(
              run.id(),
              run.identity().name(),
              attempt.number(),
              beyond,
              Pipeline.planIfReadable(run),
              Map.of(),
              0));
      journal.write(
          new RunEvent.StateChanged(RunState.FAILED, why.getMessage() + "\n" + why.mend()));
      journal.force();
    }
    return attempt;
  }
}
