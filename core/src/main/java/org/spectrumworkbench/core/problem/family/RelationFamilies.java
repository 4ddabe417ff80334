package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.between;
import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.nonZero;
import static org.spectrumworkbench.core.problem.family.Draws.oneOf;
import static org.spectrumworkbench.core.problem.family.Draws.until;
import static org.spectrumworkbench.core.problem.family.Wording.factor;
import static org.spectrumworkbench.core.problem.family.Wording.say;

import java.util.List;
import java.util.random.RandomGenerator;

/** Algebra: inequalities, and ages as equations. */
final class RelationFamilies {
  private static final String ALGEBRA = "algebra";

  private RelationFamilies() {}

  static List<LeveledFamily> all() {
    return List.of(inequality(), ages());
  }

  /** Operands a, b, c and 1 for greater, -1 for less: ax + b > c. */
  private static LeveledFamily inequality() {
    return new LeveledFamily(
            ALGEBRA, "inequality", "the first or last integer that satisfies an inequality")
        .level("x + b > c", r -> ints(1, between(r, 1, 20), between(r, 21, 50), 1))
        .level("ax + b > c", r -> ints(between(r, 2, 9), between(r, 1, 20), between(r, 21, 90), 1))
        .level(
            "greater or less, any sign",
            r -> ints(between(r, 2, 9), nonZero(r, -20, 20), between(r, -50, 90), oneOf(r, 1, -1)))
        .level(
            "negative coefficient",
            r -> ints(-between(r, 2, 9), nonZero(r, -20, 20), between(r, -50, 90), oneOf(r, 1, -1)))
        .level(
            "large numbers",
            r ->
                ints(
                    nonZero(r, -40, 40),
                    nonZero(r, -300, 300),
                    between(r, -900, 900),
                    oneOf(r, 1, -1)))
        .wording(o -> say("What is the %s integer x with %s?", end(o), relation(o)))
        .wording(o -> say("Give the %s integer x such that %s.", end(o), relation(o)))
        .wording(
            o -> say("%s holds for some integers x. Which of them is the %s?", relation(o), end(o)))
        .answer(o -> {
          int x = Math.floorDiv(o[2] - o[1], o[0]);
          int step = o[0] * o[3] > 0 ? 1 : -1;
          int start = step > 0 ? x - 1 : x + 2;
          while (o[3] * (o[0] * start + o[1] - o[2]) <= 0) {
            start += step;
          }
          return start;
        })
        .strategy(
            "solve",
            o -> {
              Fraction bound = Fraction.of(o[2] - o[1], o[0]);
              boolean above = o[0] * o[3] > 0;
              long floor = Math.floorDiv(bound.numerator(), bound.denominator());
              long x = above ? floor + 1 : bound.whole() ? floor - 1 : floor;
              return Working.of(x, "x %s %s", above ? ">" : "<", bound);
            })
        .strategy(
            "test",
            o -> {
              boolean above = o[0] * o[3] > 0;
              int near = Math.floorDiv(o[2] - o[1], o[0]);
              int holds = above ? near + 1 : near * o[0] + o[1] == o[2] ? near - 1 : near;
              int fails = above ? holds - 1 : holds + 1;
              return Working.of(
                  holds,
                  "x = %d gives %d, which fails; x = %d gives %d, which holds",
                  fails,
                  o[0] * fails + o[1],
                  holds,
                  o[0] * holds + o[1]);
            });
  }

  private static String end(int[] o) {
    return o[0] * o[3] > 0 ? "smallest" : "largest";
  }

  private static String relation(int[] o) {
    return Polynomial.of(o[1], o[0]) + (o[3] > 0 ? " > " : " < ") + o[2];
  }

  /** Operands k now, m then, the years until then (negative: since), older asked, two names. */
  private static LeveledFamily ages() {
    return new LeveledFamily(ALGEBRA, "ages", "ages now from their ratio now and at another time")
        .level("years ahead, twice as old", r -> ageDraw(r, 4, 2, 1, 0))
        .level("years ahead, any ratio", r -> ageDraw(r, 9, 5, 1, 0))
        .level("years ahead, the older is asked", r -> ageDraw(r, 9, 5, 1, 1))
        .level("years ago", r -> ageDraw(r, 9, 9, -1, 0))
        .level("years ago, the older is asked", r -> ageDraw(r, 9, 12, -1, 1))
        .wording(o ->
            say(
                "%s is %d times as old as %s. %s %s %d times as old as %3$s. How old is %s now, in years?",
                older(o), o[0], younger(o), when(o), was(o, older(o)), o[1], whose(o)))
        .wording(o ->
            say(
                "%s has %d times the age of %s. %s %s %d times as old as %3$s. What is the age of %s today, in years?",
                older(o), o[0], younger(o), when(o), was(o, older(o)), o[1], whose(o)))
        .wording(o ->
            say(
                "Today %s is %d times as old as %s. %s %s %d times as old as %3$s. Give the age of %s, in years.",
                older(o), o[0], younger(o), when(o), was(o, older(o)), o[1], whose(o)))
        .names(place -> place == 4 || place == 5)
        .unit("years", "months", 12)
        .answer(o -> (o[3] == 1 ? o[0] : 1) * (o[2] * (o[1] - 1)) / (o[0] - o[1]))
        .strategy(
            "equation",
            o -> {
              int young = o[2] * (o[1] - 1) / (o[0] - o[1]);
              String end = o[3] == 1 ? say(". %d*%d = %d", o[0], young, o[0] * young) : "";
              return Working.of(
                  o[3] == 1 ? o[0] * young : young,
                  "%s: y. %dy%s = %d(y%s), so %d = %s*y, y = %d%s",
                  younger(o),
                  o[0],
                  Wording.signed(o[2]),
                  o[1],
                  Wording.signed(o[2]),
                  o[2] * (o[1] - 1),
                  factor(o[0] - o[1]),
                  young,
                  end);
            })
        .strategy(
            "difference",
            o -> {
              // The difference is (k-1) young ages now and (m-1) young ages then.
              Fraction then = Fraction.of(o[0] - 1, o[1] - 1);
              Fraction young = Fraction.of(o[2]).over(then.minus(Fraction.of(1)));
              Object asked = o[3] == 1 ? young.times(o[0]) : young;
              return Working.of(
                  asked,
                  "The difference stays: %d times the young age now, %d times then. So"
                      + " %d years make the young age %s times itself: it is %s%s",
                  o[0] - 1,
                  o[1] - 1,
                  o[2],
                  then,
                  young,
                  o[3] == 1 ? say(", and %d*%s = %s", o[0], young, asked) : "");
            });
  }

  private static int[] ageDraw(RandomGenerator random, int most, int then, int sign, int older) {
    return until(
        () -> {
          int k = between(random, 2, most);
          int m = between(random, 2, then);
          int young = between(random, 2, 20);
          int years = m == 1 || k == m ? 0 : young * (k - m) / (m - 1);
          int[] names = Draws.distinct(random, 2, 0, Wording.NAMES.size() - 1);
          return ints(k, m, years, older, names[0], names[1], young);
        },
        o ->
            o[2] * sign > 0
                && o[6] * (o[0] - o[1]) == o[2] * (o[1] - 1)
                && o[6] + o[2] > 0
                && o[6] * o[0] <= 100);
  }

  private static String older(int[] o) {
    return Wording.NAMES.get(o[4]);
  }

  private static String younger(int[] o) {
    return Wording.NAMES.get(o[5]);
  }

  private static String whose(int[] o) {
    return o[3] == 1 ? older(o) : younger(o);
  }

  private static String when(int[] o) {
    String years = Wording.count(Math.abs(o[2]), "year");
    return o[2] > 0 ? "In " + years : years + " ago";
  }

  private static String was(int[] o, String who) {
    return who + (o[2] > 0 ? " will be" : " was");
  }
}
