package org.spectrumworkbench.core.verify;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Words that lead to mathematics and are no part of it: {@code so 1/2}, {@code hence x = 3}, {@code
 * x is 5}, {@code 5 + 5 is 10}, {@code = 5}. They are passed over only where nothing but
 * mathematics follows, with at most a unit behind it: {@code So Long} and {@code Then 12 of 20 is
 * 60%} stay whole.
 */
final class LeadingWords {
  private static final Set<String> WORDS =
      Set.of(
          "so",
          "thus",
          "hence",
          "then",
          "therefore",
          "finally",
          "it",
          "it's",
          "this",
          "that",
          "that's",
          "which",
          "we",
          "get",
          "have",
          "is",
          "are",
          "equals",
          "about",
          "approximately");

  /** Short words that mathematics has none of. */
  private static final String[] SENTENCE = {"is", "of", "to", "by", "at", "as", "if", "so", "we"};

  /** The most words of a unit: {@code 12 red apples}. */
  private static final int UNIT = 2;

  private static final String BOLD = "**";
  private static final String IS = " is ";

  private LeadingWords() {}

  /** Where the mathematics behind leading words begins; {@code from} where there are none. */
  static int skip(String text, int from, int to) {
    int start = afterSpace(text, from, to);
    int i = start;
    for (int next = afterWord(text, i, to); next >= 0; next = afterWord(text, i, to)) {
      i = next;
    }
    i = afterSubject(text, i, to);
    return i > start && mathematicsBegins(text, i, to) && isMathematics(text, i, to) ? i : from;
  }

  /** Where the bold print that makes up a whole text ends, a full stop aside; else -1. */
  static int endOfBold(String text) {
    String bare = text.strip();
    String bold = bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
    boolean whole =
        bold.startsWith(BOLD) && bold.length() > 4 && bold.indexOf(BOLD, 2) == bold.length() - 2;
    return whole ? text.lastIndexOf(BOLD) : -1;
  }

  /** After one leading word, its comma or colon, and white space; -1 where there is none. */
  private static int afterWord(String text, int from, int to) {
    if (from < to && text.charAt(from) == '=') {
      return afterSpace(text, from + 1, to);
    }
    int end = afterLetters(text, from, to);
    String word = text.substring(from, end).toLowerCase(Locale.ROOT).replace('’', '\'');
    if (!WORDS.contains(word)) {
      return -1;
    }
    int mark = end < to && ",:".indexOf(text.charAt(end)) >= 0 ? end + 1 : end;
    int next = afterSpace(text, mark, to);
    // Letters written against what follows are variables: so/2, is(2).
    return next > mark ? next : -1;
  }

  /** After the "is" of {@code x is 5}, if what is before it is mathematics; else where it began. */
  private static int afterSubject(String text, int from, int to) {
    int verb = text.indexOf(IS, from);
    return verb > from
            && verb + IS.length() <= to
            && mathematicsBegins(text, from, verb)
            && !isSentence(text.substring(from, verb))
            && !Prose.isProse(text.substring(from, verb))
        ? afterSpace(text, verb + IS.length(), to)
        : from;
  }

  private static int afterLetters(String text, int from, int to) {
    int i = from;
    while (i < to
        && (Prose.letter(text, i)
            || "'’".indexOf(text.charAt(i)) >= 0 && i > from && Prose.letter(text, i + 1))) {
      i++;
    }
    return i;
  }

  private static int afterSpace(String text, int from, int to) {
    int i = from;
    while (i < to && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** Whether a number, a sign, a command, a bracket, a function or a lone letter stands here. */
  private static boolean mathematicsBegins(String text, int from, int to) {
    int i = text.startsWith(BOLD, from) ? from + BOLD.length() : from;
    if (i >= to) {
      return false;
    }
    if (!Prose.letter(text, i)) {
      return Prose.digit(text, i) || "+-−±.$\\([{|√∞€£".indexOf(text.charAt(i)) >= 0;
    }
    int end = afterLetters(text, i, to);
    return end - i == 1 || Prose.isFunction(text.substring(i, end));
  }

  /** Whether no sentence stands here, but for a unit behind the last number. */
  private static boolean isMathematics(String text, int from, int to) {
    String rest = text.substring(from, to);
    if (isSentence(rest)) {
      return false;
    }
    Optional<FinalAnswer> number = NumberSpan.last(text, from, to);
    return number.isEmpty()
        ? !Prose.isProse(rest)
        : !Prose.isProse(text.substring(from, number.get().start()))
            && Prose.words(text.substring(number.get().end(), to)) <= UNIT;
  }

  private static boolean isSentence(String text) {
    return Arrays.stream(SENTENCE).anyMatch(word -> Prose.hasWord(text, word));
  }
}
