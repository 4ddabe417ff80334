package org.spectrumworkbench.core.verify.math;

/**
 * Reads one number with its separators: {@code 7,425,000}, {@code 49,\!479}, {@code 25{,}308},
 * {@code 1 000}, {@code .5}, {@code 1.5e3}, {@code 0.\overline{3}}.
 *
 * <p>A comma before exactly three digits separates thousands, unless it stands in brackets, where
 * it separates items; other commas are left alone, or are decimal points where the reading says so.
 */
final class NumberScanner {
  private static final String[] SEPARATORS = {",\\!", "{,}", "{,\\!}", "\\,", "\\!,", "\\ ", "'"};
  private static final String[] REPEATING = {"\\overline{", "\\bar{"};

  private final String text;
  private final Reading reading;
  private int at;

  NumberScanner(String text, Reading reading) {
    this.text = text;
    this.reading = reading;
  }

  /** What one scan found: the number in plain digits, and where it ends. */
  record Scanned(String number, int end) {}

  static boolean begins(String text, int i) {
    return digit(text, i) || text.startsWith(".", i) && digit(text, i + 1);
  }

  /**
   * Reads the number that begins at a place.
   *
   * @param inBrackets whether a bare comma separates items there
   */
  Scanned scan(int start, boolean inBrackets) {
    var number = new StringBuilder();
    at = start;
    digits(number);
    boolean leadingZero =
        number.length() > 1 && number.charAt(0) == '0' || number.toString().equals("0");
    if (!leadingZero && number.length() <= 3 && !number.isEmpty()) {
      while (thousands(inBrackets)) {
        digits(number);
      }
    }
    point(number);
    exponent(number);
    if (number.charAt(0) == '.') {
      number.insert(0, '0');
    }
    return new Scanned(number.toString(), at);
  }

  private void digits(StringBuilder number) {
    while (digit(text, at)) {
      number.append(text.charAt(at++));
    }
  }

  /** Skips a separator that three digits follow. */
  private boolean thousands(boolean inBrackets) {
    int after = separator(inBrackets);
    if (after < 0) {
      return false;
    }
    boolean three = digit(text, after) && digit(text, after + 1) && digit(text, after + 2);
    if (!three || digit(text, after + 3)) {
      return false;
    }
    at = after;
    return true;
  }

  /** Index after the separator here, or -1. */
  private int separator(boolean inBrackets) {
    for (String separator : SEPARATORS) {
      if (text.startsWith(separator, at)) {
        return skipThin(at + separator.length());
      }
    }
    int spaced = at;
    while (text.startsWith(" ", spaced)) {
      spaced++;
    }
    if (spaced > at && (text.startsWith("{,", spaced) || text.startsWith("{ ,", spaced))) {
      int end = text.indexOf('}', spaced);
      return end > 0 && end - spaced < 5 ? skipSpace(end + 1) : -1;
    }
    if (reading == Reading.LIST) {
      return -1;
    }
    if (text.startsWith(",", at) && !inBrackets) {
      return at + 1;
    }
    boolean spaceGroup = spaced == at + 1 && !inBrackets && !fractionFollows(spaced);
    return spaceGroup ? spaced : -1;
  }

  private int skipThin(int from) {
    return skipSpace(text.startsWith("\\!", from) ? from + 2 : from);
  }

  private int skipSpace(int from) {
    int i = from;
    while (text.startsWith(" ", i)) {
      i++;
    }
    return i;
  }

  private boolean fractionFollows(int from) {
    int i = from;
    while (digit(text, i)) {
      i++;
    }
    return text.startsWith("/", i);
  }

  private void point(StringBuilder number) {
    boolean comma =
        reading == Reading.DECIMAL_COMMA && text.startsWith(",", at) && digit(text, at + 1);
    boolean braced = text.startsWith("{,}", at) && digit(text, at + 3);
    if (text.startsWith(".", at) && (digit(text, at + 1) || repeating(at + 1) > 0)
        || comma
        || braced) {
      at += braced ? 3 : 1;
      number.append('.');
      digits(number);
      int group = repeating(at);
      if (group > 0) {
        at = group;
        number.append('(');
        digits(number);
        number.append(')');
        at++;
      }
    }
  }

  /** Index of the first repeating digit if a bar over digits begins here, else -1. */
  private int repeating(int from) {
    for (String bar : REPEATING) {
      if (text.startsWith(bar, from)) {
        int i = from + bar.length();
        int first = i;
        while (digit(text, i)) {
          i++;
        }
        return i > first && text.startsWith("}", i) ? first : -1;
      }
    }
    return -1;
  }

  private void exponent(StringBuilder number) {
    if (!text.startsWith("e", at) && !text.startsWith("E", at)) {
      return;
    }
    int digits = at + 1;
    if (text.startsWith("-", digits) || text.startsWith("+", digits)) {
      digits++;
    }
    if (digit(text, digits) && number.charAt(number.length() - 1) != ')') {
      number.append(text, at, digits);
      at = digits;
      digits(number);
    }
  }

  private static boolean digit(String text, int i) {
    return i >= 0 && i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }
}
