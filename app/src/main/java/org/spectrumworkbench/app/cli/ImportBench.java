package org.spectrumworkbench.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.problem.data.ImportBenchmark;

/** The import of a made file. */
final class ImportBench {
  private ImportBench() {}

  static void run(Terminal terminal, long bytes, boolean json) throws IOException {
    Path folder = Files.createTempDirectory("spectrum-bench");
    ImportBenchmark.Result result;
    try {
      result = ImportBenchmark.run(folder, bytes);
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
            "import of %s, %,d rows: %s, %.0f MB/s, %,.0f rows/s; heap peak %s of %s%nverify: %s; one row by its number: %.0f microseconds%n",
            Formats.bytes(result.bytes()),
            result.rows(),
            Formats.duration(result.importSeconds()),
            result.megabytesPerSecond(),
            result.rows() / result.importSeconds(),
            Formats.bytes(result.heapPeak()),
            Formats.bytes(result.heapLimit()),
            Formats.duration(result.verifySeconds()),
            result.rowMicros());
  }
}
