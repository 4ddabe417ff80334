package org.spectrumworkbench.app.cli;

import java.util.Locale;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.leak.LeakBenchmark;

/** The search for leaks in rows made by seed. */
final class LeakBench {
  private LeakBench() {}

  static void run(Terminal terminal, long rows, boolean json) {
    if (rows < 10_000 || rows > 100_000_000) {
      throw new WorkbenchException("--leaks is " + rows, "Give 10000 to 100000000 rows.");
    }
    LeakBenchmark.Result result = LeakBenchmark.run(rows, 1);
    if (json) {
      Json.print(terminal.out(), result);
      return;
    }
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%,d rows against %,d items on %d threads: %.1f s, %,.0f rows/s%n"
                + "the same rows against no items: %.1f s; ratio %.2f%n"
                + "peak heap %d MB of %d MB%n"
                + "%,d rows flagged, of which %,d were planted%n",
            result.rows(),
            result.items(),
            result.threads(),
            result.seconds(),
            result.rowsPerSecond(),
            result.readingSeconds(),
            result.ratio(),
            result.peakHeapMegabytes(),
            result.maxHeapMegabytes(),
            result.flaggedRows(),
            result.plantedRows());
  }
}
