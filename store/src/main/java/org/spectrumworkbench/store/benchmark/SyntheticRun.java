package org.spectrumworkbench.store.benchmark;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.Metric;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.StageResult;
import org.spectrumworkbench.core.verify.Outcome;

/**
 * Writes the journal of a run that never was: signal steps of 32 problems with 8 answers each, out
 * of 512 problems, with all that a worker records beside them.
 */
final class SyntheticRun {
  static final String STAGE = "signal";
  static final int PROBLEMS = 512;
  static final int GROUPS = 32;
  static final int SAMPLES = 8;
  static final int TOKENS = 18;
  private static final List<String> SUBDOMAINS =
      List.of("algebra", "calculus", "geometry", "statistics");

  private final RunFolder run;
  private final Journal.Writer journal;
  private final SplittableRandom random;
  private final int steps;
  private int step;

  private SyntheticRun(RunFolder run, Journal.Writer journal, long seed, int steps) {
    this.run = run;
    this.journal = journal;
    this.random = new SplittableRandom(seed);
    this.steps = steps;
  }

  /** Writes a whole run below {@code runs} with at least that many rollouts. */
  static SyntheticRun write(Path runs, long seed, int rollouts) {
    Clock clock =
        Clock.fixed(Instant.parse("2025-01-01T00:00:00Z").plusSeconds(seed * 3600), ZoneOffset.UTC);
    RunFolder run =
        RunFolder.create(
            runs, Settings.initial().with("name", "synthetic " + seed, "benchmark"), clock);
    int steps = Math.ceilDiv(rollouts, GROUPS * SAMPLES);
    Journal.Writer journal = new Journal.Writer(run.newAttempt().journal(), 0, clock);
    SyntheticRun synthetic = new SyntheticRun(run, journal, seed, steps);
    synthetic.begin();
    while (synthetic.step < steps) {
      synthetic.nextStep();
    }
    synthetic.end();
    return synthetic;
  }

  RunFolder folder() {
    return run;
  }

  int steps() {
    return step;
  }

  /** Adds one more step, as a live run would. */
  void nextStep() {
    step++;
    for (int i = 0; i < GROUPS; i++) {
      journal.write(group((step * GROUPS + i * 7) % PROBLEMS));
    }
    Map<String, Double> values = new HashMap<>();
    for (Metric metric : Metric.ALL) {
      values.put(metric.name(), random.nextDouble());
    }
    SUBDOMAINS.forEach(subdomain -> values.put("share:" + subdomain, random.nextDouble()));
    journal.write(new RunEvent.MetricsRecorded(STAGE, step, values));
    journal.write(new RunEvent.ProgressMade(STAGE, step, steps, steps - step, 2.0 * steps - step));
    if (step % 40 == 0) {
      journal.write(new RunEvent.CheckpointSaved(STAGE, step, "checkpoints/" + step, 1_000_000));
      journal.write(new RunEvent.Noted("info", STAGE, step, "checkpoint at step " + step));
    }
  }

  void close() {
    journal.close();
  }

  private void begin() {
    journal.write(
        new RunEvent.AttemptStarted(
            run.id(),
            run.identity().name(),
            1,
            0,
            List.of(
                new RunEvent.PlannedStage("probe", "probe", "Probing", 8),
                new RunEvent.PlannedStage(STAGE, "signal", "MGPO", steps),
                new RunEvent.PlannedStage("evaluate", "evaluate", "Evaluation", 3)),
            Map.of("program", "benchmark"),
            1));
    List<RunEvent.ProblemRow> problems = new ArrayList<>();
    for (int i = 0; i < PROBLEMS; i++) {
      problems.add(
          new RunEvent.ProblemRow(
              "p" + i, subdomain(i), "What is " + i + " + " + 2 * i + "?", "" + 3 * i));
    }
    journal.write(new RunEvent.ProblemsDeclared("signal", problems));
    for (int checkpoint = 100; checkpoint <= 800; checkpoint += 100) {
      for (String subdomain : SUBDOMAINS) {
        for (String half : List.of("select", "confirm")) {
          journal.write(
              new RunEvent.ProbeScored(
                  "probe",
                  "sft",
                  checkpoint,
                  subdomain,
                  half,
                  8,
                  .5,
                  .4,
                  .6,
                  .3,
                  8,
                  random.ints(12, 0, 9).boxed().toList()));
        }
      }
    }
    journal.write(new RunEvent.StageStarted(STAGE, 0));
    journal.write(new RunEvent.StateChanged(RunState.RUNNING, ""));
  }

  private void end() {
    for (String model : List.of("base", "spectrum", "signal")) {
      journal.write(
          new RunEvent.ModelEvaluated(
              "evaluate",
              new StageResult(
                  model,
                  .5,
                  new TreeMap<>(Map.of(1, .5, 2, .6, 4, .7, 8, .8, 16, .9)),
                  Map.of("pass1", List.of(.4, .6)),
                  new TreeMap<>(),
                  160,
                  16,
                  100,
                  random.ints(160, 0, 17).boxed().toList())));
    }
  }

  private RunEvent.GroupSampled group(int problem) {
    double difficulty = (problem % 16 + .5) / 16;
    List<RunEvent.Rollout> rollouts = new ArrayList<>(SAMPLES);
    int correct = 0;
    for (int i = 0; i < SAMPLES; i++) {
      boolean right = random.nextDouble() < difficulty;
      correct += right ? 1 : 0;
      int answer = right ? 3 * problem : random.nextInt(2000);
      Outcome verdict = right ? Outcome.CORRECT : answer < 100 ? Outcome.UNPARSED : Outcome.WRONG;
      rollouts.add(
          new RunEvent.Rollout(
              i,
              problem + " + " + 2 * problem + " = " + answer + ", so the answer is " + answer,
              random.ints(TOKENS, 0, 4000).boxed().toList(),
              verdict,
              right ? "equals the gold answer" : "gold answer " + 3 * problem,
              verdict == Outcome.UNPARSED ? null : "" + answer,
              right ? 1 : 0,
              random.nextDouble() - .5,
              TOKENS,
              -random.nextDouble(),
              random.nextDouble()));
    }
    return new RunEvent.GroupSampled(
        STAGE,
        step,
        "p" + problem,
        (double) correct / SAMPLES,
        random.nextDouble(),
        random.nextDouble(),
        rollouts);
  }

  private static String subdomain(int problem) {
    return SUBDOMAINS.get(problem % SUBDOMAINS.size());
  }
}
