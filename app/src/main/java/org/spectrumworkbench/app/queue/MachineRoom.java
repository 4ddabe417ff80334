package org.spectrumworkbench.app.queue;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much room the machine has for runs.
 *
 * @param cores logical processors, busy or not
 * @param freeBytes memory that programs may still have, the file cache counted as free
 */
public record MachineRoom(int cores, double freeBytes) {
  /** As it is now. */
  public static MachineRoom now() {
    return new MachineRoom(
        Runtime.getRuntime().availableProcessors(),
        freeMemory()
            .orElseGet(() ->
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getFreeMemorySize()));
  }

  /** Memory that programs may still have; empty where the system does not say it so. */
  public static Optional<Long> freeMemory() {
    return kilobytes(Path.of("/proc/meminfo"), "MemAvailable").map(count -> count * 1024);
  }

  /** Memory that a process has taken, in bytes; 0 where the system does not say. */
  public static double resident(long pid) {
    return kilobytes(Path.of("/proc", Long.toString(pid), "status"), "VmRSS")
        .map(count -> count * 1024.0)
        .orElse(0.0);
  }

  private static Optional<Long> kilobytes(Path file, String key) {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(key + ":"))
          .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst();
    } catch (IOException | UncheckedIOException | NumberFormatException gone) {
      return Optional.empty();
    }
  }
}
