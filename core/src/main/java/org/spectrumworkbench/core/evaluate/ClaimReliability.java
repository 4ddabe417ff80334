package org.spectrumworkbench.core.evaluate;

import java.util.Map;
import java.util.TreeMap;

/**
 * Claim-level reliability at test time (paper: VibeThinker-3B, arXiv 2606.16140): each of K traces
 * states M claims, each of which is verified or not; a trace counts by how many hold.
 *
 * <pre>r = (mean v)^M,   score of an answer = sum of r over the traces that give it</pre>
 */
public final class ClaimReliability {
  private ClaimReliability() {}

  /**
   * The reliability of one trace.
   *
   * @param verified whether each of its M claims holds, at least one
   */
  public static double ofTrace(boolean[] verified) {
    if (verified.length == 0) {
      throw new IllegalArgumentException("a trace needs at least one claim");
    }
    int hold = 0;
    for (boolean each : verified) {
      hold += each ? 1 : 0;
    }
    return Math.pow(hold / (double) verified.length, verified.length);
  }

  /**
   * The score of each answer.
   *
   * @param answers the answer of each trace, already brought to one form
   * @param reliabilities the reliability of each trace
   * @return scores by answer, in alphabetical order
   */
  public static Map<String, Double> scores(String[] answers, double[] reliabilities) {
    if (answers.length != reliabilities.length) {
      throw new IllegalArgumentException(
          "%d answers, %d reliabilities".formatted(answers.length, reliabilities.length));
    }
    Map<String, Double> scores = new TreeMap<>();
    for (int i = 0; i < answers.length; i++) {
      scores.merge(answers[i], reliabilities[i], Double::sum);
    }
    return scores;
  }
}
