package org.spectrumworkbench.core.experiment;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.spectrumworkbench.core.Version;

/**
 * What a measurement of speed depends on: when any of it changes, it is made anew.
 *
 * @param cpu the processor's name, else its architecture
 * @param cores logical processors
 * @param program version of this program, and with it of libtorch
 * @param ownLibtorch where the user's own libtorch lies; empty for the program's
 */
public record MachineFacts(String cpu, int cores, String program, String ownLibtorch) {
  public MachineFacts {
    requireNonNull(cpu, "cpu");
    requireNonNull(program, "program");
    requireNonNull(ownLibtorch, "ownLibtorch");
  }

  /** Of this machine; reads a file of the system. */
  public static MachineFacts here() {
    String libtorch = System.getenv("PYTORCH_LIBRARY_PATH");
    return new MachineFacts(
        cpuName(Path.of("/proc/cpuinfo")).orElseGet(() -> System.getProperty("os.arch", "")),
        Runtime.getRuntime().availableProcessors(),
        Version.current(),
        libtorch == null ? "" : libtorch);
  }

  /** The processor's name where the system tells it. */
  static Optional<String> cpuName(Path cpuInfo) {
    if (!Files.isReadable(cpuInfo)) {
      return Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER"));
    }
    try (Stream<String> lines = Files.lines(cpuInfo)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
