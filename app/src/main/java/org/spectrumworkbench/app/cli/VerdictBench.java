package org.spectrumworkbench.app.cli;

import java.util.List;
import java.util.Locale;
import org.spectrumworkbench.core.verify.math.VerifierBenchmark;

/** Verdicts on mathematical answers, on one core. */
final class VerdictBench {
  private VerdictBench() {}

  static void run(Terminal terminal, int repeats, boolean json) {
    List<VerifierBenchmark.Line> lines = VerifierBenchmark.run(repeats);
    if (json) {
      Json.print(terminal.out(), lines);
      return;
    }
    TextTable table = new TextTable("answers", "verdicts/s", "of the target");
    for (VerifierBenchmark.Line line : lines) {
      table.row(
          line.name(),
          String.format(Locale.ROOT, "%,.0f", line.verdictsPerSecond()),
          String.format(Locale.ROOT, "%.2f", line.shareOfTarget()));
    }
    table.lines().forEach(terminal.out()::println);
  }
}
