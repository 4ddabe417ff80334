package org.spectrumworkbench.core.verify.math;

/**
 * Which other reading of its commas an answer has, given what it is compared with.
 *
 * <p>{@code 2,5} is a decimal only if the other side is one value without variables, and this one
 * is a single number with one comma outside of any brackets, at most with a sign, a name or a unit:
 * {@code 2,5+1} is none. A comma before three digits goes on to separate thousands ({@code 1,234}),
 * except behind a zero ({@code 0,234}). A lone zero behind the comma is an item of a list ({@code
 * 2,0}). A gold answer is rather a list ({@code 10,25}), unless two digits or more stand behind the
 * comma and either a unit, a currency or a percent sign beside them ({@code 12,50 €}), or the
 * answer has the same digits with a point.
 */
final class CommaReading {
  private static final int GOLD_DIGITS = 2;
  private static final int ANSWER_DIGITS = 1;

  private CommaReading() {}

  /**
   * The other reading of a gold answer, {@link Reading#STANDARD} where it has none.
   *
   * @param answer as it is written
   * @param other the same, read
   */
  static Reading ofGold(String text, String answer, MathTree other, MathSettings settings) {
    Reading reading = of(text, other, settings, GOLD_DIGITS);
    return reading == Reading.DECIMAL_COMMA && !hasUnit(text) && !isSameWithPoint(text, answer)
        ? Reading.STANDARD
        : reading;
  }

  private static boolean isSameWithPoint(String gold, String answer) {
    return bare(gold).replace(',', '.').equals(bare(answer));
  }

  private static String bare(String text) {
    return text.replace("$", "").strip();
  }

  /** The other reading of an answer, {@link Reading#STANDARD} where it has none. */
  static Reading ofAnswer(String text, MathTree other, MathSettings settings) {
    return of(text, other, settings, ANSWER_DIGITS);
  }

  private static Reading of(String text, MathTree other, MathSettings settings, int digits) {
    int comma = innerComma(text, 0);
    if (comma < 0) {
      return Reading.STANDARD;
    }
    if (!isValue(Names.unnamed(other))) {
      return Reading.LIST;
    }
    boolean single = text.indexOf(',') == comma && innerComma(text, comma + 1) < 0;
    return settings.decimalComma()
            && single
            && isNumber(text, comma)
            && digitsBehind(text, comma) >= digits
            && !(digitsBehind(text, comma) == 1 && text.charAt(comma + 1) == '0')
        ? Reading.DECIMAL_COMMA
        : Reading.STANDARD;
  }

  private static boolean isValue(MathTree tree) {
    return switch (tree) {
      case MathTree.Number n -> true;
      case MathTree.Operation o -> !NumericValue.hasVariables(o);
      case MathTree.Call c -> !NumericValue.hasVariables(c);
      default -> false;
    };
  }

  /**
   * Whether nothing is calculated: no brackets and operations, at most a unit behind the digits.
   */
  private static boolean isNumber(String text, int comma) {
    int start = comma;
    while (start > 0 && digit(text, start - 1)) {
      start--;
    }
    String name = text.substring(0, start);
    String unit = text.substring(comma + 1 + digitsBehind(text, comma));
    return text.chars().noneMatch(c -> "()[]{}".indexOf(c) >= 0)
        && name.chars().noneMatch(c -> "+*/^".indexOf(c) >= 0)
        && name.substring(0, Math.max(0, name.indexOf('-'))).chars().noneMatch(CommaReading::digit)
        && isUnit(unit);
  }

  /** Letters, percent and currency signs, with powers and divisors only behind a letter. */
  private static boolean isUnit(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean afterLetter = i > 0 && Character.isLetter(text.charAt(i - 1));
      boolean power = digit(text, i) && i > 0 && text.charAt(i - 1) == '^';
      boolean part = (c == '^' || c == '/') && afterLetter;
      if (!Character.isLetter(c) && !power && !part && " .%\\$€£¥₹²³°".indexOf(c) < 0) {
        return false;
      }
    }
    return !text.contains("\\cdot") && !text.contains("\\times");
  }

  /** Whether a unit, a percent sign or a currency stands behind the digits or before them. */
  private static boolean hasUnit(String text) {
    int comma = innerComma(text, 0);
    String behind = text.substring(comma + 1 + digitsBehind(text, comma));
    return text.chars().anyMatch(c -> "€£¥₹".indexOf(c) >= 0)
        || text.contains("\\$")
        || behind.chars().anyMatch(c -> c == '%' || Character.isLetter(c));
  }

  /** The next comma between two digits, or -1. */
  private static int innerComma(String text, int from) {
    for (int i = Math.max(1, from); i + 1 < text.length(); i++) {
      if (text.charAt(i) == ',' && digit(text, i - 1) && digit(text, i + 1)) {
        return i;
      }
    }
    return -1;
  }

  private static int digitsBehind(String text, int comma) {
    int end = comma + 1;
    while (digit(text, end)) {
      end++;
    }
    return end - comma - 1;
  }

  private static boolean digit(String text, int i) {
    return i < text.length() && digit(text.charAt(i));
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }
}
