package org.spectrumworkbench.app.cli;

import java.util.Locale;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.problem.data.ImportWatch;

/** Shows on a terminal where an import is. */
final class ImportProgress implements ImportWatch, AutoCloseable {
  private static final long BETWEEN_NANOS = 200_000_000;

  private final ProgressLines lines;
  private final long start = System.nanoTime();
  private long shown = start;

  ImportProgress(Terminal terminal) {
    lines = new ProgressLines(terminal.err(), terminal.columns().applyAsInt(Terminal.Stream.ERR));
  }

  @Override
  public void at(long bytes, long of, long rows) {
    long now = System.nanoTime();
    if (now - shown < BETWEEN_NANOS || bytes == 0) {
      return;
    }
    shown = now;
    double left = (now - start) / 1e9 * (of - bytes) / bytes;
    lines.current(
        String.format(
            Locale.ROOT,
            "%s of %s, %,d rows, %s left",
            Formats.bytes(bytes),
            Formats.bytes(of),
            rows,
            Formats.duration(left)));
  }

  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public void close() {
    lines.clear();
  }
}
