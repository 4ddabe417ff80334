package org.spectrumworkbench.core.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What this machine is: names and versions, in words for people. */
public final class MachineFacts {
  private MachineFacts() {}

  /**
   * The facts that the system tells; what it does not tell is left out.
   *
   * @param root of the file system, {@code /}
   * @return by name: cpu, memory, os, kernel, processors, java, jvm, and gpu where there is one
   */
  public static Map<String, String> read(Path root) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("java", System.getProperty("java.version", ""));
    facts.put(
        "jvm", System.getProperty("java.vendor", "") + " " + System.getProperty("java.vm.version"));
    facts.put("os", System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""));
    facts.put("kernel", kernel(root));
    facts.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
    value(root.resolve("proc/cpuinfo"), "model name").ifPresent(name -> facts.put("cpu", name));
    memoryBytes(root)
        .ifPresent(bytes ->
            facts.put(
                "memory", String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30))));
    List<String> gpus = gpus(root);
    if (!gpus.isEmpty()) {
      facts.put("gpu", String.join(", ", gpus));
      facts.put("gpu driver", gpuDriver(root));
    }
    return facts;
  }

  /** The release of the kernel, also where Java's own property lacks its build. */
  private static String kernel(Path root) {
    return lines(root.resolve("proc/sys/kernel/osrelease")).stream()
        .findFirst()
        .map(String::strip)
        .orElseGet(() -> System.getProperty("os.version", ""));
  }

  private static OptionalLong memoryBytes(Path root) {
    return KilobyteLine.bytes(lines(root.resolve("proc/meminfo")), "MemTotal");
  }

  /** The cards as NVIDIA's kernel module lists them. */
  private static List<String> gpus(Path root) {
    Path cards = root.resolve("proc/driver/nvidia/gpus");
    if (!Files.isDirectory(cards)) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    try (Stream<Path> folders = Files.list(cards)) {
      for (Path card : folders.sorted().toList()) {
        value(card.resolve("information"), "Model").ifPresent(names::add);
      }
      return names;
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String gpuDriver(Path root) {
    // NVRM version: NVIDIA UNIX x86_64 Kernel Module  550.54.14  Thu Feb 22 01:44:30 UTC 2024
    return value(root.resolve("proc/driver/nvidia/version"), "NVRM version")
        .flatMap(line ->
            Stream.of(line.split("\\s+"))
                .filter(word -> word.matches("\\d+(\\.\\d+)+"))
                .findFirst())
        .orElse("unknown");
  }

  private static Optional<String> value(Path file, String key) {
    return lines(file).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).replaceAll("\\s+", " ").strip())
        .findFirst();
  }

  static List<String> lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.toList();
    } catch (IOException | UncheckedIOException notTold) {
      return List.of();
    }
  }
}
