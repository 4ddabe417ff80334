package org.spectrumworkbench.app.live;

import java.util.Optional;
import org.spectrumworkbench.core.experiment.Attempt.Command;
import org.spectrumworkbench.core.experiment.RunState;

/**
 * Which of the run's buttons can be pressed, and which command the worker has not acknowledged yet.
 *
 * <p>A worker acknowledges by its journal: what counts is the state that the journal gives, never
 * that the command was left.
 *
 * @param pausing whether the first button pauses; else it continues
 * @param pauseOrContinue whether the first button can be pressed
 * @param stopAndSave whether this can be asked
 * @param stop whether this can be asked
 * @param asked the command that was left and is not acknowledged
 */
public record RunButtons(
    boolean pausing,
    boolean pauseOrContinue,
    boolean stopAndSave,
    boolean stop,
    Optional<Command> asked) {

  /** The buttons of no run. */
  public static final RunButtons NONE = new RunButtons(true, false, false, false, Optional.empty());

  /**
   * The buttons in a state.
   *
   * @param state what the journal says last
   * @param left the last command this window left; forgotten here once it is acknowledged
   */
  public static RunButtons of(RunState state, Optional<Command> left) {
    Optional<Command> asked = left.filter(command -> !acknowledged(command, state));
    boolean stopping =
        asked.filter(c -> c == Command.STOP || c == Command.STOP_AND_SAVE).isPresent();
    boolean stopNow = asked.filter(c -> c == Command.STOP).isPresent();
    boolean live = state.isLive();
    return new RunButtons(
        state != RunState.PAUSED,
        live && asked.isEmpty(),
        live && !stopping,
        // Who finds that saving takes too long may still stop at once.
        live && !stopNow,
        asked);
  }

  /** Whether a worker in this state has obeyed the command, or is no longer there to obey it. */
  static boolean acknowledged(Command command, RunState state) {
    return switch (command) {
      case PAUSE -> state != RunState.RUNNING;
      case CONTINUE -> state != RunState.PAUSED;
      case STOP, STOP_AND_SAVE -> !state.isLive();
    };
  }
}
