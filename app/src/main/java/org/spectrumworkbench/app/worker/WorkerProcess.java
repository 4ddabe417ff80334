package org.spectrumworkbench.app.worker;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.ProcessIdentity;
import org.spectrumworkbench.core.experiment.RunFolder;

/**
 * A worker as a process of its own. It outlives the process that started it; what it has to say
 * stands in the journal, what it prints in {@code worker.log}.
 */
public final class WorkerProcess {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerProcess.class);

  /** A killed process ends at once, unless it waits for a disk or a device. */
  private static final int FORCED_SECONDS = 10;

  private static final int LOG_TAIL_BYTES = 16 * 1024;

  private final Attempt attempt;
  private final ProcessHandle process;

  /** Only the process that started it learns how it ended. */
  private final Optional<Process> child;

  private WorkerProcess(Attempt attempt, ProcessHandle process, Optional<Process> child) {
    this.attempt = attempt;
    this.process = process;
    this.child = child;
  }

  /** The worker at an attempt that another process has started; empty where it has ended. */
  public static Optional<WorkerProcess> at(Attempt attempt) {
    return attempt
        .heartbeat()
        .filter(Attempt.Heartbeat::processIsAlive)
        .flatMap(beat -> ProcessHandle.of(beat.pid()))
        .map(process -> new WorkerProcess(attempt, process, Optional.empty()));
  }

  /**
   * Takes up a run: makes the folder of its next attempt and starts a worker on it.
   *
   * @throws WorkbenchException where another worker is at the run, where the run has ended well, or
   *     where the process cannot be started
   */
  public static WorkerProcess start(RunFolder run) {
    return start(run, ProgramStart.worker(WorkerHeap.megabytes(run.settings())));
  }

  /**
   * As {@link #start(RunFolder)}, in other circumstances.
   *
   * @param changed what is changed of the way in which the worker is started
   */
  public static WorkerProcess start(RunFolder run, UnaryOperator<ProgramStart> changed) {
    return start(run, changed.apply(ProgramStart.worker(WorkerHeap.megabytes(run.settings()))));
  }

  /**
   * As {@link #start(RunFolder)}, with another program.
   *
   * @param program gets {@code worker}, the run's folder and the attempt's number as last arguments
   */
  static WorkerProcess start(RunFolder run, ProgramStart program) {
    int threads = run.settings().whole("threads");
    // Two that look at once would both find nobody at the run. A lock on a file keeps other
    // processes away, and no other thread of this one.
    synchronized (WorkerProcess.class) {
      try (FileChannel channel =
              FileChannel.open(
                  run.path().resolve("worker.lock"),
                  Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                  Privacy.ofFile());
          FileLock unused = channel.lock()) {
        refuseWhereDone(run);
        return start(run.newAttempt(), threads, program);
      } catch (IOException e) {
        throw new WorkbenchException(
            "The run's folder " + run.path() + " cannot be written: " + e.getMessage(),
            "Check its permissions, or free some disk space.",
            e);
      }
    }
  }

  private static WorkerProcess start(Attempt attempt, int threads, ProgramStart program) {
    List<String> command = new ArrayList<>();
    Path setsid = ProgramStart.setsid();
    if (setsid != null) {
      command.add(setsid.toString());
    }
    command.addAll(ProgramStart.privately());
    command.addAll(program.command());
    command.addAll(
        List.of("worker", attempt.run().path().toString(), Integer.toString(attempt.number())));
    ProcessBuilder builder = new ProcessBuilder(command);
    // What a crash of the JVM leaves then lies in the attempt, not where the user happens to be.
    builder.directory(attempt.path().toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(attempt.log().toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));
    Map<String, String> environment = builder.environment();
    forgetLauncher(environment);
    // One arena keeps the resident memory of native tensors low and flat.
    environment.put("MALLOC_ARENA_MAX", "1");
    environment.put("OMP_NUM_THREADS", Integer.toString(threads));
    // Threads of an operator that wait spinning stop each other as soon as anything else wants a
    // core: a step took up to a hundred times as long beside a busy window. The user may choose.
    environment.putIfAbsent("OMP_WAIT_POLICY", "PASSIVE");
    // A short spin before they sleep: an operator's threads meet again within microseconds.
    environment.putIfAbsent("GOMP_SPINCOUNT", "10000");
    environment.putAll(program.environment());
    try {
      Privacy.makeFile(attempt.log());
      Process process = builder.start();
      beatForTheNewborn(attempt, process.toHandle());
      return new WorkerProcess(attempt, process.toHandle(), Optional.of(process));
    } catch (IOException e) {
      forget(attempt);
      throw new WorkbenchException(
          "The worker cannot be started with " + command.getFirst() + ": " + e.getMessage(),
          "Check that the program's files are complete: spectrum doctor.",
          e);
    }
  }

  /**
   * An image's launcher marks its own process so; the launcher of another would take the mark for
   * its own and not read its configuration.
   */
  static void forgetLauncher(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("_JPACKAGE"));
  }

  /** An attempt that nobody began is none. */
  private static void forget(Attempt attempt) {
    try {
      WholeFile.deleteTree(attempt.path());
    } catch (IOException e) {
      LOG.warn("{} stays behind", attempt.path(), e);
    }
  }

  public Attempt attempt() {
    return attempt;
  }

  public long pid() {
    return process.pid();
  }

  /** Its exit code, once it has ended; empty too where another process started it. */
  public OptionalInt exitCode() {
    return child
        .filter(ended -> !ended.isAlive())
        .map(ended -> OptionalInt.of(ended.exitValue()))
        .orElse(OptionalInt.empty());
  }

  /** Waits for its end, at most so long. */
  public boolean waitFor(Duration atMost) throws InterruptedException {
    if (child.isPresent()) {
      return child.get().waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
    try {
      ProcessHandle unused = process.onExit().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException stillThere) {
      return false;
    } catch (ExecutionException e) {
      return !process.isAlive();
    }
  }

  /**
   * Asks an attempt's worker. Where the request to stop cannot be left on the disk, as when it is
   * full, the worker's process is told by a signal.
   *
   * @throws WorkbenchException where it can be told neither way
   */
  public static void command(Attempt attempt, Attempt.Command command) {
    try {
      attempt.command(command);
    } catch (WorkbenchException unwritten) {
      if (!signal(attempt, command)) {
        throw unwritten;
      }
    }
  }

  private static boolean signal(Attempt attempt, Attempt.Command command) {
    Optional<ProcessHandle> process = attempt.heartbeat().flatMap(beat -> beat.process().handle());
    return switch (command) {
      // Where a process cannot be asked, it would be killed and save nothing.
      case STOP_AND_SAVE ->
          process
              .filter(ProcessHandle::supportsNormalTermination)
              .map(ProcessHandle::destroy)
              .orElse(false);
      case STOP -> {
        process.ifPresent(worker -> force(attempt, worker));
        yield process.isPresent();
      }
      case PAUSE, CONTINUE -> false;
    };
  }

  /** Ends it without asking, with all that it started; its last checkpoint stays. */
  public void force() {
    if (process.isAlive()) {
      force(attempt, process);
    }
  }

  /** Ends its process alone, as a fault would. */
  public void kill() {
    process.destroyForcibly();
  }

  /**
   * Ends an attempt's worker without asking, with all that it started: for one that no longer
   * hears. Its last checkpoint stays, and the run's state says that it was stopped.
   *
   * @throws WorkbenchException where no worker is at the run, or its process does not end
   */
  public static void force(Attempt attempt) {
    ProcessHandle worker =
        attempt
            .heartbeat()
            .flatMap(beat -> beat.process().handle())
            .orElseThrow(() ->
                new WorkbenchException(
                    "No worker is at the run " + attempt.run().id(),
                    "Go on from its last checkpoint: spectrum resume " + attempt.run().id()));
    force(attempt, worker);
    try {
      ProcessHandle unused = worker.onExit().get(FORCED_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new WorkbenchException(
          "The worker's process " + worker.pid() + " does not end",
          "End it with the means of the system; the run can then be resumed.",
          e);
    }
  }

  private static void force(Attempt attempt, ProcessHandle worker) {
    try {
      attempt.markForced();
    } catch (IOException e) {
      // A full disk must not keep the process alive; the run is then taken for interrupted.
      LOG.warn("No mark could be left in {}", attempt.path(), e);
    }
    // Collected first: whoever outlives its parent is nobody's child any more.
    List<ProcessHandle> started = worker.descendants().toList();
    worker.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }

  /** The last lines a worker printed; empty where it printed nothing. */
  public static List<String> logTail(Attempt attempt, int lines) {
    try (var channel = Files.newByteChannel(attempt.log())) {
      long from = Math.max(0, channel.size() - LOG_TAIL_BYTES);
      channel.position(from);
      var bytes = java.nio.ByteBuffer.allocate(LOG_TAIL_BYTES);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
      List<String> all = text.lines().filter(line -> !line.isBlank()).toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * Refuses a run that needs no worker.
   *
   * @throws WorkbenchException where another worker is at the run, or where it has ended well
   */
  public static void refuseWhereDone(RunFolder run) {
    Attempt last = run.latestAttempt().orElse(null);
    if (last == null) {
      return;
    }
    Optional<Attempt.Heartbeat> beat = last.heartbeat().filter(Attempt.Heartbeat::processIsAlive);
    switch (last.state()) {
      case FINISHED ->
          throw new WorkbenchException(
              "The run " + run.id() + " has ended well; there is nothing to resume",
              "Start a new one with the same settings: spectrum run "
                  + run.path().resolve("experiment.yaml"));
      case CREATED, RUNNING, PAUSED -> {
        if (beat.isPresent()) {
          throw new WorkbenchException(
              "A worker (process " + beat.get().pid() + ") is at the run " + run.id() + " already",
              "Watch it in the window, or stop it first: spectrum stop " + run.id());
        }
      }
      case STOPPED, FAILED, INTERRUPTED -> {}
    }
  }

  /**
   * Until the worker itself gives a sign of life, whoever looks must know its process. A full disk
   * may be in the way; the process is there all the same.
   */
  static void beatForTheNewborn(Attempt attempt, ProcessHandle process) {
    try {
      attempt.beat(Attempt.Heartbeat.of(ProcessIdentity.of(process), Instant.now()));
    } catch (IOException e) {
      LOG.warn("No heartbeat could be written in {}", attempt.path(), e);
    }
  }

  static File nothing() {
    boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    return new File(windows ? "NUL" : "/dev/null");
  }
}
