package org.spectrumworkbench.core.experiment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.experiment.Attempt.Given;

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

  private static final long MEASURE_NANOS = TimeUnit.SECONDS.toNanos(3);

  /** The process works on one run only, and a signal is sent to the process. */
  private static volatile @Nullable Instant terminated;

  /** What the state says from the moment in which a stop that saves was heard. */
  public static final String STOPPING = "stopping, saving";

  private final Attempt attempt;
  private final Consumer<RunEvent> journal;
  private final FreeSpace space;
  private final LongSupplier nanoTime;
  private long nextMeasure;
  private long nextLook;
  private long waited;
  private boolean stopAndSave;
  private @Nullable Given heard;

  /** Thrown through the loops when the run has to end now. */
  public static final class RunStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunStopped(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * @param attempt whose commands are obeyed
   * @param journal told of each command that is heard, and of the changes of state it brings
   * @param space the run pauses by itself where it is short
   */
  RunControl(Attempt attempt, Consumer<RunEvent> journal, FreeSpace space) {
    this(attempt, journal, space, System::nanoTime);
  }

  RunControl(Attempt attempt, Consumer<RunEvent> journal, FreeSpace space, LongSupplier nanoTime) {
    this.attempt = attempt;
    this.space = space;
    this.journal = journal;
    this.nanoTime = nanoTime;
    this.nextLook = nanoTime.getAsLong();
    this.nextMeasure = nextLook;
  }

  /**
   * Asks this process to save and end, on whatever thread signals arrive: as {@link
   * Attempt.Command#STOP_AND_SAVE} does, without a file, for which a full disk may have no room.
   */
  public static void terminate() {
    terminated = Instant.now();
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
    Optional<Attempt.Command> command = hear();
    if (command.filter(Attempt.Command.PAUSE::equals).isPresent() && !stopAndSave) {
      command = pause();
    }
    nextLook = nanoTime.getAsLong() + LOOK_NANOS;
    obey(command);
    if (nanoTime.getAsLong() - nextMeasure >= 0) {
      awaitSpace();
    }
  }

  private void obey(Optional<Attempt.Command> command) {
    switch (command.orElse(Attempt.Command.CONTINUE)) {
      case STOP -> throw new RunStopped("stopped by the user without saving");
      case STOP_AND_SAVE -> {
        if (!stopAndSave) {
          stopAndSave = true;
          announce(RunState.RUNNING, STOPPING);
        }
      }
      case PAUSE, CONTINUE -> {}
    }
  }

  /** How large the next checkpoint will be, in bytes. */
  void expectCheckpoint(long bytes) {
    space.expect(bytes);
  }

  /**
   * Waits while the disk is too full for the next checkpoint; commands are obeyed meanwhile. Who
   * asked to save and stop gets the try: the checkpoint may fit into what is kept free.
   *
   * @throws RunStopped where the user asked to stop without saving
   */
  void awaitSpace() {
    nextMeasure = nanoTime.getAsLong() + MEASURE_NANOS;
    Optional<String> shortage = stopAndSave ? Optional.empty() : space.shortage();
    if (shortage.isEmpty()) {
      return;
    }
    long from = nanoTime.getAsLong();
    announce(RunState.PAUSED, shortage.get());
    while (shortage.isPresent() && !stopAndSave) {
      LockSupport.parkNanos(LOOK_NANOS);
      obey(hear());
      shortage = space.shortage();
    }
    waited += nanoTime.getAsLong() - from;
    if (!stopAndSave) {
      announce(RunState.RUNNING, "there is room on the disk again");
    }
  }

  /** Waits for the command that ends the pause. */
  private Optional<Attempt.Command> pause() {
    long from = nanoTime.getAsLong();
    announce(RunState.PAUSED, "paused by the user");
    Optional<Attempt.Command> command;
    do {
      LockSupport.parkNanos(LOOK_NANOS);
      command = hear();
    } while (command.filter(Attempt.Command.PAUSE::equals).isPresent());
    waited += nanoTime.getAsLong() - from;
    if (command.isEmpty() || command.get() == Attempt.Command.CONTINUE) {
      announce(RunState.RUNNING, "continued by the user");
    }
    return command;
  }

  private void announce(RunState state, String message) {
    journal.accept(new RunEvent.StateChanged(state, message));
  }

  /** Nanoseconds spent in pauses so far, which are no work. */
  public long waitedNanos() {
    return waited;
  }

  /** The command as it stands, acknowledged the first time it is seen. */
  private Optional<Attempt.Command> hear() {
    Optional<Given> given = given();
    if (given.isPresent() && !given.get().equals(heard)) {
      heard = given.get();
      journal.accept(
          new RunEvent.CommandHeard(
              heard.command(),
              Math.max(0, Duration.between(heard.time(), Instant.now()).toMillis() / 1e3)));
    }
    return given.map(Given::command);
  }

  private Optional<Given> given() {
    Optional<Given> left = attempt.given();
    Instant signal = terminated;
    return signal != null && left.filter(given -> given.command() == Attempt.Command.STOP).isEmpty()
        ? Optional.of(new Given(Attempt.Command.STOP_AND_SAVE, signal))
        : left;
  }

  /**
   * Whether the loop should save a checkpoint at the end of this step and then call {@link #stop}.
   */
  public boolean wantsStopAndSave() {
    return stopAndSave;
  }

  /** Ends the run where a stage saves no checkpoints: its finished parts stand in the journal. */
  public RunStopped stopBetweenParts() {
    return new RunStopped("stopped by the user; the part under way will be done again, no more");
  }

  /** Ends the run after everything was saved. */
  public RunStopped stop() {
    return new RunStopped("stopped by the user; everything was saved");
  }
}
