package org.spectrumworkbench.core.problem.family;

/** Which worked solutions generated problems bring with them. */
public enum Solutions {
  /** One a problem, its strategy drawn by the seed. */
  ONE,
  /**
   * Every strategy's: the problem comes once for each, told apart by {@code +strategy} in its id.
   */
  ALL
}
