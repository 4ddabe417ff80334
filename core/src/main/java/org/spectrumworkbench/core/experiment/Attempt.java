package org.spectrumworkbench.core.experiment;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One worker's part of a run: the folder {@code attempt-N}.
 *
 * @param run the run it belongs to
 * @param number counts from 1
 */
public record Attempt(RunFolder run, int number) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What a user asks of a worker. */
  public enum Command {
    /** Hold on, keep everything in memory. */
    PAUSE,
    /** Go on after a pause. */
    CONTINUE,
    /** Save a checkpoint and end. */
    STOP_AND_SAVE,
    /** End now, without a further checkpoint. */
    STOP
  }

  /**
   * A worker's sign of life.
   *
   * @param pid its process
   * @param processStarted when that process started, to tell it from a later one of the same number
   * @param time when the sign was given
   */
  public record Heartbeat(long pid, Instant processStarted, Instant time) {
    public Heartbeat {
      requireNonNull(processStarted, "processStarted");
      requireNonNull(time, "time");
    }

    /** Whether that very process is alive on this machine. */
    public boolean processIsAlive() {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .map(process ->
              process
                  .info()
                  .startInstant()
                  // The clock of the system counts in hundredths; a reused number is seconds apart.
                  .map(start ->
                      Math.abs(start.toEpochMilli() - processStarted.toEpochMilli()) < 2000)
                  .orElse(true))
          .orElse(false);
    }
  }

  public Path path() {
    return run.path().resolve("attempt-" + number);
  }

  public Path journal() {
    return path().resolve("journal.jsonl");
  }

  public Path log() {
    return path().resolve("worker.log");
  }

  public Path checkpoints() {
    return path().resolve("checkpoints");
  }

  public Path models() {
    return path().resolve("models");
  }

  /** Leaves a command for the worker; it obeys between two micro-batches. */
  public void command(Command command) {
    try {
      WholeFile.write(path().resolve("control"), command.name());
    } catch (IOException e) {
      throw new WorkbenchException(
          "The command cannot be left in " + path() + ": " + e.getMessage(),
          "Check the folder's permissions, or free some disk space.",
          e);
    }
  }

  /** The last command left, if any. Unreadable content counts as none. */
  public Optional<Command> command() {
    try {
      return Optional.of(Command.valueOf(Files.readString(path().resolve("control")).strip()));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Gives a sign of life. */
  public void beat(Heartbeat heartbeat) throws IOException {
    WholeFile.write(path().resolve("heartbeat"), JSON.writeValueAsString(heartbeat));
  }

  /** The last sign of life, if any. */
  public Optional<Heartbeat> heartbeat() {
    try {
      return Optional.of(
          JSON.readValue(Files.readAllBytes(path().resolve("heartbeat")), Heartbeat.class));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  /**
   * The attempt's state: what the journal says last, corrected where it speaks of a worker that is
   * gone.
   *
   * @param lastInJournal the state of the last state-changed event; CREATED where there is none
   */
  public RunState stateGiven(RunState lastInJournal) {
    boolean expectsWorker = lastInJournal.isLive() || lastInJournal == RunState.CREATED;
    if (!expectsWorker) {
      return lastInJournal;
    }
    Optional<Heartbeat> heartbeat = heartbeat();
    if (heartbeat.isEmpty()) {
      return lastInJournal.isLive() ? RunState.INTERRUPTED : lastInJournal;
    }
    return heartbeat.get().processIsAlive() ? lastInJournal : RunState.INTERRUPTED;
  }

  /** The last change of state that the journal tells, with its message, if there is one. */
  public Optional<RunEvent.StateChanged> lastChange() {
    return Journal.lastChange(journal());
  }

  /** The state, from the end of the journal and the heartbeat. */
  public RunState state() {
    return stateGiven(lastChange().map(RunEvent.StateChanged::state).orElse(RunState.CREATED));
  }
}
