package org.spectrumworkbench.core.problem;

import static org.spectrumworkbench.core.problem.Operands.between;
import static org.spectrumworkbench.core.problem.Operands.distinct;
import static org.spectrumworkbench.core.problem.Operands.ints;
import static org.spectrumworkbench.core.problem.Operands.largest;
import static org.spectrumworkbench.core.problem.Operands.smallest;
import static org.spectrumworkbench.core.problem.Operands.sorted;
import static org.spectrumworkbench.core.problem.TinyFamily.Working.of;

import java.util.List;

/** Range, median and mean of a few numbers. */
final class StatisticsFamilies {
  private StatisticsFamilies() {}

  static List<ProblemFamily> all() {
    return List.of(range(), median(), mean());
  }

  /** {@code range 12 45 7 ?} */
  private static TinyFamily range() {
    return new TinyFamily(
            "statistics",
            "range",
            random -> distinct(random, 3, 1, 30),
            o -> "range %d %d %d ?".formatted(o[0], o[1], o[2]),
            o -> largest(o) - smallest(o))
        .with(
            "ends",
            (o, sums) -> {
              int max = sums.choose(largest(o), o);
              int min = sums.choose(smallest(o), o);
              int wide = sums.subtract(max, min);
              return of(wide, "max %d, min %d, %d-%d=%d", max, min, max, min, wide);
            })
        .with(
            "sort",
            (o, sums) -> {
              int[] sorted = sorted(o);
              int wide = sums.subtract(sorted[2], sorted[0]);
              return of(
                  wide,
                  "sort %d %d %d, %d-%d=%d",
                  sorted[0],
                  sorted[1],
                  sorted[2],
                  sorted[2],
                  sorted[0],
                  wide);
            })
        .with(
            "climb",
            (o, sums) -> {
              int min = sums.choose(smallest(o), o);
              int max = sums.choose(largest(o), o);
              int wide = sums.subtract(max, min);
              return of(wide, "min %d, %d+%d=%d", min, min, wide, max);
            });
  }

  /** {@code median 12 45 7 ?} */
  private static TinyFamily median() {
    return new TinyFamily(
            "statistics",
            "median",
            random -> distinct(random, 3, 1, 40),
            o -> "median %d %d %d ?".formatted(o[0], o[1], o[2]),
            o -> sorted(o)[1])
        .with(
            "sort",
            (o, sums) -> {
              int[] sorted = sorted(o);
              int middle = sums.choose(sorted[1], o);
              return of(middle, "sort %d %d %d", sorted[0], sorted[1], sorted[2]);
            })
        .with(
            "drop",
            (o, sums) -> {
              int[] sorted = sorted(o);
              int middle = sums.choose(sorted[1], o);
              return of(middle, "drop %d, drop %d", sorted[2], sorted[0]);
            })
        .with(
            "between",
            (o, sums) -> {
              int[] sorted = sorted(o);
              int middle = sums.choose(sorted[1], o);
              return of(middle, "%d<%d, %d<%d", sorted[0], middle, middle, sorted[2]);
            });
  }

  /** {@code mean 12 45 9 ?} */
  private static TinyFamily mean() {
    return new TinyFamily(
            "statistics",
            "mean",
            random -> {
              int a = between(random, 1, 20);
              int b = between(random, 1, 20);
              int rest = (3 - (a + b) % 3) % 3;
              return ints(a, b, rest + 3 * between(random, 1, 6));
            },
            o -> "mean %d %d %d ?".formatted(o[0], o[1], o[2]),
            o -> (o[0] + o[1] + o[2]) / 3)
        .with(
            "running",
            (o, sums) -> {
              int two = sums.add(o[0], o[1]);
              int all = sums.add(two, o[2]);
              int mean = sums.divide(all, 3);
              return of(mean, "%d+%d=%d, %d/3=%d", two, o[2], all, all, mean);
            })
        .with(
            "total",
            (o, sums) -> {
              int two = sums.add(o[0], o[1]);
              int all = sums.add(two, o[2]);
              int mean = sums.divide(all, 3);
              return of(mean, "%d+%d+%d=%d, %d/3=%d", o[0], o[1], o[2], all, all, mean);
            })
        .with(
            "backwards",
            (o, sums) -> {
              int two = sums.add(o[2], o[1]);
              int all = sums.add(two, o[0]);
              int mean = sums.divide(all, 3);
              return of(mean, "%d+%d=%d, 3*%d=%d", two, o[0], all, mean, all);
            });
  }
}
