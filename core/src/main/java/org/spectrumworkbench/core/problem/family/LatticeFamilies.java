package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.between;
import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.lcm;
import static org.spectrumworkbench.core.problem.family.Draws.until;
import static org.spectrumworkbench.core.problem.family.Wording.say;

import java.util.List;
import java.util.random.RandomGenerator;

/** Counting: paths on a grid, multiples of numbers. */
final class LatticeFamilies {
  private static final String COUNTING = "counting";

  private LatticeFamilies() {}

  static List<LeveledFamily> all() {
    return List.of(gridPaths(), multiples());
  }

  /** Operands x0, y0, x1, y1, then 0; or 1 through, 2 around, and the place. */
  private static LeveledFamily gridPaths() {
    return new LeveledFamily(COUNTING, "grid-paths", "shortest paths on a grid")
        .level("up to 4 by 4", r -> grid(r, 1, 4, 0))
        .level("up to 7 by 7", r -> grid(r, 3, 7, 0))
        .level("up to 10 by 10", r -> grid(r, 5, 10, 0))
        .level("through a place", r -> grid(r, 3, 8, 1))
        .level("around a place", r -> grid(r, 3, 9, 2))
        .wording(o ->
            say(
                "A path from (%d, %d) to (%d, %d) goes one step right or one step up at a time%s. How many such paths are there?",
                o[0], o[1], o[2], o[3], detour(o)))
        .wording(o ->
            say(
                "How many ways lead from (%d, %d) to (%d, %d) if each step adds 1 to x or 1 to y and the way%s?",
                o[0], o[1], o[2], o[3], o[4] == 0 ? " is free" : detour(o).replace(" and", "")))
        .answer(o -> {
          long all = paths(o[0], o[1], o[2], o[3]);
          long via = o[4] == 0 ? 0 : paths(o[0], o[1], o[5], o[6]) * paths(o[5], o[6], o[2], o[3]);
          return o[4] == 0 ? all : o[4] == 1 ? via : all - via;
        })
        .strategy("choose-steps", o -> gridWorking(o, false))
        .strategy("last-step", o -> gridWorking(o, true));
  }

  private static int[] grid(RandomGenerator random, int low, int high, int mode) {
    int x = between(random, 0, 9);
    int y = between(random, 0, 9);
    int wide = between(random, Math.max(low, mode == 0 ? 1 : 2), high);
    int tall = between(random, Math.max(low, mode == 0 ? 1 : 2), high);
    return mode == 0
        ? ints(x, y, x + wide, y + tall, 0)
        : ints(
            x,
            y,
            x + wide,
            y + tall,
            mode,
            x + between(random, 1, wide - 1),
            y + between(random, 1, tall - 1));
  }

  private static String detour(int[] o) {
    return switch (o[4]) {
      case 0 -> "";
      case 1 -> say(" and passes through (%d, %d)", o[5], o[6]);
      default -> say(" and avoids (%d, %d)", o[5], o[6]);
    };
  }

  private static long paths(int x0, int y0, int x1, int y1) {
    return CountingFamilies.choose(x1 - x0 + y1 - y0, x1 - x0);
  }

  private static Working gridWorking(int[] o, boolean lastStep) {
    if (o[4] == 0) {
      return Working.of(
          leg(o[0], o[1], o[2], o[3], lastStep), "%s", legText(o[0], o[1], o[2], o[3], lastStep));
    }
    long via = leg(o[0], o[1], o[5], o[6], lastStep) * leg(o[5], o[6], o[2], o[3], lastStep);
    String through =
        say(
            "To the place: %s. From there: %s. Through it: %d",
            legText(o[0], o[1], o[5], o[6], lastStep),
            legText(o[5], o[6], o[2], o[3], lastStep),
            via);
    if (o[4] == 1) {
      return Working.of(via, "%s", through);
    }
    long all = leg(o[0], o[1], o[2], o[3], lastStep);
    return Working.of(
        all - via,
        "All: %s. %s. %d - %d",
        legText(o[0], o[1], o[2], o[3], lastStep),
        through,
        all,
        via);
  }

  private static long leg(int x0, int y0, int x1, int y1, boolean lastStep) {
    return lastStep ? paths(x0, y0, x1 - 1, y1) + paths(x0, y0, x1, y1 - 1) : paths(x0, y0, x1, y1);
  }

  private static String legText(int x0, int y0, int x1, int y1, boolean lastStep) {
    long ways = leg(x0, y0, x1, y1, lastStep);
    return lastStep
        ? say(
            "%d by right + %d by up = %d",
            paths(x0, y0, x1 - 1, y1), paths(x0, y0, x1, y1 - 1), ways)
        : say("C(%d, %d) = %d", x1 - x0 + y1 - y0, x1 - x0, ways);
  }

  /** Operands n, a; or n, a, b, sign: or (1), not (-1); or n, a, b, 1, c. */
  private static LeveledFamily multiples() {
    return new LeveledFamily(
            COUNTING, "multiples", "how many numbers are divisible by some numbers")
        .level("by one number", r -> ints(between(r, 20, 200), between(r, 3, 12)))
        .level("by one or the other", r -> either(r, 20, 200, 1))
        .level("by one but not the other", r -> either(r, 50, 300, -1))
        .level("by one or the other, up to 2000", r -> either(r, 500, 2000, 1))
        .level(
            "by one of three",
            r -> {
              int[] of = Draws.distinct(r, 3, 2, 12);
              return ints(between(r, 50, 1000), of[0], of[1], 1, of[2]);
            })
        .wording(
            o -> say("How many whole numbers from 1 to %d are divisible by %s?", o[0], divisors(o)))
        .wording(o ->
            say(
                "Count the numbers 1, 2, ..., %d that can be divided without remainder by %s.",
                o[0], divisors(o)))
        .answer(o -> count(o, o[0]))
        .strategy(
            "include-and-exclude",
            o -> {
              int n = o[0];
              String a = say("%d/%d: %d", n, o[1], n / o[1]);
              if (o.length == 2) {
                return Working.of(n / o[1], "%s", a);
              }
              int both = lcm(o[1], o[2]);
              if (o[3] < 0) {
                return Working.of(
                    n / o[1] - n / both,
                    "By %d: %d. By both, so by %d: %d",
                    o[1],
                    n / o[1],
                    both,
                    n / both);
              }
              int two = n / o[1] + n / o[2] - n / both;
              String pair =
                  say(
                      "By %d: %d. By %d: %d. By both, so by %d: %d. Either: %d",
                      o[1], n / o[1], o[2], n / o[2], both, n / both, two);
              if (o.length == 4) {
                return Working.of(two, "%s", pair);
              }
              int shared = n / lcm(o[1], o[4]) + n / lcm(o[2], o[4]) - n / lcm(both, o[4]);
              return Working.of(
                  two + n / o[4] - shared,
                  "%s. By %d: %d, of which counted already: %d",
                  pair,
                  o[4],
                  n / o[4],
                  shared);
            })
        .strategy(
            "whole-periods",
            o -> {
              int period = o[1];
              for (int i = 2; i < o.length; i += 2) {
                period = lcm(period, o[i]);
              }
              int each = count(o, period);
              int whole = o[0] / period;
              int rest = count(o, o[0] % period);
              return Working.of(
                  whole * each + rest,
                  "Every %d numbers hold %d. %d*%2$d, and %4$d more among the last %5$d",
                  period,
                  each,
                  whole,
                  rest,
                  o[0] % period);
            });
  }

  private static int count(int[] o, int n) {
    int count = 0;
    for (int i = 1; i <= n; i++) {
      boolean first = i % o[1] == 0;
      boolean second = o.length > 2 && i % o[2] == 0;
      boolean third = o.length > 4 && i % o[4] == 0;
      boolean counts = o.length > 2 && o[3] < 0 ? first && !second : first || second || third;
      count += counts ? 1 : 0;
    }
    return count;
  }

  private static int[] either(RandomGenerator random, int low, int high, int sign) {
    return until(
        () ->
            ints(between(random, low, high), between(random, 2, 15), between(random, 2, 15), sign),
        o -> o[1] % o[2] != 0 && o[2] % o[1] != 0);
  }

  private static String divisors(int[] o) {
    return switch (o.length) {
      case 2 -> Integer.toString(o[1]);
      case 4 -> o[1] + (o[3] > 0 ? " or " : " but not by ") + o[2];
      default -> say("%d, %d or %d", o[1], o[2], o[4]);
    };
  }
}
