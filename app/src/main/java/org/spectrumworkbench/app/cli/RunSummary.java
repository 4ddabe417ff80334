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
 * @param message what was said when the state changed last; empty where nothing was
 */
record RunSummary(RunFolder run, RunState state, String message, Instant created, int attempts) {

  /** Reads what the list needs, not the whole journal. */
  static RunSummary of(RunFolder run) {
    RunState state = RunState.CREATED;
    String message = "";
    Optional<Attempt> latest = run.latestAttempt();
    if (latest.isPresent()) {
      Optional<RunEvent.StateChanged> last = latest.get().lastChange();
      state = latest.get().stateGiven(last.map(RunEvent.StateChanged::state).orElse(state));
      message = last.map(RunEvent.StateChanged::message).orElse("");
    }
    return new RunSummary(run, state, message, run.identity().created(), run.attempts().size());
  }
}
