package org.spectrumworkbench.core.problem.leak;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.spectrumworkbench.core.problem.Problem;

/**
 * Looks for the words of evaluation sets in training sets: normalised text, runs of n words, any
 * run is a hit. That text is normalised and matched by 10-grams, and that matching training rows
 * are removed, is the report of VibeThinker-1.5B (arXiv 2511.06221); that the grams are of words,
 * that one suffices, and what becomes of short items ({@link ShortQuestions}) is ours.
 *
 * <p>The evaluation sets are held in memory and indexed; the training sets stream past, whatever
 * their size, and are searched by several threads. One pass answers for every n from {@link
 * NgramSize#SMALLEST} to {@link NgramSize#LARGEST}.
 *
 * @param n words in a row that make a hit in the list
 * @param limits how many hits are listed at most
 * @param threads how many search, besides the one that reads
 */
public record Decontamination(int n, HitLimits limits, int threads) {
  /** Rows handed over at once. */
  private static final int CHUNK = 256;

  /** Follows a scan; called by the thread that scans. */
  public interface Watch {
    /** A hit, in the order of the training rows. */
    void hit(Hit hit);

    /** So many rows of a training set have been searched. */
    default void searched(int trainSet, long rows) {}

    /** Whether the result is not wanted any more. */
    default boolean isCancelled() {
      return false;
    }
  }

  public Decontamination {
    NgramSize.check(n);
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads);
    }
  }

  /** As many threads as there are processors, and all hits listed. */
  public static Decontamination ofWords(int n) {
    return new Decontamination(n, HitLimits.STANDARD, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Scans every training set against every evaluation set.
   *
   * @throws CancellationException if the watch says that the result is not wanted
   */
  public LeakReport scan(List<SearchedSet> train, List<SearchedSet> eval, Watch watch) {
    Vocabulary vocabulary = new Vocabulary();
    List<EvalIndex> indices = new ArrayList<>();
    for (SearchedSet source : eval) {
      stopIfAsked(watch);
      indices.add(new EvalIndex(source, vocabulary));
    }
    try (ExecutorService searchers =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("leaks-", 1).factory())) {
      Scan scan = new Scan(vocabulary, indices, searchers, watch);
      try {
        for (int set = 0; set < train.size(); set++) {
          scan.trainSet(set, train.get(set));
        }
      } catch (RuntimeException | Error e) {
        searchers.shutdownNow();
        throw e;
      }
      return scan.report();
    }
  }

  private static void stopIfAsked(Watch watch) {
    if (watch.isCancelled()) {
      throw new CancellationException("the scan is not wanted any more");
    }
  }

  /** The state of one scan. */
  private final class Scan {
    private final Vocabulary vocabulary;
    private final List<EvalIndex> indices;
    private final ExecutorService searchers;
    private final Watch watch;
    private final List<LeakReport.TrainSide> trainSides = new ArrayList<>();
    private final List<List<Sweep>> cells = new ArrayList<>();
    private final List<Reach[]> evalReaches = new ArrayList<>();
    private long hits;
    private boolean cut;

    Scan(Vocabulary vocabulary, List<EvalIndex> indices, ExecutorService searchers, Watch watch) {
      this.vocabulary = vocabulary;
      this.indices = indices;
      this.searchers = searchers;
      this.watch = watch;
      for (EvalIndex index : indices) {
        Reach[] reaches = new Reach[index.items().size()];
        Arrays.fill(reaches, Reach.NONE);
        evalReaches.add(reaches);
      }
    }

    void trainSet(int set, SearchedSet source) {
      TrainSetSearch search =
          new TrainSetSearch(source.name(), indices, vocabulary, Decontamination.this);
      TrainTally tally = new TrainTally(indices.size(), n);
      Deque<Future<List<TrainSetSearch.RowFound>>> ahead = new ArrayDeque<>();
      try (Stream<Problem> problems = source.open().get()) {
        Iterator<Problem> rows = problems.iterator();
        long row = 0;
        while (rows.hasNext()) {
          stopIfAsked(watch);
          List<Problem> chunk = new ArrayList<>(CHUNK);
          while (chunk.size() < CHUNK && rows.hasNext()) {
            chunk.add(rows.next());
          }
          long first = row;
          boolean listing = hits < limits.hits();
          ahead.add(searchers.submit(() -> search.chunk(chunk, first, listing)));
          row += chunk.size();
          // Two chunks for each thread keep all busy; more would only fill the memory.
          if (ahead.size() > 2 * threads) {
            take(set, tally, ahead.remove());
          }
        }
        while (!ahead.isEmpty()) {
          stopIfAsked(watch);
          take(set, tally, ahead.remove());
        }
      }
      List<Sweep> sweeps = new ArrayList<>();
      for (int eval = 0; eval < indices.size(); eval++) {
        Reach[] met = search.footprint(eval).reaches();
        sweeps.add(tally.cell(eval).with(met));
        Reach[] all = evalReaches.get(eval);
        for (int item = 0; item < met.length; item++) {
          all[item] = all[item].further(met[item]);
        }
      }
      cells.add(sweeps);
      trainSides.add(tally.side(source.name()));
    }

    private void take(int set, TrainTally tally, Future<List<TrainSetSearch.RowFound>> done) {
      for (TrainSetSearch.RowFound row : await(done)) {
        tally.row(row.reaches());
        cut |= row.cut();
        for (Hit hit : row.hits()) {
          if (hits == limits.hits()) {
            cut = true;
            break;
          }
          hits++;
          watch.hit(hit);
        }
        cut |= hits == limits.hits() && row.hits().isEmpty() && row.isFlagged(n);
      }
      watch.searched(set, tally.rows());
    }

    LeakReport report() {
      List<LeakReport.EvalSide> evalSides = new ArrayList<>();
      for (int eval = 0; eval < indices.size(); eval++) {
        EvalIndex index = indices.get(eval);
        int shortItems = 0;
        int wordless = 0;
        for (int item = 0; item < index.items().size(); item++) {
          shortItems += index.questionWords(item) < n ? 1 : 0;
          wordless += index.questionWords(item) == 0 ? 1 : 0;
        }
        evalSides.add(
            new LeakReport.EvalSide(
                index.name(),
                index.items().stream().map(Problem::id).toList(),
                List.of(evalReaches.get(eval)),
                shortItems,
                wordless));
      }
      return new LeakReport(n, trainSides, evalSides, cells, hits, cut);
    }
  }

  private static <T> T await(Future<T> done) {
    try {
      return done.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException(e.getCause());
    }
  }
}
