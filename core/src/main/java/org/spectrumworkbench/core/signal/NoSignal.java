package org.spectrumworkbench.core.signal;

/**
 * How often a group of responses says nothing about a problem because all are right or all are
 * wrong.
 */
public final class NoSignal {
  private NoSignal() {}

  /**
   * <pre>P(no signal) = p^G + (1 - p)^G</pre>
   *
   * @param p chance that one response is correct, 0 to 1
   * @param groupSize G, at least 1; a group of 1 never has signal
   */
  public static double probability(double p, int groupSize) {
    if (!(p >= 0 && p <= 1) || groupSize < 1) {
      throw new IllegalArgumentException(
          "p must be from 0 to 1 and the group at least 1: %s, %d".formatted(p, groupSize));
    }
    return Math.pow(p, groupSize) + Math.pow(1 - p, groupSize);
  }
}
