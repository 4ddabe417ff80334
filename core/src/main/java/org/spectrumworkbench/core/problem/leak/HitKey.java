package org.spectrumworkbench.core.problem.leak;

/**
 * A training row and an evaluation item, by name: what a decision is about.
 *
 * @param train name of the training set without its version, so that a decision holds for the next
 *     version too
 * @param row id of the training row
 * @param eval name of the evaluation set without its version
 * @param item id of the evaluation item
 */
public record HitKey(String train, String row, String eval, String item) {
  /**
   * The name of a set without its version and its part: {@code gsm8k} of {@code gsm8k@2} and of
   * {@code gsm8k@2:train}.
   */
  public static String family(String reference) {
    return reference.replaceFirst("@\\d+(:[a-z-]+)?$", "");
  }
}
