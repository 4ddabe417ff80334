package org.spectrumworkbench.core.replay;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;

/**
 * How a run is made again.
 *
 * @param settings as resolved when the run was made, under a name that tells the replay
 * @param changes events of the run that changed its course while it went on, in order
 */
public record ReplayPlan(Settings settings, List<RunEvent> changes) {
  private static final int LONGEST_NAME = 80;
  private static final String AGAIN = " again";

  public ReplayPlan {
    changes = List.copyOf(changes);
  }

  /** The plan of a run. */
  public static ReplayPlan of(RunFolder run) {
    List<RunEvent> changes = new ArrayList<>();
    run.events()
        .forEach(line -> {
          if (changesCourse(line.event())) {
            changes.add(line.event());
          }
        });
    String name = run.identity().name();
    String again =
        name.substring(0, Math.min(name.length(), LONGEST_NAME - AGAIN.length())) + AGAIN;
    return new ReplayPlan(run.settings().with("name", again, "name"), changes);
  }

  /** Whether an event changed what the steps after it did. */
  private static boolean changesCourse(RunEvent event) {
    return event instanceof RunEvent.SettingChanged;
  }

  /**
   * Lets the run that is about to start know of the changes: they stand in the journal of a first
   * attempt that did nothing else, and what an earlier attempt acknowledged holds from its step on.
   *
   * @param again has no attempt yet
   */
  public void prepare(RunFolder again, Clock clock) {
    if (changes.isEmpty()) {
      return;
    }
    Attempt attempt = again.newAttempt();
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, clock)) {
      journal.write(
          new RunEvent.AttemptStarted(
              again.id(), again.identity().name(), 1, 0, List.of(), Map.of(), 0));
      changes.forEach(journal::write);
      journal.write(new RunEvent.StateChanged(RunState.STOPPED, "prepared for a replay"));
    }
  }
}
