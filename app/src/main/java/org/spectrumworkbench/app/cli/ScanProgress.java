package org.spectrumworkbench.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.problem.leak.Decontamination;
import org.spectrumworkbench.core.problem.leak.Hit;
import org.spectrumworkbench.core.problem.leak.SearchedSet;

/** Follows a scan in a terminal, and keeps its first hits. */
final class ScanProgress implements Decontamination.Watch {
  private static final long EVERY = 200_000_000;

  private final List<SearchedSet> train;
  private final ProgressLines lines;
  private final BooleanSupplier cancelled;
  private final int most;
  private final List<Hit> first = new ArrayList<>();
  private Consumer<Hit> also = hit -> {};
  private final long start = System.nanoTime();
  private long told = start;

  /**
   * @param most how many hits are kept
   */
  ScanProgress(List<SearchedSet> train, Terminal terminal, BooleanSupplier cancelled, int most) {
    this.train = train;
    this.lines =
        new ProgressLines(terminal.err(), terminal.columns().applyAsInt(Terminal.Stream.ERR));
    this.cancelled = cancelled;
    this.most = most;
  }

  /** Tells another of the hits too. */
  void andTell(Consumer<Hit> other) {
    also = other;
  }

  List<Hit> first() {
    lines.clear();
    return first;
  }

  @Override
  public void hit(Hit hit) {
    if (first.size() < most) {
      first.add(hit);
    }
    also.accept(hit);
  }

  @Override
  public void searched(int trainSet, long rows) {
    long now = System.nanoTime();
    if (now - told > EVERY) {
      told = now;
      long done = rows;
      for (int before = 0; before < trainSet; before++) {
        done += train.get(before).rows();
      }
      long all = train.stream().mapToLong(SearchedSet::rows).sum();
      double seconds = (now - start) / 1e9;
      double left = seconds * Math.max(0, all - done) / Math.max(1, done);
      lines.current(
          "%s of %s rows, %s"
              .formatted(
                  Formats.count(done),
                  Formats.count(all),
                  Formats.timeLeft(.8 * left, 1.3 * left)));
    }
  }

  @Override
  public boolean isCancelled() {
    return cancelled.getAsBoolean();
  }
}
