package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.between;
import static org.spectrumworkbench.core.problem.family.Draws.from;
import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.join;
import static org.spectrumworkbench.core.problem.family.Draws.nonZero;
import static org.spectrumworkbench.core.problem.family.Draws.until;
import static org.spectrumworkbench.core.problem.family.Wording.factor;
import static org.spectrumworkbench.core.problem.family.Wording.say;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Calculus: slopes. */
final class DerivativeFamilies {
  private static final String CALCULUS = "calculus";

  private DerivativeFamilies() {}

  static List<LeveledFamily> all() {
    return List.of(derivativeValue(), productDerivative(), tangentLine(), extremum());
  }

  /** Operands x, then the coefficients from the constant up. */
  private static LeveledFamily derivativeValue() {
    return new LeveledFamily(
            CALCULUS, "derivative-value", "the derivative of a polynomial at a point")
        .level("quadratic", r -> pointOn(r, 2, 1, 9, 1, 9))
        .level("quadratic, any sign", r -> pointOn(r, 2, -9, 9, -9, 9))
        .level("cubic", r -> pointOn(r, 3, -9, 9, -6, 6))
        .level("fourth degree", r -> pointOn(r, 4, -9, 9, -4, 4))
        .level("fifth degree", r -> pointOn(r, 5, -9, 9, -3, 3))
        .wording(o -> say("f(x) = %s. What is f'(%d)?", curve(o), o[0]))
        .wording(o -> say("What is the slope of y = %s at x = %d?", curve(o), o[0]))
        .wording(o -> say("Differentiate %s and put x = %d into the derivative.", curve(o), o[0]))
        .answer(o -> curve(o).derivative().value(o[0]))
        .strategy(
            "power-rule",
            o -> {
              Polynomial slope = curve(o).derivative();
              return Working.of(slope.value(o[0]), "f'(x) = %s, x = %d", slope, o[0]);
            })
        .strategy(
            "divide-twice",
            o -> {
              Polynomial once = curve(o).dividedBy(o[0]);
              return Working.of(
                  once.value(o[0]),
                  "(f(x) - f(%d))/(x%s) = %s, at x = %1$d",
                  o[0],
                  Wording.signed(-o[0]),
                  once);
            });
  }

  private static int[] pointOn(
      RandomGenerator random, int degree, int low, int high, int from, int to) {
    return join(
        ints(from < 0 ? nonZero(random, from, to) : between(random, from, to)),
        polynomial(random, degree, low, high));
  }

  private static int[] polynomial(RandomGenerator random, int degree, int low, int high) {
    int[] drawn = Draws.several(random, degree + 1, low, high);
    drawn[degree] = low < 0 ? nonZero(random, low, high) : between(random, Math.max(1, low), high);
    return drawn;
  }

  private static Polynomial curve(int[] o) {
    return Polynomial.of(from(o, 1));
  }

  /** Operands: how many coefficients the first factor has, these, and those of the second. */
  private static LeveledFamily productDerivative() {
    return new LeveledFamily(
            CALCULUS, "product-derivative", "the derivative of a product of polynomials")
        .level(
            "ax times a linear factor",
            r -> join(ints(2, 0, between(r, 1, 9)), polynomial(r, 1, 1, 9)))
        .level(
            "two linear factors",
            r -> join(ints(2), polynomial(r, 1, 1, 9), polynomial(r, 1, 1, 9)))
        .level("two linear factors, any sign", r -> factors(r, 1, 1))
        .level("a linear and a quadratic factor", r -> factors(r, 1, 2))
        .level("two quadratic factors", r -> factors(r, 2, 2))
        .wording(o -> say("Differentiate %s with respect to x.", product(o)))
        .wording(o -> say("f(x) = %s. What is f'(x)?", product(o)))
        .wording(o -> say("Give the derivative of y = %s.", product(o)))
        .answer(o -> {
          Polynomial expanded = first(o).times(second(o));
          int[] slope = new int[expanded.degree()];
          for (int power = 1; power <= expanded.degree(); power++) {
            slope[power - 1] = (int) expanded.at(power).numerator() * power;
          }
          return Polynomial.of(slope);
        })
        .strategy(
            "product-rule",
            o -> {
              Polynomial left = first(o).derivative().times(second(o));
              Polynomial right = first(o).times(second(o).derivative());
              return Working.of(sum(left, right), "u'v = %s, uv' = %s, their sum", left, right);
            })
        .strategy(
            "expand-first",
            o -> {
              Polynomial expanded = first(o).times(second(o));
              return Working.of(expanded.derivative(), "Expanded: %s", expanded);
            });
  }

  private static Polynomial sum(Polynomial a, Polynomial b) {
    Fraction[] sum = new Fraction[Math.max(a.degree(), b.degree()) + 1];
    for (int i = 0; i < sum.length; i++) {
      sum[i] =
          (i <= a.degree() ? a.at(i) : Fraction.ZERO)
              .plus(i <= b.degree() ? b.at(i) : Fraction.ZERO);
    }
    return new Polynomial(Arrays.asList(sum));
  }

  private static int[] factors(RandomGenerator random, int first, int second) {
    // Two terms at least in each factor, so that brackets make sense.
    return until(
        () ->
            join(
                ints(first + 1),
                polynomial(random, first, -9, 9),
                polynomial(random, second, -9, 9)),
        o -> o[1] != 0 && o[2 + first] != 0);
  }

  private static Polynomial first(int[] o) {
    return Polynomial.of(Arrays.copyOfRange(o, 1, 1 + o[0]));
  }

  private static Polynomial second(int[] o) {
    return Polynomial.of(from(o, 1 + o[0]));
  }

  private static String product(int[] o) {
    return o[1] == 0 ? first(o) + "(" + second(o) + ")" : "(" + first(o) + ")(" + second(o) + ")";
  }

  /** Operands x, then the coefficients from the constant up. */
  private static LeveledFamily tangentLine() {
    return new LeveledFamily(CALCULUS, "tangent-line", "where a tangent meets the y-axis")
        .level("y = ax^2 + c", r -> ints(between(r, 1, 6), between(r, 0, 12), 0, between(r, 1, 5)))
        .level("quadratic", r -> pointOn(r, 2, 1, 9, 1, 9))
        .level("quadratic, any sign", r -> pointOn(r, 2, -9, 9, -9, 9))
        .level("cubic", r -> pointOn(r, 3, -9, 9, -5, 5))
        .level("fourth degree", r -> pointOn(r, 4, -9, 9, -3, 3))
        .wording(o ->
            say(
                "At which y does the tangent to y = %s at x = %d cross the y-axis?",
                curve(o), o[0]))
        .wording(o ->
            say("The tangent of f(x) = %s at x = %d is y = mx + b. What is b?", curve(o), o[0]))
        .answer(o -> {
          long intercept = 0;
          long power = 1;
          for (int i = 1; i < o.length; i++) {
            intercept += o[i] * power * (2 - i);
            power *= o[0];
          }
          return intercept;
        })
        .strategy(
            "line",
            o -> {
              Fraction height = curve(o).value(o[0]);
              Fraction slope = curve(o).derivative().value(o[0]);
              return Working.of(
                  height.minus(slope.times(o[0])),
                  "y(%d) = %s, slope %s. b = %2$s - %s*%s",
                  o[0],
                  height,
                  slope,
                  factor(slope),
                  factor(o[0]));
            })
        .strategy(
            "terms",
            o -> {
              int[] parts = new int[o.length - 1];
              int power = 1;
              for (int i = 0; i < parts.length; i++) {
                parts[i] = o[i + 1] * power * (1 - i);
                power *= o[0];
              }
              return Working.of(
                  Draws.total(parts), "A term ax^n adds (1 - n)*a*x^n: %s", Wording.sum(parts));
            });
  }

  /** Operands c, b, a of ax^2 + bx + c. */
  private static LeveledFamily extremum() {
    return new LeveledFamily(
            CALCULUS, "extremum", "the smallest or largest value of a quadratic function")
        .level("smallest of x^2 + bx + c", r -> vertex(r, 1, 9))
        .level("largest of -x^2 + bx + c", r -> vertex(r, -1, 9))
        .level("leading coefficient up to 5", r -> vertex(r, nonZero(r, -5, 5), 9))
        .level("large numbers", r -> vertex(r, nonZero(r, -9, 9), 30))
        .level(
            "the value is a fraction",
            r ->
                until(
                    () -> ints(nonZero(r, -30, 30), nonZero(r, -15, 15), nonZero(r, -7, 7)),
                    o -> o[1] * o[1] % (4 * o[2]) != 0))
        .wording(o -> say("What is the %s value of %s?", extreme(o), Polynomial.of(o)))
        .wording(o -> say("How %s can %s get?", o[2] > 0 ? "small" : "large", Polynomial.of(o)))
        .wording(o -> say("Find the %s value that f(x) = %s takes.", extreme(o), Polynomial.of(o)))
        .answer(o -> Fraction.of(o[0]).minus(Fraction.of((long) o[1] * o[1], 4L * o[2])))
        .strategy(
            "derivative",
            o -> {
              Fraction x = Fraction.of(-o[1], 2L * o[2]);
              return Working.of(
                  Polynomial.of(o).value(x),
                  "f'(x) = %s = 0 at x = %s. f there",
                  Polynomial.of(o).derivative(),
                  x);
            })
        .strategy(
            "complete-square",
            o -> {
              Fraction half = Fraction.of(o[1], 2L * o[2]);
              Fraction square = half.times(half).times(o[2]);
              String inner = half.numerator() < 0 ? "x - " + half.times(-1) : "x + " + half;
              return Working.of(
                  Fraction.of(o[0]).minus(square),
                  "%s(%s)^2%s - %s",
                  lead(o[2]),
                  inner,
                  Wording.signed(o[0]),
                  factor(square));
            });
  }

  private static String lead(int a) {
    return a == 1 ? "" : a == -1 ? "-" : Integer.toString(a);
  }

  private static int[] vertex(RandomGenerator random, int a, int most) {
    int x = nonZero(random, -most, most);
    return ints(a * x * x + between(random, -20, 20), -2 * a * x, a);
  }

  private static String extreme(int[] o) {
    return o[2] > 0 ? "smallest" : "largest";
  }
}
