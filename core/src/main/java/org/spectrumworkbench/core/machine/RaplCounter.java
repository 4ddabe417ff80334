package org.spectrumworkbench.core.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The energy counter of one processor package, as Linux shows it below {@code /sys/class/powercap}:
 * microjoules, starting again from 0 beyond {@code max_energy_range_uj}.
 */
final class RaplCounter implements EnergyCounter {
  private final Path energy;
  private final long range;
  private final String name;
  private long last;
  private long microjoules;

  private RaplCounter(Path energy, long range, String name, long first) {
    this.energy = energy;
    this.range = range;
    this.name = name;
    this.last = first;
  }

  /** The packages of this machine; those below a package are part of it and left out. */
  static List<EnergyCounter> find(Path root) {
    Path zones = root.resolve("sys/class/powercap");
    List<EnergyCounter> found = new ArrayList<>();
    if (!Files.isDirectory(zones)) {
      return found;
    }
    try (Stream<Path> folders = Files.list(zones)) {
      for (Path zone : folders.sorted().toList()) {
        if (zone.getFileName().toString().matches("intel-rapl:\\d+")) {
          OptionalLong first = number(zone.resolve("energy_uj"));
          OptionalLong range = number(zone.resolve("max_energy_range_uj"));
          // Many systems let root alone read it: then the machine does not tell.
          if (first.isPresent() && range.isPresent()) {
            String name = MachineFacts.lines(zone.resolve("name")).stream().findFirst().orElse("");
            found.add(
                new RaplCounter(
                    zone.resolve("energy_uj"),
                    range.getAsLong(),
                    name.isBlank() ? "RAPL" : "RAPL " + name.strip(),
                    first.getAsLong()));
          }
        }
      }
      return found;
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void look() {
    OptionalLong now = number(energy);
    if (now.isPresent()) {
      microjoules += since(last, now.getAsLong(), range);
      last = now.getAsLong();
    }
  }

  @Override
  public double joules() {
    return microjoules / 1e6;
  }

  /** Microjoules between two looks, of which the second may lie beyond one turn of the counter. */
  static long since(long before, long now, long range) {
    return now >= before ? now - before : now + range - before;
  }

  private static OptionalLong number(Path file) {
    return MachineFacts.lines(file).stream()
        .map(String::strip)
        .filter(line -> line.matches("\\d{1,18}"))
        .mapToLong(Long::parseLong)
        .findFirst();
  }
}
