package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.between;
import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.oneOf;
import static org.spectrumworkbench.core.problem.family.Wording.say;

import java.util.List;
import java.util.random.RandomGenerator;

/** Geometry: areas and volumes. */
final class AreaFamilies {
  private static final String GEOMETRY = "geometry";

  private AreaFamilies() {}

  static List<LeveledFamily> all() {
    return List.of(rectangleArea(), boxVolume(), circleArea());
  }

  /** Operands width, height, and those of a corner that is cut off, or 0, 0. */
  private static LeveledFamily rectangleArea() {
    return new LeveledFamily(
            GEOMETRY, "rectangle-area", "the area of a rectangle, whole or with a corner cut off")
        .level("edges up to 20", r -> ints(between(r, 2, 20), between(r, 2, 20), 0, 0))
        .level("one edge of two digits", r -> ints(between(r, 21, 99), between(r, 3, 12), 0, 0))
        .level("both edges of two digits", r -> ints(between(r, 21, 99), between(r, 21, 99), 0, 0))
        .level("a corner cut off", r -> cut(r, 4, 20))
        .level("a corner cut off, edges of two digits", r -> cut(r, 20, 99))
        .wording(o ->
            o[2] == 0
                ? say("A rectangle is %d cm by %d cm. What is its area in cm^2?", o[0], o[1])
                : say(
                    "From a rectangle of %d cm by %d cm a corner of %d cm by %d cm is cut off. Which area is left, in cm^2?",
                    o[0], o[1], o[2], o[3]))
        .wording(o ->
            o[2] == 0
                ? say(
                    "How much paper has a sheet with edges of %d cm and %d cm, in cm^2?",
                    o[0], o[1])
                : say(
                    "An L has the outline of a %d cm by %d cm rectangle without a %d cm by %d cm corner. Give its area in cm^2.",
                    o[0], o[1], o[2], o[3]))
        .unit("cm^2", "mm^2", 100)
        .answer(o -> o[0] * o[1] - o[2] * o[3])
        .strategy(
            "whole",
            o -> {
              int whole = o[0] * o[1];
              int corner = o[2] * o[3];
              return corner == 0
                  ? Working.of(whole, "%d*%d", o[0], o[1])
                  : Working.of(
                      whole - corner,
                      "Whole: %d*%d = %d. Corner: %d*%d = %d. %3$d - %6$d",
                      o[0],
                      o[1],
                      whole,
                      o[2],
                      o[3],
                      corner);
            })
        .strategy(
            "two-parts",
            o -> {
              // Without a corner the height is halved.
              int low = o[2] == 0 ? o[1] / 2 : o[1] - o[3];
              int high = o[1] - low;
              int narrow = o[0] - o[2];
              return Working.of(
                  o[0] * low + narrow * high,
                  "%d*%d = %d and %d*%d = %d together",
                  o[0],
                  low,
                  o[0] * low,
                  narrow,
                  high,
                  narrow * high);
            });
  }

  private static int[] cut(RandomGenerator random, int low, int high) {
    int width = between(random, low, high);
    int height = between(random, low, high);
    return ints(width, height, between(random, 1, width - 1), between(random, 1, height - 1));
  }

  /** Operands: edges of the box, and those of a tunnel along the third edge, or 0, 0. */
  private static LeveledFamily boxVolume() {
    return new LeveledFamily(GEOMETRY, "box-volume", "the volume of a box, whole or with a tunnel")
        .level(
            "edges up to 9", r -> ints(between(r, 2, 9), between(r, 2, 9), between(r, 2, 9), 0, 0))
        .level(
            "edges up to 20",
            r -> ints(between(r, 2, 20), between(r, 2, 20), between(r, 10, 20), 0, 0))
        .level(
            "edges up to 50",
            r -> ints(between(r, 11, 50), between(r, 11, 50), between(r, 11, 50), 0, 0))
        .level("a tunnel through the box", r -> tunnel(r, 3, 10))
        .level("a tunnel, edges up to 40", r -> tunnel(r, 11, 40))
        .wording(o ->
            o[3] == 0
                ? say(
                    "A box is %d cm by %d cm by %d cm. What is its volume in cm^3?",
                    o[0], o[1], o[2])
                : say(
                    "Through a block of %d cm by %d cm by %d cm, along the last edge, runs a tunnel of %d cm by %d cm."
                        + " Which volume is left, in cm^3?",
                    o[0], o[1], o[2], o[3], o[4]))
        .wording(o ->
            o[3] == 0
                ? say(
                    "How much fits into a crate with edges of %d cm, %d cm and %d cm, in cm^3?",
                    o[0], o[1], o[2])
                : say(
                    "A block has a face of %d cm by %d cm and is %d cm deep. A hole of %d cm by %d cm goes from that"
                        + " face right through. What is left of the block, in cm^3?",
                    o[0], o[1], o[2], o[3], o[4]))
        .unit("cm^3", "mm^3", 1000)
        .answer(o -> (o[0] * o[1] - o[3] * o[4]) * o[2])
        .strategy(
            "face-times-depth",
            o -> {
              int face = o[0] * o[1] - o[3] * o[4];
              String hole = o[3] == 0 ? "" : say(" - %d*%d", o[3], o[4]);
              return Working.of(
                  face * o[2], "Face: %d*%d%s = %d. %4$d*%5$d", o[0], o[1], hole, face, o[2]);
            })
        .strategy(
            "volumes",
            o -> {
              int block = o[1] * o[2] * o[0];
              int hole = o[3] * o[4] * o[2];
              return o[3] == 0
                  ? Working.of(block, "%d*%d = %d, times %d", o[1], o[2], o[1] * o[2], o[0])
                  : Working.of(block - hole, "Block: %d. Tunnel: %d. %1$d - %2$d", block, hole);
            });
  }

  private static int[] tunnel(RandomGenerator random, int low, int high) {
    int width = between(random, low, high);
    int height = between(random, low, high);
    return ints(
        width,
        height,
        between(random, low, high),
        between(random, 1, width - 1),
        between(random, 1, height - 1));
  }

  /** Operands 0, radius; 1, diameter; 2, outer and inner radius; 3, radius, angle; 4, both. */
  private static LeveledFamily circleArea() {
    return new LeveledFamily(
            GEOMETRY, "circle-area", "the area of a circle, ring or sector as a multiple of pi")
        .level("a circle by its radius", r -> ints(0, between(r, 1, 150)))
        .level("a circle by its diameter", r -> ints(1, between(r, 3, 150)))
        .level("a ring", r -> ring(r, 2))
        .level("a sector", r -> ints(3, between(r, 2, 30), angle(r)))
        .level("a sector of a ring", r -> Draws.join(ring(r, 4), ints(angle(r))))
        .wording(o -> say("What is the area of %s, in terms of pi?", figure(o)))
        .wording(o -> say("Give the area of %s as a multiple of pi.", figure(o)))
        .wording(o -> say("How large is the area of %s? Leave pi in the answer.", figure(o)))
        .answer(o ->
            timesPi(
                switch (o[0]) {
                  case 0 -> Fraction.of(o[1] * o[1]);
                  case 1 -> Fraction.of(o[1] * o[1], 4);
                  case 2 -> Fraction.of(o[1] * o[1] - o[2] * o[2]);
                  case 3 -> Fraction.of(o[1] * o[1] * o[2], 360);
                  default -> Fraction.of((o[1] * o[1] - o[2] * o[2]) * o[3], 360);
                }))
        .strategy(
            "square-of-radius",
            o -> {
              Fraction radius = o[0] == 1 ? Fraction.of(o[1], 2) : Fraction.of(o[1]);
              Fraction area = radius.times(radius);
              StringBuilder steps =
                  new StringBuilder(
                      say("Outer circle: %s^2*pi = %s", Wording.factor(radius), timesPi(area)));
              if (o[0] == 2 || o[0] == 4) {
                area = area.minus(Fraction.of(o[2] * o[2]));
                steps.append(say(", without the inner %d*pi: %s", o[2] * o[2], timesPi(area)));
              }
              if (o[0] >= 3) {
                Fraction share = Fraction.of(o[o.length - 1], 360);
                area = area.times(share);
                steps.append(say(", %s of it", share));
              }
              return Working.of(timesPi(area), "%s", steps);
            })
        .strategy(
            "arc-times-width",
            o -> {
              // A ring is as large as a strip as long as its middle circle and as wide as the ring.
              boolean ring = o[0] == 2 || o[0] == 4;
              Fraction outer = o[0] == 1 ? Fraction.of(o[1], 2) : Fraction.of(o[1]);
              Fraction inner = ring ? Fraction.of(o[2]) : Fraction.ZERO;
              Fraction share = o[0] >= 3 ? Fraction.of(o[o.length - 1], 360) : Fraction.of(1);
              Fraction length = outer.plus(inner).times(share);
              Fraction width = outer.minus(inner);
              return Working.of(
                  timesPi(length.times(width)),
                  "Width %s, length halfway across %s. Their product",
                  width,
                  timesPi(length));
            });
  }

  private static int[] ring(RandomGenerator random, int mode) {
    int inner = between(random, 1, 20);
    return ints(mode, inner + between(random, 1, 12), inner);
  }

  private static int angle(RandomGenerator random) {
    return oneOf(
        random, 20, 30, 36, 40, 45, 60, 72, 80, 90, 100, 108, 120, 135, 144, 150, 160, 200, 240,
        270, 300);
  }

  private static String timesPi(Fraction factor) {
    String top = factor.numerator() == 1 ? "pi" : factor.numerator() + "*pi";
    return factor.whole() ? top : top + "/" + factor.denominator();
  }

  private static String figure(int[] o) {
    return switch (o[0]) {
      case 0 -> "a circle of radius " + o[1];
      case 1 -> "a circle of diameter " + o[1];
      case 2 -> say("a ring of outer radius %d and inner radius %d", o[1], o[2]);
      case 3 -> say("a sector of radius %d and angle %d degrees", o[1], o[2]);
      default ->
          say(
              "a part of a ring of outer radius %d, inner radius %d and angle %d degrees",
              o[1], o[2], o[3]);
    };
  }
}
