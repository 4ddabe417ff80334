package org.spectrumworkbench.app.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.spectrumworkbench.core.experiment.RunEvent.GroupSampled;
import org.spectrumworkbench.core.experiment.RunEvent.ProblemRow;
import org.spectrumworkbench.core.experiment.RunEvent.ProblemsDeclared;
import org.spectrumworkbench.core.experiment.RunEvent.Rollout;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.Verdict;
import org.spectrumworkbench.core.verify.bench.BenchCase;
import org.spectrumworkbench.core.verify.bench.BenchResult;
import org.spectrumworkbench.core.verify.bench.CaseSample;

/**
 * A fair sample of the distinct answers that a run sampled, with the verdicts that they got there.
 * Nobody said whether they are right: that is what a person is asked.
 */
final class RunSample {
  private RunSample() {}

  /**
   * Reads a run's journal once, in bounded memory but for its problems.
   *
   * @param size the most answers to draw
   * @param cancelled ends the reading early
   */
  static List<BenchResult> of(RunFolder run, int size, long seed, BooleanSupplier cancelled) {
    Map<String, ProblemRow> problems = new HashMap<>();
    CaseSample<BenchResult> sample = new CaseSample<>(size, seed);
    run.events()
        .takeWhile(line -> !cancelled.getAsBoolean())
        .forEach(line -> {
          switch (line.event()) {
            case ProblemsDeclared declared ->
                declared.problems().forEach(problem -> problems.put(problem.id(), problem));
            case GroupSampled group -> add(group, problems, sample);
            default -> {}
          }
        });
    return sample.items();
  }

  private static void add(
      GroupSampled group, Map<String, ProblemRow> problems, CaseSample<BenchResult> sample) {
    ProblemRow problem = problems.get(group.problem());
    if (problem == null) {
      return;
    }
    for (Rollout rollout : group.rollouts()) {
      BenchCase item =
          new BenchCase(
              problem.question(),
              problem.subdomain(),
              Check.WHOLE_NUMBER,
              problem.answer(),
              rollout.text(),
              rollout.verdict() == Outcome.TRUNCATED,
              null);
      sample.add(
          item.key(),
          new BenchResult(
              item, new Verdict(rollout.verdict(), rollout.extracted(), rollout.reason())));
    }
  }
}
