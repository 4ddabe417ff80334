package org.spectrumworkbench.core.verify;

import static org.spectrumworkbench.core.verify.Prose.digit;
import static org.spectrumworkbench.core.verify.Prose.letter;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the brackets around a number in prose mean: the answer themselves ({@code the interval (0,
 * 1]}), a remark on a number before them ({@code 5 hours (300 minutes)}), or neither.
 *
 * <p>Brackets are the answer only where nothing but known words leads to them. What else may stand
 * there, such as {@code R \}, {@code 2 *} or "not in", changes what is meant.
 */
final class NumberInBrackets {
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";

  /** How far before a number its brackets are looked for. */
  private static final int LONGEST_BRACKETS = 200;

  private static final Set<String> VERBS =
      Set.of("is", "are", "be", "was", "were", "equals", "lie", "lies", "get", "have");

  /** The words that may stand between a verb and brackets that are the answer. */
  private static final Set<String> INTRODUCTIONS =
      words(
          "a all an at by closed coordinates difference domain exactly given in "
              + "interval intervals just numbers only open ordered pair pairs point "
              + "points range real set simply solution solutions the then therefore "
              + "thus triple tuple union values vector");

  /** Words that turn a sentence to its opposite wherever they stand. */
  private static final Set<String> DENIALS =
      words(
          "cannot complement except excluding false half impossible minus negative never "
              + "no nobody none nor not nothing opposite other outside twice unlikely "
              + "without wrong");

  /** Words between a number and brackets that make the two one calculation or list. */
  private static final Set<String> JOINTS =
      words(
          "and by divided for from in less minus more multiplied of or over plus "
              + "than times to with");

  private NumberInBrackets() {}

  private static Set<String> words(String text) {
    return Set.of(text.split(" ", -1));
  }

  /**
   * Where the first brackets of a sentence begin, if they are the answer and a number stands in
   * these or in others that only "and" or "union" parts from them; else -1.
   *
   * @param from where the sentence begins
   * @param number where its last number begins
   * @param end where the sentence ends
   */
  static int announced(String text, int from, int number, int end) {
    int depth = 0;
    int first = -1;
    for (int i = from; i < number; i++) {
      char c = text.charAt(i);
      if (OPENING.indexOf(c) >= 0) {
        first = first < 0 ? i : first;
        depth++;
      } else if (CLOSING.indexOf(c) >= 0 && depth > 0) {
        depth--;
      }
    }
    if (depth == 0 || Prose.isProse(text.substring(first, end))) {
      return -1;
    }
    int start = text.startsWith("\\", first - 1) ? first - 1 : first;
    boolean apart = start == from || " \t*".indexOf(text.charAt(start - 1)) >= 0;
    return apart && introduces(text.substring(from, start)) ? start : -1;
  }

  /** Whether a text says no more than that what follows it is the answer. */
  private static boolean introduces(String text) {
    boolean introduces = true;
    int i = 0;
    while (i < text.length()) {
      int start = i;
      while (letter(text, i)) {
        i++;
      }
      // A capital A is a name, and no article.
      String letters = text.substring(start, i);
      String word = letters.length() == 1 ? letters : letters.toLowerCase(Locale.ROOT);
      if (word.isEmpty()) {
        boolean bold = text.startsWith("**", i);
        char c = text.charAt(i);
        if (!bold && !Character.isWhitespace(c) && ",:=∈".indexOf(c) < 0) {
          return false;
        }
        introduces |= c == '=' || c == '∈';
        i += bold ? 2 : 1;
      } else if (DENIALS.contains(word)) {
        return false;
      } else {
        introduces = VERBS.contains(word) || introduces && INTRODUCTIONS.contains(word);
      }
    }
    return introduces;
  }

  /**
   * The number that round brackets with another one in them remark on: {@code 5 hours} of {@code 5
   * hours (300 minutes)}, {@code 5} of {@code x = 5 by (1)}. A unit must stand between the two or
   * words in the brackets: {@code 12 (5 + 7)} is a product or not.
   *
   * @param from where the sentence begins
   * @param inside where the number in brackets begins
   */
  static Optional<FinalAnswer> remarkedOn(String text, int from, int inside) {
    int open = enclosing(text, from, inside);
    if (open < 0 || text.charAt(open) != '(') {
      return Optional.empty();
    }
    return NumberSpan.last(text, from, open)
        .flatMap(number -> {
          String between = text.substring(number.end(), open).strip();
          String before = text.substring(from, number.start()).strip();
          if (between.equals("by") && before.endsWith("=")) {
            return StatedAnswer.of(text, number.start(), number.end());
          }
          boolean remark = between.isEmpty() ? isRemark(text, open) : isWords(between);
          return remark ? StatedAnswer.of(text, number.start(), open) : Optional.empty();
        });
  }

  /** Whether brackets begin with words that calculate nothing: {@code (about 33 %)}. */
  private static boolean isRemark(String text, int open) {
    int end = open + 1;
    while (letter(text, end) || text.startsWith(" ", end)) {
      end++;
    }
    String words = text.substring(open + 1, end).strip();
    return Prose.words(words) > 0 && isWords(words);
  }

  /** Whether there are only words and units, and none that calculates or lists. */
  private static boolean isWords(String text) {
    for (String word : text.split(" ", -1)) {
      boolean name =
          letter(word, 0)
              && !word.endsWith("/")
              && word.chars().allMatch(c -> Character.isLetter(c) || "/²³".indexOf(c) >= 0);
      if (!name || JOINTS.contains(word.toLowerCase(Locale.ROOT))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a number, or a list of them, is what brackets hold, or one of several items there. */
  static boolean isItem(String text, int start, int end) {
    int open = enclosing(text, Math.max(0, start - LONGEST_BRACKETS), start);
    if (open < 0 || text.substring(open, start).indexOf('\n') >= 0) {
      return false;
    }
    String before = text.substring(open + 1, start).replace("i.e.,", "").replace("e.g.,", "");
    return !Prose.isProse(before)
        && (hasSeparator(before) || closes(text, end) && isList(text, open, start, end));
  }

  /** Whether a number with commas that fills brackets is rather several of them. */
  private static boolean isList(String text, int open, int start, int end) {
    String number = text.substring(start, end);
    boolean amount = text.charAt(open) == '(' || "=$£€".indexOf(last(text, open, start)) >= 0;
    return amount ? hasSeparator(number) : number.indexOf(',') >= 0;
  }

  /** The last character before a place that is no space. */
  private static char last(String text, int from, int to) {
    int i = to - 1;
    while (i > from && text.charAt(i) == ' ') {
      i--;
    }
    return text.charAt(i);
  }

  /** The bracket that a place stands in, or -1. */
  private static int enclosing(String text, int from, int place) {
    int depth = 0;
    for (int i = place - 1; i >= from; i--) {
      char c = text.charAt(i);
      depth += CLOSING.indexOf(c) >= 0 ? 1 : OPENING.indexOf(c) >= 0 ? -1 : 0;
      if (depth < 0) {
        return i;
      }
    }
    return -1;
  }

  /** Whether there is a semicolon, or a comma that separates no thousands. */
  private static boolean hasSeparator(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == ';' || text.charAt(i) == ',' && !separatesThousands(text, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean separatesThousands(String text, int comma) {
    int before = comma;
    while (digit(text, before - 1)) {
      before--;
    }
    int after = comma + 1;
    while (digit(text, after)) {
      after++;
    }
    boolean first = comma - before >= 1 && comma - before <= 3 && text.charAt(before) != '0';
    boolean later = comma - before == 3 && text.startsWith(",", before - 1);
    return (first || later) && after - comma == 4;
  }

  private static boolean closes(String text, int from) {
    int i = from;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\\')) {
      i++;
    }
    return i < text.length() && CLOSING.indexOf(text.charAt(i)) >= 0;
  }
}
