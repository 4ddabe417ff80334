package org.spectrumworkbench.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.spectrumworkbench.app.ScreenQuestions;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.store.benchmark.IngestBenchmark;
import org.spectrumworkbench.store.benchmark.StoreBenchmark;

/** Whether the database keeps up with a journal that another process writes. */
final class IngestBench {
  private static final int EVENTS_A_SECOND = 10_000;

  private IngestBench() {}

  static void run(Terminal terminal, int seconds, boolean json)
      throws IOException, InterruptedException {
    if (seconds < 1 || seconds > 3600) {
      throw new WorkbenchException("--ingest is " + seconds, "Give 1 to 3600 seconds.");
    }
    Path folder = Files.createTempDirectory("spectrum-bench");
    IngestBenchmark.Result result;
    try {
      result = IngestBenchmark.run(folder, EVENTS_A_SECOND, seconds, new ScreenQuestions());
    } finally {
      WholeFile.deleteTree(folder);
    }
    if (json) {
      Json.print(terminal.out(), result);
      return;
    }
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%,d events, %,.0f a second%nbehind: at most %.1f s; at the end %,d events, %.1f s; caught up"
                + " %.1f s later%nheap at most %d MB, database %s%n%n",
            result.events(),
            result.written(),
            result.mostSecondsBehind(),
            result.behindAtEnd(),
            result.secondsBehindAtEnd(),
            result.catchUpSeconds(),
            result.heapMegabytes(),
            Formats.bytes(result.databaseBytes()));
    TextTable table = new TextTable("meanwhile", "median ms", "max ms");
    table.row(millis(result.poll()));
    result.questions().forEach(question -> table.row(millis(question)));
    table.lines().forEach(terminal.out()::println);
  }

  private static List<String> millis(StoreBenchmark.Query query) {
    return List.of(
        query.name(),
        String.format(Locale.ROOT, "%.1f", query.median()),
        String.format(Locale.ROOT, "%.1f", query.greatest()));
  }
}
