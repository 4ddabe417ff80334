package org.spectrumworkbench.app.queue;

import java.util.Locale;

/** How much a waiting run matters; those of one priority start in their order. */
public enum Priority {
  HIGH,
  NORMAL,
  LOW;

  /** As commands take and print it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
