package org.spectrumworkbench.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.spectrumworkbench.app.ScreenQuestions;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.store.benchmark.StoreBenchmark;

/** The database with a million answers, asked what the screens ask. */
final class StoreBench {
  private StoreBench() {}

  static void run(Terminal terminal, int rollouts, boolean json) throws IOException {
    if (rollouts < 10_000 || rollouts > 100_000_000) {
      throw new WorkbenchException("--store is " + rollouts, "Give 10000 to 100000000 rollouts.");
    }
    Path folder = Files.createTempDirectory("spectrum-bench");
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    StoreBenchmark.Result result;
    try {
      result =
          StoreBenchmark.run(
              folder,
              rollouts,
              new ScreenQuestions(),
              new PrintStream(text, true, StandardCharsets.UTF_8));
    } finally {
      WholeFile.deleteTree(folder);
    }
    if (json) {
      Json.print(terminal.out(), result);
    } else {
      terminal.out().print(text.toString(StandardCharsets.UTF_8));
    }
  }
}
