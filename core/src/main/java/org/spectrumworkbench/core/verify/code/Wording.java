package org.spectrumworkbench.core.verify.code;

import java.util.Locale;
import org.spectrumworkbench.core.problem.ProgramTests;

/** The sentences about a test that did not pass. */
record Wording(ProgramTests tests, int count) {
  private static final int LONGEST = 300;

  /** Cut to a length that can be read, in one line. */
  static String cut(String text) {
    String line = text.strip().replace("\r", "").replace("\n", "\\n");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " ...";
  }

  /** Which test it is and what it gives to the program; before the first, the program's start. */
  String test(int number) {
    if (number == 0) {
      return "Before the first test";
    }
    String place = "Test " + number + " of " + count;
    return switch (tests) {
      case ProgramTests.Statements t -> place;
      case ProgramTests.Calls t ->
          place + ", " + t.function() + inParentheses(t.calls().get(number - 1).arguments());
      case ProgramTests.InputOutput t ->
          place + ", input " + quoted(t.exchanges().get(number - 1).input());
    };
  }

  /** That a test, or what comes before the first, took too long. */
  String tooLong(int number, double limit) {
    if (number == 0) {
      return "The program ran longer than " + seconds(limit) + " before its first test began.";
    }
    String comma = tests instanceof ProgramTests.Statements ? "" : ",";
    return test(number) + comma + " took longer than " + seconds(limit) + ".";
  }

  private static String inParentheses(String array) {
    String inner = array.strip();
    if (inner.startsWith("[") && inner.endsWith("]")) {
      inner = inner.substring(1, inner.length() - 1);
    }
    return "(" + cut(inner) + ")";
  }

  /** In quotation marks, cut. */
  static String quoted(String text) {
    return "\"" + cut(text) + "\"";
  }

  /** A number of seconds without needless zeros. */
  static String seconds(double seconds) {
    return seconds == Math.rint(seconds)
        ? String.format(Locale.ROOT, "%.0f s", seconds)
        : String.format(Locale.ROOT, "%.1f s", seconds);
  }
}
