package org.spectrumworkbench.app.leaks;

import java.util.ArrayList;
import java.util.List;
import org.spectrumworkbench.app.fx.BackgroundTask;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.problem.leak.Decontamination;
import org.spectrumworkbench.core.problem.leak.Hit;
import org.spectrumworkbench.core.problem.leak.HitLimits;
import org.spectrumworkbench.core.problem.leak.LeakReport;
import org.spectrumworkbench.core.problem.leak.SearchedSet;

/**
 * A scan as the work of a task: tells how far it is and how long it takes, and can be cancelled.
 */
final class LeakScan implements Decontamination.Watch {
  /** Hits held in memory; counts are of all. */
  static final int MOST_HITS = 20_000;

  private static final long EVERY = 100_000_000;

  private final List<SearchedSet> train;
  private final BackgroundTask.Progress progress;
  private final List<Hit> hits = new ArrayList<>();
  private final long start = System.nanoTime();
  private long told = start;

  private LeakScan(List<SearchedSet> train, BackgroundTask.Progress progress) {
    this.train = train;
    this.progress = progress;
  }

  /** Opens the sets and scans them. */
  static Scanned run(
      LeakSources sources,
      List<String> train,
      List<String> eval,
      int n,
      BackgroundTask.Progress progress) {
    List<SearchedSet> trainSets = open(sources, train, progress);
    List<SearchedSet> evalSets = open(sources, eval, progress);
    LeakScan scan = new LeakScan(trainSets, progress);
    LeakReport report =
        new Decontamination(
                n, HitLimits.STANDARD.most(MOST_HITS), Runtime.getRuntime().availableProcessors())
            .scan(trainSets, evalSets, scan);
    return new Scanned(train, evalSets, report, scan.hits);
  }

  private static List<SearchedSet> open(
      LeakSources sources, List<String> names, BackgroundTask.Progress progress) {
    return names.stream().map(name -> sources.open(name, progress::isCancelled)).toList();
  }

  @Override
  public void hit(Hit hit) {
    hits.add(hit);
  }

  @Override
  public void searched(int trainSet, long rows) {
    long now = System.nanoTime();
    if (now - told > EVERY) {
      told = now;
      long all = train.stream().mapToLong(SearchedSet::rows).sum();
      long done = rows + train.stream().limit(trainSet).mapToLong(SearchedSet::rows).sum();
      double left = (now - start) / 1e9 * (all - done) / Math.max(1, done);
      progress.fraction(done / (double) Math.max(1, all));
      progress.message(
          "%s / %s · %s"
              .formatted(
                  Formats.count(done),
                  Formats.count(all),
                  Formats.timeLeft(.8 * left, 1.3 * left)));
    }
  }

  @Override
  public boolean isCancelled() {
    return progress.isCancelled();
  }
}
