package org.spectrumworkbench.core.problem.leak;

import java.util.Arrays;
import java.util.List;

/**
 * How many training rows and evaluation items are flagged at each n.
 *
 * @param rows training rows, from {@link NgramSize#SMALLEST} to {@link NgramSize#LARGEST}
 * @param items evaluation items, likewise
 */
public record Sweep(List<Long> rows, List<Integer> items) {
  public Sweep {
    rows = List.copyOf(rows);
    items = List.copyOf(items);
  }

  /** Training rows flagged at n. */
  public long rows(int n) {
    return rows.get(n - NgramSize.SMALLEST);
  }

  /** Evaluation items flagged at n. */
  public int items(int n) {
    return items.get(n - NgramSize.SMALLEST);
  }

  /** Counts rows as they come, and items at the end. */
  static final class Counter {
    private final long[] rows = new long[NgramSize.LARGEST - NgramSize.SMALLEST + 1];

    void row(Reach reach) {
      if (!reach.equals(Reach.NONE)) {
        for (int i = 0; i < rows.length; i++) {
          rows[i] += reach.isFlagged(i + NgramSize.SMALLEST) ? 1 : 0;
        }
      }
    }

    Sweep with(Reach[] items) {
      return new Sweep(
          Arrays.stream(rows).boxed().toList(),
          NgramSize.all().mapToObj(n -> count(items, n)).toList());
    }

    private static int count(Reach[] items, int n) {
      int count = 0;
      for (Reach item : items) {
        count += item.isFlagged(n) ? 1 : 0;
      }
      return count;
    }
  }
}
