package org.spectrumworkbench.core.verify.bench;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.Verdict;

/**
 * A case with its verdict and what was ruled of it.
 *
 * @param item the case
 * @param verdict the verifier's own
 * @param label what a person says of a case that came without; null where nobody did
 * @param override what stands in place of the verdict; null where nothing does
 */
public record BenchResult(
    BenchCase item, Verdict verdict, @Nullable Ruling label, @Nullable Ruling override) {

  /** A case that nothing was ruled of. */
  public BenchResult(BenchCase item, Verdict verdict) {
    this(item, verdict, null, null);
  }

  /**
   * The same with what was ruled of this case.
   *
   * @param key the case's {@link BenchCase#key}
   */
  public BenchResult with(String key, Rulings rulings) {
    return new BenchResult(
        item,
        verdict,
        rulings.of(key, Ruling.Purpose.LABEL),
        rulings.of(key, Ruling.Purpose.OVERRIDE));
  }

  /** Whether the answer is right: as the case says, else as it was labelled; empty if unknown. */
  public Optional<Boolean> expected() {
    Boolean said = item.expected();
    if (said != null) {
      return Optional.of(said);
    }
    return label == null ? Optional.empty() : Optional.of(label.correct());
  }

  /** The verdict that counts: the override's, else the verifier's. */
  public Outcome outcome() {
    if (override == null) {
      return verdict.outcome();
    }
    return override.correct() ? Outcome.CORRECT : Outcome.WRONG;
  }
}
