package org.spectrumworkbench.app.chart.draw;

import java.util.List;
import java.util.Locale;
import org.spectrumworkbench.app.fx.Formats;

/**
 * How true forecasts were: each run at what was measured, with the range that was foreseen of it as
 * a bar. A bar that crosses the diagonal held.
 *
 * @param title what was foreseen
 * @param count in how many runs the range held, in words; may be empty
 * @param unit what both axes count
 * @param runs one bar each, the newest first
 */
public record ForecastChart(String title, String count, Unit unit, List<Run> runs)
    implements Figure {

  /** What is foreseen. */
  public enum Unit {
    SECONDS,
    BYTES;

    /** A value as an axis and the table write it. */
    public String format(double value) {
      return switch (this) {
        case BYTES -> Formats.bytes(Math.round(value));
        case SECONDS ->
            value < 60
                ? Formats.number(Double.parseDouble(String.format(Locale.ROOT, "%.2g", value)))
                    + " s"
                : Formats.duration(value).replaceFirst(" 00 min$", "");
      };
    }
  }

  /**
   * One run.
   *
   * @param id of the run
   * @param name for people
   * @param measured what it took, above 0
   * @param low lower end of the forecast, above 0
   * @param high upper end, not below the lower
   */
  public record Run(String id, String name, double measured, double low, double high) {
    /**
     * @throws IllegalArgumentException where a value has no place on a logarithmic axis
     */
    public Run {
      if (!(measured > 0 && low > 0 && high >= low && Double.isFinite(measured + high))) {
        throw new IllegalArgumentException(
            "run %s: forecast %s to %s, measured %s".formatted(id, low, high, measured));
      }
    }

    /** Whether what was measured lies in the range, ends included. */
    public boolean held() {
      return measured >= low && measured <= high;
    }
  }

  public ForecastChart {
    runs = List.copyOf(runs);
  }

  public boolean isEmpty() {
    return runs.isEmpty();
  }

  @Override
  public void draw(Pen pen, double width, double height, Palette palette) {
    new ForecastDrawing(this, pen, width, height, palette).draw(pen);
  }

  /** A row a run; numbers are seconds or bytes. */
  @Override
  public Table table() {
    return Table.lazily(
        List.of(
            ChartText.of("forecast.run"),
            ChartText.of("forecast.name"),
            ChartText.of("forecast.low"),
            ChartText.of("forecast.high"),
            ChartText.of("forecast.measured"),
            ChartText.of("forecast.within")),
        runs.size(),
        i -> {
          Run run = runs.get(i);
          return List.of(
              run.id(),
              run.name(),
              Numbers.exact(run.low()),
              Numbers.exact(run.high()),
              Numbers.exact(run.measured()),
              ChartText.of(run.held() ? "forecast.yes" : "forecast.no"));
        });
  }

  @Override
  public String description() {
    return isEmpty()
        ? title + ". " + ChartText.of("chart.empty")
        : ChartText.of("forecast.description", title, runs.size(), count);
  }
}
