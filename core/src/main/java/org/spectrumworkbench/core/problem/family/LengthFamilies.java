package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.between;
import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.until;
import static org.spectrumworkbench.core.problem.family.Wording.say;

import java.util.List;
import java.util.random.RandomGenerator;

/** Geometry: lengths, angles, places. */
final class LengthFamilies {
  private static final String GEOMETRY = "geometry";
  private static final List<String> POLYGONS =
      List.of("triangle", "quadrilateral", "pentagon", "hexagon", "heptagon");

  /** Edges of boxes with a whole diagonal, and that diagonal. */
  private static final int[][] BOXES = {
    {1, 2, 2, 3},
    {2, 3, 6, 7},
    {1, 4, 8, 9},
    {4, 4, 7, 9},
    {2, 6, 9, 11},
    {6, 6, 7, 11},
    {3, 4, 12, 13},
    {2, 5, 14, 15},
    {2, 10, 11, 15},
    {1, 12, 12, 17},
    {8, 9, 12, 17}
  };

  private LengthFamilies() {}

  static List<LeveledFamily> all() {
    return List.of(polygonAngle(), rightTriangle(), similarTriangles());
  }

  /** Operands: all angles but one. */
  private static LeveledFamily polygonAngle() {
    LeveledFamily family =
        new LeveledFamily(GEOMETRY, "polygon-angle", "the last angle of a polygon");
    for (int corners = 3; corners <= 7; corners++) {
      int n = corners;
      family.level(
          POLYGONS.get(n - 3),
          r ->
              until(
                  () -> Draws.several(r, n - 1, n == 3 ? 15 : 60, n == 3 ? 120 : 170),
                  o -> lastAngle(o) >= 15 && lastAngle(o) <= 170));
    }
    return family
        .wording(o ->
            say(
                "%s angles of a %s measure %s degrees. How many degrees does the last one measure?",
                counted(o), POLYGONS.get(o.length - 2), Wording.and(o)))
        .wording(o ->
            say(
                "A %s has angles of %s degrees and one more. Give this one, in degrees.",
                POLYGONS.get(o.length - 2), Wording.and(o)))
        .wording(o ->
            say(
                "In a %s all angles but one are known: %s degrees. How large is the unknown angle?",
                POLYGONS.get(o.length - 2), Wording.and(o)))
        .answer(o -> lastAngle(o))
        .strategy(
            "angle-sum",
            o -> {
              int all = 180 * (o.length - 1);
              return Working.of(
                  all - Draws.total(o),
                  "All together: %d*180 = %d. The known ones: %d. %2$d - %3$d",
                  o.length - 1,
                  all,
                  Draws.total(o));
            })
        .strategy(
            "outer-angles",
            o -> {
              int[] outer = new int[o.length];
              for (int i = 0; i < o.length; i++) {
                outer[i] = 180 - o[i];
              }
              int rest = 360 - Draws.total(outer);
              return Working.of(
                  180 - rest,
                  "Outer angles: %s, the last 360 - %d = %d. 180 - %s",
                  Wording.list(outer),
                  Draws.total(outer),
                  rest,
                  Wording.factor(rest));
            });
  }

  private static int lastAngle(int[] o) {
    return 180 * (o.length - 1) - Draws.total(o);
  }

  private static String counted(int[] o) {
    return List.of("Two", "Three", "Four", "Five", "Six").get(o.length - 2);
  }

  /** Operands 0, legs; 1, leg, hypotenuse; 2, edges of a box. The answer is the missing length. */
  private static LeveledFamily rightTriangle() {
    return new LeveledFamily(GEOMETRY, "right-triangle", "a length by the theorem of Pythagoras")
        .level("hypotenuse, from 3-4-5 and 5-12-13", r -> triangle(r, 0, 3, 20))
        .level("hypotenuse, any triple", r -> triangle(r, 0, 7, 6))
        .level("a leg", r -> triangle(r, 1, 7, 6))
        .level("a leg, larger triples", r -> triangle(r, 1, 12, 9))
        .level(
            "diagonal of a box",
            r -> {
              int[] box = BOXES[r.nextInt(BOXES.length)];
              int k = between(r, 1, 9);
              int turn = r.nextInt(3);
              return ints(2, k * box[turn], k * box[(turn + 1) % 3], k * box[(turn + 2) % 3]);
            })
        .wording(o ->
            switch (o[0]) {
              case 0 ->
                  say(
                      "The legs of a right triangle are %d cm and %d cm. How long is the hypotenuse, in cm?",
                      o[1], o[2]);
              case 1 ->
                  say(
                      "A right triangle has a leg of %d cm and a hypotenuse of %d cm. How long is the other leg, in cm?",
                      o[1], o[2]);
              default ->
                  say(
                      "A box has edges of %d cm, %d cm and %d cm. How long is the diagonal through it, in cm?",
                      o[1], o[2], o[3]);
            })
        .wording(o ->
            switch (o[0]) {
              case 0 ->
                  say(
                      "Two sides of %d cm and %d cm meet at a right angle. What is the distance of their far ends, in cm?",
                      o[1], o[2]);
              case 1 ->
                  say(
                      "One leg of a right triangle measures %d cm, its longest side %d cm. Give the second leg, in cm.",
                      o[1], o[2]);
              default ->
                  say(
                      "What is the longest straight line inside a box of %d cm by %d cm by %d cm, in cm?",
                      o[1], o[2], o[3]);
            })
        .unit("cm", "mm", 10)
        .answer(o -> missingLength(o))
        .strategy(
            "squares",
            o -> {
              long answer = missingLength(o);
              return switch (o[0]) {
                case 0 ->
                    Working.of(
                        answer, "%d^2 + %d^2 = %d, the root of it", o[1], o[2], answer * answer);
                case 1 ->
                    Working.of(
                        answer, "%d^2 - %d^2 = %d, the root of it", o[2], o[1], answer * answer);
                default ->
                    Working.of(
                        answer,
                        "%d^2 + %d^2 + %d^2 = %d, the root of it",
                        o[1],
                        o[2],
                        o[3],
                        answer * answer);
              };
            })
        .strategy(
            "scale-down",
            o -> {
              int k = Draws.gcd(Draws.gcd(o[1], o[2]), o[0] == 2 ? o[3] : 0);
              int[] small = Draws.from(o, 1);
              for (int i = 0; i < small.length; i++) {
                small[i] /= k;
              }
              long third = missingLength(Draws.join(ints(o[0]), small));
              return Working.of(
                  k * third,
                  "Divided by %d: %s, which leads to %d. %1$d*%3$d",
                  k,
                  Wording.and(small),
                  third);
            });
  }

  private static int[] triangle(RandomGenerator random, int mode, int mostM, int mostScale) {
    int m = between(random, 2, mostM);
    int n = between(random, 1, m - 1);
    int k = between(random, 1, mostScale);
    int even = k * 2 * m * n;
    int odd = k * (m * m - n * n);
    boolean swap = random.nextBoolean();
    int a = swap ? even : odd;
    return mode == 0 ? ints(0, a, swap ? odd : even) : ints(1, a, k * (m * m + n * n));
  }

  private static long missingLength(int[] o) {
    long last = o[0] == 2 ? (long) o[3] * o[3] : 0;
    long square = (o[0] == 1 ? -1L : 1L) * o[1] * o[1] + (long) o[2] * o[2] + last;
    return Math.round(Math.sqrt(square));
  }

  /** Operands a, b of one triangle and c of the other, which belongs to a. */
  private static LeveledFamily similarTriangles() {
    return new LeveledFamily(GEOMETRY, "similar-triangles", "a side of a similar triangle")
        .level("twice to five times as large", r -> similar(r, 2, 9, 1, 5))
        .level("up to twelve times as large", r -> similar(r, 3, 20, 1, 12))
        .level("ratio of small numbers", r -> similar(r, 3, 12, 3, 9))
        .level("ratio of larger numbers", r -> similar(r, 3, 15, 9, 25))
        .level(
            "the side is a fraction",
            r ->
                until(
                    () -> ints(between(r, 3, 12), between(r, 3, 20), between(r, 3, 30)),
                    o -> o[1] * o[2] % o[0] != 0))
        .wording(o ->
            say(
                "Two triangles are similar. Sides of %d cm and %d cm of the first belong to a side of %d cm"
                    + " and an unknown side of the second. How long is it, in cm?",
                o[0], o[1], o[2]))
        .wording(o ->
            say(
                "A triangle with sides of %d cm and %d cm is enlarged or reduced so that the former becomes %d cm."
                    + " What does the latter become, in cm?",
                o[0], o[1], o[2]))
        .unit("cm", "mm", 10)
        .answer(o -> Fraction.of((long) o[1] * o[2], o[0]))
        .strategy(
            "factor",
            o -> {
              Fraction scale = Fraction.of(o[2], o[0]);
              return Working.of(
                  scale.times(o[1]),
                  "The factor is %d/%d = %s. %d*%s",
                  o[2],
                  o[0],
                  scale,
                  o[1],
                  Wording.factor(scale));
            })
        .strategy(
            "within-one",
            o -> {
              Fraction ratio = Fraction.of(o[1], o[0]);
              return Working.of(
                  ratio.times(o[2]),
                  "In the first: %d/%d = %s. The same in the second: %s*%d",
                  o[1],
                  o[0],
                  ratio,
                  Wording.factor(ratio),
                  o[2]);
            });
  }

  private static int[] similar(RandomGenerator random, int low, int high, int lowDown, int highUp) {
    return until(
        () -> {
          int down = lowDown == 1 ? 1 : between(random, 2, lowDown);
          int up = between(random, 2, highUp);
          int a = down * between(random, low, high);
          int b = down * between(random, low, high);
          return ints(a, b, a / down * up);
        },
        o -> o[0] != o[2] && o[0] != o[1]);
  }
}
