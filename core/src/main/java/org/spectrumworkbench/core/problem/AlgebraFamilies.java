package org.spectrumworkbench.core.problem;

import static org.spectrumworkbench.core.problem.Operands.between;
import static org.spectrumworkbench.core.problem.Operands.ints;
import static org.spectrumworkbench.core.problem.TinyFamily.Working.of;

import java.util.List;

/** Linear equations in one unknown. */
final class AlgebraFamilies {
  private AlgebraFamilies() {}

  static List<ProblemFamily> all() {
    return List.of(linear(), bracket());
  }

  /** {@code 3x+5=20 ?} */
  private static TinyFamily linear() {
    return new TinyFamily(
            "algebra",
            "linear",
            random -> {
              int a = between(random, 2, 9);
              int b = between(random, 1, 20);
              return ints(a, b, a * between(random, 1, 9) + b);
            },
            o -> "%dx+%d=%d ?".formatted(o[0], o[1], o[2]),
            o -> (o[2] - o[1]) / o[0])
        .with(
            "undo",
            (o, sums) -> {
              int rest = sums.subtract(o[2], o[1]);
              int x = sums.divide(rest, o[0]);
              return of(x, "%d-%d=%d, %d/%d=%d", o[2], o[1], rest, rest, o[0], x);
            })
        .with(
            "rewrite",
            (o, sums) -> {
              int rest = sums.subtract(o[2], o[1]);
              int x = sums.divide(rest, o[0]);
              return of(x, "%dx=%d, x=%d", o[0], rest, x);
            })
        .with(
            "complete",
            (o, sums) -> {
              int rest = sums.subtract(o[2], o[1]);
              int x = sums.divide(rest, o[0]);
              return of(x, "%d+%d=%d, %d*%d=%d", o[1], rest, o[2], o[0], x, rest);
            });
  }

  /** {@code 4(x+9)=56 ?} */
  private static TinyFamily bracket() {
    return new TinyFamily(
            "algebra",
            "bracket",
            random -> {
              int a = between(random, 2, 9);
              int b = between(random, 1, 9);
              return ints(a, b, a * (between(random, 1, 9) + b));
            },
            o -> "%d(x+%d)=%d ?".formatted(o[0], o[1], o[2]),
            o -> o[2] / o[0] - o[1])
        .with(
            "undo",
            (o, sums) -> {
              int inner = sums.divide(o[2], o[0]);
              int x = sums.subtract(inner, o[1]);
              return of(x, "%d/%d=%d, %d-%d=%d", o[2], o[0], inner, inner, o[1], x);
            })
        .with(
            "expand",
            (o, sums) -> {
              int product = sums.multiply(o[0], o[1]);
              int rest = sums.subtract(o[2], product);
              int x = sums.divide(rest, o[0]);
              return of(x, "%dx+%d=%d, %dx=%d, x=%d", o[0], product, o[2], o[0], rest, x);
            })
        .with(
            "complete",
            (o, sums) -> {
              int inner = sums.divide(o[2], o[0]);
              int x = sums.subtract(inner, o[1]);
              return of(x, "%d*%d=%d, %d+%d=%d", o[0], inner, o[2], o[1], x, inner);
            });
  }
}
