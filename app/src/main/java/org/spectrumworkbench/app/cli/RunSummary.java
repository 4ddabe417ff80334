package org.spectrumworkbench.app.cli;

import java.time.Instant;
import java.util.Optional;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;

/**
 * A run in one line of a list.
 *
 * @param message what was said when the state changed last, or why its worker may be gone; empty
 *     where nothing was
 */
record RunSummary(RunFolder run, RunState state, String message, Instant created, int attempts) {

  /** Reads what the list needs, not the whole journal. */
  static RunSummary of(RunFolder run) {
    RunState state = RunState.CREATED;
    String message = "";
    Optional<Attempt> latest = run.latestAttempt();
    if (latest.isPresent()) {
      RunEvent.StateChanged now =
          latest
              .get()
              .changeGiven(latest.get().lastChange().orElse(new RunEvent.StateChanged(state, "")));
      state = now.state();
      message = now.message();
    }
    return new RunSummary(run, state, message, run.identity().created(), run.attempts().size());
  }
}
