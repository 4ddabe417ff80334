package org.spectrumworkbench.app.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunResult;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.StageResult;

/**
 * A program that behaves like a worker without training anything. What it does stands in the run's
 * name: {@code finishes}, {@code fails}, {@code dies}, {@code dies-once} and finishes in its second
 * attempt, {@code finishes-without-report}, {@code waits} for a command to stop, {@code deaf} to
 * all but the command to stop at once, {@code deaf-parent} to all, with a process of its own.
 */
public final class FakeWorker {
  private FakeWorker() {}

  /** The command that starts it. */
  static ProgramStart program() {
    return new ProgramStart(java(FakeWorker.class), Map.of());
  }

  /** The command that starts a class of the tests as a program. */
  public static List<String> java(Class<?> main) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-cp",
        ProgramStart.absoluteClassPath(
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))),
        main.getName());
  }

  /** Starts it on a run. */
  public static WorkerProcess start(RunFolder run) {
    return WorkerProcess.start(run, program());
  }

  /** A score out of nothing. */
  public static StageResult result(String stage, double pass1, double wall) {
    return new StageResult(
        stage,
        pass1,
        new TreeMap<>(Map.of(1, pass1, 8, .9, 16, .95)),
        Map.of("pass1", List.of(pass1 - .05, pass1 + .05)),
        new TreeMap<>(),
        2,
        16,
        wall,
        List.of(3, 9));
  }

  /** As started: {@code worker FOLDER ATTEMPT}. */
  public static void main(String[] args) throws Exception {
    RunFolder run = RunFolder.open(Path.of(args[1]));
    if (args[0].equals("resume")) {
      startAsAnotherProcessWould(run);
      return;
    }
    Attempt attempt = new Attempt(run, Integer.parseInt(args[2]));
    System.out.println("arenas " + System.getenv("MALLOC_ARENA_MAX"));
    System.out.println("spins " + System.getenv("GOMP_SPINCOUNT"));
    String behaviour = run.identity().name();
    List<JournalLine> before = run.events().toList();
    long seq = before.isEmpty() ? 0 : before.getLast().seq();
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), seq, Clock.systemUTC())) {
      journal.write(
          new RunEvent.AttemptStarted(
              run.id(),
              behaviour,
              attempt.number(),
              seq,
              List.of(
                  new RunEvent.PlannedStage("sft", "sft", "Fine-tune", 4),
                  new RunEvent.PlannedStage("evaluate-base", "evaluate", "Evaluate base", 2)),
              Map.of("java", Runtime.version().toString()),
              ProcessHandle.current().pid()));
      journal.write(new RunEvent.StateChanged(RunState.RUNNING, ""));
      journal.write(new RunEvent.StageStarted("sft", 0));
      journal.write(new RunEvent.ProgressMade("sft", 2, 4, 60, 90));
      switch (behaviour) {
        case "dies" -> die(journal);
        case "dies-once" -> {
          if (attempt.number() == 1) {
            die(journal);
          }
        }
        case "fails" -> {
          journal.write(new RunEvent.StateChanged(RunState.FAILED, "the loss is not a number"));
          System.exit(3);
        }
        case "waits" -> {
          RunState end =
              waitFor(attempt, Set.of(Attempt.Command.STOP_AND_SAVE, Attempt.Command.STOP));
          journal.write(new RunEvent.StateChanged(end, "stopped by the user"));
          System.exit(130);
        }
        case "deaf-parent" -> {
          Process child = new ProcessBuilder("sleep", "60").start();
          journal.write(new RunEvent.Noted("info", "", 0, Long.toString(child.pid())));
          RunState unused = waitFor(attempt, Set.of());
          System.exit(3);
        }
        case "deaf" -> {
          RunState end = waitFor(attempt, Set.of(Attempt.Command.STOP));
          journal.write(new RunEvent.StateChanged(end, "stopped at once"));
          System.exit(130);
        }
        default -> {}
      }
      journal.write(new RunEvent.StageFinished("sft", 1.5));
      StageResult result = result("base", .3, 2);
      journal.write(new RunEvent.ModelEvaluated("evaluate-base", result));
      journal.write(new RunEvent.StageFinished("evaluate-base", .5));
      new RunResult(run.id(), behaviour, List.of(result), Map.of(), Map.of(), 2, 0)
          .write(run.resultFile());
      journal.write(new RunEvent.StateChanged(RunState.FINISHED, ""));
      if (!behaviour.equals("finishes-without-report")) {
        Files.writeString(run.reportFile(), "<html></html>");
      }
    }
  }

  /** Says whether it could take up the run, once it is told to try. */
  private static void startAsAnotherProcessWould(RunFolder run) throws IOException {
    System.out.println("ready");
    System.in.read();
    try {
      WorkerProcess unused = start(run);
      System.out.println("started");
    } catch (WorkbenchException refused) {
      System.out.println("refused: " + refused.getMessage());
    }
  }

  private static void die(Journal.Writer journal) {
    System.out.println("terminate called after throwing std::bad_alloc");
    journal.close();
    Runtime.getRuntime().halt(134);
  }

  private static RunState waitFor(Attempt attempt, Set<Attempt.Command> obeyed) {
    // Gives up by itself, so that a failing test leaves no process behind.
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < deadline) {
      if (attempt.command().filter(obeyed::contains).isPresent()) {
        return RunState.STOPPED;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return RunState.FAILED;
  }
}
