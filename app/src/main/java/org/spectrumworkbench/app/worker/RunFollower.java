package org.spectrumworkbench.app.worker;

import java.util.List;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunState;

/** Reads one attempt's journal while it grows. One thread. */
public final class RunFollower {
  private final Attempt attempt;
  private long offset;
  private RunState last = RunState.CREATED;
  private String message = "";

  public RunFollower(Attempt attempt) {
    this.attempt = attempt;
  }

  /** The events that came since the last call; none where nothing did. */
  public List<JournalLine> poll() {
    Journal.Chunk chunk = Journal.read(attempt.journal(), offset);
    offset = chunk.nextOffset();
    for (JournalLine line : chunk.lines()) {
      if (line.event() instanceof RunEvent.StateChanged changed) {
        last = changed.state();
        message = changed.message();
      }
    }
    return chunk.lines();
  }

  /** What was said when the state changed last; empty where nothing was. */
  public String message() {
    return attempt.changeGiven(new RunEvent.StateChanged(last, message)).message();
  }

  /** The state, corrected where the worker is gone without a word. */
  public RunState state() {
    return attempt.stateGiven(last);
  }
}
