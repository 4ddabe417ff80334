package org.spectrumworkbench.core.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The energy of one NVIDIA card: its power as {@code nvidia-smi} reports it, integrated over time
 * by the trapezoid rule.
 */
final class GpuPower implements EnergyCounter {
  /** Starting the program takes a tenth of a second, and power changes slowly over a run. */
  private static final long EVERY_NANOS = 5_000_000_000L;

  private final Supplier<OptionalDouble> watts;
  private final LongSupplier nanos;
  private long lastNanos;
  private double lastWatts;
  private double joules;

  /**
   * @param watts the card's power now; empty where a reading fails
   * @param nanos a clock that only runs forwards
   */
  GpuPower(Supplier<OptionalDouble> watts, LongSupplier nanos, double first) {
    this.watts = watts;
    this.nanos = nanos;
    this.lastNanos = nanos.getAsLong();
    this.lastWatts = first;
  }

  /** The power of a card; empty where there is no such program or it tells no power. */
  static Optional<EnergyCounter> find(int card) {
    OptionalDouble first = read(card);
    return first.isPresent()
        ? Optional.of(new GpuPower(() -> read(card), System::nanoTime, first.getAsDouble()))
        : Optional.empty();
  }

  @Override
  public String name() {
    return "GPU power by nvidia-smi";
  }

  @Override
  public void look() {
    long now = nanos.getAsLong();
    if (now - lastNanos < EVERY_NANOS) {
      return;
    }
    OptionalDouble power = watts.get();
    if (power.isPresent()) {
      joules += (lastWatts + power.getAsDouble()) / 2 * (now - lastNanos) / 1e9;
      lastWatts = power.getAsDouble();
      lastNanos = now;
    }
  }

  @Override
  public double joules() {
    // The seconds since the last reading, at its power.
    return joules + lastWatts * (nanos.getAsLong() - lastNanos) / 1e9;
  }

  private static OptionalDouble read(int card) {
    try {
      Process process =
          new ProcessBuilder(
                  List.of(
                      "nvidia-smi",
                      "--id=" + card,
                      "--query-gpu=power.draw",
                      "--format=csv,noheader,nounits"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(3, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return OptionalDouble.empty();
      }
      return parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return OptionalDouble.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalDouble.empty();
    }
  }

  /** Watts as nvidia-smi prints them; {@code [N/A]} and the like tell nothing. */
  static OptionalDouble parse(String text) {
    String number = text.strip();
    return number.matches("\\d{1,6}(\\.\\d{1,6})?")
        ? OptionalDouble.of(Double.parseDouble(number))
        : OptionalDouble.empty();
  }
}
