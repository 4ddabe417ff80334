package org.spectrumworkbench.core.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * Two models on the same problems, compared problem by problem.
 *
 * @param k the K of the Pass@K that is compared
 * @param difference Pass@K of the first less that of the second
 * @param interval bootstrap interval of the difference over problems
 * @param problems how many problems both were asked
 */
public record PairedComparison(int k, double difference, Interval interval, int problems) {
  /** What the interval allows to be said. */
  public enum Finding {
    /** The interval lies above zero. */
    HIGHER("higher"),
    /** The interval lies below zero. */
    LOWER("lower"),
    /** The interval covers zero. */
    CANNOT_TELL("cannot tell");

    private final String words;

    Finding(String words) {
      this.words = words;
    }

    /** The finding in words. */
    public String words() {
      return words;
    }

    /** What the interval of a difference allows to be said. */
    public static Finding of(Interval difference) {
      if (difference.low() > 0) {
        return HIGHER;
      }
      return difference.high() < 0 ? LOWER : CANNOT_TELL;
    }
  }

  /**
   * Compares two sets of counts.
   *
   * @param first counts of the first model
   * @param second counts of the second model on the same problems, in any order
   * @param k at least 1, at most the samples of any problem
   * @throws WorkbenchException if the problems are not the same
   */
  public static PairedComparison of(
      List<ProblemCount> first, List<ProblemCount> second, int k, Bootstrap bootstrap) {
    Map<String, ProblemCount> byProblem = new HashMap<>();
    second.forEach(count -> byProblem.put(count.problem(), count));
    List<ProblemCount> matched = new ArrayList<>();
    for (ProblemCount count : first) {
      ProblemCount other = byProblem.remove(count.problem());
      if (other == null) {
        throw unpaired(count.problem());
      }
      matched.add(other);
    }
    if (!byProblem.isEmpty()) {
      throw unpaired(byProblem.keySet().stream().sorted().findFirst().orElseThrow());
    }
    double[] scores = Score.passAt(first, k);
    double[] baseline = Score.passAt(matched, k);
    return new PairedComparison(
        k,
        Score.mean(scores) - Score.mean(baseline),
        bootstrap.pairedDifference(scores, baseline),
        first.size());
  }

  /** What may be said of the difference. */
  public Finding finding() {
    return Finding.of(interval);
  }

  private static WorkbenchException unpaired(String problem) {
    return new WorkbenchException(
        "Problem '" + problem + "' was asked of only one of the two models",
        "Evaluate both models on the same problem set.");
  }
}
