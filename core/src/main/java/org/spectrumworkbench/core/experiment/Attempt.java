package org.spectrumworkbench.core.experiment;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
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
   * @param mark as in {@link ProcessIdentity}; null in files of versions that did not write it
   */
  public record Heartbeat(
      long pid,
      Instant processStarted,
      Instant time,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String mark) {
    public Heartbeat {
      requireNonNull(processStarted, "processStarted");
      requireNonNull(time, "time");
    }

    /** One without a mark. */
    public Heartbeat(long pid, Instant processStarted, Instant time) {
      this(pid, processStarted, time, null);
    }

    /** The sign of a process. */
    public static Heartbeat of(ProcessIdentity process, Instant time) {
      return new Heartbeat(process.pid(), process.started(), time, process.mark());
    }

    /** The process that gave it. */
    public ProcessIdentity process() {
      return new ProcessIdentity(pid, processStarted, mark == null ? "" : mark);
    }

    /** Whether that very process is alive on this machine. */
    public boolean processIsAlive() {
      return process().isAlive();
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

  /** Where requests to change settings are left; see {@link SettingRequests}. */
  Path changes() {
    return path().resolve("changes");
  }

  /** Leaves a command for the worker; it obeys between two micro-batches. */
  public void command(Command command) {
    try {
      WholeFile.writePrivate(path().resolve("control"), command.name());
    } catch (IOException e) {
      throw new WorkbenchException(
          "The command cannot be left in " + path() + ": " + e.getMessage(),
          "Check the folder's permissions, or free some disk space.",
          e);
    }
  }

  /** The last command left, if any. Unreadable content counts as none. */
  public Optional<Command> command() {
    return given().map(Given::command);
  }

  /**
   * A command as it was left.
   *
   * @param time when, by the clock of the file system
   */
  public record Given(Command command, Instant time) {
    public Given {
      requireNonNull(command, "command");
      requireNonNull(time, "time");
    }
  }

  /** The last command left, with its time. */
  Optional<Given> given() {
    Path file = path().resolve("control");
    try {
      Instant time = Files.getLastModifiedTime(file).toInstant();
      return Optional.of(new Given(Command.valueOf(Files.readString(file).strip()), time));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Gives a sign of life. */
  public void beat(Heartbeat heartbeat) throws IOException {
    WholeFile.writePrivate(path().resolve("heartbeat"), JSON.writeValueAsString(heartbeat));
  }

  /** The last sign of life, if any. */
  public Optional<Heartbeat> heartbeat() {
    try {
      return Optional.ofNullable(
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
      return lastInJournal.isLive() ? gone() : lastInJournal;
    }
    return heartbeat.get().processIsAlive() ? lastInJournal : gone();
  }

  private RunState gone() {
    return Files.exists(forceMark()) ? RunState.STOPPED : RunState.INTERRUPTED;
  }

  /** The same with its message; where the worker is there and does nothing, that is the message. */
  public RunEvent.StateChanged changeGiven(RunEvent.StateChanged lastInJournal) {
    RunState state = stateGiven(lastInJournal.state());
    return state == lastInJournal.state()
        ? Silence.of(this, state, Instant.now())
            .map(words -> new RunEvent.StateChanged(state, words))
            .orElse(lastInJournal)
        : new RunEvent.StateChanged(
            state,
            state == RunState.STOPPED
                ? "stopped by force; goes on from its last checkpoint"
                : suddenEnd());
  }

  /** Leaves word that the user ends the worker's process, so that its end is not a crash. */
  public void markForced() throws IOException {
    WholeFile.writePrivate(forceMark(), "");
  }

  /**
   * Leaves word that the disk had no room for the line that says how the attempt ended: by the name
   * of an empty file, for which a full disk has room as a rule.
   */
  public void markDiskFull() {
    try {
      Files.createFile(diskFullMark());
    } catch (IOException noRoomForANameEither) {
      // Then nothing is known afterwards but that the process is gone.
    }
  }

  Path diskFullMark() {
    return path().resolve("disk-full");
  }

  private Path forceMark() {
    return path().resolve("forced");
  }

  /** The last change of state that the journal tells, with its message, if there is one. */
  public Optional<RunEvent.StateChanged> lastChange() {
    return Journal.lastChange(journal());
  }

  /** What this attempt took; empty while it goes on, and where its worker was killed. */
  public Optional<Resources> resources() {
    return Journal.last(journal(), RunEvent.ResourcesUsed.class, "resources-used")
        .map(RunEvent.ResourcesUsed::resources);
  }

  /** What the attempts of a run took, by their number; those that were killed are left out. */
  public static SortedMap<Integer, Resources> resourcesOf(RunFolder run) {
    SortedMap<Integer, Resources> all = new TreeMap<>();
    for (Attempt attempt : run.attempts()) {
      attempt.resources().ifPresent(used -> all.put(attempt.number(), used));
    }
    return all;
  }

  /**
   * The earlier attempts of which nobody knows what they took.
   *
   * @param measured as {@link #resourcesOf} gives it
   */
  public static List<Integer> unmeasured(Map<Integer, Resources> measured) {
    int last = measured.keySet().stream().mapToInt(number -> number).max().orElse(0);
    return IntStream.range(1, last)
        .filter(number -> !measured.containsKey(number))
        .boxed()
        .toList();
  }

  /** Why its worker may be gone without a word, for people; for an attempt that is INTERRUPTED. */
  public String suddenEnd() {
    return SuddenEnd.words(this);
  }

  /** The state, from the end of the journal and the heartbeat. */
  public RunState state() {
    return stateGiven(lastChange().map(RunEvent.StateChanged::state).orElse(RunState.CREATED));
  }
}
