package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.between;
import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.until;
import static org.spectrumworkbench.core.problem.family.Wording.say;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Geometry: points in the plane. */
final class CoordinateFamilies {
  private static final String GEOMETRY = "geometry";

  private CoordinateFamilies() {}

  static List<LeveledFamily> all() {
    return List.of(dividedSegment(), polygonArea());
  }

  /** Operands x1, y1, x2, y2, m, n: the point P with AP : PB = m : n. */
  private static LeveledFamily dividedSegment() {
    return new LeveledFamily(
            GEOMETRY, "divided-segment", "the midpoint, or a point that divides a segment")
        .level("midpoint, positive", r -> segment(r, 0, 20, 1, 1, true))
        .level("midpoint, any sign", r -> segment(r, -20, 20, 1, 1, true))
        .level("midpoint with fractions", r -> segment(r, -20, 20, 1, 1, false))
        .level("ratio 1 : n", r -> segment(r, -20, 20, 1, between(r, 2, 4), true))
        .level(
            "any ratio",
            r -> {
              int m = between(r, 2, 5);
              return segment(r, -12, 12, m, m + Draws.oneOf(r, -1, 1), false);
            })
        .wording(o ->
            o[4] == o[5]
                ? say(
                    "What is the midpoint of the segment from (%d, %d) to (%d, %d)?",
                    o[0], o[1], o[2], o[3])
                : say(
                    "P lies on the segment from A = (%d, %d) to B = (%d, %d) with AP : PB = %d : %d. What is P?",
                    o[0], o[1], o[2], o[3], o[4], o[5]))
        .wording(o ->
            o[4] == o[5]
                ? say(
                    "Which point lies halfway between (%d, %d) and (%d, %d)?",
                    o[0], o[1], o[2], o[3])
                : say(
                    "Going straight from A = (%d, %d) to B = (%d, %d), P divides the way as %d : %d. Give P.",
                    o[0], o[1], o[2], o[3], o[4], o[5]))
        .answer(o -> {
          int parts = o[4] + o[5];
          return point(
              Fraction.of(o[0] * o[5] + o[2] * o[4], parts),
              Fraction.of(o[1] * o[5] + o[3] * o[4], parts));
        })
        .strategy(
            "weighted-mean",
            o -> {
              List<Fraction> place = new ArrayList<>();
              List<String> steps = new ArrayList<>();
              for (int i = 0; i < 2; i++) {
                int sum = o[5] * o[i] + o[4] * o[i + 2];
                place.add(Fraction.of(sum, o[4] + o[5]));
                steps.add(
                    say(
                        "%s = (%d*%s + %d*%s)/%d = %s",
                        i == 0 ? "x" : "y",
                        o[5],
                        Wording.factor(o[i]),
                        o[4],
                        Wording.factor(o[i + 2]),
                        o[4] + o[5],
                        place.get(i)));
              }
              return Working.of(point(place.get(0), place.get(1)), "%s", String.join(", ", steps));
            })
        .strategy(
            "walk",
            o -> {
              Fraction share = Fraction.of(o[4], o[4] + o[5]);
              int dx = o[2] - o[0];
              int dy = o[3] - o[1];
              Fraction x = share.times(dx).plus(Fraction.of(o[0]));
              Fraction y = share.times(dy).plus(Fraction.of(o[1]));
              return Working.of(
                  point(x, y),
                  "The whole way is (%d, %d). %s of it is (%s, %s)",
                  dx,
                  dy,
                  share,
                  share.times(dx),
                  share.times(dy));
            });
  }

  private static int[] segment(
      RandomGenerator random, int low, int high, int m, int n, boolean whole) {
    int parts = m + n;
    return until(
        () -> Draws.join(Draws.several(random, 4, low, high), ints(m, n)),
        o -> {
          boolean fits = (o[0] * n + o[2] * m) % parts == 0 && (o[1] * n + o[3] * m) % parts == 0;
          return fits == whole && (o[0] != o[2] || o[1] != o[3]);
        });
  }

  private static String point(Fraction x, Fraction y) {
    return "(" + x + ", " + y + ")";
  }

  /** Operands x1, y1, x2, y2, ... in counterclockwise order. */
  private static LeveledFamily polygonArea() {
    return new LeveledFamily(GEOMETRY, "polygon-area", "the area of a polygon from its corners")
        .level(
            "a triangle with a side on the x-axis",
            r -> {
              int x = between(r, 0, 9);
              return ints(x, 0, x + between(r, 1, 12), 0, between(r, 0, 15), between(r, 1, 12));
            })
        .level("a triangle with a corner at (0, 0)", r -> corners(r, 0, 12, true))
        .level("a triangle with positive corners", r -> corners(r, 1, 15, false))
        .level("any triangle", r -> corners(r, -15, 15, false))
        .level(
            "a quadrilateral",
            r -> {
              int x = between(r, -5, 5);
              int y = between(r, -5, 5);
              return ints(
                  x + between(r, 2, 9),
                  y + between(r, -1, 1),
                  x + between(r, -1, 1),
                  y + between(r, 2, 9),
                  x - between(r, 2, 9),
                  y + between(r, -1, 1),
                  x + between(r, -1, 1),
                  y - between(r, 2, 9));
            })
        .wording(o -> say("What is the area of the %s with corners %s?", kind(o), places(o)))
        .wording(
            o -> say("The points %s are the corners of a %s. Give its area.", places(o), kind(o)))
        .wording(o ->
            say(
                "Joining %s in this order and closing the line makes a %s. How large is it?",
                places(o), kind(o)))
        .answer(o -> Fraction.of(twiceArea(o), 2))
        .strategy(
            "shoelace",
            o -> {
              List<String> steps = new ArrayList<>();
              int twice = 0;
              for (int i = 0; i < o.length; i += 2) {
                int j = (i + 2) % o.length;
                int cross = o[i] * o[j + 1] - o[j] * o[i + 1];
                twice += cross;
                steps.add(Wording.factor(cross));
              }
              return Working.of(
                  Fraction.of(twice, 2),
                  "Cross products: %s = %d, half of it",
                  String.join(" + ", steps),
                  twice);
            })
        .strategy(
            "from-first-corner",
            o -> {
              List<String> steps = new ArrayList<>();
              int twice = 0;
              for (int i = 2; i + 2 < o.length; i += 2) {
                int ax = o[i] - o[0];
                int ay = o[i + 1] - o[1];
                int bx = o[i + 2] - o[0];
                int by = o[i + 3] - o[1];
                int cross = ax * by - bx * ay;
                twice += cross;
                steps.add(say("(%d, %d) x (%d, %d) = %d", ax, ay, bx, by, cross));
              }
              return Working.of(Fraction.of(twice, 2), "%s, half of it", String.join(", ", steps));
            });
  }

  private static int[] corners(RandomGenerator random, int low, int high, boolean atOrigin) {
    return until(
        () -> {
          int[] drawn = Draws.several(random, 6, low, high);
          if (atOrigin) {
            drawn[0] = 0;
            drawn[1] = 0;
          }
          return drawn;
        },
        o -> twiceArea(o) > 0);
  }

  private static int twiceArea(int[] o) {
    int twice = 0;
    for (int i = 0; i < o.length; i += 2) {
      int next = (i + 2) % o.length;
      twice += (o[i + 1] + o[next + 1]) * (o[i] - o[next]);
    }
    return twice;
  }

  private static String kind(int[] o) {
    return o.length == 6 ? "triangle" : "quadrilateral";
  }

  private static String places(int[] o) {
    List<String> places = new ArrayList<>();
    for (int i = 0; i < o.length; i += 2) {
      places.add(say("(%d, %d)", o[i], o[i + 1]));
    }
    return Wording.and(places);
  }
}
