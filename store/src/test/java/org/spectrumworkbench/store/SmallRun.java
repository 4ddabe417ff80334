package org.spectrumworkbench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.StageResult;
import org.spectrumworkbench.core.verify.Outcome;

/** A run made by hand: two problems, three signal steps, every kind of event. */
final class SmallRun {
  static final Instant START = Instant.parse("2025-01-02T03:04:05Z");
  static final Clock CLOCK = Clock.fixed(START, ZoneOffset.UTC);

  static final List<RunEvent.PlannedStage> PLAN =
      List.of(
          new RunEvent.PlannedStage("sft", "sft", "Fine-tuning", 10),
          new RunEvent.PlannedStage("probe", "probe", "Probing", 4),
          new RunEvent.PlannedStage("signal", "signal", "MGPO", 3),
          new RunEvent.PlannedStage("evaluate", "evaluate", "Evaluation", 1));

  static final RunEvent.ProbeScored PROBE =
      new RunEvent.ProbeScored(
          "probe", "sft", 5, "sums", "select", 4, .75, .5, 1, .25, 8, List.of(2, 0));

  static final RunEvent.SpecialistSelected SPECIALIST =
      new RunEvent.SpecialistSelected("probe", "sums", "sft", 5, .75, .625);

  private SmallRun() {}

  static RunFolder folder(Path runs) {
    return RunFolder.create(runs, Settings.initial(), CLOCK);
  }

  /** Ticks a second a reading, so that events have different times. */
  static Clock ticking() {
    return new Clock() {
      private Instant now = START;

      @Override
      public ZoneOffset getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(java.time.ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        now = now.plus(Duration.ofSeconds(1));
        return now;
      }
    };
  }

  /** A whole run that ended well, in one attempt. */
  static RunFolder finished(Path runs) {
    RunFolder run = folder(runs);
    Attempt attempt = run.newAttempt();
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, ticking())) {
      begin(run, journal, 1, 0);
      for (int step = 1; step <= 3; step++) {
        signalStep(journal, step);
      }
      journal.write(new RunEvent.StageFinished("signal", 30));
      journal.write(new RunEvent.StageStarted("evaluate", 0));
      journal.write(new RunEvent.ModelEvaluated("evaluate", result("base", .125)));
      journal.write(new RunEvent.ModelEvaluated("evaluate", result("signal", .5)));
      journal.write(new RunEvent.ModelEvaluated("evaluate", result("joint", .25)));
      journal.write(new RunEvent.StageFinished("evaluate", 5));
      journal.write(new RunEvent.StateChanged(RunState.FINISHED, ""));
    }
    return run;
  }

  /** All that comes before the signal stage. */
  static void begin(RunFolder run, Journal.Writer journal, int attempt, long resumedAfter) {
    journal.write(
        new RunEvent.AttemptStarted(
            run.id(), "small", attempt, resumedAfter, PLAN, Map.of("java", "25"), 4711));
    journal.write(new RunEvent.StateChanged(RunState.RUNNING, ""));
    journal.write(
        new RunEvent.ProblemsDeclared(
            "signal",
            List.of(
                new RunEvent.ProblemRow("p1", "sums", "1 + 1 =", "2"),
                new RunEvent.ProblemRow("p2", "products", "100% of 3_5 =", "35"))));
    journal.write(new RunEvent.StageStarted("sft", 0));
    journal.write(new RunEvent.CheckpointSaved("sft", 5, "attempt-1/checkpoints/sft-5", 1000));
    journal.write(new RunEvent.StageFinished("sft", 12.5));
    journal.write(PROBE);
    journal.write(SPECIALIST);
    journal.write(new RunEvent.ModelSaved("fuse", "attempt-1/models/spectrum", "fused"));
    journal.write(new RunEvent.StageStarted("signal", 0));
  }

  static void signalStep(Journal.Writer journal, int step) {
    journal.write(
        group("p1", step, Outcome.CORRECT, Outcome.WRONG, Outcome.CORRECT, Outcome.WRONG));
    journal.write(
        step == 2
            ? group("p2", step, Outcome.UNPARSED, Outcome.TRUNCATED)
            : group("p2", step, Outcome.CORRECT, Outcome.ERROR));
    journal.write(
        new RunEvent.MetricsRecorded(
            "signal", step, Map.of("reward", step / 4.0, "entropy", 1.0 / step)));
    journal.write(new RunEvent.ProgressMade("signal", step, 3, 10 - step, 20 - step));
    journal.write(new RunEvent.Noted("warning", "signal", step, "note of step " + step));
  }

  static RunEvent.GroupSampled group(String problem, int step, Outcome... verdicts) {
    List<RunEvent.Rollout> rollouts = new java.util.ArrayList<>();
    int correct = 0;
    for (int i = 0; i < verdicts.length; i++) {
      boolean right = verdicts[i] == Outcome.CORRECT;
      correct += right ? 1 : 0;
      rollouts.add(
          new RunEvent.Rollout(
              i,
              "Answer " + i + " at step " + step + ": " + (right ? "fine" : "Grüße \uD83D\uDE00"),
              List.of(1, 200, 70_000, i),
              verdicts[i],
              "because of " + i,
              verdicts[i] == Outcome.UNPARSED ? null : String.valueOf(i),
              right ? 1 : 0,
              verdicts[i] == Outcome.ERROR ? null : (right ? .5 : -.5),
              4,
              -.25,
              .75));
    }
    return new RunEvent.GroupSampled(
        "signal",
        step,
        problem,
        (double) correct / verdicts.length,
        correct == 0 ? null : .125,
        correct == 0 ? null : .875,
        rollouts);
  }

  static StageResult result(String stage, double pass1) {
    return new StageResult(
        stage,
        pass1,
        new TreeMap<>(Map.of(1, pass1, 8, pass1 + .25)),
        Map.of("pass1", List.of(pass1 - .1, pass1 + .1)),
        new TreeMap<>(
            Map.of(
                "sums",
                new StageResult.SubdomainResult(
                    pass1, new TreeMap<>(Map.of(1, pass1)), Map.of(), 1))),
        2,
        8,
        99,
        List.of(4, 0));
  }

  /** A run stopped by a crash after step 2 and resumed after step 1, up to step 2 again. */
  static RunFolder resumed(Path runs) {
    RunFolder run = folder(runs);
    long afterStep1;
    long last;
    try (Journal.Writer journal = new Journal.Writer(run.newAttempt().journal(), 0, ticking())) {
      begin(run, journal, 1, 0);
      signalStep(journal, 1);
      afterStep1 = journal.lastSeq();
      signalStep(journal, 2);
      journal.write(new RunEvent.MetricsRecorded("signal", 3, Map.of("reward", 77.0)));
      last = journal.lastSeq();
    }
    resume(run, afterStep1, last);
    return run;
  }

  /** Adds an attempt that goes on with step 2. */
  static void resume(RunFolder run, long resumedAfter, long lastSeq) {
    try (Journal.Writer journal =
        new Journal.Writer(run.newAttempt().journal(), lastSeq, ticking())) {
      journal.write(
          new RunEvent.AttemptStarted(
              run.id(), "small", 2, resumedAfter, PLAN, Map.of("java", "25"), 4712));
      journal.write(new RunEvent.StateChanged(RunState.RUNNING, ""));
      journal.write(new RunEvent.StageStarted("signal", 1));
      journal.write(group("p1", 2, Outcome.CORRECT, Outcome.CORRECT));
      journal.write(new RunEvent.MetricsRecorded("signal", 2, Map.of("reward", .9)));
      journal.write(new RunEvent.ProgressMade("signal", 2, 3, 1, 2));
    }
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static void append(Path file, byte[] bytes) {
    try {
      Files.write(
          file,
          bytes,
          java.nio.file.StandardOpenOption.CREATE,
          java.nio.file.StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
