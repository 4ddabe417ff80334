package org.spectrumworkbench.core.verify.math;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Answers in words: {@code east}, {@code \text{Miriam}}, {@code the sides form a right triangle}.
 */
final class TextAnswer {
  private static final String QUOTES_AND_STOPS = ".,;:!?'\"()-";

  private TextAnswer() {}

  /** The words of an answer in lower case with single spaces, or null if it is mathematics. */
  static @Nullable String words(String answer) {
    String letters = letters(answer);
    if (letters == null) {
      return null;
    }
    boolean wrapped = answer.contains("\\text") || answer.contains("\\mbox");
    boolean words = wrapped && letters.length() > 1 && Vocabulary.wordSign(letters) == null;
    for (String run : letters.split(" ", -1)) {
      words |= Vocabulary.isWord(run) || isShortWord(run);
    }
    return words ? letters.toLowerCase(Locale.ROOT) : null;
  }

  /** Mathematics that an answer says in words; the answer itself if it does not. */
  static String spelledOut(String answer) {
    String letters = letters(answer);
    if (letters == null) {
      return answer;
    }
    return switch (letters.toLowerCase(Locale.ROOT)) {
      case "all real numbers", "all reals", "the real numbers" -> "\\mathbb{R}";
      case "empty set", "the empty set" -> "\\emptyset";
      case "infinity" -> "\\infty";
      default -> answer;
    };
  }

  /**
   * An answer in plain braces as a set: {@code {1, 2}}. Within dollar signs such braces mean
   * nothing to LaTeX, and what they hold is a list.
   */
  static String bracedSet(String answer) {
    int last = answer.length() - 1;
    boolean braced = last > 0 && answer.charAt(0) == '{' && answer.charAt(last) == '}';
    if (!braced || answer.indexOf(',') < 0 || answer.indexOf('{', 1) > 0) {
      return answer;
    }
    return "\\{" + answer.substring(1, last) + "\\}";
  }

  /** {@code no}, {@code Yes}: letters that are no product of variables by their vowel. */
  private static boolean isShortWord(String run) {
    boolean rest =
        run.length() > 1 && run.substring(1).equals(run.substring(1).toLowerCase(Locale.ROOT));
    boolean known =
        Vocabulary.letter(run) != null
            || Vocabulary.name(run) != null
            || Vocabulary.wordSign(run) != null
            || run.equals("pi");
    if (!rest || known || run.length() > 3) {
      return false;
    }
    for (int i = 0; i < run.length(); i++) {
      if ("eiouEIOU".indexOf(run.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The letters of an answer with single spaces between its words, without the marks of text; null
   * if it has anything else in it.
   */
  static @Nullable String letters(String answer) {
    var letters = new StringBuilder();
    int i = 0;
    while (i < answer.length()) {
      char c = answer.charAt(i);
      if (c == '\\') {
        int end = i + 1;
        while (end < answer.length() && Character.isLetter(answer.charAt(end))) {
          end++;
        }
        String command = answer.substring(i + 1, end);
        if (!command.isEmpty()
            && !Vocabulary.TEXT.contains(command)
            && !Vocabulary.UPRIGHT.contains(command)
            && !Vocabulary.LOOK.contains(command)) {
          return null;
        }
        i = Math.max(end, Math.min(answer.length(), i + 2));
        appendSpace(letters);
        continue;
      }
      if (Character.isLetter(c)) {
        letters.append(c);
      } else if (Character.isWhitespace(c) || c == '$' || c == '{' || c == '}') {
        appendSpace(letters);
      } else if (QUOTES_AND_STOPS.indexOf(c) < 0) {
        return null;
      }
      i++;
    }
    String text = letters.toString().strip();
    return text.isEmpty() ? null : text;
  }

  private static void appendSpace(StringBuilder letters) {
    if (!letters.isEmpty() && letters.charAt(letters.length() - 1) != ' ') {
      letters.append(' ');
    }
  }
}
