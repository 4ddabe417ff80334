package org.spectrumworkbench.core.problem.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts text into words as keyword rules see it. */
final class Words {
  private Words() {}

  /** Runs of letters and digits in lower case, and every other sign by itself; no white space. */
  static List<String> of(String text) {
    List<String> words = new ArrayList<>(text.length() / 5 + 1);
    String lower = text.toLowerCase(Locale.ROOT);
    int start = -1;
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      // A surrogate is half of a letter or sign; both halves stay together in a word.
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        if (start < 0) {
          start = i;
        }
        continue;
      }
      if (start >= 0) {
        words.add(lower.substring(start, i));
        start = -1;
      }
      if (!Character.isWhitespace(c) && c != '\u00a0') {
        words.add(String.valueOf(c));
      }
    }
    if (start >= 0) {
      words.add(lower.substring(start));
    }
    return words;
  }
}
