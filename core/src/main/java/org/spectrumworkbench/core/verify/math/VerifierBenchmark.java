package org.spectrumworkbench.core.verify.math;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.spectrumworkbench.core.verify.Verdict;

/**
 * Times verdicts on one core: finding the answer in a response of a few lines and comparing it with
 * the gold answer. Half of the answers are right. Rates are by the processor time of the thread, so
 * that other programs which run meanwhile do not change them much.
 */
public final class VerifierBenchmark {
  /** Verdicts a second of one core that plain numeric answers should reach. */
  public static final double TARGET = 20_000;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int BATCH = 200;
  private static final double NANO = 1e-9;
  private static final String WORK =
      "There are 12 boxes with 24 pencils in each of them, so 12 * 24 = 288 pencils in all.\n"
          + "After a quarter of them was given away, 288 * 3 / 4 = 216 pencils are left, which two\n"
          + "classes share evenly. ";

  private VerifierBenchmark() {}

  /**
   * One kind of answer.
   *
   * @param name what the answers are
   * @param verdictsPerSecond median over the repetitions
   * @param shareOfTarget that rate by {@link #TARGET}, which is set for plain numbers
   */
  public record Line(String name, double verdictsPerSecond, double shareOfTarget) {}

  private record Pair(String gold, String response) {}

  /**
   * Runs the benchmark on the calling thread.
   *
   * @param repeats timed repetitions of each kind, at least 3; the median counts
   */
  public static List<Line> run(int repeats) {
    var random = new Random(1);
    return List.of(
        line("plain numbers", numbers(random), repeats),
        line("LaTeX fractions", fractions(random), repeats),
        line("symbolic answers", symbolic(random), repeats));
  }

  private static List<Pair> numbers(Random random) {
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < BATCH; i++) {
      int value = random.nextInt(1_000_000);
      int said = i % 2 == 0 ? value : value + 1;
      pairs.add(new Pair("" + value, WORK + "\n#### %,d".formatted(said)));
    }
    return pairs;
  }

  private static List<Pair> fractions(Random random) {
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < BATCH; i++) {
      int above = 1 + random.nextInt(99);
      int below = 2 + random.nextInt(98);
      int said = i % 2 == 0 ? above : above + 1;
      String response =
          WORK + "The share is \\boxed{\\dfrac{%d}{%d}}.".formatted(3 * said, 3 * below);
      pairs.add(new Pair("\\frac{" + above + "}{" + below + "}", response));
    }
    return pairs;
  }

  private static List<Pair> symbolic(Random random) {
    var pairs = new ArrayList<Pair>();
    for (int i = 0; i < BATCH; i++) {
      int a = 1 + random.nextInt(9);
      int b = i % 2 == 0 ? a : a + 1;
      String gold = "x^2+%dx+\\sqrt{%d}".formatted(2 * a, 2 + a);
      String response =
          WORK + "So $y = \\boxed{(x+%d)^2-%d+\\sqrt{%d}}$.".formatted(b, a * a, 2 + a);
      pairs.add(new Pair(gold, response));
    }
    return pairs;
  }

  private static Line line(String name, List<Pair> pairs, int repeats) {
    var verifier = new MathVerifier();
    double[] rates = new double[repeats];
    // The first half second is left to the compiler.
    long warm = THREADS.getCurrentThreadCpuTime();
    while (THREADS.getCurrentThreadCpuTime() - warm < 500_000_000L) {
      correct(verifier, pairs);
    }
    for (int i = 0; i < repeats; i++) {
      int batches = 0;
      int right = 0;
      long start = THREADS.getCurrentThreadCpuTime();
      while (THREADS.getCurrentThreadCpuTime() - start < 20_000_000L) {
        right = correct(verifier, pairs);
        batches++;
      }
      double seconds = NANO * (THREADS.getCurrentThreadCpuTime() - start);
      rates[i] = batches * pairs.size() / seconds;
      if (right != pairs.size() / 2) {
        throw new IllegalStateException(name + ": " + right + " of " + pairs.size() + " right");
      }
    }
    Arrays.sort(rates);
    double median = rates[repeats / 2];
    return new Line(name, median, median / TARGET);
  }

  private static int correct(MathVerifier verifier, List<Pair> pairs) {
    int correct = 0;
    for (Pair pair : pairs) {
      Verdict verdict = verifier.verify(pair.gold, pair.response, false);
      correct += verdict.correct() ? 1 : 0;
    }
    return correct;
  }
}
