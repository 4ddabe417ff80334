package org.spectrumworkbench.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spectrumworkbench.core.evaluate.Interval;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.bench.BenchSummary;
import org.spectrumworkbench.core.verify.bench.ConfusionTable;
import org.spectrumworkbench.core.verify.bench.Rate;

/** What verdicts came to, against what was expected: as lines and as JSON. */
final class VerdictSummary {
  private VerdictSummary() {}

  static List<String> lines(BenchSummary summary) {
    List<String> lines = new ArrayList<>();
    TextTable table = new TextTable(titles());
    table.row(counts("right answers", summary.all(), true));
    table.row(counts("wrong answers", summary.all(), false));
    lines.addAll(table.lines());
    lines.add("");
    TextTable rates =
        new TextTable("category", "cases", "false negatives", "", "false positives", "");
    summary.categories().forEach((category, counted) -> rates.row(rates(category, counted)));
    rates.row(rates("all", summary.all()));
    lines.addAll(rates.lines());
    lines.add("Intervals are Wilson's at 95 %. A failed check (error) is left out of the rates.");
    return lines;
  }

  private static List<String> titles() {
    List<String> titles = new ArrayList<>(List.of(""));
    for (Outcome outcome : Outcome.values()) {
      titles.add(VerdictRow.word(outcome));
    }
    return titles;
  }

  private static List<String> counts(String name, ConfusionTable table, boolean expected) {
    List<String> cells = new ArrayList<>(List.of(name));
    for (Outcome outcome : Outcome.values()) {
      cells.add(Integer.toString(table.count(expected, outcome)));
    }
    return cells;
  }

  private static List<String> rates(String name, ConfusionTable table) {
    Rate negatives = table.falseNegatives();
    Rate positives = table.falsePositives();
    return List.of(
        name,
        Integer.toString(table.size()),
        negatives.events() + " of " + negatives.cases(),
        text(negatives),
        positives.events() + " of " + positives.cases(),
        text(positives));
  }

  private static String text(Rate rate) {
    return rate.interval()
        .map(interval ->
            String.format(
                Locale.ROOT,
                "%.1f %% (%.1f to %.1f)",
                100 * rate.share(),
                100 * interval.low(),
                100 * interval.high()))
        .orElse("");
  }

  static Map<String, Object> document(BenchSummary summary) {
    Map<String, Object> document = of(summary.all());
    Map<String, Object> categories = new LinkedHashMap<>();
    summary.categories().forEach((category, table) -> categories.put(category, of(table)));
    document.put("categories", categories);
    return document;
  }

  private static Map<String, Object> of(ConfusionTable table) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("cases", table.size());
    document.put("right_answers", counts(table, true));
    document.put("wrong_answers", counts(table, false));
    document.put("false_negatives", of(table.falseNegatives()));
    document.put("false_positives", of(table.falsePositives()));
    return document;
  }

  private static Map<String, Integer> counts(ConfusionTable table, boolean expected) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Outcome outcome : Outcome.values()) {
      counts.put(VerdictRow.word(outcome), table.count(expected, outcome));
    }
    return counts;
  }

  private static Map<String, Object> of(Rate rate) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("events", rate.events());
    document.put("cases", rate.cases());
    if (rate.interval().isPresent()) {
      Interval interval = rate.interval().get();
      document.put("share", rate.share());
      document.put("interval95", List.of(interval.low(), interval.high()));
    }
    return document;
  }
}
