package org.spectrumworkbench.core.verify.code;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Whether a program printed what it should. Lines are compared one by one, white space at their
 * ends and empty lines at the end of the text aside; two lines that differ are still the same where
 * both hold the same row of decimal numbers, so that 1.50 equals 1.5.
 */
final class LineEquality {
  /** Longer ones are no numbers that anybody asks for, and slow to read. */
  private static final int LONGEST_NUMBER = 400;

  private LineEquality() {}

  /** The number of the first line that differs, from 1; empty where none does. */
  static OptionalInt firstDifference(String expected, String got) {
    List<String> gold = lines(expected);
    List<String> lines = lines(got);
    for (int n = 0; n < Math.max(gold.size(), lines.size()); n++) {
      if (n >= gold.size() || n >= lines.size() || !same(gold.get(n), lines.get(n))) {
        return OptionalInt.of(n + 1);
      }
    }
    return OptionalInt.empty();
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(text.lines().map(String::strip).toList());
    while (!lines.isEmpty() && lines.getLast().isEmpty()) {
      lines.removeLast();
    }
    return lines;
  }

  private static boolean same(String gold, String line) {
    if (gold.equals(line)) {
      return true;
    }
    String[] expected = gold.split("\\s+", -1);
    String[] got = line.split("\\s+", -1);
    if (expected.length != got.length) {
      return false;
    }
    for (int n = 0; n < expected.length; n++) {
      if (!sameNumber(expected[n], got[n])) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameNumber(String gold, String text) {
    if (gold.length() > LONGEST_NUMBER || text.length() > LONGEST_NUMBER) {
      return false;
    }
    try {
      return new BigDecimal(gold).compareTo(new BigDecimal(text)) == 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
