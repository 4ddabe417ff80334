package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.between;
import static org.spectrumworkbench.core.problem.family.Draws.from;
import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.join;
import static org.spectrumworkbench.core.problem.family.Draws.nonZero;
import static org.spectrumworkbench.core.problem.family.Draws.oneOf;
import static org.spectrumworkbench.core.problem.family.Draws.several;
import static org.spectrumworkbench.core.problem.family.Wording.factor;
import static org.spectrumworkbench.core.problem.family.Wording.say;
import static org.spectrumworkbench.core.problem.family.Wording.signed;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Algebra: values of polynomials, powers, sequences. */
final class ExpressionFamilies {
  private static final String ALGEBRA = "algebra";

  private ExpressionFamilies() {}

  static List<LeveledFamily> all() {
    return List.of(polynomialValue(), powers(), arithmeticSequence());
  }

  /** Operands x, then the coefficients from the constant up. */
  private static LeveledFamily polynomialValue() {
    return new LeveledFamily(ALGEBRA, "polynomial-value", "the value of a polynomial")
        .level("linear", r -> join(ints(between(r, 1, 12)), coefficients(r, 1, 1, 20)))
        .level("quadratic", r -> join(ints(between(r, 1, 9)), coefficients(r, 2, 1, 9)))
        .level("quadratic, any sign", r -> join(ints(nonZero(r, -9, 9)), coefficients(r, 2, -9, 9)))
        .level("cubic, any sign", r -> join(ints(nonZero(r, -6, 6)), coefficients(r, 3, -9, 9)))
        .level("fourth degree", r -> join(ints(nonZero(r, -5, 5)), coefficients(r, 4, -9, 9)))
        .wording(o -> say("What is %s at x = %d?", Polynomial.of(from(o, 1)), o[0]))
        .wording(o -> say("Evaluate %s for x = %d.", Polynomial.of(from(o, 1)), o[0]))
        .wording(
            o -> say("Put x = %2$d into %1$s. What comes out?", Polynomial.of(from(o, 1)), o[0]))
        .answer(o -> Polynomial.of(from(o, 1)).value(o[0]))
        .strategy(
            "terms",
            o -> {
              int[] terms = new int[o.length - 1];
              int power = 1;
              for (int i = 0; i < terms.length; i++) {
                terms[i] = o[i + 1] * power;
                power *= o[0];
              }
              int[] downwards = new int[terms.length];
              for (int i = 0; i < terms.length; i++) {
                downwards[i] = terms[terms.length - 1 - i];
              }
              return Working.of(Draws.total(terms), "%s", Wording.sum(downwards));
            })
        .strategy(
            "horner",
            o -> {
              List<String> steps = new ArrayList<>();
              int value = o[o.length - 1];
              for (int i = o.length - 2; i > 0; i--) {
                int next = value * o[0] + o[i];
                steps.add(say("%s*%s%s = %d", value, factor(o[0]), signed(o[i]), next));
                value = next;
              }
              return Working.of(value, "%s", String.join(", ", steps));
            });
  }

  private static int[] coefficients(RandomGenerator random, int degree, int low, int high) {
    int[] drawn = several(random, degree + 1, low, high);
    drawn[degree] = low < 0 ? nonZero(random, low, high) : between(random, low, high);
    return drawn;
  }

  /**
   * Operands base, 1 if inner powers are written out, then (inner, outer, sign) for each factor.
   */
  private static LeveledFamily powers() {
    return new LeveledFamily(ALGEBRA, "powers", "products and quotients as one power")
        .level("two factors", r -> join(base(r), power(r, 1, 1), power(r, 1, 1)))
        .level("three factors", r -> join(base(r), power(r, 1, 1), power(r, 1, 1), power(r, 1, 1)))
        .level("a divisor", r -> join(base(r), power(r, 1, 1), power(r, 1, 1), power(r, 1, -1)))
        .level(
            "powers of powers", r -> join(base(r), power(r, 4, 1), power(r, 4, 1), power(r, 4, -1)))
        .level(
            "different bases",
            r -> join(ints(oneOf(r, 2, 3), 1), power(r, 3, 1), power(r, 3, 1), power(r, 3, -1)))
        .wording(o -> say("%s is a power of %d. What is its exponent?", product(o), o[0]))
        .wording(
            o -> say("Write %s as a power of %d. Which exponent does it have?", product(o), o[0]))
        .wording(o -> say("For which n is %s the n-th power of %d?", product(o), o[0]))
        .answer(o -> {
          int sum = 0;
          for (int i = 2; i < o.length; i += 3) {
            sum += o[i] * o[i + 1] * o[i + 2];
          }
          return sum;
        })
        .strategy(
            "add-exponents",
            o -> {
              int[] exponents = new int[(o.length - 2) / 3];
              for (int i = 0; i < exponents.length; i++) {
                exponents[i] = o[3 * i + 2] * o[3 * i + 3] * o[3 * i + 4];
              }
              return Working.of(
                  Draws.total(exponents), "Exponents of %d: %s", o[0], Wording.sum(exponents));
            })
        .strategy(
            "step-by-step",
            o -> {
              int exponent = 0;
              List<String> steps = new ArrayList<>();
              for (int i = 2; i < o.length; i += 3) {
                exponent += o[i] * o[i + 1] * o[i + 2];
                steps.add(say("%s%d^%d", i == 2 ? "" : "then ", o[0], exponent));
              }
              return Working.of(exponent, "%s", String.join(", ", steps));
            });
  }

  private static int[] base(RandomGenerator random) {
    return ints(oneOf(random, 2, 3, 5, 7, 10), 0);
  }

  private static int[] power(RandomGenerator random, int mostInner, int sign) {
    int inner = mostInner == 1 ? 1 : between(random, 2, mostInner);
    return ints(inner, between(random, 2, 9), sign);
  }

  private static String product(int[] o) {
    StringBuilder text = new StringBuilder();
    for (int i = 2; i < o.length; i += 3) {
      text.append(i == 2 ? "" : o[i + 2] > 0 ? " * " : " / ");
      if (o[i] == 1) {
        text.append(o[0]);
      } else if (o[1] == 1) {
        text.append((int) Math.pow(o[0], o[i]));
      } else {
        text.append('(').append(o[0]).append('^').append(o[i]).append(')');
      }
      text.append('^').append(o[i + 1]);
    }
    return text.toString();
  }

  /** Operands first term, step, n, and 1 if the sum of n terms is asked instead of the n-th. */
  private static LeveledFamily arithmeticSequence() {
    return new LeveledFamily(
            ALGEBRA, "arithmetic-sequence", "a term or the sum of an arithmetic sequence")
        .level(
            "term up to the 10th",
            r -> ints(between(r, 1, 9), between(r, 1, 9), between(r, 5, 10), 0))
        .level(
            "term up to the 60th",
            r -> ints(between(r, 1, 20), between(r, 2, 12), between(r, 11, 60), 0))
        .level(
            "negative steps",
            r -> ints(between(r, -20, 50), -between(r, 2, 12), between(r, 11, 60), 0))
        .level(
            "sum up to 20 terms",
            r -> ints(between(r, 1, 9), between(r, 1, 9), between(r, 5, 20), 1))
        .level(
            "sum up to 100 terms, any sign",
            r -> ints(between(r, -30, 30), nonZero(r, -9, 9), between(r, 21, 100), 1))
        .wording(o ->
            say(
                "The sequence %s, ... goes on with equal steps. What is %s?",
                start(o),
                o[3] == 0 ? "term number " + o[2] : say("the sum of the first %d terms", o[2])))
        .wording(o ->
            say(
                "An arithmetic sequence begins with %s. Give %s.",
                start(o),
                o[3] == 0 ? "term number " + o[2] : say("the sum of its first %d terms", o[2])))
        .wording(o ->
            say(
                "In %s, ... the difference of neighbours stays the same. %s?",
                start(o),
                o[3] == 0
                    ? "Which number has place " + o[2]
                    : say("What do the first %d numbers add up to", o[2])))
        .answer(o -> {
          int last = o[0] + (o[2] - 1) * o[1];
          return o[3] == 0 ? last : o[2] * (o[0] + last) / 2;
        })
        .strategy(
            "first-and-last",
            o -> {
              int last = o[0] + (o[2] - 1) * o[1];
              String term = say("%d + %d*%s = %d", o[0], o[2] - 1, factor(o[1]), last);
              return o[3] == 0
                  ? Working.of(last, "%s", term)
                  : Working.of(
                      o[2] * (o[0] + last) / 2,
                      "Last: %s. Sum: %d*(%d%s)/2",
                      term,
                      o[2],
                      o[0],
                      signed(last));
            })
        .strategy(
            "from-term-zero",
            o -> {
              int zero = o[0] - o[1];
              if (o[3] == 0) {
                return Working.of(
                    zero + o[2] * o[1],
                    "Term 0 would be %d. %d + %d*%s",
                    zero,
                    zero,
                    o[2],
                    factor(o[1]));
              }
              int places = o[2] * (o[2] + 1) / 2;
              return Working.of(
                  o[2] * zero + o[1] * places,
                  "Term 0 would be %d, places 1 to %d add up to %d. %2$d*%4$s + %5$s*%3$d",
                  zero,
                  o[2],
                  places,
                  factor(zero),
                  factor(o[1]));
            });
  }

  private static String start(int[] o) {
    return Wording.list(o[0], o[0] + o[1], o[0] + 2 * o[1]);
  }
}
