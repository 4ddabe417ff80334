package org.spectrumworkbench.core.verify;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking one response.
 *
 * @param outcome what came of it
 * @param extracted the answer found in the text, null if there is none
 * @param reason why, in a sentence for people
 */
public record Verdict(Outcome outcome, @Nullable String extracted, String reason) {
  public Verdict {
    Objects.requireNonNull(outcome);
    Objects.requireNonNull(reason);
  }

  /** Whether the response earns the reward. */
  public boolean correct() {
    return outcome == Outcome.CORRECT;
  }
}
