package org.spectrumworkbench.core.verify.math;

import java.util.Optional;
import org.spectrumworkbench.core.verify.FinalAnswer;
import org.spectrumworkbench.core.verify.FinalAnswer.Form;

/** The gold answer of a problem, which a data set may give bare, marked, or behind a solution. */
final class GoldAnswer {
  /** The longest gold answer that is taken as bare. */
  private static final int BARE = 300;

  private static final String OPEN_BOX = "\\boxed{";

  private GoldAnswer() {}

  /**
   * The bare answer: the marked one where there is one, what follows a box that is never closed,
   * else the whole of a short text.
   */
  static String of(String gold) {
    for (Form marked : new Form[] {Form.BOXED, Form.HASHES}) {
      Optional<FinalAnswer> found = FinalAnswer.find(gold, marked);
      if (found.isPresent()) {
        return found.get().text();
      }
    }
    int open = gold.lastIndexOf(OPEN_BOX);
    if (open >= 0) {
      return gold.substring(open + OPEN_BOX.length());
    }
    return gold.length() <= BARE
        ? gold
        : FinalAnswer.find(gold).map(FinalAnswer::text).orElse(gold);
  }
}
