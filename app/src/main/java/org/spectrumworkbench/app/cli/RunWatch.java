package org.spectrumworkbench.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.spectrumworkbench.app.report.Results;
import org.spectrumworkbench.app.worker.RunFollower;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.StageResult;

/**
 * Follows an attempt from its start to its end, passes Ctrl+C on as a stop, and tells what came.
 */
final class RunWatch {
  private static final Duration LOOK_EVERY = Duration.ofMillis(150);

  private final Terminal terminal;
  private final RunFolder run;
  private final Attempt attempt;
  private final Optional<WorkerProcess> worker;
  private final boolean json;
  private final Interrupts interrupts;
  private final RunProgress progress = new RunProgress();
  private final ProgressLines lines;
  private final StopRequests requests = new StopRequests();

  /**
   * @param worker at the attempt; empty where it has ended
   */
  RunWatch(
      Terminal terminal,
      Attempt attempt,
      Optional<WorkerProcess> worker,
      boolean json,
      Interrupts interrupts) {
    this.terminal = terminal;
    this.run = attempt.run();
    this.attempt = attempt;
    this.worker = worker;
    this.json = json;
    this.interrupts = interrupts;
    this.lines = ProgressLines.of(terminal, json);
  }

  /**
   * Blocks until the worker has ended.
   *
   * @return one of {@link ExitCode}
   */
  int untilTheEnd() throws InterruptedException {
    RunFollower follower = new RunFollower(attempt);
    boolean ended = false;
    while (!ended) {
      ended = worker.isEmpty() || worker.get().waitFor(LOOK_EVERY);
      List<JournalLine> news = follower.poll();
      while (!news.isEmpty()) {
        news.forEach(line -> progress.accept(line.event()).ifPresent(lines::standing));
        news = follower.poll();
      }
      lines.current(progress.currentLine(lines.width()));
      worker.ifPresent(this::passOnInterrupts);
    }
    lines.clear();
    return tell(follower);
  }

  private void passOnInterrupts(WorkerProcess worker) {
    switch (requests.next(interrupts.count(), System.nanoTime())) {
      case STOP_AND_SAVE -> {
        lines.standing("Stopping: the worker saves a checkpoint. Ctrl+C once more stops at once.");
        WorkerProcess.command(attempt, Attempt.Command.STOP_AND_SAVE);
      }
      case STOP -> {
        lines.standing("Stopping at once; what came after the last checkpoint is lost.");
        WorkerProcess.command(attempt, Attempt.Command.STOP);
      }
      case KILL -> worker.force();
      case NOTHING -> {}
    }
  }

  private int tell(RunFollower follower) {
    RunState state = follower.state();
    if (json) {
      Json.print(terminal.out(), document(state, follower.message()));
    }
    PrintWriter out = json ? terminal.err() : terminal.out();
    return switch (state) {
      case FINISHED -> {
        if (!json) {
          out.println();
          TextTable.ofResults(Results.of(run)).lines().forEach(out::println);
          out.println();
        }
        // The worker makes the report last of all; should that fail, the run has still ended well.
        out.println(
            Files.exists(run.reportFile())
                ? "report   " + run.reportFile()
                : "report   none: it could not be made, see "
                    + attempt.log()
                    + "; try again with: spectrum report "
                    + run.id());
        out.println("result   " + run.resultFile());
        yield ExitCode.OK;
      }
      case STOPPED -> {
        out.println("Stopped. Go on with: spectrum resume " + run.id());
        yield ExitCode.STOPPED;
      }
      case FAILED -> {
        terminal.err().println("The run failed: " + follower.message());
        yield failed();
      }
      case CREATED, RUNNING, PAUSED, INTERRUPTED -> {
        terminal
            .err()
            .println(lastWord(worker.map(WorkerProcess::exitCode).orElse(OptionalInt.empty())));
        if (state == RunState.INTERRUPTED) {
          terminal.err().println("  " + attempt.suddenEnd());
        }
        yield requests.any() ? interrupted() : failed();
      }
    };
  }

  /** What is said where the journal's end does not say how the run ended. */
  static String lastWord(OptionalInt exitCode) {
    if (exitCode.isEmpty()) {
      return "The worker ended without a word";
    }
    return exitCode.getAsInt() == ExitCode.DISK_FULL
        ? "The disk is full: not even the run's end could be written. Free some disk space."
        : "The worker ended without a word (exit code " + exitCode.getAsInt() + ")";
  }

  private int interrupted() {
    terminal.err().println("Go on from the last checkpoint with: spectrum resume " + run.id());
    return ExitCode.STOPPED;
  }

  private int failed() {
    WorkerProcess.logTail(attempt, 5).stream()
        .filter(line -> !isStackFrame(line))
        .forEach(line -> terminal.err().println("  " + line));
    if (Files.exists(attempt.log())) {
      terminal.err().println("log      " + attempt.log());
    }
    terminal.err().println("Mend the cause, then go on with: spectrum resume " + run.id());
    return ExitCode.RUN_FAILED;
  }

  /** Where in the program something failed is for the log, not for the terminal. */
  static boolean isStackFrame(String line) {
    return line.startsWith("\tat ") || line.startsWith("\t...");
  }

  private Map<String, Object> document(RunState state, String message) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("run", run.id());
    document.put("folder", run.path().toString());
    document.put("state", state.name());
    document.put("message", message);
    List<StageResult> stages = Results.of(run);
    document.put("stages", stages);
    if (Files.exists(run.reportFile())) {
      document.put("report", run.reportFile().toString());
    }
    if (Files.exists(run.resultFile())) {
      document.put("result", run.resultFile().toString());
    }
    return document;
  }
}
