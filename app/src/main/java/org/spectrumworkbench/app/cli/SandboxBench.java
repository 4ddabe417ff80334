package org.spectrumworkbench.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.verify.code.SandboxBenchmark;

/** The checking of answers that are programs. */
final class SandboxBench {
  private SandboxBench() {}

  /**
   * @param data a folder with the data sets whose right answers are run too; null: none
   */
  static void run(Terminal terminal, int repeats, @Nullable Path data, boolean json)
      throws IOException, InterruptedException {
    SandboxBenchmark.Result result =
        data == null ? SandboxBenchmark.run(repeats) : SandboxBenchmark.run(repeats, data);
    if (json) {
      Json.print(terminal.out(), result);
    } else {
      lines(result).forEach(terminal.out()::println);
    }
  }

  private static List<String> lines(SandboxBenchmark.Result result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s, %s; %s; %d at once",
            result.isolation().words(),
            result.sandbox(),
            String.join(", ", result.languages()),
            result.parallel()));
    lines.add("");
    TextTable times = new TextTable("what", "median of one", "a second", "of a bare start");
    for (SandboxBenchmark.Line line : result.lines()) {
      times.row(
          line.name(),
          String.format(Locale.ROOT, "%.1f ms", 1000 * line.medianSeconds()),
          String.format(Locale.ROOT, "%.1f", line.perSecond()),
          String.format(Locale.ROOT, "%.1f", line.timesBare()));
    }
    lines.addAll(times.lines());
    for (SandboxBenchmark.Canonical set : result.canonical()) {
      lines.add("");
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: %d of %d right answers passed, %d answers that return nothing passed; %.0f s",
              set.dataSet(),
              set.passed(),
              set.solutions(),
              set.brokenPassed().size(),
              set.seconds()));
      set.failed().forEach(reason -> lines.add("  did not pass: " + reason));
      set.brokenPassed().forEach(id -> lines.add("  passed though empty: " + id));
    }
    return lines;
  }
}
