package org.spectrumworkbench.core.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.experiment.Forecast.Range;

/**
 * How true a run's forecast was: what was foreseen at its start beside what was measured.
 *
 * @param forecast as it was written into the journal before anything was known
 * @param measured so far
 */
public record ForecastCheck(Forecast forecast, Measured measured) {

  /** What is foreseen. */
  public enum Quantity {
    /** Seconds from the start of the process to the end of the last stage, without pauses. */
    TIME,
    /** Bytes of the largest resident memory. */
    MEMORY,
    /** Bytes of checkpoints, models and journals. */
    DISK
  }

  /**
   * What a run took.
   *
   * @param startSeconds until the worker's engine was ready
   * @param seconds by finished stage, pauses left out
   * @param whole whether one attempt did every stage from its first step: else the seconds lack
   *     what was done before a break
   * @param peakBytes largest resident memory; 0 where the run has not ended or the system does not
   *     tell
   * @param diskBytes by part; empty where the run has not ended
   */
  public record Measured(
      double startSeconds,
      Map<String, Double> seconds,
      boolean whole,
      long peakBytes,
      Map<String, Long> diskBytes) {
    public Measured {
      seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
      diskBytes = Collections.unmodifiableMap(new LinkedHashMap<>(diskBytes));
    }
  }

  /**
   * One stage or part.
   *
   * @param measured empty where it was not measured alone
   */
  public record Row(Quantity quantity, String part, Range forecast, OptionalDouble measured) {
    /** Whether what was measured lies in the range; empty where nothing was. */
    public Optional<Boolean> held() {
      return measured.isPresent()
          ? Optional.of(forecast.contains(measured.getAsDouble()))
          : Optional.empty();
    }
  }

  /**
   * Reads it from the events that hold.
   *
   * @param events as {@link RunFolder#events()} gives them
   * @return empty where no forecast was written, as in runs of earlier versions
   */
  public static Optional<ForecastCheck> of(Stream<JournalLine> events) {
    Reading reading = new Reading();
    events.forEach(line -> reading.take(line.event()));
    return reading.end();
  }

  /** Collects what a check needs, event by event. One thread. */
  public static final class Reading {
    private RunEvent.@Nullable Forecasted forecasted;
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private boolean whole = true;
    private long peakBytes;
    private Map<String, Long> diskBytes = Map.of();

    /** Takes in one event, in the journal's order. */
    public void take(RunEvent event) {
      switch (event) {
        case RunEvent.Forecasted said -> forecasted = said;
        case RunEvent.AttemptStarted started -> whole = started.resumedAfter() == 0;
        case RunEvent.StageFinished end -> seconds.put(end.stage(), end.seconds());
        case RunEvent.RunMeasured end -> {
          peakBytes = Math.max(peakBytes, end.peakResidentBytes());
          diskBytes = end.diskBytes();
        }
        default -> {}
      }
    }

    /** What it comes to. */
    public Optional<ForecastCheck> end() {
      return Optional.ofNullable(forecasted)
          .map(said ->
              new ForecastCheck(
                  said.forecast(),
                  new Measured(said.startSeconds(), seconds, whole, peakBytes, diskBytes)));
    }
  }

  /** The range of a quantity, all parts together. */
  public Range range(Quantity quantity) {
    return switch (quantity) {
      case TIME -> forecast.totalSeconds();
      case MEMORY -> forecast.totalMemoryBytes();
      case DISK -> forecast.totalDiskBytes();
    };
  }

  /** What a quantity came to; empty where the run has not ended, or was not measured. */
  public OptionalDouble total(Quantity quantity) {
    return switch (quantity) {
      case TIME ->
          measured.whole() && measured.seconds().keySet().containsAll(stages())
              ? OptionalDouble.of(
                  measured.startSeconds()
                      + stages().stream().mapToDouble(s -> secondsOf(s).orElse(0)).sum())
              : OptionalDouble.empty();
      case MEMORY -> ofBytes(measured.peakBytes());
      case DISK ->
          measured.diskBytes().isEmpty()
              ? OptionalDouble.empty()
              : OptionalDouble.of(
                  measured.diskBytes().values().stream().mapToLong(Long::longValue).sum());
    };
  }

  /** The total of each quantity. */
  public Row total(String title, Quantity quantity) {
    return new Row(quantity, title, range(quantity), total(quantity));
  }

  /** Every stage and part; memory is measured as a whole only. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    forecast
        .seconds()
        .forEach((stage, range) ->
            rows.add(
                new Row(
                    Quantity.TIME,
                    stage,
                    range,
                    measured.whole() ? secondsOf(stage) : OptionalDouble.empty())));
    forecast
        .memoryBytes()
        .forEach((part, range) ->
            rows.add(new Row(Quantity.MEMORY, part, range, OptionalDouble.empty())));
    forecast
        .diskBytes()
        .forEach((part, range) -> {
          Long bytes = measured.diskBytes().get(part);
          rows.add(
              new Row(
                  Quantity.DISK,
                  part,
                  range,
                  bytes == null ? OptionalDouble.empty() : OptionalDouble.of(bytes)));
        });
    return rows;
  }

  private List<String> stages() {
    return forecast.seconds().keySet().stream().filter(key -> !key.equals(Forecast.START)).toList();
  }

  private OptionalDouble secondsOf(String stage) {
    if (stage.equals(Forecast.START)) {
      return OptionalDouble.of(measured.startSeconds());
    }
    Double seconds = measured.seconds().get(stage);
    return seconds == null ? OptionalDouble.empty() : OptionalDouble.of(seconds);
  }

  private static OptionalDouble ofBytes(long bytes) {
    return bytes == 0 ? OptionalDouble.empty() : OptionalDouble.of(bytes);
  }
}
