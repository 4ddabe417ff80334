package org.spectrumworkbench.core.experiment;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.machine.EnergyMeter;
import org.spectrumworkbench.core.machine.PeakMemory;

/** Measures what an attempt takes, from its start on. Belongs to the worker's main thread. */
final class Usage implements AutoCloseable {
  private static final Path ROOT = Path.of("/");

  private final Clock clock;
  private final Instant started;
  private final long startNanos = System.nanoTime();
  private @Nullable EnergyMeter meter;

  Usage(Clock clock) {
    this.clock = clock;
    this.started = clock.instant();
  }

  /** Energy counts from here on; the device is known once the engine stands. */
  void measure(String device) {
    meter = EnergyMeter.open(ROOT, device);
  }

  /** What was taken so far. */
  Resources soFar() {
    OptionalLong peak = PeakMemory.bytes(ROOT);
    OptionalDouble joules = meter == null ? OptionalDouble.empty() : meter.joules();
    return new Resources(
        started,
        clock.instant(),
        (System.nanoTime() - startNanos) / 1e9,
        peak.isPresent() ? peak.getAsLong() : null,
        joules.isPresent() ? joules.getAsDouble() : null,
        meter == null ? EnergyMeter.NOT_TOLD : meter.source());
  }

  @Override
  public void close() {
    if (meter != null) {
      meter.close();
    }
  }
}
