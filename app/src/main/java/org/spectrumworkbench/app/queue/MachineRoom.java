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
    Path told = Path.of("/proc/meminfo");
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return kilobytes(told, "MemAvailable")
        .map(available ->
            freeOf(
                available * 1024,
                kilobytes(told, "MemTotal").orElse(0L) * 1024,
                system.getTotalMemorySize(),
                system.getFreeMemorySize()));
  }

  /**
   * In a container less may be had than the machine has: {@code /proc/meminfo} tells of the
   * machine.
   *
   * @param available on the machine, its file cache counted as free
   * @param machine all memory of the machine
   * @param limit what this process and its like may have together; as {@code machine} without a
   *     limit
   * @param freeOfLimit what is left of that
   */
  static long freeOf(long available, long machine, long limit, long freeOfLimit) {
    return limit < machine ? Math.min(available, freeOfLimit) : available;
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
