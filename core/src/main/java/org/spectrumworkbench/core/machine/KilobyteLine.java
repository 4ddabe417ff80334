package org.spectrumworkbench.core.machine;

import java.util.List;
import java.util.OptionalLong;

/** A line of /proc that counts kilobytes: {@code VmHWM: 123456 kB}. */
final class KilobyteLine {
  private KilobyteLine() {}

  /** The value of a key in bytes; empty where no line has it. */
  static OptionalLong bytes(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.matches(key + ":\\s+\\d{1,15} kB"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst();
  }
}
