package org.spectrumworkbench.core.verify.math;

import org.jspecify.annotations.Nullable;

/**
 * A number in plain digits of at most 18, read without the parser: most answers are such.
 *
 * @param digits the number without its point
 * @param scale places after the point; trailing zeros are dropped, so that equal numbers are equal
 *     records
 */
record PlainNumber(long digits, int scale) {
  private static final int LONGEST = 18;

  /** The number, or null if the text is anything but one: {@code -1,234.50}, {@code $18}. */
  static @Nullable PlainNumber of(String text) {
    int i = 0;
    int end = text.length();
    boolean negative = text.startsWith("-");
    i += negative ? 1 : 0;
    i += text.startsWith("$", i) ? 1 : 0;
    if (i == end || end - i > 2 * LONGEST) {
      return null;
    }
    long digits = 0;
    int count = 0;
    int sinceComma = -1;
    int point = -1;
    for (; i < end; i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        digits = 10 * digits + (c - '0');
        count++;
        sinceComma += sinceComma >= 0 ? 1 : 0;
      } else if (c == ',' && point < 0 && separates(text, count, digits, sinceComma)) {
        sinceComma = 0;
      } else if (c == '.' && point < 0 && i + 1 < end && (sinceComma < 0 || sinceComma == 3)) {
        point = count;
        sinceComma = -1;
      } else {
        return null;
      }
      if (count > LONGEST) {
        return null;
      }
    }
    if (count == 0 || sinceComma >= 0 && sinceComma != 3) {
      return null;
    }
    return reduced(negative ? -digits : digits, point < 0 ? 0 : count - point);
  }

  /** A comma stands after one to three digits that do not begin with 0, or after three more. */
  private static boolean separates(String text, int count, long digits, int sinceComma) {
    return sinceComma < 0 ? count >= 1 && count <= 3 && leads(text, digits) : sinceComma == 3;
  }

  private static boolean leads(String text, long digits) {
    return digits > 0 && text.indexOf('0') != (text.startsWith("-") ? 1 : 0);
  }

  private static PlainNumber reduced(long digits, int scale) {
    long rest = digits;
    int places = digits == 0 ? 0 : scale;
    while (places > 0 && rest % 10 == 0) {
      rest /= 10;
      places--;
    }
    return new PlainNumber(rest, places);
  }

  @Override
  public String toString() {
    return java.math.BigDecimal.valueOf(digits, scale).toPlainString();
  }
}
