package org.spectrumworkbench.store.query;

import java.util.Locale;

/** Patterns for SQL's LIKE. */
final class Like {
  private Like() {}

  /** Matches what contains the text, taken literally, in lower case. */
  static String containing(String text) {
    return "%" + text.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
