package org.spectrumworkbench.core.problem.leak;

import java.util.Objects;

/**
 * What is to become of a training row on account of a hit.
 *
 * @param choice whether it stays
 * @param reason why, for whoever reads it later; may be empty
 */
public record LeakDecision(Choice choice, String reason) {
  /** Whether a row stays. */
  public enum Choice {
    /** The row is left out of the cleaned set. */
    EXCLUDE,
    /** The row stays: the agreement is no leak, or a harmless one. */
    KEEP
  }

  public LeakDecision {
    Objects.requireNonNull(choice, "choice");
    Objects.requireNonNull(reason, "reason");
  }
}
