package org.spectrumworkbench.core.problem.domain;

/**
 * Where a problem belongs, and why.
 *
 * @param subdomain the one it is in
 * @param reason what put it there
 */
public record Assignment(String subdomain, Reason reason) {

  /** What put a problem into its subdomain. */
  public sealed interface Reason {
    /** In words, such as {@code rule 3: keyword 'triangle'}. */
    String text();
  }

  /**
   * A rule did.
   *
   * @param number its place in the list, from 1
   * @param what what in the problem met its condition
   */
  public record ByRule(int number, String what) implements Reason {
    @Override
    public String text() {
      return "rule " + number + ": " + what;
    }
  }

  /** The user did, over all rules. */
  public record ByHand() implements Reason {
    @Override
    public String text() {
      return "moved by hand";
    }
  }

  /** No rule caught it. */
  public record NoRule() implements Reason {
    @Override
    public String text() {
      return "no rule";
    }
  }
}
