package org.spectrumworkbench.core.verify.bench;

import java.time.Instant;
import java.util.Objects;

/**
 * What a person said of a case, by hand.
 *
 * @param correct whether the answer is right
 * @param reason why; may be empty for a label
 * @param by who said it
 * @param at when
 */
public record Ruling(boolean correct, String reason, String by, Instant at) {
  /** What a ruling is for. */
  public enum Purpose {
    /** Says what the verdict should have been, of a case that came without that. */
    LABEL,
    /** Stands in place of the verifier's verdict. */
    OVERRIDE
  }

  public Ruling {
    Objects.requireNonNull(reason);
    Objects.requireNonNull(by);
    Objects.requireNonNull(at);
  }
}
