package org.spectrumworkbench.app.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.experiment.RunEvent.AttemptStarted;
import org.spectrumworkbench.core.experiment.RunEvent.GroupSampled;
import org.spectrumworkbench.core.experiment.RunEvent.ProblemRow;
import org.spectrumworkbench.core.experiment.RunEvent.ProblemsDeclared;
import org.spectrumworkbench.core.experiment.RunEvent.Rollout;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.Verdict;
import org.spectrumworkbench.core.verify.bench.BenchCase;
import org.spectrumworkbench.core.verify.bench.BenchResult;
import org.spectrumworkbench.core.verify.bench.CaseSample;
import org.spectrumworkbench.core.verify.bench.ProgramIsolation;
import org.spectrumworkbench.core.verify.code.Isolation;

/**
 * A fair sample of the distinct answers that a run sampled, with the verdicts that they got there.
 * Nobody said whether they are right: that is what a person is asked.
 *
 * @param verifiers names and versions of those that gave the verdicts; empty where the run did not
 *     note them
 * @param isolation how programs were held, as the run noted; empty where none were judged
 */
record RunSample(
    List<BenchResult> results, String verifiers, Optional<ProgramIsolation> isolation) {
  private static final Texts TEXTS = Texts.of(RunSample.class);

  RunSample {
    results = List.copyOf(results);
  }

  /**
   * Reads a run's journal once, in bounded memory but for its problems.
   *
   * @param size the most answers to draw
   * @param cancelled ends the reading early
   */
  static RunSample of(RunFolder run, int size, long seed, BooleanSupplier cancelled) {
    Map<String, String> machine = new HashMap<>();
    Set<String> verifiers = new LinkedHashSet<>();
    Map<String, ProblemRow> problems = new HashMap<>();
    CaseSample<BenchResult> sample = new CaseSample<>(size, seed);
    run.events()
        .takeWhile(line -> !cancelled.getAsBoolean())
        .forEach(line -> {
          switch (line.event()) {
            case AttemptStarted started -> {
              machine.putAll(started.machine());
              verifiers.add(started.machine().getOrDefault("verifier", ""));
            }
            case ProblemsDeclared declared ->
                declared
                    .problems()
                    .forEach(problem ->
                        problems.merge(problem.id(), problem, (before, now) -> now.after(before)));
            case GroupSampled group -> add(group, problems, sample);
            default -> {}
          }
        });
    String held = machine.getOrDefault("programs", "");
    return new RunSample(
        sample.items(),
        verifiers.stream()
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(TEXTS.get("run.verifiers.then"))),
        Arrays.stream(Isolation.values())
            .filter(isolation -> isolation.words().equals(held))
            .findFirst()
            .map(isolation -> new ProgramIsolation(isolation, TEXTS.get("run.held"))));
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
              problem.judgedBy(),
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
