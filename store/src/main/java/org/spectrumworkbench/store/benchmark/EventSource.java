package org.spectrumworkbench.store.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.verify.Outcome;

/**
 * A process that writes a run's journal at a given rate, as a very busy worker would: of twenty
 * events one is a group of four answers, one tells progress, one is a note, seventeen are metrics
 * of three values.
 */
final class EventSource {
  static final String STAGE = "signal";
  private static final int PROBLEMS = 64;
  private static final int OF_A_STEP = 20;
  private static final long SLICE_MILLISECONDS = 20;

  private final Journal.Writer journal;
  private int written;

  private EventSource(Journal.Writer journal) {
    this.journal = journal;
  }

  /** Takes the run's folder, events a second, and seconds. */
  public static void main(String[] args) throws IOException, InterruptedException {
    RunFolder run = RunFolder.open(Path.of(args[0]));
    int rate = Integer.parseInt(args[1]);
    double seconds = Double.parseDouble(args[2]);
    Attempt attempt = run.newAttempt();
    ProcessHandle self = ProcessHandle.current();
    attempt.beat(
        new Attempt.Heartbeat(
            self.pid(), self.info().startInstant().orElse(Instant.EPOCH), Instant.now()));
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, Clock.systemUTC())) {
      EventSource source = new EventSource(journal);
      source.begin(run);
      long start = System.nanoTime();
      int all = (int) (rate * seconds);
      while (source.written < all) {
        double due = Math.min(all, (System.nanoTime() - start) / 1e9 * rate);
        while (source.written < due) {
          source.next();
        }
        Thread.sleep(SLICE_MILLISECONDS);
      }
      journal.write(new RunEvent.StateChanged(RunState.FINISHED, ""));
      // How long it really took: a machine that is too slow for the rate is told from a store.
      System.out.println((System.nanoTime() - start) / 1e9);
    }
  }

  private void begin(RunFolder run) {
    journal.write(
        new RunEvent.AttemptStarted(
            run.id(),
            run.identity().name(),
            1,
            0,
            List.of(new RunEvent.PlannedStage(STAGE, "signal", "MGPO", 1_000_000)),
            Map.of("program", "benchmark"),
            ProcessHandle.current().pid()));
    List<RunEvent.ProblemRow> problems = new ArrayList<>();
    for (int i = 0; i < PROBLEMS; i++) {
      problems.add(
          new RunEvent.ProblemRow(
              "p" + i, "algebra", "What is " + i + " + " + i + "?", "" + 2 * i));
    }
    journal.write(new RunEvent.ProblemsDeclared(STAGE, problems));
    journal.write(new RunEvent.StageStarted(STAGE, 0));
    journal.write(new RunEvent.StateChanged(RunState.RUNNING, ""));
  }

  private void next() {
    int step = written / OF_A_STEP + 1;
    switch (written % OF_A_STEP) {
      case 0 -> journal.write(group(step));
      case 1 -> journal.write(new RunEvent.ProgressMade(STAGE, step, 1_000_000, 60, 90));
      case 2 -> journal.write(new RunEvent.Noted("info", STAGE, step, "step " + step));
      default ->
          journal.write(
              new RunEvent.MetricsRecorded(
                  STAGE, step, Map.of("reward", .5, "entropy", 1.0 / step, "kl", .01 * step)));
    }
    written++;
  }

  private static RunEvent.GroupSampled group(int step) {
    List<RunEvent.Rollout> answers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      boolean right = (step + i) % 3 == 0;
      answers.add(
          new RunEvent.Rollout(
              i,
              "The sum is " + (step + i) + ", so the answer is " + step,
              List.of(1, 20, 300, step % 4000, 7, 8),
              right ? Outcome.CORRECT : Outcome.WRONG,
              right ? "equals the gold answer" : "differs",
              "" + step,
              right ? 1 : 0,
              right ? .5 : -.5,
              6,
              -.5,
              .7));
    }
    return new RunEvent.GroupSampled(
        STAGE, step, "p" + step % PROBLEMS, .25 * (step % 4), .1, .9, answers);
  }
}
