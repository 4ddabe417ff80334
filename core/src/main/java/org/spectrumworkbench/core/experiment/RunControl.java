package org.spectrumworkbench.core.experiment;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * The user's hand on a running worker: pause, go on, stop and save, stop.
 *
 * <p>Commands arrive as a file (see {@link Attempt#command(Attempt.Command)}), so that any program,
 * and one that was started later, can give them. The loops call {@link #check()} between two
 * micro-batches.
 */
public final class RunControl {
  /** Looking for the file costs a system call: not more often than this. */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** The process works on one run only, and a signal is sent to the process. */
  private static volatile boolean terminated;

  private static final Optional<Attempt.Command> PAUSE = Optional.of(Attempt.Command.PAUSE);

  private final Attempt attempt;
  private final BiConsumer<RunState, String> announce;
  private final LongSupplier nanoTime;
  private long nextLook;
  private long waited;
  private boolean stopAndSave;

  /** Thrown through the loops when the run has to end now. */
  public static final class RunStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunStopped(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * @param attempt whose commands are obeyed
   * @param announce told of PAUSED and RUNNING as they happen
   */
  public RunControl(Attempt attempt, BiConsumer<RunState, String> announce) {
    this(attempt, announce, System::nanoTime);
  }

  RunControl(Attempt attempt, BiConsumer<RunState, String> announce, LongSupplier nanoTime) {
    this.attempt = attempt;
    this.announce = announce;
    this.nanoTime = nanoTime;
    this.nextLook = nanoTime.getAsLong();
  }

  /**
   * Asks this process to save and end, on whatever thread signals arrive: as {@link
   * Attempt.Command#STOP_AND_SAVE} does, without a file, for which a full disk may have no room.
   */
  public static void terminate() {
    terminated = true;
  }

  /**
   * Obeys a command that has arrived. Returns at once where there is none; waits while paused. A
   * run that is about to save and stop still obeys a stop without saving, and no pause.
   *
   * @throws RunStopped where the user asked to stop without saving
   */
  public void check() {
    if (nanoTime.getAsLong() - nextLook < 0) {
      return;
    }
    Optional<Attempt.Command> command = command();
    if (command.equals(PAUSE) && !stopAndSave) {
      command = pause();
    }
    nextLook = nanoTime.getAsLong() + LOOK_NANOS;
    if (command.isPresent()) {
      switch (command.get()) {
        case STOP -> throw new RunStopped("stopped by the user without saving");
        case STOP_AND_SAVE -> stopAndSave = true;
        case PAUSE, CONTINUE -> {}
      }
    }
  }

  /** Waits for the command that ends the pause. */
  private Optional<Attempt.Command> pause() {
    long from = nanoTime.getAsLong();
    announce.accept(RunState.PAUSED, "paused by the user");
    Optional<Attempt.Command> command;
    do {
      LockSupport.parkNanos(LOOK_NANOS);
      command = command();
    } while (command.equals(PAUSE));
    waited += nanoTime.getAsLong() - from;
    if (command.isEmpty() || command.get() == Attempt.Command.CONTINUE) {
      announce.accept(RunState.RUNNING, "continued by the user");
    }
    return command;
  }

  /** Nanoseconds spent in pauses so far, which are no work. */
  public long waitedNanos() {
    return waited;
  }

  private Optional<Attempt.Command> command() {
    Optional<Attempt.Command> left = attempt.command();
    return terminated && left.filter(Attempt.Command.STOP::equals).isEmpty()
        ? Optional.of(Attempt.Command.STOP_AND_SAVE)
        : left;
  }

  /**
   * Whether the loop should save a checkpoint at the end of this step and then call {@link #stop}.
   */
  public boolean wantsStopAndSave() {
    return stopAndSave;
  }

  /** Ends the run after everything was saved. */
  public RunStopped stop() {
    return new RunStopped("stopped by the user; everything was saved");
  }
}
