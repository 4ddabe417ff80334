package org.spectrumworkbench.core.verify;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking one response.
 *
 * @param outcome what came of it
 * @param extracted the answer found in the text, null if there is none
 * @param normalised the answer in the form in which it was compared, null where it came to none
 * @param normalisedGold the gold answer in that form, null where it came to none
 * @param reason why, in a sentence for people
 */
public record Verdict(
    Outcome outcome,
    @Nullable String extracted,
    @Nullable String normalised,
    @Nullable String normalisedGold,
    String reason) {
  public Verdict {
    Objects.requireNonNull(outcome);
    Objects.requireNonNull(reason);
  }

  /** A verdict that compared no normalised forms. */
  public Verdict(Outcome outcome, @Nullable String extracted, String reason) {
    this(outcome, extracted, null, null, reason);
  }

  /** Whether the response earns the reward. */
  public boolean correct() {
    return outcome == Outcome.CORRECT;
  }
}
