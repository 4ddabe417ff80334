package org.spectrumworkbench.core.problem.domain;

/**
 * Puts the problems that meet a condition into a subdomain.
 *
 * @param subdomain where to
 * @param condition which problems
 */
public record Rule(String subdomain, Condition condition) {
  /** The same condition for another subdomain. */
  public Rule to(String other) {
    return new Rule(other, condition);
  }
}
