package org.spectrumworkbench.core.verify.math;

/** Which other reading of its commas an answer has, given what it is compared with. */
final class CommaReading {
  private CommaReading() {}

  /**
   * The decimal comma if the other side is a number and this is one with a comma in it; items if
   * the other side is a list or the like; else the standard reading.
   *
   * @param digits how many digits at least a decimal comma has behind it
   */
  static Reading of(String text, MathTree other, int digits) {
    int comma = innerComma(text, 0);
    if (comma < 0) {
      return Reading.STANDARD;
    }
    if (!(other instanceof MathTree.Number)) {
      return Reading.LIST;
    }
    boolean single = text.indexOf(',') == comma && innerComma(text, comma + 1) < 0;
    return single && !hasBrackets(text) && digitsBehind(text, comma) >= digits
        ? Reading.DECIMAL_COMMA
        : Reading.STANDARD;
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

  private static boolean hasBrackets(String text) {
    return text.chars().anyMatch(c -> "()[]{}".indexOf(c) >= 0);
  }

  private static boolean digit(String text, int i) {
    return i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }
}
