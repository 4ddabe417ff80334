package org.spectrumworkbench.core.problem.leak;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;

/**
 * Times the search for leaks: training rows made as they are read against an evaluation set of a
 * hundredth of their number, a thousandth of the rows leaks. Beside it, in the same sitting, the
 * same rows go the same way past an evaluation set without items: they are made and their words
 * read, which no search can do without.
 */
public final class LeakBenchmark {
  /** Distinct words of the made texts. */
  private static final int WORDS = 30_000;

  /** Beginnings of six words that many questions share, as in sets written to a pattern. */
  private static final List<String> PATTERNS =
      List.of(
          "how many more apples does he",
          "what is the total amount of",
          "write a function to find the");

  private final long rows;
  private final int items;
  private final SeedStream seeds;

  /**
   * The figures.
   *
   * @param rows training rows
   * @param items evaluation items
   * @param seconds of the whole scan, reading the evaluation set among it
   * @param rowsPerSecond training rows
   * @param readingSeconds of the same rows against no items
   * @param ratio of the two
   * @param peakHeapMegabytes greatest heap in use, garbage among it, while scanning
   * @param maxHeapMegabytes what the JVM may take
   * @param threads that search
   * @param flaggedRows at n = 10
   * @param plantedRows how many of the rows are leaks
   */
  public record Result(
      long rows,
      int items,
      double seconds,
      double rowsPerSecond,
      double readingSeconds,
      double ratio,
      long peakHeapMegabytes,
      long maxHeapMegabytes,
      int threads,
      long flaggedRows,
      long plantedRows) {}

  private LeakBenchmark(long rows, int items, long seed) {
    this.rows = rows;
    this.items = items;
    this.seeds = SeedStream.ofRun(seed).child("leak benchmark");
  }

  /**
   * Runs it.
   *
   * @param rows training rows, at least 10,000
   */
  public static Result run(long rows, long seed) {
    return new LeakBenchmark(rows, (int) Math.min(1_000_000, rows / 100), seed).time();
  }

  private Result time() {
    int threads = Runtime.getRuntime().availableProcessors();
    new LeakBenchmark(50_000, 500, 1).scan(threads, 500, new PeakHeap());
    PeakHeap heap = new PeakHeap();
    long start = System.nanoTime();
    LeakReport report = scan(threads, items, heap);
    double seconds = (System.nanoTime() - start) / 1e9;
    start = System.nanoTime();
    scan(threads, 0, new PeakHeap());
    double reading = (System.nanoTime() - start) / 1e9;
    return new Result(
        rows,
        items,
        seconds,
        rows / seconds,
        reading,
        seconds / reading,
        heap.peak.get() >> 20,
        Runtime.getRuntime().maxMemory() >> 20,
        threads,
        report.total().rows(NgramSize.STANDARD),
        LongStream.range(0, rows).filter(LeakBenchmark::isLeak).count());
  }

  private LeakReport scan(int threads, int evalItems, PeakHeap heap) {
    SearchedSet train = new SearchedSet("train", rows, this::trainRows);
    SearchedSet eval =
        new SearchedSet("eval", items, () -> LongStream.range(0, items).mapToObj(this::evalItem));
    return new Decontamination(NgramSize.STANDARD, HitLimits.STANDARD.most(10_000), threads)
        .scan(List.of(train), List.of(eval), heap);
  }

  private Stream<Problem> trainRows() {
    return LongStream.range(0, rows).mapToObj(this::trainRow);
  }

  private static boolean isLeak(long row) {
    return row % 1000 == 7;
  }

  private Problem trainRow(long row) {
    SplittableRandom random = seeds.child("train").child(row).generator();
    if (isLeak(row)) {
      Problem leaked = evalItem(random.nextInt(items));
      return problem(
          "train-" + row,
          text(random, 20) + leaked.question() + text(random, 20),
          text(random, 50));
    }
    return problem("train-" + row, question(random), text(random, 50));
  }

  private Problem evalItem(long item) {
    SplittableRandom random = seeds.child("eval").child(item).generator();
    return problem("eval-" + item, question(random), text(random, 50));
  }

  /** One in ten begins like others; 60 words in the mean. */
  private static String question(SplittableRandom random) {
    String text = text(random, 60);
    return random.nextInt(10) == 0
        ? PATTERNS.get(random.nextInt(PATTERNS.size())) + " " + text
        : text;
  }

  /** Words with frequencies about as in language: the word of rank r is drawn as 1/r. */
  private static String text(SplittableRandom random, int mean) {
    int count = mean / 2 + random.nextInt(mean + 1);
    StringBuilder text = new StringBuilder(8 * count);
    for (int i = 0; i < count; i++) {
      int rank = (int) Math.pow(WORDS, random.nextDouble());
      if (i > 0) {
        text.append(rank % 9 == 0 ? ", " : " ");
      }
      spell(text, rank);
    }
    return text.append(". ").toString();
  }

  private static void spell(StringBuilder text, int rank) {
    for (int left = rank; left > 0; left /= 20) {
      text.append((char) ('a' + left % 20)).append("aeiou".charAt(left % 5));
    }
  }

  private static Problem problem(String id, String question, String solution) {
    return new Problem(id, Problem.UNSORTED, "made", question, "1", Check.MATH, solution);
  }

  /** Looks at the heap now and then. */
  private static final class PeakHeap implements Decontamination.Watch {
    private final AtomicLong peak = new AtomicLong();

    @Override
    public void hit(Hit hit) {}

    @Override
    public void searched(int trainSet, long rows) {
      Runtime runtime = Runtime.getRuntime();
      peak.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
    }
  }
}
