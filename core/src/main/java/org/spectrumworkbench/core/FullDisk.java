package org.spectrumworkbench.core;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** A full disk, told from other reasons for which a file cannot be written. */
public final class FullDisk {
  /** Systems say it in words only: Linux and macOS, a quota on either, Windows. */
  private static final List<String> WORDS =
      List.of("no space left", "quota exceeded", "not enough space");

  private FullDisk() {}

  /** Whether a text tells of a full disk. */
  public static boolean isToldBy(String text) {
    String small = text.toLowerCase(Locale.ROOT);
    return WORDS.stream().anyMatch(small::contains);
  }

  /** Whether a full disk is what caused a fault. */
  public static boolean caused(Throwable fault) {
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof IOException && isToldBy(String.valueOf(t.getMessage()))) {
        return true;
      }
    }
    return false;
  }
}
