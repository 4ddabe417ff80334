package org.spectrumworkbench.app.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.chart.draw.Table;

/** Samples as rows for a spreadsheet. */
final class SampleTable {
  private static final List<String> COLUMNS =
      List.of(
          "stage",
          "step",
          "problem",
          "subdomain",
          "question",
          "gold",
          "p_correct",
          "weight",
          "sample",
          "verdict",
          "reason",
          "extracted",
          "reward",
          "advantage",
          "tokens",
          "log_prob",
          "entropy",
          "text");

  private SampleTable() {}

  /** A row an answer that passes the filter. */
  static Table of(String stage, int step, List<Group> groups, SampleFilter filter) {
    List<List<String>> rows = new ArrayList<>();
    for (Group group : groups) {
      for (Answer answer : filter.passing(group)) {
        rows.add(
            List.of(
                stage,
                Integer.toString(step),
                group.problem(),
                group.subdomain(),
                group.question(),
                group.gold(),
                number(group.pCorrect()),
                number(group.weight()),
                Integer.toString(answer.sample()),
                answer.verdict().name().toLowerCase(Locale.ROOT),
                answer.reason(),
                answer.extracted() == null ? "" : answer.extracted(),
                number(answer.reward()),
                number(answer.advantage()),
                Integer.toString(answer.length()),
                number(answer.logProb()),
                number(answer.entropy()),
                answer.text()));
      }
    }
    return new Table(COLUMNS, rows);
  }

  private static String number(@Nullable Double value) {
    return value == null ? "" : Double.toString(value);
  }
}
