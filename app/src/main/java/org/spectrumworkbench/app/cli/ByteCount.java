package org.spectrumworkbench.app.cli;

import java.util.Locale;
import org.spectrumworkbench.core.WorkbenchException;

/** Numbers of bytes as people write them: {@code 500}, {@code 64M}, {@code 2G}. */
final class ByteCount {
  private ByteCount() {}

  /**
   * Reads one.
   *
   * @param option named in messages
   * @throws WorkbenchException if it is none
   */
  static long parse(String option, String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    if (!upper.matches("\\d{1,12}[KMG]?B?")) {
      throw new WorkbenchException(
          "%s is '%s'".formatted(option, text), "Give a number of bytes, such as 500K, 64M or 2G.");
    }
    long number = Long.parseLong(upper.replaceAll("[KMGB]", ""));
    int shift = upper.contains("K") ? 10 : upper.contains("M") ? 20 : upper.contains("G") ? 30 : 0;
    if (number < 1 || number > Long.MAX_VALUE >> shift) {
      throw new WorkbenchException("%s is '%s'".formatted(option, text), "Give 1 byte or more.");
    }
    return number << shift;
  }
}
