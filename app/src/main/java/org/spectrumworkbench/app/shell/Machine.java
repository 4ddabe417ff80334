package org.spectrumworkbench.app.shell;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.spectrumworkbench.app.queue.MachineRoom;

/**
 * The machine the window runs on.
 *
 * @param cpu the processor's name
 * @param cores logical processors
 * @param memory bytes of main memory
 * @param system the operating system and its version
 * @param java the Java version
 */
public record Machine(String cpu, int cores, long memory, String system, String java) {

  /** How busy the machine is. {@code cpu}: 0 to 1; memory in bytes. */
  public record Load(double cpu, long memoryUsed, long memoryTotal) {}

  /** Reads what the machine is; a file or two, so off the window's thread. */
  public static Machine read() {
    return new Machine(
        cpuName().orElseGet(() -> System.getProperty("os.arch", "unknown processor")),
        Runtime.getRuntime().availableProcessors(),
        beans().getTotalMemorySize(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.version"));
  }

  /** Reads how busy it is since the last call. */
  public static Load load() {
    OperatingSystemMXBean beans = beans();
    long total = beans.getTotalMemorySize();
    // Free memory as the JVM counts it leaves out the file cache, which programs may have.
    long available = MachineRoom.freeMemory().orElse(beans.getFreeMemorySize());
    return new Load(Math.clamp(beans.getCpuLoad(), 0, 1), Math.max(0, total - available), total);
  }

  /** Bytes that may still be written below that folder; empty where the system does not say. */
  public static Optional<Long> freeDisk(Path folder) {
    Path existing = folder.toAbsolutePath();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null) {
      return Optional.empty();
    }
    try {
      FileStore disk = Files.getFileStore(existing);
      return Optional.of(disk.getUsableSpace());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static OperatingSystemMXBean beans() {
    return (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  }

  private static Optional<String> cpuName() {
    return line(Path.of("/proc/cpuinfo"), "model name")
        .map(name -> name.replaceAll("\\((R|TM)\\)", "").replaceAll("\\s+", " ").strip())
        .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")));
  }

  private static Optional<String> line(Path file, String key) {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(key))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException | java.io.UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
