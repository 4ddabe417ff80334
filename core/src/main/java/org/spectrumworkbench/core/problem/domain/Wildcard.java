package org.spectrumworkbench.core.problem.domain;

import java.util.List;

/** Text with {@code *} for any text. */
final class Wildcard {
  private Wildcard() {}

  /**
   * Whether the whole text is the pieces in order with any text between them; one pass, no
   * backtracking: the leftmost place of each piece leaves the most room for the next.
   *
   * @param pieces what stood between the stars, at least one
   */
  static boolean matches(List<String> pieces, String text) {
    String first = pieces.getFirst();
    if (pieces.size() == 1) {
      return text.equals(first);
    }
    String last = pieces.getLast();
    if (!text.startsWith(first) || text.length() < first.length() + last.length()) {
      return false;
    }
    int at = first.length();
    for (String piece : pieces.subList(1, pieces.size() - 1)) {
      int found = text.indexOf(piece, at);
      if (found < 0) {
        return false;
      }
      at = found + piece.length();
    }
    return text.endsWith(last) && text.length() - last.length() >= at;
  }
}
