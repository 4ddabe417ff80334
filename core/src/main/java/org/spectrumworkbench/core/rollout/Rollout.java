package org.spectrumworkbench.core.rollout;

import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.Verdict;

/**
 * One sampled answer to a problem.
 *
 * @param sample index in its group, from 0
 * @param tokens token identifiers, the end token included where it was sampled; length T
 * @param text the tokens as text, without the end token
 * @param logProbs log-prob of each token under the policy that sampled it, nats, length T
 * @param entropy mean entropy of the distributions the tokens were drawn from, nats
 * @param truncated whether it was cut at the length limit
 */
public record Rollout(
    int sample,
    int[] tokens,
    String text,
    float[] logProbs,
    double entropy,
    boolean truncated,
    Verdict verdict) {

  /** Binary correctness: what p_c counts. */
  public boolean correct() {
    return verdict.outcome() == Outcome.CORRECT;
  }

  /** 1 for a correct answer, else 0. */
  public double reward() {
    return correct() ? 1 : 0;
  }

  /** Mean log-prob of a token, nats; 0 for an empty answer. */
  public double meanLogProb() {
    double sum = 0;
    for (float logProb : logProbs) {
      sum += logProb;
    }
    return logProbs.length == 0 ? 0 : sum / logProbs.length;
  }
}
