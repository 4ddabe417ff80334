package org.spectrumworkbench.core.verify;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What stands behind an answer and says nothing of its value: {@code 12 (twelve)}, {@code 12 apples
 * (3 per box)}, {@code 5, not 6}.
 */
public final class Remark {
  /** Words in brackets that change what stands before them. */
  private static final Set<String> CHANGES =
      Set.of(
          "and",
          "or",
          "also",
          "maybe",
          "perhaps",
          "not",
          "except",
          "excluding",
          "excluded",
          "without",
          "minus",
          "plus",
          "times",
          "mod",
          "modulo",
          "negative",
          "half",
          "hundred",
          "thousand",
          "million",
          "billion",
          "dozen",
          "dozens",
          "percent",
          "base",
          "alpha",
          "beta",
          "gamma",
          "delta",
          "epsilon",
          "theta",
          "lambda",
          "sigma",
          "omega",
          "phi",
          "rho",
          "tau",
          "psi",
          "chi",
          "eta",
          "zeta",
          "kappa");

  private static final Set<String> DENIALS = Set.of(" not ", " rather than ", " instead of ");

  private Remark() {}

  /**
   * The answer without the remark behind it; empty where there is none. Whoever asks has found the
   * whole to be wrong, and knows that a single value is asked for: brackets may be part of a set.
   */
  public static Optional<FinalAnswer> without(FinalAnswer found) {
    String text = found.text();
    int end = Math.min(denial(text), brackets(text));
    String bare = text.substring(0, end).stripTrailing();
    while (bare.endsWith("*") || bare.endsWith(",")) {
      bare = bare.substring(0, bare.length() - 1).stripTrailing();
    }
    return end == text.length() || bare.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new FinalAnswer(bare, found.form(), found.start(), found.start() + bare.length()));
  }

  /** Where {@code , not 6} begins; the length where there is no such thing. */
  private static int denial(String text) {
    String low = text.toLowerCase(Locale.ROOT);
    int first = text.length();
    for (String denial : DENIALS) {
      int at = low.indexOf(denial);
      if (at > 0) {
        first = Math.min(first, low.startsWith(" and", at - 4) && at >= 4 ? at - 4 : at);
      }
    }
    return first;
  }

  /** Where brackets with words begin that the text ends in; the length where it does not. */
  private static int brackets(String text) {
    int close = text.length() - 1;
    while (close >= 0 && ".*".indexOf(text.charAt(close)) >= 0) {
      close--;
    }
    int open = close < 0 || text.charAt(close) != ')' ? -1 : opening(text, close);
    if (open <= 0 || !Character.isWhitespace(text.charAt(open - 1))) {
      return text.length();
    }
    String within = text.substring(open + 1, close);
    boolean remark = Prose.words(within) > 0;
    for (String word : within.toLowerCase(Locale.ROOT).split("[^a-z]+", -1)) {
      remark &= !CHANGES.contains(word);
    }
    return remark ? open : text.length();
  }

  private static int opening(String text, int close) {
    int depth = 0;
    for (int i = close; i >= 0; i--) {
      depth += text.charAt(i) == ')' ? 1 : text.charAt(i) == '(' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
