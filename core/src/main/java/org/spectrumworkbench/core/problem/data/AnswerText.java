package org.spectrumworkbench.core.problem.data;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers as data sets write them into longer texts. */
final class AnswerText {
  private static final String HASHES = "####";
  private static final String BOXED = "\\boxed{";
  private static final Pattern MARKS = Pattern.compile("<<[^<>\n]*>>");
  private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?|-?\\.\\d+");

  /** A number at the beginning that no formula goes on from. */
  private static final Pattern SAYS_NUMBER =
      Pattern.compile("^[\\s$(]*(?:" + NUMBER.pattern() + ")(?!\\s*[\\w\\\\^/*+(=-])");

  private static final Pattern SAID =
      Pattern.compile("(?i)\\banswer\\s*(?:is|:|=)+\\s*(\\S[^\n]{0,200})");
  private static final int MOST_NUMBER_LENGTH = 100;
  private static final int LAST_LINES = 3;

  private AnswerText() {}

  /**
   * A text cut at its last {@code ####}.
   *
   * @param before the solution
   * @param answer what stands behind
   */
  record Cut(String before, String answer) {}

  /** Cuts at the last {@code ####}; null where there is none. */
  static @Nullable Cut atHashes(String text) {
    int place = text.lastIndexOf(HASHES);
    return place < 0
        ? null
        : new Cut(
            text.substring(0, place).strip(),
            plainNumber(text.substring(place + HASHES.length()).strip()));
  }

  /** A number such as {@code 1,080} without its commas; other texts as they are. */
  static String plainNumber(String text) {
    return text.length() < MOST_NUMBER_LENGTH && GROUPED.matcher(text).matches()
        ? text.replace(",", "")
        : text;
  }

  /** What stands in the last balanced {@code \boxed{}}; null where there is none. */
  static @Nullable String boxed(String text) {
    for (int at = text.lastIndexOf(BOXED); at >= 0; at = text.lastIndexOf(BOXED, at - 1)) {
      int start = at + BOXED.length();
      int depth = 1;
      for (int i = start; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '\\') {
          i++;
        } else if (c == '{') {
          depth++;
        } else if (c == '}' && --depth == 0) {
          return text.substring(start, i).strip();
        }
      }
      if (at == 0) {
        break;
      }
    }
    return null;
  }

  /** The text without the calculator's marks of GSM8K. */
  static String withoutMarks(String text) {
    return text.contains("<<") ? MARKS.matcher(text).replaceAll("") : text;
  }

  /** The number that a text is, with commas, a dollar sign or white space around; else empty. */
  static Optional<BigDecimal> number(String text) {
    String plain = plainNumber(text.strip().replaceFirst("^\\$", "").strip());
    if (plain.isEmpty() || plain.length() > MOST_NUMBER_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(plain));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * The answer that a solution says it ends in: in a box, after {@code ####}, or after "answer is"
   * near its end; null where it says none.
   */
  static @Nullable String said(String solution) {
    String boxed = boxed(solution);
    if (boxed != null) {
      return boxed;
    }
    Cut cut = atHashes(solution);
    if (cut != null) {
      return cut.answer();
    }
    String end = solution.stripTrailing();
    int from = end.length();
    for (int line = 0; line < LAST_LINES && from >= 0; line++) {
      from = end.lastIndexOf('\n', from - 1);
    }
    end = end.substring(from + 1);
    Matcher matcher = SAID.matcher(end);
    String said = null;
    while (matcher.find()) {
      said = matcher.group(1).strip();
    }
    return said;
  }

  /**
   * Whether a solution says another number than the gold answer. Where either is no plain number
   * nothing can be said: it may be written differently.
   */
  static boolean contradicts(String said, String gold) {
    Optional<BigDecimal> wanted = number(gold);
    if (wanted.isEmpty() || said.length() > 4 * MOST_NUMBER_LENGTH) {
      return false;
    }
    if (!SAYS_NUMBER.matcher(said).find()) {
      return false;
    }
    Matcher numbers = NUMBER.matcher(said);
    while (numbers.find()) {
      if (number(numbers.group()).filter(n -> n.compareTo(wanted.get()) == 0).isPresent()) {
        return false;
      }
    }
    return true;
  }
}
