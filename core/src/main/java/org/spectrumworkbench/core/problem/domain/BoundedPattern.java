package org.spectrumworkbench.core.problem.domain;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.MatchResult;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * Regular expressions from users. RE2 matches in time linear in the text; what is left to bound is
 * the size of the expression, since a counted repetition is unrolled.
 */
final class BoundedPattern {
  private static final int MAX_LENGTH = 400;
  private static final int MAX_REPEATS = 1_000;
  private static final int MAX_DEPTH = 100;
  private static final java.util.regex.Pattern COUNT =
      java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

  private BoundedPattern() {}

  /** Compiles an expression that was checked. */
  static Pattern compile(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }

  /**
   * Refuses what is no expression or too large.
   *
   * @throws WorkbenchException saying what is wrong, and at which character
   */
  static void check(String pattern) {
    if (pattern.isBlank()) {
      throw new WorkbenchException(
          "The regular expression is empty", "Write one, such as \\bx\\^2.");
    }
    long depth = pattern.chars().filter(c -> c == '(').count();
    if (pattern.length() > MAX_LENGTH || repeats(pattern) > MAX_REPEATS || depth > MAX_DEPTH) {
      throw new WorkbenchException(
          "The regular expression is too large",
          "Use at most %d characters, %d groups, and counts such as {2,5} whose product is %,d."
              .formatted(MAX_LENGTH, MAX_DEPTH, MAX_REPEATS));
    }
    try {
      Pattern unused = compile(pattern);
    } catch (PatternSyntaxException e) {
      String at = e.getPattern() == null ? "" : e.getPattern();
      int place = at.isEmpty() ? -1 : pattern.indexOf(at);
      if (place < 0) {
        // The library names the whole expression, with its own flags before it.
        place = unclosed(pattern);
        at = place < 0 ? "" : pattern.substring(place, place + 1);
      }
      throw new WorkbenchException(
          "The regular expression has a fault%s: %s"
              .formatted(
                  place < 0 ? "" : " at character %d, '%s'".formatted(place + 1, at),
                  e.getDescription()),
          "Mend it there. Look-around and back references are not known; write \\ before a sign"
              + " that is meant itself.",
          e);
    }
  }

  /** The place of the last group that is opened and not closed; -1 where all are. */
  private static int unclosed(String pattern) {
    Deque<Integer> open = new ArrayDeque<>();
    boolean inClass = false;
    for (int i = 0; i < pattern.length(); i++) {
      switch (pattern.charAt(i)) {
        case '\\' -> i++;
        case '[' -> inClass = true;
        case ']' -> inClass = false;
        case '(' -> {
          if (!inClass) {
            open.push(i);
          }
        }
        case ')' -> {
          if (!inClass) {
            open.poll();
          }
        }
        default -> {}
      }
    }
    return open.isEmpty() ? -1 : open.pop();
  }

  /** The product of all counts: at least how often the innermost part is unrolled. */
  private static double repeats(String pattern) {
    return COUNT
        .matcher(pattern)
        .results()
        .mapToDouble(BoundedPattern::largest)
        .reduce(1, (a, b) -> a * b);
  }

  private static double largest(MatchResult count) {
    String high = count.group(2);
    double least = Double.parseDouble(count.group(1));
    return Math.max(1, high == null || high.isEmpty() ? least : Double.parseDouble(high));
  }
}
