package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.between;
import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.nonZero;
import static org.spectrumworkbench.core.problem.family.Draws.until;
import static org.spectrumworkbench.core.problem.family.Wording.factor;
import static org.spectrumworkbench.core.problem.family.Wording.say;

import java.util.List;
import java.util.random.RandomGenerator;

/** Algebra: equations, systems, inequalities. */
final class EquationFamilies {
  private static final String ALGEBRA = "algebra";

  private EquationFamilies() {}

  static List<LeveledFamily> all() {
    return List.of(linearEquation(), linearSystem(), quadraticEquation());
  }

  /** Operands a, b, c, d of ax + b = cx + d. */
  private static LeveledFamily linearEquation() {
    return new LeveledFamily(ALGEBRA, "linear-equation", "a linear equation in one unknown")
        .level(
            "x + b = d, sums up to 40", r -> linear(r, 1, 0, between(r, 1, 20), between(r, 1, 20)))
        .level(
            "ax + b = d", r -> linear(r, between(r, 2, 9), 0, between(r, 1, 20), between(r, 1, 12)))
        .level(
            "negative numbers",
            r -> linear(r, between(r, 2, 9), 0, nonZero(r, -20, 20), nonZero(r, -12, 12)))
        .level(
            "x on both sides",
            r -> {
              int c = between(r, 2, 9);
              return linear(r, c + between(r, 1, 9), c, nonZero(r, -30, 30), nonZero(r, -12, 12));
            })
        .level(
            "the solution is a fraction",
            r ->
                until(
                    () ->
                        ints(
                            between(r, 5, 15),
                            nonZero(r, -30, 30),
                            between(r, 1, 4),
                            nonZero(r, -30, 30)),
                    o -> (o[3] - o[1]) % (o[0] - o[2]) != 0))
        .wording(o -> say("Solve for x: %s = %s", left(o), right(o)))
        .wording(o -> say("Find x if %s = %s.", left(o), right(o)))
        .wording(o -> say("For which x does %s equal %s?", left(o), right(o)))
        .answer(o -> Fraction.of(o[3] - o[1], o[0] - o[2]))
        .strategy(
            "collect",
            o -> {
              int many = o[0] - o[2];
              int rest = o[3] - o[1];
              return Working.of(
                  Fraction.of(rest, many),
                  "Collect: %s = %d. x = %d/%d",
                  Polynomial.of(0, many),
                  rest,
                  rest,
                  many);
            })
        .strategy(
            "false-position",
            o -> {
              int atZero = o[1] - o[3];
              int atOne = o[0] + o[1] - o[2] - o[3];
              return Working.of(
                  Fraction.of(atZero, atZero - atOne),
                  "Left minus right is %d at x = 0 and %d at x = 1. It is 0 at x = %s/%s",
                  atZero,
                  atOne,
                  factor(atZero),
                  factor(atZero - atOne));
            });
  }

  private static int[] linear(RandomGenerator random, int a, int c, int b, int x) {
    return ints(a, b, c, (a - c) * x + b);
  }

  private static Polynomial left(int[] o) {
    return Polynomial.of(o[1], o[0]);
  }

  private static Polynomial right(int[] o) {
    return Polynomial.of(o[3], o[2]);
  }

  /** Operands a, b, e, c, d, f of ax + by = e, cx + dy = f, and whether y is asked instead of x. */
  private static LeveledFamily linearSystem() {
    return new LeveledFamily(ALGEBRA, "linear-system", "two linear equations in x and y")
        .level("sum and difference", r -> system(r, new int[] {1, 1, 1, -1}, 1, 20))
        .level("coefficients 1 to 4", r -> system(r, Draws.several(r, 4, 1, 4), 1, 12))
        .level("coefficients 1 to 9", r -> system(r, Draws.several(r, 4, 1, 9), 1, 12))
        .level("negative coefficients", r -> system(r, signed(r, 6), 1, 12))
        .level("negative solutions", r -> system(r, signed(r, 9), -15, 15))
        .wording(o -> say("%s and %s. What is %s?", first(o), second(o), asked(o)))
        .wording(
            o -> say("Find %3$s from the equations %1$s and %2$s.", first(o), second(o), asked(o)))
        .wording(o ->
            say("The numbers x and y satisfy %s and %s. Give %s.", first(o), second(o), asked(o)))
        .answer(o -> {
          int d = o[0] * o[4] - o[1] * o[3];
          return o[6] == 0
              ? Fraction.of(o[2] * o[4] - o[1] * o[5], d)
              : Fraction.of(o[0] * o[5] - o[2] * o[3], d);
        })
        .strategy(
            "eliminate",
            o -> {
              // The multiples that make the other unknown vanish.
              int p = o[6] == 0 ? o[4] : -o[3];
              int q = o[6] == 0 ? -o[1] : o[0];
              int many = o[6] == 0 ? p * o[0] + q * o[3] : p * o[1] + q * o[4];
              int rest = p * o[2] + q * o[5];
              return Working.of(
                  Fraction.of(rest, many),
                  "%s times the first plus %s times the second: %d%s = %d",
                  factor(p),
                  factor(q),
                  many,
                  asked(o),
                  rest);
            })
        .strategy(
            "determinants",
            o -> {
              int d = o[0] * o[4] - o[1] * o[3];
              int top = o[6] == 0 ? o[2] * o[4] - o[1] * o[5] : o[0] * o[5] - o[2] * o[3];
              return Working.of(
                  Fraction.of(top, d), "D = %d, D%s = %d, %2$s = D%2$s/D", d, asked(o), top);
            });
  }

  private static int[] signed(RandomGenerator random, int most) {
    return ints(
        nonZero(random, -most, most),
        nonZero(random, -most, most),
        nonZero(random, -most, most),
        nonZero(random, -most, most));
  }

  private static int[] system(RandomGenerator random, int[] c, int low, int high) {
    int[] k = c.clone();
    while (k[0] * k[3] == k[1] * k[2]) {
      k[3] = nonZero(random, -Math.abs(c[3]) - 1, Math.abs(c[3]) + 1);
    }
    int x = between(random, low, high);
    int y = between(random, low, high);
    return ints(
        k[0], k[1], k[0] * x + k[1] * y, k[2], k[3], k[2] * x + k[3] * y, random.nextInt(2));
  }

  private static String first(int[] o) {
    return twoTerms(o[0], o[1]) + " = " + o[2];
  }

  private static String second(int[] o) {
    return twoTerms(o[3], o[4]) + " = " + o[5];
  }

  private static String twoTerms(int a, int b) {
    String y = Polynomial.of(0, Math.abs(b)).text("y");
    return Polynomial.of(0, a) + (b < 0 ? " - " : " + ") + y;
  }

  private static String asked(int[] o) {
    return o[6] == 0 ? "x" : "y";
  }

  /** Operands c, b, a of ax^2 + bx + c. */
  private static LeveledFamily quadraticEquation() {
    return new LeveledFamily(
            ALGEBRA, "quadratic-equation", "the larger root of a quadratic equation")
        .level("roots 1 to 12", r -> quadratic(r, 1, 1, 1, 12))
        .level("roots of any sign", r -> quadratic(r, 1, 1, -12, 12))
        .level("leading coefficient 2 to 5", r -> quadratic(r, between(r, 2, 5), 1, -9, 9))
        .level("roots up to 25", r -> quadratic(r, between(r, 1, 3), 1, -25, 25))
        .level("fractional roots", r -> quadratic(r, between(r, 2, 4), between(r, 2, 3), -9, 9))
        .wording(o -> say("What is the larger root of %s = 0?", Polynomial.of(o)))
        .wording(o -> say("Solve %s = 0 and give the larger solution.", Polynomial.of(o)))
        .wording(o -> say("What is the greatest x for which %s is 0?", Polynomial.of(o)))
        .answer(o -> largerRoot(o))
        .strategy(
            "formula",
            o -> {
              int d = o[1] * o[1] - 4 * o[2] * o[0];
              int root = (int) Math.round(Math.sqrt(d));
              return Working.of(
                  Fraction.of(root - o[1], 2L * o[2]),
                  "D = %d - 4*%d*%s = %d, sqrt(D) = %d. x = (%d + %d)/%d",
                  o[1] * o[1],
                  o[2],
                  factor(o[0]),
                  d,
                  root,
                  -o[1],
                  root,
                  2 * o[2]);
            })
        .strategy(
            "factor",
            o -> {
              Fraction large = largerRoot(o);
              Fraction small = Fraction.of(-o[1], o[2]).minus(large);
              return Working.of(
                  large,
                  "The roots add up to %s and multiply to %s: they are %s and %s",
                  Fraction.of(-o[1], o[2]),
                  Fraction.of(o[0], o[2]),
                  large,
                  small);
            });
  }

  /** (mx - p)(nx - q) with different roots. */
  private static int[] quadratic(RandomGenerator random, int m, int n, int low, int high) {
    return until(
        () -> {
          int p = between(random, low, high);
          int q = between(random, low, high);
          // Written as m(x - p)(x - q) while n is 1, so that a leading factor stays common.
          return n == 1 ? ints(m * p * q, -m * (p + q), m) : ints(p * q, -(m * q + n * p), m * n);
        },
        o -> o[1] * o[1] > 4 * o[0] * o[2]);
  }

  private static Fraction largerRoot(int[] o) {
    long root = Math.round(Math.sqrt((double) o[1] * o[1] - 4.0 * o[2] * o[0]));
    return Fraction.of(root - o[1], 2L * o[2]);
  }
}
