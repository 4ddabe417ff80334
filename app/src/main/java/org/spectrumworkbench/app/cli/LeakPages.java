package org.spectrumworkbench.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.evaluate.Interval;
import org.spectrumworkbench.core.evaluate.PairedComparison.Finding;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.leak.Hit;
import org.spectrumworkbench.core.problem.leak.LeakReport;
import org.spectrumworkbench.core.problem.leak.NgramSize;
import org.spectrumworkbench.core.problem.leak.ScoreWithoutLeaks;
import org.spectrumworkbench.core.problem.leak.SelfCheck;
import org.spectrumworkbench.core.problem.leak.Span;
import org.spectrumworkbench.core.problem.leak.Sweep;

/** What a scan for leaks found, as lines for people. */
final class LeakPages {
  /** Characters of a text that are shown on either side of a match. */
  private static final int AROUND = 40;

  private static final int LONGEST = 300;

  /** Hits that are shown: what comes after them must stay in sight. */
  private static final int SHOWN = 5;

  private final PrintWriter out;

  LeakPages(PrintWriter out) {
    this.out = out;
  }

  void matrix(LeakReport report) {
    out.printf(
        "Training rows that share %d words in a row with an evaluation item, and such items:%n%n",
        report.n());
    List<String> titles = new ArrayList<>(List.of("train", "rows"));
    report
        .eval()
        .forEach(side -> titles.add(side.name() + " (" + Formats.count(side.ids().size()) + ")"));
    titles.add("any");
    TextTable table = new TextTable(titles);
    for (int i = 0; i < report.train().size(); i++) {
      LeakReport.TrainSide side = report.train().get(i);
      List<String> cells = new ArrayList<>(List.of(side.name(), Formats.count(side.rows())));
      for (Sweep cell : report.cells().get(i)) {
        cells.add(rowsAndItems(cell.rows(report.n()), cell.items(report.n())));
      }
      cells.add(counted(side.flagged().cardinality(), "row"));
      table.row(cells);
    }
    table.lines().forEach(out::println);
    for (LeakReport.EvalSide side : report.eval()) {
      if (side.shortItems() > 0) {
        out.printf(
            "%n%s: %s of fewer than %d words; such a one counts as found where all of it occurs.%n",
            side.name(), counted(side.shortItems(), "question"), report.n());
      }
      if (side.wordless() > 0) {
        out.printf(
            "%s: %s without any word, which cannot be found.%n",
            side.name(), counted(side.wordless(), "question"));
      }
    }
  }

  private static String rowsAndItems(long rows, int items) {
    return rows == 0 ? "none" : counted(rows, "row") + ", " + counted(items, "item");
  }

  private static String counted(long count, String what) {
    return Formats.count(count) + " " + what + (count == 1 ? "" : "s");
  }

  void sweep(LeakReport report) {
    out.println();
    TextTable table = new TextTable("n", "rows flagged", "items flagged", "");
    Sweep total = report.total();
    NgramSize.all()
        .forEach(n ->
            table.row(
                Integer.toString(n),
                Formats.count(total.rows(n)),
                Formats.count(total.items(n)),
                n == report.n() ? "<" : ""));
    table.lines().forEach(out::println);
  }

  void hits(List<Hit> first, LeakReport report) {
    if (first.isEmpty()) {
      return;
    }
    out.printf(
        "%nHits, the first %,d of %,d%s, the match in [[ ]]; --hits FILE writes all:%n",
        Math.min(SHOWN, first.size()),
        report.hits(),
        report.cut() ? " listed (there are more)" : "");
    for (Hit hit : first.subList(0, Math.min(SHOWN, first.size()))) {
      Hit.Match match = hit.matches().getFirst();
      out.printf(
          "%n%s row %,d (%s) ~ %s (%s): %d words%s%n",
          hit.train(),
          hit.row() + 1,
          hit.trainRow().id(),
          hit.eval(),
          hit.evalItem().id(),
          match.words(),
          hit.isShortItem(report.n()) ? ", short item" : "");
      out.println("  train " + marked(hit.trainRow(), match.train()));
      out.println("  eval  " + marked(hit.evalItem(), match.eval()));
    }
  }

  private static String marked(Problem problem, Span span) {
    String text = span.passage().textOf(problem);
    int from = Math.max(0, span.from() - AROUND);
    int to = Math.min(text.length(), span.to() + AROUND);
    String match = span.textIn(problem);
    return span.passage().name().toLowerCase(Locale.ROOT)
        + ": "
        + (from > 0 ? "..." : "")
        + oneLine(text.substring(from, span.from()))
        + "[["
        + oneLine(match.length() > LONGEST ? match.substring(0, LONGEST) + " ..." : match)
        + "]]"
        + oneLine(text.substring(span.to(), to))
        + (to < text.length() ? "..." : "");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?");
  }

  /**
   * @param scores by model; none where every problem is flagged
   */
  void scores(Map<String, ScoreWithoutLeaks> scores, int n) {
    out.println();
    if (scores.isEmpty()) {
      out.printf(
          "All evaluated problems are flagged at n = %d: no score is left. Evaluate on others, or"
              + " look whether training and evaluation set are the same.%n",
          n);
      return;
    }
    TextTable table =
        new TextTable(
            "model", "Pass@1", "without flagged", "problems left", "difference", "so the score is");
    scores.forEach((model, score) ->
        table.row(
            model,
            part(score.all()),
            part(score.clean()),
            "%d of %d".formatted(score.clean().problems(), score.all().problems()),
            score.flagged().isEmpty()
                ? "none"
                : "%s (%s)".formatted(signed(score.difference()), signed(score.interval())),
            finding(score)));
    table.lines().forEach(out::println);
  }

  private static String finding(ScoreWithoutLeaks score) {
    if (score.flagged().isEmpty()) {
      return "unchanged: none is flagged";
    }
    return score.finding() == Finding.CANNOT_TELL
        ? score.finding().words()
        : score.finding().words() + " without";
  }

  void selfCheck(SelfCheck check, int n) {
    out.printf(
        "%nPlanted leaks, seed %d, among %,d training rows (%,d of these are flagged at n = %d"
            + " themselves):%n%n",
        check.seed(), check.rows(), check.rowsFlagged(n), n);
    TextTable table =
        new TextTable("kind", "planted", "n = 6", "n = " + n, "recall, 95 %", "precision, 95 %");
    for (SelfCheck.KindResult kind : check.kinds()) {
      table.row(
          kind.kind().words(),
          Integer.toString(kind.planted()),
          Formats.score(kind.recall(NgramSize.SMALLEST)),
          Formats.score(kind.recall(n)),
          range(kind.recallInterval(n)),
          kind.precisionInterval(n)
              .map(interval ->
                  Formats.score(kind.precision(n).orElseThrow(), interval.low(), interval.high()))
              .orElse("no hit"));
    }
    table.lines().forEach(out::println);
  }

  private static String part(ScoreWithoutLeaks.Part part) {
    return Formats.score(part.pass(), part.interval().low(), part.interval().high());
  }

  private static String range(Interval interval) {
    return Formats.score(interval.low()) + "–" + Formats.score(interval.high());
  }

  private static String signed(Interval interval) {
    return signed(interval.low()) + " to " + signed(interval.high());
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.3f", value);
  }
}
