package org.spectrumworkbench.core.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.evaluate.Bootstrap;
import org.spectrumworkbench.core.evaluate.ProblemCount;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.leak.LeakReport;
import org.spectrumworkbench.core.problem.leak.Reach;
import org.spectrumworkbench.core.problem.leak.ScoreWithoutLeaks;
import org.spectrumworkbench.core.problem.leak.SearchedSet;

/** What a run's models were evaluated on, and how they score without the problems that leak. */
public final class LeakScores {
  private final String run;
  private final EvaluationCounts counts;

  private LeakScores(String run, EvaluationCounts counts) {
    this.run = run;
    this.counts = counts;
  }

  /**
   * Reads the journal of a run, from beginning to end.
   *
   * @throws WorkbenchException where the run has evaluated no model yet
   */
  public static LeakScores of(RunFolder run) {
    return of(run, () -> false);
  }

  /**
   * The same.
   *
   * @param cancelled ends the reading early
   * @throws CancellationException where it was
   */
  public static LeakScores of(RunFolder run, BooleanSupplier cancelled) {
    EvaluationCounts counts = EvaluationCounts.of(run, cancelled);
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    if (counts.byModel().isEmpty()) {
      throw new WorkbenchException(
          "The run " + run.id() + " has evaluated no model yet",
          "Wait for its first evaluation, or give another run.");
    }
    return new LeakScores(run.id(), counts);
  }

  /**
   * The run's own held-out problems as an evaluation set, without solutions: a run keeps none, so a
   * solution that leaked is found only where the data set itself is scanned.
   */
  public SearchedSet problems() {
    List<Problem> problems =
        counts.problems().values().stream()
            .map(row ->
                new Problem(
                    row.id(),
                    row.subdomain(),
                    "evaluate",
                    row.question(),
                    row.answer(),
                    row.judgedBy(),
                    null))
            .toList();
    return new SearchedSet(run, problems.size(), problems::stream);
  }

  /** The greatest K of Pass@K: the least samples that any model took of any problem. */
  public int mostK() {
    return counts.byModel().values().stream()
        .flatMap(List::stream)
        .mapToInt(ProblemCount::samples)
        .min()
        .orElseThrow();
  }

  /**
   * Finds the run's problems among those of a scan, by their question.
   *
   * @param evalSets the evaluation sets that were scanned, in the order of the report
   */
  public Matched match(LeakReport report, List<SearchedSet> evalSets) {
    Map<String, Reach> byQuestion = new HashMap<>();
    for (int set = 0; set < evalSets.size(); set++) {
      LeakReport.EvalSide side = report.eval().get(set);
      try (Stream<Problem> problems = evalSets.get(set).open().get()) {
        int[] item = {0};
        problems
            .limit(side.reaches().size())
            .forEach(problem ->
                byQuestion.merge(
                    problem.question(), side.reaches().get(item[0]++), Reach::further));
      }
    }
    Map<String, Reach> reaches = new LinkedHashMap<>();
    counts
        .problems()
        .forEach((id, row) -> {
          Reach reach = byQuestion.get(row.question());
          if (reach != null) {
            reaches.put(id, reach);
          }
        });
    return new Matched(reaches);
  }

  /** The run's problems that were scanned too, with how far each leaks. */
  public final class Matched {
    private final Map<String, Reach> reaches;

    private Matched(Map<String, Reach> reaches) {
      this.reaches = reaches;
    }

    /** How many problems the run was evaluated on. */
    public int evaluated() {
      return counts.problems().size();
    }

    /** How many of them were scanned. */
    public int scanned() {
      return reaches.size();
    }

    /** The ids of those that are flagged at n words in a row. */
    public Set<String> flagged(int n) {
      Set<String> flagged = new HashSet<>();
      reaches.forEach((id, reach) -> {
        if (reach.isFlagged(n)) {
          flagged.add(id);
        }
      });
      return flagged;
    }

    /**
     * Pass@K of each model over the problems that were scanned, with and without the flagged ones,
     * in the order in which the models were evaluated.
     *
     * @param n words in a row
     * @param k at least 1, at most {@link #mostK}
     * @throws WorkbenchException where the run was evaluated on none of the scanned problems, or
     *     all of them are flagged
     */
    public Map<String, ScoreWithoutLeaks> scores(int n, int k) {
      Set<String> flagged = flagged(n);
      Map<String, ScoreWithoutLeaks> scores = new LinkedHashMap<>();
      counts
          .byModel()
          .forEach((model, all) -> {
            List<ProblemCount> shared = new ArrayList<>(all);
            shared.removeIf(count -> !reaches.containsKey(count.problem()));
            if (shared.isEmpty()) {
              throw new WorkbenchException(
                  "The run " + run + " was evaluated on none of these problems",
                  "Scan against the problems that it was evaluated on: in the command, leave --eval"
                      + " out.");
            }
            scores.put(model, ScoreWithoutLeaks.of(shared, flagged, k, Bootstrap.STANDARD));
          });
      return scores;
    }
  }
}
