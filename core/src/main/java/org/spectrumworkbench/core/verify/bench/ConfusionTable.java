package org.spectrumworkbench.core.verify.bench;

import org.spectrumworkbench.core.verify.Outcome;

/**
 * What verdicts were given against what they should have been. Counts up; not for several threads.
 */
public final class ConfusionTable {
  private final int[] right = new int[Outcome.values().length];
  private final int[] wrong = new int[Outcome.values().length];

  /**
   * Takes in one case.
   *
   * @param expected whether the answer is right
   */
  public void add(boolean expected, Outcome outcome) {
    (expected ? right : wrong)[outcome.ordinal()]++;
  }

  /**
   * How many cases got that verdict.
   *
   * @param expected of those whose answer is right, or of those whose answer is wrong
   */
  public int count(boolean expected, Outcome outcome) {
    return (expected ? right : wrong)[outcome.ordinal()];
  }

  /** All cases. */
  public int size() {
    return total(true) + total(false);
  }

  /** All cases whose answer is right, or wrong. */
  public int total(boolean expected) {
    int sum = 0;
    for (Outcome outcome : Outcome.values()) {
      sum += count(expected, outcome);
    }
    return sum;
  }

  /**
   * Right answers that got no reward, whatever the verdict. Cases on which the check itself failed
   * say nothing of the verifier's judgement and are left out.
   */
  public Rate falseNegatives() {
    int judged = total(true) - count(true, Outcome.ERROR);
    return new Rate(judged - count(true, Outcome.CORRECT), judged);
  }

  /** Wrong answers that got the reward, cases on which the check failed left out. */
  public Rate falsePositives() {
    return new Rate(count(false, Outcome.CORRECT), total(false) - count(false, Outcome.ERROR));
  }
}
