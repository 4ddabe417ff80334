package org.spectrumworkbench.core.evaluate;

/**
 * How one model did on one problem.
 *
 * @param problem id of the problem
 * @param subdomain its subdomain
 * @param samples n, responses drawn, at least 1
 * @param correct c, how many were correct
 */
public record ProblemCount(String problem, String subdomain, int samples, int correct) {
  public ProblemCount {
    if (samples < 1 || correct < 0 || correct > samples) {
      throw new IllegalArgumentException(
          "problem %s: %d of %d samples cannot be correct".formatted(problem, correct, samples));
    }
  }
}
