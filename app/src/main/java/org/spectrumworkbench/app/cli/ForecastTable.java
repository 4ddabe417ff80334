package org.spectrumworkbench.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.spectrumworkbench.app.report.ForecastWords;
import org.spectrumworkbench.core.experiment.Forecast;
import org.spectrumworkbench.core.experiment.Forecast.Range;
import org.spectrumworkbench.core.experiment.ForecastCheck;
import org.spectrumworkbench.core.experiment.ForecastCheck.Quantity;
import org.spectrumworkbench.core.experiment.ForecastCheck.Row;

/** Forecasts as plain text and as JSON. */
final class ForecastTable {
  private ForecastTable() {}

  /** A forecast before anything was measured. */
  static List<String> of(Forecast forecast) {
    TextTable table = new TextTable("", "forecast");
    add(table, Quantity.TIME, "time", forecast.totalSeconds(), forecast.seconds());
    add(table, Quantity.MEMORY, "memory", forecast.totalMemoryBytes(), forecast.memoryBytes());
    add(table, Quantity.DISK, "disk", forecast.totalDiskBytes(), forecast.diskBytes());
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    lines.addAll(ForecastWords.remarks(forecast));
    return lines;
  }

  private static void add(
      TextTable table, Quantity quantity, String title, Range total, Map<String, Range> parts) {
    table.row(title, ForecastWords.range(quantity, total));
    parts.forEach((part, range) -> table.row("  " + part, ForecastWords.range(quantity, range)));
  }

  /** A forecast beside what was measured. */
  static List<String> of(ForecastCheck check) {
    TextTable table = new TextTable("", "forecast", "measured", "");
    for (Quantity quantity : Quantity.values()) {
      add(table, check.total(ForecastWords.title(quantity), quantity), "");
      check.rows().stream()
          .filter(row -> row.quantity() == quantity)
          .forEach(row -> add(table, row, "  "));
    }
    return table.lines();
  }

  private static void add(TextTable table, Row row, String indent) {
    table.row(
        indent + row.part(),
        ForecastWords.range(row.quantity(), row.forecast()),
        ForecastWords.measured(row),
        ForecastWords.verdict(row));
  }

  /** The same for programs: seconds and bytes as numbers. */
  static Map<String, Object> document(ForecastCheck check) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("machine_measured", check.forecast().measured());
    for (Quantity quantity : Quantity.values()) {
      Map<String, Object> one = cell(check.total("", quantity));
      Map<String, Object> parts = new LinkedHashMap<>();
      check.rows().stream()
          .filter(row -> row.quantity() == quantity)
          .forEach(row -> parts.put(row.part(), cell(row)));
      one.put("parts", parts);
      document.put(key(quantity), one);
    }
    return document;
  }

  /** A quantity's name in a document, with its unit. */
  static String key(Quantity quantity) {
    return switch (quantity) {
      case TIME -> "seconds";
      case MEMORY -> "memory_bytes";
      case DISK -> "disk_bytes";
    };
  }

  private static Map<String, Object> cell(Row row) {
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put("low", row.forecast().low());
    cell.put("high", row.forecast().high());
    OptionalDouble measured = row.measured();
    if (measured.isPresent()) {
      cell.put("measured", measured.getAsDouble());
      cell.put("within", row.forecast().contains(measured.getAsDouble()));
    }
    return cell;
  }
}
