package org.spectrumworkbench.store.benchmark;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.store.RunSync;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.query.Contents;

/**
 * Measures the store: how fast journals come in, and how long what the screens ask takes.
 *
 * <p>Half of the rollouts belong to one long run, which the queries ask about; the other half to
 * runs of a tenth each. Beside the time by the clock stands the time that the thread was at work:
 * on a machine that does other things too, the first holds their noise.
 */
public final class StoreBenchmark {
  private static final int WARM_UP = 5;
  private static final int REPEATS = 21;
  private static final int INGEST = 100_000;
  private static final int MANY_RUNS = 1000;
  private static final String HEAD = "%-46s %10s %10s %10s";
  private static final String ROW = "%-46s %10.1f %10.1f %10.1f";

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final Screens screens;
  private final PrintStream out;
  private final List<Query> queries = new ArrayList<>();

  /**
   * What was measured.
   *
   * @param stored what the database held when it was queried
   * @param ingest of the first run
   * @param queries in the order in which they were timed
   */
  public record Result(Contents stored, Ingested ingest, List<Query> queries) {}

  /**
   * How fast one journal came in, and what its reading alone took: by the clock, and the time for
   * which the thread had a processor.
   *
   * @param medianSeconds of three
   */
  public record Ingested(
      long rollouts,
      double firstSeconds,
      double medianSeconds,
      double medianCpuSeconds,
      double medianReadingSeconds,
      double medianReadingCpuSeconds) {}

  /** How long a query took, in milliseconds. */
  public record Query(String name, double median, double greatest, double medianCpu) {}

  /** Who asks: the window's screens, which this module does not know. */
  @FunctionalInterface
  public interface Screens {
    /**
     * What they ask, each question as often as it is run, by what a reader calls it.
     *
     * @param run a long run
     * @param stage its one stage with groups
     * @param last the last step of that stage
     * @param problem one that was sampled
     */
    SequencedMap<String, Runnable> questions(
        Store store, String run, String stage, int last, String problem);
  }

  private StoreBenchmark(Screens screens, PrintStream out) {
    this.screens = screens;
    this.out = out;
  }

  /**
   * Runs the benchmark.
   *
   * @param folder an empty folder for journals and the database: about 1.2 KB a rollout
   * @param rollouts how many to store
   * @param screens whose questions are timed
   * @param out where the figures go as text
   * @return the figures
   */
  public static Result run(Path folder, int rollouts, Screens screens, PrintStream out) {
    return new StoreBenchmark(screens, out).run(folder, rollouts);
  }

  private Result run(Path folder, int rollouts) {
    Path runs = folder.resolve("runs");
    try (Store store = Store.open(folder.resolve("store"))) {
      SyntheticRun first = SyntheticRun.write(runs, 1, Math.min(INGEST, rollouts));
      first.close();
      Ingested ingested = ingest(store, first.folder());
      long start = System.nanoTime();
      for (int seed = 2; seed <= 5; seed++) {
        SyntheticRun small = SyntheticRun.write(runs, seed, rollouts / 10);
        small.close();
        store.take(small.folder());
      }
      SyntheticRun big = SyntheticRun.write(runs, 6, rollouts / 2);
      store.take(big.folder());
      Contents contents = store.contents();
      print("the other runs written and taken in: %.0f s", seconds(start));
      print(
          "stored: %,d rollouts in %,d groups, %,d metric values, %d runs, %.0f MB",
          contents.rollouts(),
          contents.groups(),
          contents.metrics(),
          contents.runs(),
          contents.bytes() / 1e6);
      queries(store, big);
      polls(store, runs, big);
      big.close();
      return new Result(contents, ingested, List.copyOf(queries));
    }
  }

  /** Takes in one run and reads its journal without storing it, three times, in turns. */
  private Ingested ingest(Store store, RunFolder run) {
    List<Double> raw = new ArrayList<>();
    List<Double> taken = new ArrayList<>();
    List<Double> rawBusy = new ArrayList<>();
    List<Double> takenBusy = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      long busy = THREADS.getCurrentThreadCpuTime();
      raw.add(read(run));
      rawBusy.add((THREADS.getCurrentThreadCpuTime() - busy) / 1e9);
      store.forget(run.id());
      busy = THREADS.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      store.take(run);
      taken.add(seconds(start));
      takenBusy.add((THREADS.getCurrentThreadCpuTime() - busy) / 1e9);
    }
    long rollouts = store.contents().rollouts();
    print(
        "ingest of %,d rollouts: first %.1f s (CPU %.1f), median of three %.1f s (CPU %.1f) ="
            + " %,.0f rollouts/s",
        rollouts,
        taken.getFirst(),
        takenBusy.getFirst(),
        median(taken),
        median(takenBusy),
        rollouts / median(taken));
    print(
        "reading the same journal alone: first %.1f s (CPU %.1f), median %.1f s (CPU %.1f)",
        raw.getFirst(), rawBusy.getFirst(), median(raw), median(rawBusy));
    print(
        "ingest / reading: %.1f by the clock, %.1f by CPU",
        median(taken) / median(raw), median(takenBusy) / median(rawBusy));
    return new Ingested(
        rollouts, taken.getFirst(), median(taken), median(takenBusy), median(raw), median(rawBusy));
  }

  private static double median(List<Double> three) {
    return three.stream().sorted().toList().get(1);
  }

  private static double read(RunFolder run) {
    long start = System.nanoTime();
    Path journal = run.attempts().getFirst().journal();
    Journal.Chunk chunk = Journal.read(journal, 0);
    while (!chunk.lines().isEmpty()) {
      chunk = Journal.read(journal, chunk.nextOffset());
    }
    return seconds(start);
  }

  private void queries(Store store, SyntheticRun big) {
    String run = big.folder().id();
    print(HEAD, "question", "median ms", "max ms", "CPU ms");
    screens
        .questions(store, run, SyntheticRun.STAGE, big.steps(), "p" + SyntheticRun.PROBLEMS / 2)
        .forEach(this::time);
  }

  private void polls(Store store, Path runs, SyntheticRun big) {
    RunSync sync = new RunSync(store, List.of(runs));
    sync.catchUp();
    time("poll with nothing new", sync::poll);
    time(
        "poll with one new step of 256 rollouts",
        () -> {
          big.nextStep();
          sync.poll();
        });
    for (int i = 0; i < MANY_RUNS; i++) {
      RunFolder.create(runs, Settings.initial(), Clock.systemUTC());
    }
    sync.catchUp();
    time("list of 1,000 more runs", () -> store.runs().list());
    time("poll with nothing new and 1,000 more runs", sync::poll);
  }

  private void time(String name, Runnable asked) {
    for (int i = 0; i < WARM_UP; i++) {
      asked.run();
    }
    double[] millis = new double[REPEATS];
    double[] busy = new double[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
      long start = System.nanoTime();
      long busyBefore = THREADS.getCurrentThreadCpuTime();
      asked.run();
      busy[i] = (THREADS.getCurrentThreadCpuTime() - busyBefore) / 1e6;
      millis[i] = seconds(start) * 1000;
    }
    Arrays.sort(millis);
    Arrays.sort(busy);
    Query query = new Query(name, millis[REPEATS / 2], millis[REPEATS - 1], busy[REPEATS / 2]);
    queries.add(query);
    print(ROW, name, query.median(), query.greatest(), query.medianCpu());
  }

  private void print(String format, Object... values) {
    out.printf(Locale.ROOT, format + "%n", values);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
