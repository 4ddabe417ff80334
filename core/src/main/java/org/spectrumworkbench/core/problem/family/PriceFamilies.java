package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.between;
import static org.spectrumworkbench.core.problem.family.Draws.from;
import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.join;
import static org.spectrumworkbench.core.problem.family.Draws.nonZero;
import static org.spectrumworkbench.core.problem.family.Draws.oneOf;
import static org.spectrumworkbench.core.problem.family.Wording.say;
import static org.spectrumworkbench.core.problem.family.Wording.signed;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Arithmetic: percent and prices. */
final class PriceFamilies {
  private static final String ARITHMETIC = "arithmetic";

  private static final List<String> GOODS =
      List.of(
          "pen", "book", "cup", "lamp", "bag", "ball", "hat", "key", "map", "rope", "shirt",
          "plant");

  private PriceFamilies() {}

  static List<LeveledFamily> all() {
    return List.of(percent(), shopping());
  }

  /** Operands price, then percentages: a share where there is one positive and 0, else changes. */
  private static LeveledFamily percent() {
    return new LeveledFamily(ARITHMETIC, "percent", "a share, or a price after changes in percent")
        .level("10, 20, 25, 50 % of a price", r -> price(r, oneOf(r, 5, 10, 20, 25, 50, 75), 0))
        .level("any percentage of a price", r -> price(r, between(r, 1, 99), 0))
        .level("a price that falls", r -> price(r, -between(r, 1, 60)))
        .level("a price that rises or falls", r -> price(r, nonZero(r, -70, 90)))
        .level("two changes", r -> price(r, 5 * nonZero(r, -12, 16), 5 * nonZero(r, -12, 16)))
        .wording(o ->
            isShare(o)
                ? say("How much is %d%% of %d dollars, in dollars?", o[1], o[0])
                : say("A price of %d dollars %s. What is it then, in dollars?", o[0], changes(o)))
        .wording(o ->
            isShare(o)
                ? say(
                    "A bill of %2$d dollars gets a tip of %1$d%%. How large is the tip, in dollars?",
                    o[1], o[0])
                : say(
                    "Something costs %d dollars, and its price %s. What does it cost now, in dollars?",
                    o[0], changes(o)))
        .unit("dollars", "cents", 100)
        .answer(o -> {
          long product = o[0];
          long hundreds = 1;
          for (int i = 1; i < o.length; i++) {
            product *= isShare(o) ? i == 1 ? o[1] : 100 : 100 + o[i];
            hundreds *= 100;
          }
          return Fraction.of(product, hundreds);
        })
        .strategy(
            "one-percent",
            o -> {
              Fraction price = Fraction.of(o[0]);
              List<String> steps = new ArrayList<>();
              for (int change : isShare(o) ? ints(o[1]) : from(o, 1)) {
                Fraction one = price.over(100);
                Fraction part = one.times(change);
                steps.add(say("1%% is %s, %d%% is %s", one, change, part));
                price = isShare(o) ? part : price.plus(part);
                if (!isShare(o)) {
                  steps.add("price " + price);
                }
              }
              return Working.of(price, "%s", String.join(", ", steps));
            })
        .strategy(
            "factor",
            o -> {
              Fraction product = Fraction.of(1);
              List<String> factors = new ArrayList<>();
              for (int change : isShare(o) ? ints(o[1] - 100) : from(o, 1)) {
                Fraction times = Fraction.of(100 + change, 100);
                product = product.times(times);
                factors.add(times.toString());
              }
              return Working.of(product.times(o[0]), "%d * %s", o[0], String.join(" * ", factors));
            });
  }

  /** A share of a price is told from changes by a last percentage of 0. */
  private static boolean isShare(int[] o) {
    return o.length == 3 && o[2] == 0;
  }

  /** A price whose every step is a whole number of dollars. */
  private static int[] price(RandomGenerator random, int... percents) {
    int first = 100 / Draws.gcd(100, percents[0]);
    int second = percents.length == 1 ? 1 : 100 / Draws.gcd(100, percents[1]);
    return join(ints(first * second * between(random, 1, 40)), percents);
  }

  private static String changes(int[] o) {
    return Wording.each(
        from(o, 1), p -> say("%s by %d%%", p < 0 ? "falls" : "rises", Math.abs(p)), " and then ");
  }

  /** Operands: the note paid with or 0, the buyer, then (thing, how many, price) for each. */
  private static LeveledFamily shopping() {
    return new LeveledFamily(ARITHMETIC, "shopping", "what several things cost, or the change")
        .level("one thing", r -> purchase(r, 1, 12, false))
        .level("two things", r -> purchase(r, 2, 12, false))
        .level("three things", r -> purchase(r, 3, 20, false))
        .level("change for two things", r -> purchase(r, 2, 20, true))
        .level("change for four things", r -> purchase(r, 4, 40, true))
        .wording(o ->
            o[0] == 0
                ? say(
                    "%s buys %s. What does that cost, in dollars?",
                    Wording.NAMES.get(o[1]), goods(o))
                : say(
                    "%s buys %s and pays with %d dollars. What is the change, in dollars?",
                    Wording.NAMES.get(o[1]), goods(o), o[0]))
        .wording(o ->
            o[0] == 0
                ? say(
                    "In the basket of %s are %s. What is the bill, in dollars?",
                    Wording.NAMES.get(o[1]), goods(o))
                : say(
                    "For %2$s %1$s hands over %3$d dollars. How much comes back, in dollars?",
                    Wording.NAMES.get(o[1]), goods(o), o[0]))
        .names(place -> place % 3 == 2 || place == 1)
        .unit("dollars", "cents", 100)
        .answer(o -> {
          int sum = 0;
          for (int i = 2; i < o.length; i += 3) {
            sum += o[i + 1] * o[i + 2];
          }
          return o[0] == 0 ? sum : o[0] - sum;
        })
        .strategy(
            "add-up",
            o -> {
              List<String> terms = new ArrayList<>();
              int sum = 0;
              for (int i = 2; i < o.length; i += 3) {
                sum += o[i + 1] * o[i + 2];
                terms.add(say("%d*%d", o[i + 1], o[i + 2]));
              }
              String bill = String.join(" + ", terms) + " = " + sum;
              return o[0] == 0
                  ? Working.of(sum, "%s", bill)
                  : Working.of(o[0] - sum, "%s, %d - %d", bill, o[0], sum);
            })
        .strategy(
            "one-by-one",
            o -> {
              // From nothing upwards, or from the note downwards.
              int sign = o[0] == 0 ? 1 : -1;
              int state = o[0];
              List<String> steps = new ArrayList<>();
              for (int i = 2; i < o.length; i += 3) {
                int part = sign * o[i + 1] * o[i + 2];
                steps.add(say("%d%s = %d", state, signed(part), state + part));
                state += part;
              }
              return Working.of(state, "%s", String.join(", ", steps));
            });
  }

  private static int[] purchase(RandomGenerator random, int kinds, int most, boolean change) {
    int[] things = Draws.distinct(random, kinds, 0, GOODS.size() - 1);
    int[] o = new int[2 + 3 * kinds];
    o[1] = random.nextInt(Wording.NAMES.size());
    int sum = 0;
    for (int i = 0; i < kinds; i++) {
      o[2 + 3 * i] = things[i];
      o[3 + 3 * i] = between(random, 2, 9);
      o[4 + 3 * i] = between(random, 2, most);
      sum += o[3 + 3 * i] * o[4 + 3 * i];
    }
    o[0] = change ? (sum / 50 + 1) * 50 : 0;
    return o;
  }

  private static String goods(int[] o) {
    List<String> goods = new ArrayList<>();
    for (int i = 2; i < o.length; i += 3) {
      goods.add(say("%s at %d dollars each", Wording.count(o[i + 1], GOODS.get(o[i])), o[i + 2]));
    }
    return Wording.and(goods);
  }
}
