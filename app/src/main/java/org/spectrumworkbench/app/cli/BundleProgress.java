package org.spectrumworkbench.app.cli;

import java.util.Locale;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.bundle.BundleWatch;

/** Shows on a terminal how far a bundle is; Ctrl+C ends it. */
final class BundleProgress implements BundleWatch, AutoCloseable {
  private static final long BETWEEN_NANOS = 200_000_000;

  private final ProgressLines lines;
  private final Interrupts interrupts = new Interrupts();
  private final long start = System.nanoTime();
  private long shown = start;

  BundleProgress(Terminal terminal) {
    lines = new ProgressLines(terminal.err(), terminal.columns().applyAsInt(Terminal.Stream.ERR));
  }

  @Override
  public void at(long bytes, long of) {
    long now = System.nanoTime();
    if (now - shown < BETWEEN_NANOS || bytes == 0) {
      return;
    }
    shown = now;
    lines.current(
        String.format(
            Locale.ROOT,
            "%.0f %%, %s left",
            100.0 * bytes / of,
            Formats.duration((now - start) / 1e9 * (of - bytes) / bytes)));
  }

  @Override
  public boolean isCancelled() {
    return interrupts.count() > 0;
  }

  @Override
  public void close() {
    lines.clear();
    interrupts.close();
  }
}
