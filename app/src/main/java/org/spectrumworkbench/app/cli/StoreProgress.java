package org.spectrumworkbench.app.cli;

import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.store.Watch;

/** Follows work on the store in a terminal, with the time left; Ctrl+C breaks it off. */
final class StoreProgress implements Watch, AutoCloseable {
  private static final long EVERY = 200_000_000;

  private final Interrupts interrupts = new Interrupts();
  private final ProgressLines lines;
  private String doing = "";
  private long began;
  private long told;

  StoreProgress(Terminal terminal) {
    this.lines =
        new ProgressLines(terminal.err(), terminal.columns().applyAsInt(Terminal.Stream.ERR));
  }

  @Override
  public void at(String now, long done, long all) {
    long time = System.nanoTime();
    if (!now.equals(doing)) {
      doing = now;
      began = time;
      told = 0;
    }
    if (time - told < EVERY) {
      return;
    }
    told = time;
    if (all <= 0 || done <= 0) {
      lines.current(now);
      return;
    }
    double left = (time - began) / 1e9 * Math.max(0, all - done) / done;
    lines.current(
        "%s: %s of %s, %s"
            .formatted(
                now,
                Formats.bytes(done),
                Formats.bytes(all),
                Formats.timeLeft(.8 * left, 1.3 * left)));
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
