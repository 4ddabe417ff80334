package org.spectrumworkbench.core.problem;

import static org.spectrumworkbench.core.problem.Operands.between;
import static org.spectrumworkbench.core.problem.Operands.ints;
import static org.spectrumworkbench.core.problem.TinyFamily.Working.of;

import java.util.List;

/** The slope of a parabola and the area below a line. */
final class CalculusFamilies {
  private CalculusFamilies() {}

  static List<ProblemFamily> all() {
    return List.of(derivative(), integral());
  }

  /** {@code derivative 3x^2+5x at 4 ?}; the operands hold the exponent too. */
  private static TinyFamily derivative() {
    return new TinyFamily(
            "calculus",
            "derivative",
            random -> ints(between(random, 2, 9), 2, between(random, 1, 20), between(random, 1, 6)),
            o -> "derivative %dx^%d+%dx at %d ?".formatted(o[0], o[1], o[2], o[3]),
            o -> 2 * o[0] * o[3] + o[2])
        .with(
            "rule",
            (o, sums) -> {
              int slope = sums.multiply(2, o[0]);
              int steep = sums.multiply(slope, o[3]);
              int all = sums.add(steep, o[2]);
              return of(all, "%dx+%d, %d+%d=%d", slope, o[2], steep, o[2], all);
            })
        .with(
            "term",
            (o, sums) -> {
              int slope = sums.multiply(2, o[0]);
              int steep = sums.multiply(slope, o[3]);
              int all = sums.add(steep, o[2]);
              return of(all, "%d*%d=%d, %d+%d=%d", slope, o[3], steep, steep, o[2], all);
            })
        .with(
            "insert",
            (o, sums) -> {
              int twice = sums.multiply(2, o[3]);
              int steep = sums.multiply(o[0], twice);
              int all = sums.add(o[2], steep);
              return of(all, "%d*%d=%d, %d+%d=%d", o[0], twice, steep, o[2], steep, all);
            });
  }

  /** {@code integral 6x+5 from 0 to 4 ?} */
  private static TinyFamily integral() {
    return new TinyFamily(
            "calculus",
            "integral",
            random ->
                ints(2 * between(random, 1, 9), between(random, 1, 20), 0, between(random, 2, 5)),
            o -> "integral %dx+%d from %d to %d ?".formatted(o[0], o[1], o[2], o[3]),
            o -> o[0] * o[3] * o[3] / 2 + o[1] * o[3])
        .with(
            "antiderivative",
            (o, sums) -> {
              int half = sums.divide(o[0], 2);
              int square = sums.multiply(o[3], o[3]);
              int curve = sums.multiply(half, square);
              int line = sums.multiply(o[1], o[3]);
              int all = sums.add(curve, line);
              return of(all, "%d*%d+%d*%d=%d+%d=%d", half, square, o[1], o[3], curve, line, all);
            })
        .with(
            "trapezium",
            (o, sums) -> {
              int half = sums.divide(o[0], 2);
              int rise = sums.multiply(half, o[3]);
              int height = sums.add(rise, o[1]);
              int all = sums.multiply(height, o[3]);
              return of(all, "%d*%d+%d=%d, %d*%d=%d", half, o[3], o[1], height, height, o[3], all);
            })
        .with(
            "triangle",
            (o, sums) -> {
              int box = sums.multiply(o[1], o[3]);
              int end = sums.multiply(o[0], o[3]);
              int doubled = sums.multiply(end, o[3]);
              int triangle = sums.divide(doubled, 2);
              int all = sums.add(box, triangle);
              return of(all, "%d*%d=%d, %d+%d=%d", o[1], o[3], box, box, triangle, all);
            });
  }
}
