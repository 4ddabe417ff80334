package org.spectrumworkbench.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;

/** Many short runs through the queue and its service: what came of them, and what stayed behind. */
final class QueueBench {
  private QueueBench() {}

  /** Gives an exit code: not 0 where a run was not whole or something was left behind. */
  static int run(Terminal terminal, int runs, boolean json)
      throws IOException, InterruptedException {
    if (runs < 1 || runs > 10_000) {
      throw new WorkbenchException("--queue is " + runs, "Give 1 to 10000 runs.");
    }
    Path home = Files.createTempDirectory("spectrum-soak");
    QueueSoak.Result result;
    try {
      result = QueueSoak.run(home, runs);
    } finally {
      WholeFile.deleteTree(home);
    }
    if (json) {
      Json.print(terminal.out(), result);
    } else {
      terminal
          .out()
          .printf(
              Locale.ROOT,
              "%d runs, two at a time: %d finished, %d whole in the store, %.1f s each%n"
                  + "service: %d in turn, open files %d then %d, memory %s then %s%n"
                  + "processes left: %d%n",
              result.runs(),
              result.finished(),
              result.stored(),
              result.secondsPerRun(),
              result.services(),
              result.filesFirst(),
              result.filesLast(),
              Formats.bytes((long) result.residentFirst()),
              Formats.bytes((long) result.residentLast()),
              result.processesLeft());
    }
    return result.good() ? ExitCode.OK : ExitCode.RUN_FAILED;
  }
}
