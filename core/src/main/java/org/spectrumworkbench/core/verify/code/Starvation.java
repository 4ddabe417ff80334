package org.spectrumworkbench.core.verify.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How long a program was ready to run while other programs had the processors. A limit of wall time
 * would else call right programs slow on a machine that is busy.
 */
final class Starvation {
  /** However busy the machine is, a limit is never stretched further. */
  static final double MOST = 3;

  private Starvation() {}

  /**
   * The limit of wall time that gives a program the processor for as long as the limit says.
   *
   * @param limit in seconds
   * @param share of the wall time that the program waited for a processor, from 0 to 1
   */
  static double stretched(double limit, double share) {
    return Math.min(limit / Math.max(1 - share, 1e-9), MOST * limit);
  }

  /**
   * The share of a process, or of the one that came of it that waited longest; 0 where the system
   * does not tell.
   *
   * @param seconds since it was started
   */
  static double share(Process process, double seconds) {
    double longest = process.descendants().mapToDouble(p -> waited(p.pid())).max().orElse(0);
    return Math.clamp(Math.max(longest, waited(process.pid())) / seconds, 0, 1);
  }

  /** Seconds in the queue of a processor, as Linux counts them. */
  private static double waited(long pid) {
    try {
      String[] fields =
          Files.readString(Path.of("/proc/" + pid + "/schedstat")).strip().split(" ", -1);
      return fields.length == 3 ? Long.parseLong(fields[1]) / 1e9 : 0;
    } catch (IOException | NumberFormatException notTold) {
      return 0;
    }
  }
}
