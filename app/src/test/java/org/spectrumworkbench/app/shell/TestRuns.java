package org.spectrumworkbench.app.shell;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunEvent.PlannedStage;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.StageResult;

/** Run folders with a journal of a few lines: enough for lists of runs. */
public final class TestRuns {
  private static final List<PlannedStage> PLAN =
      List.of(
          new PlannedStage("sft", "sft", "Fine-tuning", 800),
          new PlannedStage("signal", "signal", "MGPO", 120));

  private final Path runs;
  private Instant next = TestWorkspace.CLOCK.instant().minus(Duration.ofHours(20));

  /** Runs below this folder, each made a minute after the one before. */
  public TestRuns(Path runs) {
    this.runs = runs;
  }

  /** A run that ended well, with these held-out Pass@1 of base, spectrum and signal. */
  public RunFolder finished(String name, double... pass1) {
    RunFolder run = create(name);
    try (Journal.Writer journal = journal(run)) {
      String[] models = {"base", "spectrum", "signal"};
      for (int i = 0; i < pass1.length; i++) {
        journal.write(
            new RunEvent.ModelEvaluated("evaluate-" + models[i], result(models[i], pass1[i])));
      }
      journal.write(new RunEvent.StateChanged(RunState.FINISHED, ""));
    }
    return run;
  }

  /** A run that stands still at that step of its signal stage. */
  public RunFolder standing(String name, RunState state, int step, String message) {
    RunFolder run = create(name);
    try (Journal.Writer journal = journal(run)) {
      journal.write(new RunEvent.StageStarted("signal", 0));
      journal.write(new RunEvent.ProgressMade("signal", step, 120, 100, 140));
      journal.write(new RunEvent.StateChanged(state, message));
    }
    return run;
  }

  /** A run at that step of its signal stage whose worker is this process. */
  public RunFolder live(String name, int step) {
    RunFolder run = create(name);
    try (Journal.Writer journal = journal(run)) {
      journal.write(new RunEvent.StageStarted("signal", 0));
      journal.write(new RunEvent.ProgressMade("signal", step, 120, 130, 210));
    }
    beat(run.latestAttempt().orElseThrow());
    return run;
  }

  /** Another attempt at a run, which stands still at that step of its signal stage. */
  public void resumed(RunFolder run, RunState state, int step) {
    next = next.plusSeconds(60);
    try (Journal.Writer journal = journal(run)) {
      journal.write(new RunEvent.StageStarted("signal", 0));
      journal.write(new RunEvent.ProgressMade("signal", step, 120, 100, 140));
      journal.write(new RunEvent.StateChanged(state, ""));
    }
  }

  /** A run that a worker was just started for: it has written nothing but its sign of life. */
  public RunFolder starting(String name) {
    RunFolder run = create(name);
    beat(run.newAttempt());
    return run;
  }

  private RunFolder create(String name) {
    next = next.plusSeconds(60);
    return RunFolder.create(runs, Settings.initial().with("name", name, "test"), clock());
  }

  private Journal.Writer journal(RunFolder run) {
    Attempt attempt = run.newAttempt();
    Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, clock());
    journal.write(
        new RunEvent.AttemptStarted(
            run.id(),
            run.identity().name(),
            attempt.number(),
            0,
            PLAN,
            Map.of("device", "cpu"),
            ProcessHandle.current().pid()));
    journal.write(new RunEvent.StateChanged(RunState.RUNNING, ""));
    return journal;
  }

  private Clock clock() {
    return Clock.fixed(next, TestWorkspace.CLOCK.getZone());
  }

  /** Makes this process the worker of an attempt. */
  public static void beat(Attempt attempt) {
    ProcessHandle self = ProcessHandle.current();
    try {
      attempt.beat(
          new Attempt.Heartbeat(
              self.pid(), self.info().startInstant().orElseThrow(), Instant.now()));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static StageResult result(String model, double pass1) {
    return new StageResult(
        model,
        pass1,
        new TreeMap<>(Map.of(1, pass1, 8, Math.min(1, pass1 + .3))),
        Map.of("pass1", List.of(pass1 - .05, pass1 + .05)),
        new TreeMap<>(),
        4,
        16,
        12,
        List.of(1, 2, 3, 4));
  }
}
