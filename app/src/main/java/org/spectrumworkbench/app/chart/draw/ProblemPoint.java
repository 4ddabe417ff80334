package org.spectrumworkbench.app.chart.draw;

import org.spectrumworkbench.core.evaluate.Interval;
import org.spectrumworkbench.core.evaluate.Wilson;

/**
 * What is known about one problem under the current policy.
 *
 * @param id of the problem
 * @param subdomain it belongs to
 * @param correct how many responses were correct
 * @param samples how many there were, at least 1
 * @param tokens mean length of its responses
 */
public record ProblemPoint(String id, String subdomain, int correct, int samples, double tokens) {

  /**
   * @throws IllegalArgumentException when there are no samples, or more are correct than there are
   */
  public ProblemPoint {
    if (samples < 1 || correct < 0 || correct > samples) {
      throw new IllegalArgumentException(
          "problem %s: %d of %d correct".formatted(id, correct, samples));
    }
  }

  /** p_c, the share of correct responses. */
  public double rate() {
    return correct / (double) samples;
  }

  /**
   * Whether all responses came out alike, so that the group gives no policy gradient whatever its
   * weight.
   */
  public boolean noSignal() {
    return correct == 0 || correct == samples;
  }

  /** The 95 % interval of the success rate. */
  public Interval interval() {
    return Wilson.interval95(correct, samples);
  }
}
