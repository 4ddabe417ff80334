package org.spectrumworkbench.core.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.spectrumworkbench.core.model.DecoderConfig;

/**
 * Time, memory and disk of an experiment before it is started, as ranges with their parts.
 *
 * <p>Time is work over speed. The work is uncertain because an answer ends where the model ends it,
 * at {@code evaluate.tokens} at the latest; the speed is measured by a {@link Calibration}, or else
 * as wide as machines differ. How long programs run that are checked as answers is not foreseen.
 * Ours.
 *
 * @param seconds low and high end by stage, in the pipeline's order; {@link #START} first
 * @param memoryBytes low and high end of the worker's resident memory by part
 * @param diskBytes low and high end of the run's folder by part, its report and settings left out
 * @param measured whether speeds were measured on this machine
 */
public record Forecast(
    Map<String, Range> seconds,
    Map<String, Range> memoryBytes,
    Map<String, Range> diskBytes,
    boolean measured) {
  /** The key of the time until the worker's engine is ready. */
  public static final String START = "start";

  static final Range NOTHING = new Range(0, 0);

  public Forecast {
    seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
    memoryBytes = Collections.unmodifiableMap(new LinkedHashMap<>(memoryBytes));
    diskBytes = Collections.unmodifiableMap(new LinkedHashMap<>(diskBytes));
  }

  /**
   * From low to high.
   *
   * @param low at most high
   */
  public record Range(double low, double high) {
    public Range {
      if (!(low <= high)) {
        throw new IllegalArgumentException("no range from " + low + " to " + high);
      }
    }

    Range plus(Range other) {
      return new Range(low + other.low, high + other.high);
    }

    Range times(double factor) {
      return new Range(low * factor, high * factor);
    }

    /** Each end by a factor of its own. */
    Range times(double lowFactor, double highFactor) {
      return new Range(low * lowFactor, high * highFactor);
    }

    double middle() {
      return Math.sqrt(low * high);
    }

    /** Whether the value lies in it, ends included. */
    public boolean contains(double value) {
      return value >= low && value <= high;
    }
  }

  /**
   * The forecast of an experiment on a model of this shape.
   *
   * @param calibration what was measured on this machine, where anything was
   */
  public static Forecast of(
      Experiment experiment,
      DecoderConfig model,
      TokenLengths lengths,
      Optional<Calibration> calibration) {
    Optional<Calibration> fitting = calibration.filter(c -> c.covers(experiment.device()));
    Map<String, Range> seconds = new LinkedHashMap<>();
    seconds.put(START, ForecastTime.start(fitting));
    Map<Pipeline.Step, StageWork> work = StageWork.of(experiment, lengths);
    work.forEach((step, one) ->
        seconds.put(step.id(), ForecastTime.seconds(one, model, experiment.threads(), fitting)));
    return new Forecast(
        seconds,
        ForecastMemory.parts(experiment, model, lengths, fitting),
        ForecastDisk.parts(work, model, experiment.keep()),
        fitting.isPresent());
  }

  /** All stages together with the start, seconds. */
  public Range totalSeconds() {
    return sum(seconds);
  }

  /** All parts together, bytes. */
  public Range totalMemoryBytes() {
    return sum(memoryBytes);
  }

  /** All parts together, bytes. */
  public Range totalDiskBytes() {
    return sum(diskBytes);
  }

  private static Range sum(Map<String, Range> parts) {
    return parts.values().stream().reduce(NOTHING, Range::plus);
  }

  /** One number a stage, for a first estimate of the time left. */
  Map<String, Double> middleSeconds() {
    Map<String, Double> middle = new LinkedHashMap<>();
    seconds.forEach((stage, range) -> middle.put(stage, range.middle()));
    return middle;
  }
}
