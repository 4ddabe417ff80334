package org.spectrumworkbench.core.verify;

import java.util.Locale;
import java.util.Set;

/** What tells words of a sentence from mathematics. */
final class Prose {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "sin",
          "cos",
          "tan",
          "cot",
          "sec",
          "csc",
          "log",
          "sqrt",
          "exp",
          "lim",
          "max",
          "min",
          "infinity",
          "inf");

  /** Words that join mathematics. */
  private static final Set<String> JOINTS = Set.of("and", "union");

  private Prose() {}

  /** Whether there are words other than those that join mathematics. */
  static boolean isProse(String text) {
    return words(text, JOINTS) > 0;
  }

  /**
   * The words of three letters or more that are no commands of LaTeX, no functions and not
   * infinity.
   */
  static int words(String text) {
    return words(text, Set.of());
  }

  private static int words(String text, Set<String> besides) {
    int words = 0;
    int i = 0;
    while (i < text.length()) {
      if (!letter(text, i)) {
        i++;
        continue;
      }
      int start = i;
      while (letter(text, i)) {
        i++;
      }
      if (i - start >= 3
          && !isCommand(text, start)
          && !FUNCTIONS.contains(text.substring(start, i))
          && !besides.contains(text.substring(start, i).toLowerCase(Locale.ROOT))) {
        words++;
      }
    }
    return words;
  }

  /** Whether a word stands before the first digit of a text: a sentence, however short. */
  static boolean leadsToNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (digit(text, i)) {
        return words(text.substring(0, i)) > 0;
      }
    }
    return false;
  }

  /** Whether letters name a function or a constant that plain text spells out. */
  static boolean isFunction(String letters) {
    return FUNCTIONS.contains(letters) || letters.equals("ln") || letters.equals("pi");
  }

  /** Whether letters are the name of a command or of an environment. */
  private static boolean isCommand(String text, int start) {
    String before = text.substring(Math.max(0, start - 7), start);
    return before.endsWith("\\") || before.endsWith("\\begin{") || before.endsWith("\\end{");
  }

  /** Whether a word stands in the text with no letter beside it, in any case of letters. */
  static boolean hasWord(String text, String word) {
    return indexOfWord(text, word, 0) >= 0;
  }

  /** Where a word begins in the text at or after a place, in any case of letters, or -1. */
  static int indexOfWord(String text, String word, int from) {
    for (int i = from; i + word.length() <= text.length(); i++) {
      if (text.regionMatches(true, i, word, 0, word.length())
          && !letter(text, i - 1)
          && !letter(text, i + word.length())) {
        return i;
      }
    }
    return -1;
  }

  static boolean letter(String text, int i) {
    return i >= 0 && i < text.length() && Character.isLetter(text.charAt(i));
  }

  static boolean digit(String text, int i) {
    return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }
}
