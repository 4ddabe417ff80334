package org.spectrumworkbench.core.problem.data;

import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a solution names an option by its letter: {@code Answer: B}, {@code option (B)}, a last
 * line {@code B.}.
 */
final class LetterMentions {
  private static final Pattern MENTION =
      Pattern.compile(
          "(?<lead>(?i:\\b(?:answers?|ans|options?|choices?)\\b)(?i:\\s+is)?(?i:\\s+(?:option|choice))?"
              + "[\\s:.=\\-]*[(\\[\"']?)(?<letter>[A-E])(?![\\w'])"
              + "|(?<=^|\n)(?<lead2>[ \\t]*[(\\[]?)(?<letter2>[A-E])(?=[)\\]]?[.!]?\\s*$)");

  private LetterMentions() {}

  /**
   * A solution with its letters changed.
   *
   * @param change from option to option, each from 0
   */
  static String changed(String solution, IntUnaryOperator change) {
    Matcher matcher = MENTION.matcher(solution);
    StringBuilder changed = new StringBuilder();
    while (matcher.find()) {
      boolean first = matcher.group("letter") != null;
      String lead = matcher.group(first ? "lead" : "lead2");
      int option = matcher.group(first ? "letter" : "letter2").charAt(0) - 'A';
      matcher.appendReplacement(
          changed, Matcher.quoteReplacement(lead + OptionTexts.letter(change.applyAsInt(option))));
    }
    return matcher.appendTail(changed).toString();
  }

  /** The option that is named last, from 0; -1 where none is. */
  static int last(String solution) {
    Matcher matcher = MENTION.matcher(solution);
    int last = -1;
    while (matcher.find()) {
      String letter = matcher.group("letter");
      last = (letter == null ? matcher.group("letter2") : letter).charAt(0) - 'A';
    }
    return last;
  }
}
