package org.spectrumworkbench.core.problem;

import static org.spectrumworkbench.core.problem.Operands.between;
import static org.spectrumworkbench.core.problem.Operands.ints;
import static org.spectrumworkbench.core.problem.TinyFamily.Working.of;

import java.util.List;

/** Lengths, areas, angles and volumes. */
final class GeometryFamilies {
  private GeometryFamilies() {}

  static List<ProblemFamily> all() {
    return List.of(perimeter(), area(), angle(), volume());
  }

  /** {@code perimeter 7 by 48 ?}, of a rectangle. */
  private static TinyFamily perimeter() {
    return new TinyFamily(
            "geometry",
            "perimeter",
            random -> ints(between(random, 2, 25), between(random, 2, 25)),
            o -> "perimeter %d by %d ?".formatted(o[0], o[1]),
            o -> 2 * (o[0] + o[1]))
        .with(
            "half",
            (o, sums) -> {
              int half = sums.add(o[0], o[1]);
              int around = sums.multiply(2, half);
              return of(around, "%d+%d=%d, 2*%d=%d", o[0], o[1], half, half, around);
            })
        .with(
            "pairs",
            (o, sums) -> {
              int first = sums.multiply(2, o[0]);
              int second = sums.multiply(2, o[1]);
              int around = sums.add(first, second);
              return of(around, "2*%d+2*%d=%d+%d=%d", o[0], o[1], first, second, around);
            })
        .with(
            "double",
            (o, sums) -> {
              int half = sums.add(o[1], o[0]);
              int around = sums.add(half, half);
              return of(around, "%d+%d=%d, %d+%d=%d", o[1], o[0], half, half, half, around);
            });
  }

  /** {@code area 7 by 8 and 3 by 4 ?}, of a shape made of two rectangles. */
  private static TinyFamily area() {
    return new TinyFamily(
            "geometry",
            "area",
            random ->
                ints(
                    between(random, 2, 9),
                    between(random, 2, 9),
                    between(random, 2, 4),
                    between(random, 2, 4)),
            o -> "area %d by %d and %d by %d ?".formatted(o[0], o[1], o[2], o[3]),
            o -> o[0] * o[1] + o[2] * o[3])
        .with(
            "pieces",
            (o, sums) -> {
              int first = sums.multiply(o[0], o[1]);
              int second = sums.multiply(o[2], o[3]);
              int all = sums.add(first, second);
              return of(all, "%d*%d=%d, %d*%d=%d", o[0], o[1], first, o[2], o[3], second);
            })
        .with(
            "sum",
            (o, sums) -> {
              int first = sums.multiply(o[0], o[1]);
              int second = sums.multiply(o[2], o[3]);
              int all = sums.add(first, second);
              return of(all, "%d*%d+%d*%d=%d+%d=%d", o[0], o[1], o[2], o[3], first, second, all);
            })
        .with(
            "backwards",
            (o, sums) -> {
              int second = sums.multiply(o[3], o[2]);
              int first = sums.multiply(o[1], o[0]);
              int all = sums.add(second, first);
              return of(all, "%d*%d+%d*%d=%d+%d=%d", o[3], o[2], o[1], o[0], second, first, all);
            });
  }

  /** {@code angle 50 60 ?}, the third angle of a triangle. */
  private static TinyFamily angle() {
    return new TinyFamily(
            "geometry",
            "angle",
            random -> ints(5 * between(random, 2, 24), 5 * between(random, 2, 24)),
            o -> "angle %d and %d ?".formatted(o[0], o[1]),
            o -> 180 - o[0] - o[1])
        .with(
            "together",
            (o, sums) -> {
              int two = sums.add(o[0], o[1]);
              int third = sums.subtract(180, two);
              return of(third, "%d+%d=%d, 180-%d=%d", o[0], o[1], two, two, third);
            })
        .with(
            "first",
            (o, sums) -> {
              int rest = sums.subtract(180, o[0]);
              int third = sums.subtract(rest, o[1]);
              return of(third, "180-%d=%d, %d-%d=%d", o[0], rest, rest, o[1], third);
            })
        .with(
            "second",
            (o, sums) -> {
              int rest = sums.subtract(180, o[1]);
              int third = sums.subtract(rest, o[0]);
              return of(third, "180-%d=%d, %d-%d=%d", o[1], rest, rest, o[0], third);
            });
  }

  /** {@code volume 3 by 4 by 5 ?}, of a box. */
  private static TinyFamily volume() {
    return new TinyFamily(
            "geometry",
            "volume",
            random -> ints(between(random, 2, 9), between(random, 2, 9), between(random, 2, 9)),
            o -> "volume %d by %d by %d ?".formatted(o[0], o[1], o[2]),
            o -> o[0] * o[1] * o[2])
        .with(
            "floor",
            (o, sums) -> {
              int face = sums.multiply(o[0], o[1]);
              int box = sums.multiply(face, o[2]);
              return of(box, "%d*%d=%d, %d*%d=%d", o[0], o[1], face, face, o[2], box);
            })
        .with(
            "side",
            (o, sums) -> {
              int face = sums.multiply(o[1], o[2]);
              int box = sums.multiply(face, o[0]);
              return of(box, "%d*%d=%d, %d*%d=%d", o[1], o[2], face, face, o[0], box);
            })
        .with(
            "front",
            (o, sums) -> {
              int face = sums.multiply(o[0], o[2]);
              int box = sums.multiply(face, o[1]);
              return of(box, "%d*%d=%d, %d*%d=%d", o[0], o[2], face, face, o[1], box);
            });
  }
}
