package org.spectrumworkbench.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spectrumworkbench.core.evaluate.Interval;
import org.spectrumworkbench.core.problem.leak.Hit;
import org.spectrumworkbench.core.problem.leak.HitExport;
import org.spectrumworkbench.core.problem.leak.LeakDecisions;
import org.spectrumworkbench.core.problem.leak.LeakReport;
import org.spectrumworkbench.core.problem.leak.NgramSize;
import org.spectrumworkbench.core.problem.leak.ScoreWithoutLeaks;
import org.spectrumworkbench.core.problem.leak.SelfCheck;
import org.spectrumworkbench.core.problem.leak.Sweep;

/** What a scan for leaks found, as one JSON document. */
final class LeakDocument {
  private final Map<String, Object> document = new LinkedHashMap<>();

  LeakDocument(LeakReport report, double seconds) {
    document.put("n", report.n());
    document.put(
        "train",
        report.train().stream()
            .map(side ->
                Map.of(
                    "name", side.name(),
                    "rows", side.rows(),
                    "flagged", side.flagged().cardinality()))
            .toList());
    document.put("eval", report.eval().stream().map(side -> eval(side, report.n())).toList());
    List<Map<String, Object>> matrix = new ArrayList<>();
    for (int train = 0; train < report.train().size(); train++) {
      for (int eval = 0; eval < report.eval().size(); eval++) {
        Sweep cell = report.cells().get(train).get(eval);
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("train", report.train().get(train).name());
        entry.put("eval", report.eval().get(eval).name());
        entry.put("rows", cell.rows(report.n()));
        entry.put("items", cell.items(report.n()));
        entry.put("sweep", sweep(cell));
        matrix.add(entry);
      }
    }
    document.put("matrix", matrix);
    document.put("sweep", sweep(report.total()));
    document.put("hits", report.hits());
    document.put("more_hits_than_listed", report.cut());
    document.put("seconds", seconds);
  }

  private static Map<String, Object> eval(LeakReport.EvalSide side, int n) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", side.name());
    entry.put("items", side.ids().size());
    entry.put("flagged", side.flagged(n).size());
    entry.put("short_items", side.shortItems());
    entry.put("without_words", side.wordless());
    return entry;
  }

  private static List<Map<String, Object>> sweep(Sweep sweep) {
    return NgramSize.all()
        .<Map<String, Object>>mapToObj(
            n -> Map.of("n", n, "rows", sweep.rows(n), "items", sweep.items(n)))
        .toList();
  }

  LeakDocument hits(List<Hit> first, int n, LeakDecisions decisions) {
    document.put(
        "first_hits",
        first.stream().map(hit -> HitExport.object(hit, n, decisions.of(hit.key()))).toList());
    return this;
  }

  LeakDocument put(String key, Object value) {
    document.put(key, value);
    return this;
  }

  LeakDocument scores(String run, Map<String, ScoreWithoutLeaks> scores) {
    Map<String, Object> byModel = new LinkedHashMap<>();
    scores.forEach((model, score) -> {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("all", part(score.all()));
      entry.put("clean", part(score.clean()));
      score.flagged().ifPresent(part -> entry.put("flagged", part(part)));
      entry.put("difference", score.difference());
      entry.put("interval", interval(score.interval()));
      entry.put("finding", score.flagged().isEmpty() ? "unchanged" : score.finding().words());
      byModel.put(model, entry);
    });
    document.put("run", run);
    document.put("pass1", byModel);
    return this;
  }

  private static Map<String, Object> part(ScoreWithoutLeaks.Part part) {
    return Map.of(
        "problems", part.problems(), "pass1", part.pass(), "interval", interval(part.interval()));
  }

  LeakDocument selfCheck(SelfCheck check) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("seed", check.seed());
    entry.put("rows", check.rows());
    entry.put("rows_flagged", check.rowsFlagged());
    List<Map<String, Object>> kinds = new ArrayList<>();
    for (SelfCheck.KindResult kind : check.kinds()) {
      NgramSize.all()
          .forEach(n -> {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("kind", kind.kind().name().toLowerCase(Locale.ROOT));
            line.put("n", n);
            line.put("planted", kind.planted());
            line.put("recall", kind.recall(n));
            line.put("recall_interval", interval(kind.recallInterval(n)));
            kind.precision(n).ifPresent(share -> line.put("precision", share));
            kind.precisionInterval(n)
                .ifPresent(range -> line.put("precision_interval", interval(range)));
            kinds.add(line);
          });
    }
    entry.put("kinds", kinds);
    document.put("self_check", entry);
    return this;
  }

  private static List<Double> interval(Interval interval) {
    return List.of(interval.low(), interval.high());
  }

  Map<String, Object> toMap() {
    return document;
  }
}
