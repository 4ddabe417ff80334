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

  /** Whether a full disk is what caused a fault. */
  public static boolean caused(Throwable fault) {
    for (Throwable t = fault; t != null; t = t.getCause()) {
      String message = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
      if (t instanceof IOException && WORDS.stream().anyMatch(message::contains)) {
        return true;
      }
    }
    return false;
  }
}
