package org.spectrumworkbench.core.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.spectrumworkbench.core.evaluate.Bootstrap;
import org.spectrumworkbench.core.evaluate.EvaluationSummary;
import org.spectrumworkbench.core.evaluate.ProblemCount;
import org.spectrumworkbench.core.evaluate.Score;

/** Counts of right answers as the scores that events carry. */
final class Scores {
  private Scores() {}

  /**
   * The held-out result of a model.
   *
   * @param counts one a problem, at least one
   */
  static StageResult result(
      String model, List<ProblemCount> counts, List<Integer> ks, double wallSeconds) {
    EvaluationSummary summary = EvaluationSummary.of(counts, ks, Bootstrap.STANDARD);
    SortedMap<String, StageResult.SubdomainResult> subdomains = new TreeMap<>();
    summary
        .subdomains()
        .forEach((name, score) ->
            subdomains.put(
                name,
                new StageResult.SubdomainResult(
                    score.pass1(), score.passK(), intervals(score), score.problems())));
    return new StageResult(
        model,
        summary.overall().pass1(),
        summary.overall().passK(),
        intervals(summary.overall()),
        subdomains,
        counts.size(),
        counts.getFirst().samples(),
        wallSeconds,
        counts.stream().map(ProblemCount::correct).toList());
  }

  private static Map<String, List<Double>> intervals(Score score) {
    Map<String, List<Double>> intervals = new LinkedHashMap<>();
    intervals.put("pass1", List.of(score.pass1Interval().low(), score.pass1Interval().high()));
    score
        .passKIntervals()
        .forEach(
            (k, interval) -> intervals.put("pass" + k, List.of(interval.low(), interval.high())));
    return intervals;
  }
}
