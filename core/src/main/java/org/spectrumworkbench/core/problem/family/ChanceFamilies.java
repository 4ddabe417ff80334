package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.between;
import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.until;
import static org.spectrumworkbench.core.problem.family.Wording.factor;
import static org.spectrumworkbench.core.problem.family.Wording.say;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Statistics: chances and what to expect. */
final class ChanceFamilies {
  private static final String STATISTICS = "statistics";

  private ChanceFamilies() {}

  static List<LeveledFamily> all() {
    return List.of(drawnBalls(), twoDice(), expectedPay());
  }

  /** Operands red, blue, draws, how many of them are red, 1 if balls are put back. */
  private static LeveledFamily drawnBalls() {
    return new LeveledFamily(STATISTICS, "drawn-balls", "the chance of colours among drawn balls")
        .level("one ball", r -> ints(between(r, 1, 20), between(r, 1, 20), 1, 1, 0))
        .level("two balls, put back", r -> ints(between(r, 1, 12), between(r, 1, 12), 2, 2, 1))
        .level("two balls, not put back", r -> ints(between(r, 2, 15), between(r, 1, 15), 2, 2, 0))
        .level(
            "one red ball of two",
            r -> ints(between(r, 1, 15), between(r, 1, 15), 2, 1, r.nextInt(2)))
        .level(
            "some red balls of three",
            r -> ints(between(r, 3, 12), between(r, 3, 12), 3, between(r, 1, 3), r.nextInt(2)))
        .wording(o ->
            say(
                "A bag holds %d red and %d blue balls. %s. What is the probability that %s?",
                o[0], o[1], drawing(o), event(o)))
        .wording(o ->
            say(
                "There are %d red balls and %d blue balls in an urn. %s. How likely is it that %s?",
                o[0], o[1], drawing(o), event(o)))
        .answer(o -> {
          // Each order of colours has the same chance.
          Fraction order = Fraction.of(choose(o[2], o[3]));
          return order.times(oneOrder(o));
        })
        .strategy(
            "one-order",
            o -> {
              int orders = choose(o[2], o[3]);
              Fraction one = oneOrder(o);
              return Working.of(
                  one.times(orders),
                  orders == 1 ? "%s = %s" : "One order: %s = %s, and %d orders",
                  orderText(o),
                  one,
                  orders);
            })
        .strategy(
            "count-ways",
            o -> {
              int all = o[0] + o[1];
              long good;
              long total;
              if (o[4] == 1) {
                total = (long) Math.pow(all, o[2]);
                good =
                    choose(o[2], o[3])
                        * (long) (Math.pow(o[0], o[3]) * Math.pow(o[1], o[2] - o[3]));
              } else {
                total = choose(all, o[2]);
                good = (long) choose(o[0], o[3]) * choose(o[1], o[2] - o[3]);
              }
              return Working.of(Fraction.of(good, total), "%d good ways of %d", good, total);
            });
  }

  private static Fraction oneOrder(int[] o) {
    Fraction chance = Fraction.of(1);
    for (int i = 0; i < o[2]; i++) {
      chance = chance.times(Fraction.of(left(o, i), total(o, i)));
    }
    return chance;
  }

  private static String orderText(int[] o) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < o[2]; i++) {
      parts.add(left(o, i) + "/" + total(o, i));
    }
    return String.join(" * ", parts);
  }

  /** Balls that suit draw i where all red ones come first. */
  private static int left(int[] o, int i) {
    int colour = i < o[3] ? o[0] : o[1];
    int before = i < o[3] ? i : i - o[3];
    return o[4] == 1 ? colour : colour - before;
  }

  private static int total(int[] o, int i) {
    return o[4] == 1 ? o[0] + o[1] : o[0] + o[1] - i;
  }

  private static int choose(int n, int k) {
    return Math.toIntExact(CountingFamilies.choose(n, k));
  }

  private static String drawing(int[] o) {
    return switch (o[2]) {
      case 1 -> "One ball is drawn";
      case 2 -> "Two balls are drawn " + how(o);
      default -> "Three balls are drawn " + how(o);
    };
  }

  private static String how(int[] o) {
    return o[4] == 1 ? "one by one, each put back before the next" : "without putting any back";
  }

  private static String event(int[] o) {
    if (o[2] == 1) {
      return "it is red";
    }
    return o[2] == o[3]
        ? "all of them are red"
        : say("exactly %s of them %s red", o[3] == 1 ? "one" : "two", o[3] == 1 ? "is" : "are");
  }

  /** Operands faces of both dice, a sum, and 1 if at least this sum is asked, else exactly it. */
  private static LeveledFamily twoDice() {
    return new LeveledFamily(STATISTICS, "two-dice", "the chance of a sum of two dice")
        .level("equal dice", r -> until(() -> dice(r, 4, 20, 0), o -> o[0] == o[1]))
        .level("different dice", r -> dice(r, 4, 12, 0))
        .level("at least a sum", r -> until(() -> dice(r, 4, 12, 1), o -> o[0] == o[1]))
        .level("at least a sum, different dice", r -> dice(r, 4, 12, 1))
        .level("dice of up to 16 faces", r -> dice(r, 8, 16, 1))
        .wording(o ->
            say(
                "Two fair dice have %d and %d faces, numbered from 1. Both are rolled. What is the probability that the sum is %s%d?",
                o[0], o[1], o[3] == 1 ? "at least " : "", o[2]))
        .wording(o ->
            say(
                "One roll each: a fair %d-sided die and a fair %d-sided die, faces from 1 up. How likely is a total of %s%d?",
                o[0], o[1], o[3] == 1 ? "no less than " : "exactly ", o[2]))
        .answer(o -> {
          int good = 0;
          for (int first = 1; first <= o[0]; first++) {
            int fewest = Math.max(1, o[2] - first);
            int most = o[3] == 1 ? o[1] : Math.min(o[1], o[2] - first);
            good += Math.max(0, most - fewest + 1);
          }
          return Fraction.of(good, o[0] * o[1]);
        })
        .strategy(
            "count-by-sum",
            o -> {
              int last = o[3] == 1 ? o[0] + o[1] : o[2];
              int good = 0;
              List<String> ways = new ArrayList<>();
              for (int sum = o[2]; sum <= last; sum++) {
                good += ways(o, sum);
                ways.add(Integer.toString(ways(o, sum)));
              }
              return Working.of(
                  Fraction.of(good, o[0] * o[1]),
                  "%s = %d of %d*%d pairs",
                  String.join(" + ", ways),
                  good,
                  o[0],
                  o[1]);
            })
        .strategy(
            "by-first-die",
            o -> {
              Fraction sum = Fraction.ZERO;
              List<String> shares = new ArrayList<>();
              for (int first = 1; first <= o[0]; first++) {
                int need = o[2] - first;
                int good =
                    o[3] == 1 ? o[1] - Math.max(0, need - 1) : need >= 1 && need <= o[1] ? 1 : 0;
                if (good > 0) {
                  sum = sum.plus(Fraction.of(good, o[1]));
                  shares.add(first + ": " + good + "/" + o[1]);
                }
              }
              return Working.of(
                  sum.over(o[0]),
                  "By the first die: %s. Their sum %s, over %d",
                  String.join(", ", shares),
                  sum,
                  o[0]);
            });
  }

  private static int[] dice(RandomGenerator random, int low, int high, int atLeast) {
    int first = between(random, low, high);
    int second = between(random, low, high);
    return ints(first, second, between(random, 2 + atLeast, first + second), atLeast);
  }

  private static int ways(int[] o, int sum) {
    return Math.min(o[0], sum - 1) - Math.max(1, sum - o[1]) + 1;
  }

  /** Operands sectors, then (how many, pay) for each kind; the rest pays nothing. */
  private static LeveledFamily expectedPay() {
    return new LeveledFamily(STATISTICS, "expected-pay", "the mean pay of a wheel of fortune")
        .level(
            "one kind of prize, whole result",
            r -> until(() -> wheel(r, 1, 12, 20), o -> o[1] * o[2] % o[0] == 0))
        .level("one kind of prize", r -> wheel(r, 1, 12, 30))
        .level("two kinds", r -> wheel(r, 2, 12, 30))
        .level("three kinds", r -> wheel(r, 3, 20, 50))
        .level("four kinds", r -> wheel(r, 4, 36, 90))
        .wording(o ->
            say(
                "A wheel has %d equal sectors: %s, the rest nothing. What is the mean pay of a spin, in dollars?",
                o[0], prizes(o)))
        .wording(o ->
            say(
                "Of the %d equal sectors of a wheel of fortune %s, and all others nothing. What can one expect from a spin, in dollars?",
                o[0], prizes(o)))
        .unit("dollars", "cents", 100)
        .answer(o -> {
          int sum = 0;
          for (int i = 1; i < o.length; i += 2) {
            sum += o[i] * o[i + 1];
          }
          return Fraction.of(sum, o[0]);
        })
        .strategy(
            "share-times-pay",
            o -> {
              Fraction sum = Fraction.ZERO;
              List<String> terms = new ArrayList<>();
              for (int i = 1; i < o.length; i += 2) {
                sum = sum.plus(Fraction.of((long) o[i] * o[i + 1], o[0]));
                terms.add(say("%d/%d*%d", o[i], o[0], o[i + 1]));
              }
              return Working.of(sum, "%s", String.join(" + ", terms));
            })
        .strategy(
            "all-sectors-once",
            o -> {
              int sum = 0;
              List<String> terms = new ArrayList<>();
              for (int i = 1; i < o.length; i += 2) {
                sum += o[i] * o[i + 1];
                terms.add(Integer.toString(o[i] * o[i + 1]));
              }
              return Working.of(
                  Fraction.of(sum, o[0]),
                  "Each sector once pays %s. Over %s sectors",
                  String.join(" + ", terms),
                  factor(o[0]));
            });
  }

  private static int[] wheel(RandomGenerator random, int kinds, int most, int pay) {
    return until(
        () -> {
          int[] o = new int[1 + 2 * kinds];
          o[0] = between(random, kinds + 3, most);
          int[] pays = Draws.distinct(random, kinds, 1, pay);
          for (int i = 0; i < kinds; i++) {
            o[1 + 2 * i] = between(random, 1, Math.max(2, o[0] / kinds));
            o[2 + 2 * i] = pays[i];
          }
          return o;
        },
        o -> {
          int used = 0;
          for (int i = 1; i < o.length; i += 2) {
            used += o[i];
          }
          return used < o[0];
        });
  }

  private static String prizes(int[] o) {
    List<String> prizes = new ArrayList<>();
    for (int i = 1; i < o.length; i += 2) {
      prizes.add(say("%d pay%s %s", o[i], o[i] == 1 ? "s" : "", Wording.count(o[i + 1], "dollar")));
    }
    return Wording.and(prizes);
  }
}
