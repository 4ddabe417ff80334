package org.spectrumworkbench.core.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.spectrumworkbench.core.evaluate.ProblemCount;
import org.spectrumworkbench.core.verify.Outcome;

/**
 * How the models of a run did on each held-out problem, read from its journal.
 *
 * @param problems the held-out problems by id
 * @param byModel counts of each model that was evaluated to the end, in the order of the stages:
 *     {@code base}, {@code sft}, ...
 */
public record EvaluationCounts(
    Map<String, RunEvent.ProblemRow> problems, Map<String, List<ProblemCount>> byModel) {
  /** What the held-out problems are declared as. */
  private static final String SET = "evaluate";

  public EvaluationCounts {
    problems = Collections.unmodifiableMap(new LinkedHashMap<>(problems));
    byModel = Collections.unmodifiableMap(new LinkedHashMap<>(byModel));
  }

  /** Reads a run's journal, from beginning to end. */
  public static EvaluationCounts of(RunFolder run) {
    return of(run, () -> false);
  }

  /**
   * The same.
   *
   * @param cancelled ends the reading early; nobody wants what comes of it then
   */
  static EvaluationCounts of(RunFolder run, BooleanSupplier cancelled) {
    Map<String, RunEvent.ProblemRow> problems = new LinkedHashMap<>();
    Map<String, Map<String, ProblemCount>> sampled = new LinkedHashMap<>();
    Map<String, List<ProblemCount>> byModel = new LinkedHashMap<>();
    run.events()
        .takeWhile(line -> !cancelled.getAsBoolean())
        .forEach(line -> {
          switch (line.event()) {
            case RunEvent.ProblemsDeclared declared when declared.set().equals(SET) ->
                declared
                    .problems()
                    .forEach(problem ->
                        problems.merge(problem.id(), problem, (before, now) -> now.after(before)));
            case RunEvent.GroupSampled group when group.stage().startsWith(Pipeline.EVALUATE) -> {
              RunEvent.ProblemRow problem = problems.get(group.problem());
              if (problem != null) {
                // A stage that was begun again after a resume replaces what it sampled before.
                sampled
                    .computeIfAbsent(group.stage(), stage -> new LinkedHashMap<>())
                    .put(problem.id(), count(problem, group));
              }
            }
            case RunEvent.ModelEvaluated done ->
                byModel.put(
                    done.result().stage(),
                    new ArrayList<>(sampled.getOrDefault(done.stage(), Map.of()).values()));
            default -> {}
          }
        });
    return new EvaluationCounts(problems, byModel);
  }

  private static ProblemCount count(RunEvent.ProblemRow problem, RunEvent.GroupSampled group) {
    int correct = 0;
    for (RunEvent.Rollout rollout : group.rollouts()) {
      correct += rollout.verdict() == Outcome.CORRECT ? 1 : 0;
    }
    return new ProblemCount(problem.id(), problem.subdomain(), group.rollouts().size(), correct);
  }
}
