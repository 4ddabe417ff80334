package org.spectrumworkbench.app.data;

import java.util.Locale;
import org.spectrumworkbench.app.fx.BackgroundTask;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.problem.data.ImportWatch;

/** Tells a task where an import is. */
final class TaskWatch implements ImportWatch {
  private static final Texts TEXTS = Texts.of(TaskWatch.class);
  private static final long BETWEEN_NANOS = 100_000_000;

  private final BackgroundTask.Progress told;
  private final long start = System.nanoTime();
  private long last = start;

  TaskWatch(BackgroundTask.Progress told) {
    this.told = told;
  }

  @Override
  public void at(long bytes, long of, long rows) {
    long now = System.nanoTime();
    if (now - last < BETWEEN_NANOS || bytes == 0) {
      return;
    }
    last = now;
    told.fraction((double) bytes / of);
    told.message(
        TEXTS.get(
            "progress",
            Formats.bytes(bytes),
            Formats.bytes(of),
            String.format(Locale.ROOT, "%,d", rows),
            Formats.duration((now - start) / 1e9 * (of - bytes) / bytes)));
  }

  @Override
  public boolean isCancelled() {
    return told.isCancelled();
  }
}
