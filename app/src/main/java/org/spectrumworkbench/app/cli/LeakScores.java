package org.spectrumworkbench.app.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.evaluate.Bootstrap;
import org.spectrumworkbench.core.evaluate.ProblemCount;
import org.spectrumworkbench.core.experiment.EvaluationCounts;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.leak.LeakReport;
import org.spectrumworkbench.core.problem.leak.ScoreWithoutLeaks;
import org.spectrumworkbench.core.problem.leak.SearchedSet;

/** The scores of a run's models, with and without the problems that leak. */
final class LeakScores {
  private final RunFolder run;
  private final EvaluationCounts counts;

  LeakScores(RunFolder run) {
    this.run = run;
    this.counts = EvaluationCounts.of(run);
    if (counts.byModel().isEmpty()) {
      throw new WorkbenchException(
          "The run " + run.id() + " has evaluated no model yet",
          "Wait for its first evaluation, or give another run.");
    }
  }

  /** The run's own held-out problems as an evaluation set. */
  SearchedSet problems() {
    List<Problem> problems =
        counts.problems().values().stream()
            .map(row ->
                new Problem(
                    row.id(),
                    row.subdomain(),
                    "evaluate",
                    row.question(),
                    row.answer(),
                    Check.MATH,
                    null))
            .toList();
    return new SearchedSet(run.id(), problems.size(), problems::stream);
  }

  /**
   * Pass@1 of each model over the run's problems that the evaluation sets hold too, by id or by
   * question.
   *
   * @param asked the questions of the evaluation sets by id, in the order of the report
   * @throws WorkbenchException where the run was evaluated on none of them
   */
  Map<String, ScoreWithoutLeaks> of(LeakReport report, List<Map<String, String>> asked) {
    Map<String, Boolean> byId = new HashMap<>();
    Map<String, Boolean> byQuestion = new HashMap<>();
    for (int set = 0; set < asked.size(); set++) {
      Set<String> flagged = report.eval().get(set).flagged(report.n());
      asked
          .get(set)
          .forEach((id, question) -> {
            byId.merge(id, flagged.contains(id), Boolean::logicalOr);
            byQuestion.merge(question, flagged.contains(id), Boolean::logicalOr);
          });
    }
    Set<String> known = new HashSet<>();
    Set<String> flagged = new HashSet<>();
    counts
        .problems()
        .forEach((id, row) ->
            Optional.ofNullable(byQuestion.getOrDefault(row.question(), byId.get(id)))
                .ifPresent(leaks -> {
                  known.add(id);
                  if (leaks) {
                    flagged.add(id);
                  }
                }));
    Map<String, ScoreWithoutLeaks> scores = new LinkedHashMap<>();
    counts
        .byModel()
        .forEach((model, all) -> {
          List<ProblemCount> shared = new ArrayList<>(all);
          shared.removeIf(count -> !known.contains(count.problem()));
          if (shared.isEmpty()) {
            throw new WorkbenchException(
                "The run " + run.id() + " was evaluated on none of these problems",
                "Leave --eval out to look for the problems that it was evaluated on.");
          }
          scores.put(model, ScoreWithoutLeaks.of(shared, flagged, 1, Bootstrap.STANDARD));
        });
    return scores;
  }
}
