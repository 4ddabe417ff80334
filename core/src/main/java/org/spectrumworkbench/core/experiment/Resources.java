package org.spectrumworkbench.core.experiment;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.machine.EnergyMeter;

/**
 * What an attempt took.
 *
 * @param started by the wall clock, UTC
 * @param ended by the wall clock, UTC
 * @param seconds between them by a clock that only runs forwards, pauses included
 * @param peakBytes largest resident memory of the worker; null where the machine does not tell
 * @param joules of the whole machine's processors or GPU meanwhile, other programs included; null
 *     where the machine does not tell
 * @param energy what the joules were measured by; {@link EnergyMeter#NOT_TOLD} where there are none
 */
public record Resources(
    Instant started,
    Instant ended,
    double seconds,
    @Nullable Long peakBytes,
    @Nullable Double joules,
    String energy) {
  public Resources {
    requireNonNull(started, "started");
    requireNonNull(ended, "ended");
    requireNonNull(energy, "energy");
  }

  /** For people, by name: every line of the same words in terminal, report and window. */
  public Map<String, String> words() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("began", started.toString());
    words.put("ended", ended.toString());
    words.put("took", String.format(Locale.ROOT, "%.1f s", seconds));
    words.put(
        "peak memory",
        peakBytes == null
            ? EnergyMeter.NOT_TOLD
            : String.format(Locale.ROOT, "%.0f MB", peakBytes / 1e6));
    words.put(
        "energy",
        joules == null ? energy : String.format(Locale.ROOT, "%.0f J (%s)", joules, energy));
    return words;
  }
}
