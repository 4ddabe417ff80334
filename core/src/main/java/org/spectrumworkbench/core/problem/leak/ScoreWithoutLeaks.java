package org.spectrumworkbench.core.problem.leak;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.evaluate.Bootstrap;
import org.spectrumworkbench.core.evaluate.Interval;
import org.spectrumworkbench.core.evaluate.PairedComparison.Finding;
import org.spectrumworkbench.core.evaluate.PassAtK;
import org.spectrumworkbench.core.evaluate.ProblemCount;

/**
 * Pass@K of one model with and without the problems that are flagged. All intervals are bootstrap
 * intervals over problems.
 *
 * @param k the K of Pass@K
 * @param all over all problems
 * @param clean over those that are not flagged
 * @param flagged over those that are; empty where none is
 * @param difference {@code clean - all}; below 0 where leaks would raise the score
 * @param interval of the difference
 */
public record ScoreWithoutLeaks(
    int k, Part all, Part clean, Optional<Part> flagged, double difference, Interval interval) {

  /**
   * Some of the problems.
   *
   * @param problems how many
   * @param pass mean Pass@K
   * @param interval of the mean
   */
  public record Part(int problems, double pass, Interval interval) {}

  /**
   * Scores counts.
   *
   * @param counts one entry a problem
   * @param flagged ids of the problems that are flagged; others than those counted are ignored
   * @param k at least 1, at most the samples of any problem
   * @throws WorkbenchException where every problem is flagged, or none was counted
   */
  public static ScoreWithoutLeaks of(
      List<ProblemCount> counts, Set<String> flagged, int k, Bootstrap bootstrap) {
    double[] scores = new double[counts.size()];
    boolean[] kept = new boolean[counts.size()];
    for (int i = 0; i < scores.length; i++) {
      ProblemCount count = counts.get(i);
      scores[i] = PassAtK.estimate(count.samples(), count.correct(), k);
      kept[i] = !flagged.contains(count.problem());
    }
    Optional<Part> all = part(scores, kept, true, true, bootstrap);
    Optional<Part> clean = part(scores, kept, true, false, bootstrap);
    if (all.isEmpty() || clean.isEmpty()) {
      throw new WorkbenchException(
          all.isEmpty()
              ? "There is no evaluated problem to score"
              : "All " + scores.length + " evaluated problems are flagged: no score is left",
          all.isEmpty()
              ? "Give a run that has been evaluated on this set."
              : "Evaluate on other problems, or look whether training and evaluation set are the"
                  + " same.");
    }
    return new ScoreWithoutLeaks(
        k,
        all.get(),
        clean.get(),
        part(scores, kept, false, true, bootstrap),
        clean.get().pass() - all.get().pass(),
        bootstrap.subsetDifference(scores, kept));
  }

  /** What may be said of the score without the flagged problems, against that with them. */
  public Finding finding() {
    return Finding.of(interval);
  }

  private static Optional<Part> part(
      double[] scores, boolean[] kept, boolean ofKept, boolean ofOthers, Bootstrap bootstrap) {
    double[] chosen = new double[scores.length];
    int count = 0;
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      if (kept[i] ? ofKept : ofOthers) {
        chosen[count++] = scores[i];
        sum += scores[i];
      }
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(
            new Part(count, sum / count, bootstrap.mean(java.util.Arrays.copyOf(chosen, count))));
  }
}
