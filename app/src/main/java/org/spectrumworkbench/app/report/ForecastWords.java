package org.spectrumworkbench.app.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.experiment.Forecast;
import org.spectrumworkbench.core.experiment.Forecast.Range;
import org.spectrumworkbench.core.experiment.ForecastCheck.Quantity;
import org.spectrumworkbench.core.experiment.ForecastCheck.Row;

/** How forecasts are written, in the report, by the commands and in the window. */
public final class ForecastWords {
  private ForecastWords() {}

  /** A quantity's name. */
  public static String title(Quantity quantity) {
    return switch (quantity) {
      case TIME -> "time";
      case MEMORY -> "peak memory";
      case DISK -> "disk";
    };
  }

  /** A range in the quantity's unit; short times in seconds with a decimal. */
  public static String range(Quantity quantity, Range range) {
    return quantity == Quantity.TIME
        ? seconds(range)
        : Formats.bytes((long) range.low(), (long) range.high());
  }

  private static String seconds(Range range) {
    return isShort(range)
        ? String.format(Locale.ROOT, "%.1f–%.1f s", range.low(), range.high())
        : Formats.duration(range.low()) + " – " + Formats.duration(range.high());
  }

  /** Told by the range alone, so that what was measured is written as the range beside it. */
  private static boolean isShort(Range range) {
    return range.high() < 100;
  }

  /** What was measured, in the units of its range; a dash where nothing was. */
  public static String measured(Row row) {
    if (row.measured().isEmpty()) {
      return "–";
    }
    double value = row.measured().getAsDouble();
    if (row.quantity() != Quantity.TIME) {
      return Formats.bytes((long) value);
    }
    return isShort(row.forecast())
        ? String.format(Locale.ROOT, "%.1f s", value)
        : Formats.duration(value);
  }

  /** Whether the range held: {@code within}, {@code above by 20 %}; empty where nobody knows. */
  public static String verdict(Row row) {
    OptionalDouble measured = row.measured();
    if (measured.isEmpty()) {
      return "";
    }
    double value = measured.getAsDouble();
    Range range = row.forecast();
    if (range.contains(value)) {
      return "within";
    }
    return value > range.high()
        ? "above by " + Formats.percent(value / range.high() - 1)
        : "below by " + Formats.percent(1 - value / range.low());
  }

  /** What a reader should know of a forecast. */
  public static List<String> remarks(Forecast forecast) {
    List<String> remarks = new ArrayList<>();
    remarks.add(
        forecast.measured()
            ? "Speeds were measured on this machine."
            : "This machine was not measured: the ranges are as wide as machines differ. Narrower after: spectrum calibrate");
    remarks.add(
        "How long answers become is the main uncertainty: a model that does not end them goes on to evaluate.tokens.");
    return remarks;
  }
}
