package org.spectrumworkbench.app.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.app.report.Results;
import org.spectrumworkbench.app.worker.RunFollower;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.StageResult;

/** Follows a worker from its start to its end, passes Ctrl+C on as a stop, and tells what came. */
final class RunWatch {
  private static final Duration LOOK_EVERY = Duration.ofMillis(150);

  /** A worker that was told to stop at once and did not within this time is ended. */
  private static final long PATIENCE_NANOS = Duration.ofSeconds(15).toNanos();

  private final Terminal terminal;
  private final RunFolder run;
  private final WorkerProcess worker;
  private final boolean json;
  private final Interrupts interrupts;
  private final RunProgress progress = new RunProgress();
  private final ProgressLines lines;
  private int heard;
  private long stopAskedAt;

  RunWatch(
      Terminal terminal, RunFolder run, WorkerProcess worker, boolean json, Interrupts interrupts) {
    this.terminal = terminal;
    this.run = run;
    this.worker = worker;
    this.json = json;
    this.interrupts = interrupts;
    // With --json the standard output belongs to the document.
    this.lines = new ProgressLines(json ? terminal.err() : terminal.out(), terminal.interactive());
  }

  /**
   * Blocks until the worker has ended.
   *
   * @return one of {@link ExitCode}
   */
  int untilTheEnd() throws InterruptedException {
    lines.standing("run      " + run.id());
    lines.standing("folder   " + run.path());
    RunFollower follower = new RunFollower(worker.attempt());
    boolean ended = false;
    while (!ended) {
      ended = worker.waitFor(LOOK_EVERY);
      List<JournalLine> news = follower.poll();
      while (!news.isEmpty()) {
        news.forEach(line -> progress.accept(line.event()).ifPresent(lines::standing));
        news = follower.poll();
      }
      lines.current(progress.currentLine());
      passOnInterrupts();
    }
    lines.clear();
    return tell(follower);
  }

  private void passOnInterrupts() {
    int asked = interrupts.count();
    Attempt attempt = worker.attempt();
    if (asked > heard) {
      if (heard == 0 && asked == 1) {
        lines.standing("Stopping: the worker saves a checkpoint. Ctrl+C once more stops at once.");
        attempt.command(Attempt.Command.STOP_AND_SAVE);
      } else {
        lines.standing("Stopping at once; what came after the last checkpoint is lost.");
        attempt.command(Attempt.Command.STOP);
        stopAskedAt = System.nanoTime();
      }
      heard = asked;
    }
    if (heard > 1 && System.nanoTime() - stopAskedAt > PATIENCE_NANOS) {
      worker.kill();
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
        out.println("report   " + run.reportFile());
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
            .println(
                "The worker ended without a word (exit code " + worker.exitCode().orElse(-1) + ")");
        yield heard > 0 ? interrupted() : failed();
      }
    };
  }

  private int interrupted() {
    terminal.err().println("Go on from the last checkpoint with: spectrum resume " + run.id());
    return ExitCode.STOPPED;
  }

  private int failed() {
    WorkerProcess.logTail(worker.attempt(), 5).forEach(line -> terminal.err().println("  " + line));
    terminal.err().println("log      " + worker.attempt().log());
    terminal.err().println("Mend the cause, then go on with: spectrum resume " + run.id());
    return ExitCode.RUN_FAILED;
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
