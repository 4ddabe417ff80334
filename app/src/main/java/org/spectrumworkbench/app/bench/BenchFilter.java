package org.spectrumworkbench.app.bench;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.bench.BenchCase;
import org.spectrumworkbench.core.verify.bench.BenchResult;

/**
 * Which cases are listed.
 *
 * @param cell only those of one cell of the confusion table; null for all
 * @param category only of this one; null for all
 * @param unlabelled only those of which nobody said whether they are right
 * @param text only those that hold this somewhere, whatever the case; empty for all
 */
record BenchFilter(
    @Nullable Cell cell, @Nullable String category, boolean unlabelled, String text) {
  static final BenchFilter ALL = new BenchFilter(null, null, false, "");

  /**
   * A cell of the confusion table.
   *
   * @param expected whether the answer is right
   * @param outcome the verdict that counts
   */
  record Cell(boolean expected, Outcome outcome) {}

  BenchFilter withCell(@Nullable Cell other) {
    return new BenchFilter(other, category, false, text);
  }

  BenchFilter withCategory(@Nullable String other) {
    return new BenchFilter(cell, other, unlabelled, text);
  }

  BenchFilter withUnlabelled(boolean only) {
    return new BenchFilter(only ? null : cell, category, only, text);
  }

  BenchFilter withText(String other) {
    return new BenchFilter(cell, category, unlabelled, other);
  }

  boolean passes(BenchResult result) {
    BenchCase item = result.item();
    Optional<Boolean> expected = result.expected();
    if (cell != null
        && !(expected.isPresent()
            && expected.get() == cell.expected()
            && result.outcome() == cell.outcome())) {
      return false;
    }
    if (category != null && !category.equals(item.category())
        || unlabelled && expected.isPresent()) {
      return false;
    }
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || holds(item.id(), wanted)
        || holds(item.category(), wanted)
        || holds(item.gold(), wanted)
        || holds(item.answer(), wanted)
        || holds(result.verdict().reason(), wanted);
  }

  private static boolean holds(String text, String wanted) {
    return text.toLowerCase(Locale.ROOT).contains(wanted);
  }
}
