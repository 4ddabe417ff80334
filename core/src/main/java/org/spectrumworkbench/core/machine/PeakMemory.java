package org.spectrumworkbench.core.machine;

import java.nio.file.Path;
import java.util.OptionalLong;

/** The high-water mark of this process's resident memory. */
public final class PeakMemory {
  private PeakMemory() {}

  /**
   * Reads it.
   *
   * @param root of the file system, {@code /}
   * @return bytes; empty where the system does not tell
   */
  public static OptionalLong bytes(Path root) {
    return KilobyteLine.bytes(MachineFacts.lines(root.resolve("proc/self/status")), "VmHWM");
  }
}
