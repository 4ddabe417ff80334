package org.spectrumworkbench.core.problem.domain;

import java.util.List;
import java.util.Optional;

/**
 * A keyword cut into words.
 *
 * @param keyword as the user wrote it
 * @param words at least one
 * @param open whether the last word may go on: it was written with a * at its end
 */
record Phrase(String keyword, List<String> words, boolean open) {

  /** Reads a keyword; empty where no word or sign is left of it. */
  static Optional<Phrase> of(String keyword) {
    boolean open = keyword.endsWith("*") && keyword.length() > 1;
    List<String> words = Words.of(open ? keyword.substring(0, keyword.length() - 1) : keyword);
    boolean nothing = words.isEmpty() || (open && !Character.isLetterOrDigit(last(words)));
    return nothing ? Optional.empty() : Optional.of(new Phrase(keyword, words, open));
  }

  /** Whether a word can be the first of a match. */
  boolean beginsWith(String word) {
    return fits(0, word);
  }

  /** Whether the phrase stands at this place of a text. */
  boolean isAt(List<String> text, int place) {
    if (place + words.size() > text.size()) {
      return false;
    }
    for (int i = 0; i < words.size(); i++) {
      if (!fits(i, text.get(place + i))) {
        return false;
      }
    }
    return true;
  }

  private boolean fits(int i, String word) {
    return open && i == words.size() - 1
        ? word.startsWith(words.get(i))
        : word.equals(words.get(i));
  }

  private static char last(List<String> words) {
    return words.getLast().charAt(words.getLast().length() - 1);
  }
}
