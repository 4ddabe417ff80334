package org.spectrumworkbench.app.report;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.spectrumworkbench.core.evaluate.PassAtK;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunEvent.PlannedStage;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.StageResult;
import org.spectrumworkbench.core.verify.Outcome;

/** A run as a worker would have left it, with made-up numbers of the usual size. */
public final class RecordedRun {
  /** A question that would break a page that trusts its texts. */
  static final String HOSTILE = "<script>alert('x')</script> & \"3x\"";

  private static final List<String> SUBDOMAINS =
      List.of("algebra", "geometry", "calculus", "statistics");
  private static final int PROBLEMS = 160;
  private static final int SAMPLES = 16;
  private static final int STEPS = 60;

  private final Random random = new Random(7);
  private final Journal.Writer journal;

  private RecordedRun(Journal.Writer journal) {
    this.journal = journal;
  }

  /** Writes such a run below a folder. */
  public static RunFolder write(Path runs, RunState end) {
    Settings settings =
        Settings.initial()
            .with("name", "Spectrum & signal <tiny>", "test")
            .with("signal.lambda", "2", "test")
            .with("controls.arms", "[grpo]", "test");
    RunFolder run = RunFolder.create(runs, settings, Clock.systemUTC());
    Attempt attempt = run.newAttempt();
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, Clock.systemUTC())) {
      new RecordedRun(journal).write(run, end);
    }
    return run;
  }

  private void write(RunFolder run, RunState end) {
    journal.write(
        new RunEvent.AttemptStarted(
            run.id(),
            run.identity().name(),
            1,
            0,
            List.of(
                new PlannedStage("evaluate-base", "evaluate", "Evaluate base", PROBLEMS),
                new PlannedStage("sft", "sft", "Fine-tune", 800),
                new PlannedStage("probe", "probe", "Probe the checkpoints", 8),
                new PlannedStage("fuse", "fuse", "Fuse the specialists", 1),
                new PlannedStage("evaluate-spectrum", "evaluate", "Evaluate spectrum", PROBLEMS),
                new PlannedStage("signal", "signal", "MGPO", STEPS),
                new PlannedStage("evaluate-signal", "evaluate", "Evaluate signal", PROBLEMS),
                new PlannedStage("signal-grpo", "signal", "Control: GRPO", STEPS),
                new PlannedStage("evaluate-grpo", "evaluate", "Evaluate grpo", PROBLEMS)),
            Map.of("java", "25", "device", "cpu", "threads", "2"),
            1));
    journal.write(new RunEvent.StateChanged(RunState.RUNNING, ""));
    problems();
    evaluated("base", .3, 12);
    journal.write(new RunEvent.StageFinished("sft", 21.5));
    probed();
    journal.write(new RunEvent.StageFinished("fuse", .4));
    evaluated("spectrum", .45, 60);
    trained("signal");
    evaluated("signal", .62, 110);
    trained("signal-grpo");
    evaluated("grpo", .61, 150);
    journal.write(new RunEvent.Noted("warning", "signal", 50, "entropy fell by half"));
    journal.write(new RunEvent.StateChanged(end, end == RunState.FINISHED ? "" : "why & where"));
  }

  private void problems() {
    List<RunEvent.ProblemRow> rows = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String question = i == 0 ? HOSTILE : i + " x + 5 = " + (i * 7 + 5);
      rows.add(new RunEvent.ProblemRow("p" + i, SUBDOMAINS.get(i % 4), question, "7"));
    }
    journal.write(new RunEvent.ProblemsDeclared("train", rows));
  }

  private void probed() {
    for (int step = 100; step <= 800; step += 100) {
      for (String subdomain : SUBDOMAINS) {
        for (String half : List.of("select", "confirm")) {
          double score = .7 + .2 * step / 800 + .05 * random.nextGaussian() / 2;
          journal.write(
              new RunEvent.ProbeScored(
                  "probe",
                  "sft",
                  step,
                  subdomain,
                  half,
                  8,
                  score,
                  score - .06,
                  score + .05,
                  .4,
                  8,
                  List.of(1, 2)));
        }
      }
    }
    for (String subdomain : SUBDOMAINS) {
      journal.write(new RunEvent.SpecialistSelected("probe", subdomain, "sft", 700, .94, .91));
    }
    journal.write(new RunEvent.StageFinished("probe", 14));
  }

  private void trained(String stage) {
    for (int step = 1; step <= STEPS; step++) {
      double reward = .45 + .2 * step / STEPS + .03 * random.nextGaussian();
      journal.write(
          new RunEvent.MetricsRecorded(
              stage,
              step,
              Map.of(
                  "reward",
                  reward,
                  "no_signal_0",
                  .2 - .1 * step / STEPS,
                  "no_signal_1",
                  .1 + .2 * step / STEPS,
                  "entropy",
                  .6 - .3 * step / STEPS)));
      for (int p = 0; p < 8; p++) {
        journal.write(group(stage, step, p));
      }
    }
    journal.write(new RunEvent.StageFinished(stage, 22));
  }

  private RunEvent.GroupSampled group(String stage, int step, int problem) {
    int correct = Math.min(8, Math.max(0, (int) Math.round(4 + 3 * random.nextGaussian())));
    List<RunEvent.Rollout> rollouts = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      boolean right = i < correct;
      rollouts.add(
          new RunEvent.Rollout(
              i,
              "3 x = 15 ; x = " + (right ? "7" : "<b>9</b>"),
              List.of(3, 4, 5),
              right ? Outcome.CORRECT : Outcome.WRONG,
              "compared as whole numbers",
              right ? "7" : "9",
              right ? 1 : 0,
              correct % 8 == 0 ? null : right ? .8 : -.8,
              9,
              -.3,
              .4));
    }
    return new RunEvent.GroupSampled(stage, step, "p" + problem, correct / 8.0, .1, .7, rollouts);
  }

  private void evaluated(String stage, double mean, double wall) {
    // The same problems are easy and hard for every model, as they are in truth.
    Random difficulty = new Random(3);
    List<Integer> correct = new ArrayList<>();
    for (int i = 0; i < PROBLEMS; i++) {
      double p = Math.clamp(mean + .25 * difficulty.nextGaussian(), .02, .98);
      int hits = 0;
      for (int s = 0; s < SAMPLES; s++) {
        hits += random.nextDouble() < p ? 1 : 0;
      }
      correct.add(hits);
    }
    TreeMap<Integer, Double> passk = new TreeMap<>();
    Map<String, List<Double>> interval = new TreeMap<>();
    for (int k : new int[] {1, 2, 4, 8, 16}) {
      double score =
          correct.stream().mapToDouble(c -> PassAtK.estimate(SAMPLES, c, k)).average().orElse(0);
      passk.put(k, score);
      interval.put("pass" + k, List.of(score - .03, Math.min(1, score + .03)));
    }
    TreeMap<String, StageResult.SubdomainResult> subdomains = new TreeMap<>();
    for (String subdomain : SUBDOMAINS) {
      subdomains.put(
          subdomain,
          new StageResult.SubdomainResult(
              passk.firstEntry().getValue(), passk, interval, PROBLEMS / 4));
    }
    StageResult result =
        new StageResult(
            stage,
            passk.firstEntry().getValue(),
            passk,
            interval,
            subdomains,
            PROBLEMS,
            SAMPLES,
            wall,
            correct);
    journal.write(new RunEvent.ModelEvaluated("evaluate-" + stage, result));
    journal.write(new RunEvent.StageFinished("evaluate-" + stage, 6));
  }
}
