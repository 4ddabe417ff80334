package org.spectrumworkbench.core.problem.leak;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.evaluate.Interval;
import org.spectrumworkbench.core.evaluate.Wilson;
import org.spectrumworkbench.core.problem.Problem;

/**
 * What the search finds of leaks that were planted: evaluation questions, put in six ways among the
 * rows of a training set.
 *
 * @param seed the same seed plants the same leaks
 * @param rows rows of the training set among which they were planted
 * @param rowsFlagged how many of those are flagged themselves, at each n from the least: false
 *     alarms, or leaks that were there before
 * @param kinds a result for each kind
 */
public record SelfCheck(long seed, int rows, List<Integer> rowsFlagged, List<KindResult> kinds) {

  /**
   * How a kind fared.
   *
   * @param planted how many were planted
   * @param found how many were found, each by its own item, at each n from the least
   * @param pairs with how many items they agree in all, their own among them, at each n
   * @param right how many of these pairs lead to the item the leak was made from
   */
  public record KindResult(
      LeakKind kind, int planted, List<Integer> found, List<Integer> pairs, List<Integer> right) {
    public KindResult {
      found = List.copyOf(found);
      pairs = List.copyOf(pairs);
      right = List.copyOf(right);
    }

    /** Share of the planted leaks that were found at n. */
    public double recall(int n) {
      return at(found, n) / (double) planted;
    }

    /** Wilson's 95 % interval of the recall. */
    public Interval recallInterval(int n) {
      return Wilson.interval95(at(found, n), planted);
    }

    /** Share of the hits at n that lead to the right item; empty where there is no hit. */
    public OptionalDouble precision(int n) {
      return at(pairs, n) == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(at(right, n) / (double) at(pairs, n));
    }

    /** Wilson's 95 % interval of the precision; empty where there is no hit. */
    public Optional<Interval> precisionInterval(int n) {
      return at(pairs, n) == 0
          ? Optional.empty()
          : Optional.of(Wilson.interval95(at(right, n), at(pairs, n)));
    }
  }

  public SelfCheck {
    rowsFlagged = List.copyOf(rowsFlagged);
    kinds = List.copyOf(kinds);
  }

  /** Rows that were flagged at n without having been planted. */
  public int rowsFlagged(int n) {
    return at(rowsFlagged, n);
  }

  /**
   * Plants leaks and looks for them.
   *
   * @param train of which the first rows are taken
   * @param eval of which items are leaked
   * @param rows how many rows of the training set are taken at most
   * @param perKind how many leaks of each kind are planted at most; fewer where the evaluation set
   *     has fewer items
   * @throws WorkbenchException where the evaluation set has no item with words
   */
  public static SelfCheck run(
      SearchedSet train, SearchedSet eval, int rows, int perKind, long seed) {
    SeedStream seeds = SeedStream.ofRun(seed).child("planted leaks");
    List<Problem> base;
    try (Stream<Problem> problems = train.open().get()) {
      base = problems.limit(rows).toList();
    }
    List<Problem> items;
    try (Stream<Problem> problems = eval.open().get()) {
      items = problems.filter(SelfCheck::hasWords).toList();
    }
    if (items.isEmpty()) {
      throw new WorkbenchException(
          "No question of " + eval.name() + " has a word", "Choose another evaluation set.");
    }
    List<Planted> planted = plant(items, base, Math.min(perKind, items.size()), seeds);
    List<Problem> mixed = new ArrayList<>(base);
    planted.forEach(leak -> mixed.add(leak.row));
    Tally tally = new Tally(base.size(), planted);
    new Decontamination(NgramSize.SMALLEST, HitLimits.NONE, 1)
        .scan(
            List.of(new SearchedSet("planted", mixed.size(), mixed::stream)),
            List.of(eval),
            tally::hit);
    return new SelfCheck(seed, base.size(), tally.rowsFlagged(), tally.kinds());
  }

  private record Planted(LeakKind kind, Problem from, Problem row) {}

  private static boolean hasWords(Problem item) {
    WordScanner scanner = new WordScanner();
    scanner.start(item.question());
    return scanner.next();
  }

  private static List<Planted> plant(
      List<Problem> items, List<Problem> base, int count, SeedStream seeds) {
    List<Planted> planted = new ArrayList<>();
    for (LeakKind kind : LeakKind.values()) {
      SplittableRandom random = seeds.child(kind.name()).generator();
      LeakPlanter planter = new LeakPlanter(random);
      Set<Integer> chosen = new HashSet<>();
      while (chosen.size() < count) {
        int item = random.nextInt(items.size());
        if (chosen.add(item)) {
          Problem from = items.get(item);
          planted.add(
              new Planted(
                  kind,
                  from,
                  new Problem(
                      "planted-" + planted.size(),
                      from.subdomain(),
                      from.family(),
                      planter.text(kind, from.question(), base),
                      from.answer(),
                      from.check(),
                      null)));
        }
      }
    }
    return planted;
  }

  private static int at(List<Integer> counts, int n) {
    return counts.get(n - NgramSize.SMALLEST);
  }

  /** Counts hits by kind and n. */
  private static final class Tally {
    private static final int SIZES = NgramSize.LARGEST - NgramSize.SMALLEST + 1;

    private final int baseRows;
    private final List<Planted> planted;
    private final Map<Long, int[]> baseHits = new HashMap<>();
    private final boolean[][] found;
    private final Map<LeakKind, int[]> pairs = new EnumMap<>(LeakKind.class);
    private final Map<LeakKind, int[]> right = new EnumMap<>(LeakKind.class);

    Tally(int baseRows, List<Planted> planted) {
      this.baseRows = baseRows;
      this.planted = planted;
      this.found = new boolean[planted.size()][SIZES];
    }

    void hit(Hit hit) {
      for (int i = 0; i < SIZES; i++) {
        if (!hit.isHitAt(i + NgramSize.SMALLEST)) {
          continue;
        }
        if (hit.row() < baseRows) {
          baseHits.computeIfAbsent(hit.row(), row -> new int[SIZES])[i]++;
          continue;
        }
        int leak = (int) hit.row() - baseRows;
        LeakKind kind = planted.get(leak).kind;
        pairs.computeIfAbsent(kind, k -> new int[SIZES])[i]++;
        // Two items may ask the same question: either is where the leak comes from.
        if (planted.get(leak).from.question().equals(hit.evalItem().question())) {
          right.computeIfAbsent(kind, k -> new int[SIZES])[i]++;
          found[leak][i] = true;
        }
      }
    }

    List<Integer> rowsFlagged() {
      int[] flagged = new int[SIZES];
      for (int[] hits : baseHits.values()) {
        for (int i = 0; i < SIZES; i++) {
          flagged[i] += hits[i] > 0 ? 1 : 0;
        }
      }
      return list(flagged);
    }

    List<KindResult> kinds() {
      List<KindResult> results = new ArrayList<>();
      for (LeakKind kind : LeakKind.values()) {
        int count = 0;
        int[] ofKind = new int[SIZES];
        for (int leak = 0; leak < planted.size(); leak++) {
          if (planted.get(leak).kind == kind) {
            count++;
            for (int i = 0; i < SIZES; i++) {
              ofKind[i] += found[leak][i] ? 1 : 0;
            }
          }
        }
        results.add(
            new KindResult(
                kind,
                count,
                list(ofKind),
                list(pairs.getOrDefault(kind, new int[SIZES])),
                list(right.getOrDefault(kind, new int[SIZES]))));
      }
      return results;
    }

    private static List<Integer> list(int[] counts) {
      return Arrays.stream(counts).boxed().toList();
    }
  }
}
