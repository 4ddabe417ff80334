package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.between;
import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.join;
import static org.spectrumworkbench.core.problem.family.Draws.nonZero;
import static org.spectrumworkbench.core.problem.family.Draws.oneOf;
import static org.spectrumworkbench.core.problem.family.Wording.factor;
import static org.spectrumworkbench.core.problem.family.Wording.say;
import static org.spectrumworkbench.core.problem.family.Wording.signed;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Arithmetic: sums, products, fractions, percent, prices. */
final class ArithmeticFamilies {
  private static final String ARITHMETIC = "arithmetic";

  private ArithmeticFamilies() {}

  static List<LeveledFamily> all() {
    return List.of(expression(), product(), fractionSum());
  }

  /** Operands p1, p2, q1, q2, r of (p1 + p2) * (q1 + q2) + r; 0 stands for nothing. */
  private static LeveledFamily expression() {
    return new LeveledFamily(ARITHMETIC, "expression", "an expression with brackets and precedence")
        .level(
            "a * b + c", r -> ints(between(r, 2, 12), 0, between(r, 2, 12), 0, between(r, 1, 50)))
        .level(
            "negative numbers",
            r -> ints(nonZero(r, -12, 12), 0, between(r, 2, 15), 0, nonZero(r, -90, 90)))
        .level(
            "a * (b + c)",
            r -> ints(between(r, 2, 15), 0, between(r, 2, 40), nonZero(r, -20, 20), 0))
        .level(
            "a * (b + c) + d",
            r ->
                ints(
                    between(r, 2, 15),
                    0,
                    between(r, 2, 40),
                    nonZero(r, -30, 30),
                    nonZero(r, -99, 99)))
        .level(
            "(a + b) * (c + d) + e",
            r ->
                ints(
                    between(r, 2, 30),
                    nonZero(r, -20, 20),
                    between(r, 2, 40),
                    nonZero(r, -30, 30),
                    nonZero(r, -99, 99)))
        .wording(o -> say("What is %s?", written(o)))
        .wording(o -> say("Work out %s.", written(o)))
        .wording(o -> say("Give the value of the expression %s.", written(o)))
        .answer(o -> (o[0] + o[1]) * (o[2] + o[3]) + o[4])
        .strategy(
            "inside-out",
            o -> {
              int p = o[0] + o[1];
              int q = o[2] + o[3];
              return Working.of(
                  p * q + o[4],
                  "%s*%s = %d%s",
                  factor(p),
                  factor(q),
                  p * q,
                  o[4] == 0 ? "" : ", then" + signed(o[4]));
            })
        .strategy(
            "distribute",
            o -> {
              // Where there is no bracket the second factor is parted, so that there is one.
              int low = o[3] == 0 ? o[2] / 2 : o[3];
              int high = o[3] == 0 ? o[2] - low : o[2];
              int[] terms =
                  o[1] == 0
                      ? ints(o[0] * high, o[0] * low)
                      : ints(o[0] * high, o[0] * low, o[1] * high, o[1] * low);
              int[] all = o[4] == 0 ? terms : join(terms, ints(o[4]));
              return Working.of(Draws.total(all), "%s", Wording.sum(all));
            });
  }

  private static String written(int[] o) {
    return side(o[0], o[1]) + " * " + side(o[2], o[3]) + (o[4] == 0 ? "" : signed(o[4]));
  }

  private static String side(int first, int second) {
    return second == 0 ? Integer.toString(first) : "(" + first + signed(second) + ")";
  }

  private static LeveledFamily product() {
    return new LeveledFamily(ARITHMETIC, "product", "the product of two whole numbers")
        .level("one digit by two", r -> ints(between(r, 2, 9), between(r, 11, 99)))
        .level("two digits by two", r -> ints(between(r, 11, 99), between(r, 11, 99)))
        .level("two digits by three", r -> ints(between(r, 11, 99), between(r, 101, 999)))
        .level("three digits by three", r -> ints(between(r, 101, 999), between(r, 101, 999)))
        .level("four digits by four", r -> ints(between(r, 1001, 9999), between(r, 1001, 9999)))
        .wording(o -> say("What is %d * %d?", o[0], o[1]))
        .wording(o -> say("Multiply %d by %d.", o[0], o[1]))
        .wording(o -> say("%d rows have %d seats each. How many seats are there?", o[0], o[1]))
        .answer(o -> o[0] * o[1])
        .strategy(
            "by-digits",
            o -> {
              List<String> parts = new ArrayList<>();
              int sum = 0;
              int unit = 1;
              for (int rest = o[1]; rest > 0; rest /= 10) {
                int part = o[0] * (rest % 10) * unit;
                sum += part;
                parts.add(Integer.toString(part));
                unit *= 10;
              }
              return Working.of(sum, "%s", String.join(" + ", parts));
            })
        .strategy(
            "round-up",
            o -> {
              int unit = (int) Math.pow(10, Integer.toString(o[0]).length() - (o[0] < 10 ? 0 : 1));
              int round = (o[0] / unit + 1) * unit;
              int over = (round - o[0]) * o[1];
              return Working.of(
                  round * o[1] - over,
                  "%d*%d = %d, less %d*%d = %d",
                  round,
                  o[1],
                  round * o[1],
                  round - o[0],
                  o[1],
                  over);
            });
  }

  /** Operands numerator, denominator of each term. */
  private static LeveledFamily fractionSum() {
    return new LeveledFamily(ARITHMETIC, "fraction-sum", "a sum or difference of fractions")
        .level(
            "one denominator",
            r -> {
              int d = between(r, 3, 20);
              return ints(between(r, 1, d - 1), d, between(r, 1, d - 1), d);
            })
        .level(
            "one denominator divides the other",
            r -> {
              int d = between(r, 2, 9);
              int e = d * between(r, 2, 5);
              return ints(between(r, 1, d - 1), d, between(r, 1, e - 1), e);
            })
        .level("any denominators", r -> join(proper(r, 12, 1), proper(r, 12, 1)))
        .level("sums and differences", r -> join(proper(r, 20, 1), proper(r, 20, oneOf(r, 1, -1))))
        .level(
            "three fractions",
            r ->
                join(
                    proper(r, 12, 1),
                    proper(r, 12, oneOf(r, 1, -1)),
                    proper(r, 12, oneOf(r, 1, -1))))
        .wording(o -> say("What is %s as a fraction in lowest terms?", fractions(o)))
        .wording(o -> say("Work out %s and reduce the fraction.", fractions(o)))
        .answer(o -> {
          int top = 0;
          int bottom = 1;
          for (int i = 0; i < o.length; i += 2) {
            bottom *= o[i + 1];
          }
          for (int i = 0; i < o.length; i += 2) {
            top += o[i] * (bottom / o[i + 1]);
          }
          return Fraction.of(top, bottom);
        })
        .strategy(
            "least-denominator",
            o -> {
              int common = 1;
              for (int i = 1; i < o.length; i += 2) {
                common = Draws.lcm(common, o[i]);
              }
              int[] tops = new int[o.length / 2];
              for (int i = 0; i < tops.length; i++) {
                tops[i] = o[2 * i] * (common / o[2 * i + 1]);
              }
              return Working.of(
                  Fraction.of(Draws.total(tops), common),
                  "(%s)/%d = %d/%2$d",
                  Wording.sum(tops),
                  common,
                  Draws.total(tops));
            })
        .strategy(
            "one-after-the-other",
            o -> {
              Fraction sum = Fraction.of(o[0], o[1]);
              List<String> steps = new ArrayList<>(List.of(sum.toString()));
              for (int i = 2; i < o.length; i += 2) {
                sum = sum.plus(Fraction.of(o[i], o[i + 1]));
                steps.add(sum.toString());
              }
              return Working.of(sum, "Term by term: %s", String.join(", ", steps));
            });
  }

  private static int[] proper(RandomGenerator random, int most, int sign) {
    int d = between(random, 2, most);
    return ints(sign * between(random, 1, d - 1), d);
  }

  private static String fractions(int[] o) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < o.length; i += 2) {
      text.append(i == 0 ? Integer.toString(o[0]) : signed(o[i])).append('/').append(o[i + 1]);
    }
    return text.toString();
  }
}
