package org.spectrumworkbench.core.problem.data;

import java.util.Locale;

/** The form in which questions are compared for duplicates. */
final class QuestionKey {
  private QuestionKey() {}

  /** Case and white space aside, so that a copy with other line ends counts as one. */
  static String of(String question) {
    StringBuilder key = new StringBuilder(question.length());
    String lower = question.toLowerCase(Locale.ROOT);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (!Character.isWhitespace(c)) {
        key.append(c);
      } else if (!key.isEmpty() && key.charAt(key.length() - 1) != ' ') {
        key.append(' ');
      }
    }
    return key.toString().strip();
  }
}
