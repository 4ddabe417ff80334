package org.spectrumworkbench.app.worker;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;

/**
 * A worker as a process of its own. It outlives the process that started it; what it has to say
 * stands in the journal, what it prints in {@code worker.log}.
 */
public final class WorkerProcess {
  private static final int LOG_TAIL_BYTES = 16 * 1024;

  private final Attempt attempt;
  private final Process process;

  private WorkerProcess(Attempt attempt, Process process) {
    this.attempt = attempt;
    this.process = process;
  }

  /**
   * Takes up a run: makes the folder of its next attempt and starts a worker on it.
   *
   * @throws WorkbenchException where another worker is at the run, where the run has ended well, or
   *     where the process cannot be started
   */
  public static WorkerProcess start(RunFolder run) {
    return start(run, ProgramStart.worker());
  }

  /**
   * As {@link #start(RunFolder)}, with another program.
   *
   * @param program gets {@code worker}, the run's folder and the attempt's number as last arguments
   */
  public static WorkerProcess start(RunFolder run, List<String> program) {
    int threads = run.settings().whole("threads");
    refuseWhereLive(run);
    Attempt attempt = run.newAttempt();
    List<String> command = new ArrayList<>();
    Path setsid = ProgramStart.setsid();
    if (setsid != null) {
      command.add(setsid.toString());
    }
    command.addAll(program);
    command.addAll(List.of("worker", run.path().toString(), Integer.toString(attempt.number())));
    ProcessBuilder builder = new ProcessBuilder(command);
    // What a crash of the JVM leaves then lies in the attempt, not where the user happens to be.
    builder.directory(attempt.path().toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(attempt.log().toFile()));
    builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));
    Map<String, String> environment = builder.environment();
    // An image's launcher marks its own process so; the worker's launcher would take the mark for
    // its own and not read its configuration.
    environment.keySet().removeIf(name -> name.startsWith("_JPACKAGE"));
    // One arena keeps the resident memory of native tensors low and flat.
    environment.put("MALLOC_ARENA_MAX", "1");
    environment.put("OMP_NUM_THREADS", Integer.toString(threads));
    // Threads of an operator that wait spinning stop each other as soon as anything else wants a
    // core: a step took up to a hundred times as long beside a busy window. The user may choose.
    environment.putIfAbsent("OMP_WAIT_POLICY", "PASSIVE");
    try {
      Process process = builder.start();
      WorkerProcess worker = new WorkerProcess(attempt, process);
      worker.beatForTheNewborn();
      return worker;
    } catch (IOException e) {
      throw new WorkbenchException(
          "The worker cannot be started with " + command.getFirst() + ": " + e.getMessage(),
          "Check that the program's files are complete: spectrum doctor.",
          e);
    }
  }

  public Attempt attempt() {
    return attempt;
  }

  public long pid() {
    return process.pid();
  }

  /** Its exit code, once it has ended. */
  public OptionalInt exitCode() {
    return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  /** Waits for its end, at most so long. */
  public boolean waitFor(Duration atMost) throws InterruptedException {
    return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Ends it without asking; its last checkpoint stays. */
  public void kill() {
    process.destroyForcibly();
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

  private static void refuseWhereLive(RunFolder run) {
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

  /** Until the worker itself gives a sign of life, whoever looks must know its process. */
  private void beatForTheNewborn() throws IOException {
    Instant started = process.info().startInstant().orElseGet(Instant::now);
    attempt.beat(new Attempt.Heartbeat(process.pid(), started, Instant.now()));
  }

  private static File nothing() {
    boolean windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win");
    return new File(windows ? "NUL" : "/dev/null");
  }
}
