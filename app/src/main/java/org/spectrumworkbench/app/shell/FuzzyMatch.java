package org.spectrumworkbench.app.shell;

import java.util.Locale;

/** How well a few typed letters fit a title: all of them, in order, with gaps. */
final class FuzzyMatch {
  /** The letters do not all occur in order. */
  static final int NONE = -1;

  private static final int START_OF_WORD = 12;
  private static final int ADJACENT = 8;
  private static final int WHOLE_PHRASE = 40;
  private static final int LONGEST_GAP_COUNTED = 6;

  private FuzzyMatch() {}

  /**
   * The score of a query against a text; higher is better, {@link #NONE} where it does not match.
   * Starts of words and runs of letters count more; gaps and long texts count less. Case and spaces
   * of the query do not matter. An empty query matches everything with 0.
   */
  static int score(String query, String text) {
    String wanted = query.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    String given = text.toLowerCase(Locale.ROOT);
    if (wanted.isEmpty()) {
      return 0;
    }
    int best = NONE;
    for (int start = given.indexOf(wanted.charAt(0));
        start >= 0;
        start = given.indexOf(wanted.charAt(0), start + 1)) {
      best = Math.max(best, from(start, wanted, given));
    }
    if (best == NONE) {
      return NONE;
    }
    boolean phrase = given.contains(query.toLowerCase(Locale.ROOT).strip());
    return Math.max(1, best + (phrase ? WHOLE_PHRASE : 0) + 100 - Math.min(given.length(), 90) / 2);
  }

  private static int from(int start, String wanted, String given) {
    int score = 0;
    int position = start;
    int last = -1;
    for (int i = 0; i < wanted.length(); i++) {
      position = given.indexOf(wanted.charAt(i), last < 0 ? start : last + 1);
      if (position < 0) {
        return NONE;
      }
      if (position == 0 || !Character.isLetterOrDigit(given.charAt(position - 1))) {
        score += START_OF_WORD;
      }
      if (last >= 0) {
        int gap = position - last - 1;
        score += gap == 0 ? ADJACENT : -Math.min(gap, LONGEST_GAP_COUNTED);
      }
      last = position;
    }
    return Math.max(score, 0);
  }
}
