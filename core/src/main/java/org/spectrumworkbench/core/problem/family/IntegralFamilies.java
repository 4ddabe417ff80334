package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.between;
import static org.spectrumworkbench.core.problem.family.Draws.from;
import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.join;
import static org.spectrumworkbench.core.problem.family.Draws.nonZero;
import static org.spectrumworkbench.core.problem.family.Draws.until;
import static org.spectrumworkbench.core.problem.family.Wording.factor;
import static org.spectrumworkbench.core.problem.family.Wording.say;

import java.util.List;
import java.util.random.RandomGenerator;

/** Calculus: areas, limits, infinite sums. */
final class IntegralFamilies {
  private static final String CALCULUS = "calculus";

  private IntegralFamilies() {}

  static List<LeveledFamily> all() {
    return List.of(definiteIntegral(), distance(), limit(), infiniteSeries());
  }

  /** Operands from, to, then the coefficients from the constant up, at most cubic. */
  private static LeveledFamily definiteIntegral() {
    return new LeveledFamily(
            CALCULUS, "definite-integral", "the integral of a polynomial over an interval")
        .level(
            "linear, from 0",
            r -> join(ints(0, between(r, 1, 9)), ints(between(r, 1, 12), 2 * between(r, 1, 6))))
        .level(
            "linear",
            r -> join(interval(r, 1, 9), ints(nonZero(r, -12, 12), 2 * nonZero(r, -6, 6))))
        .level(
            "quadratic, whole result",
            r ->
                join(
                    interval(r, 0, 6),
                    ints(nonZero(r, -9, 9), 2 * nonZero(r, -5, 5), 3 * nonZero(r, -4, 4))))
        .level(
            "quadratic, any result",
            r ->
                join(
                    interval(r, -4, 5),
                    ints(nonZero(r, -9, 9), nonZero(r, -9, 9), nonZero(r, -9, 9))))
        .level(
            "cubic",
            r ->
                join(
                    interval(r, -4, 4),
                    ints(
                        nonZero(r, -9, 9),
                        nonZero(r, -9, 9),
                        nonZero(r, -9, 9),
                        nonZero(r, -9, 9))))
        .wording(
            o -> say("What is the integral of %s from x = %d to x = %d?", integrand(o), o[0], o[1]))
        .wording(o ->
            say("Integrate f(x) = %s over the interval from %d to %d.", integrand(o), o[0], o[1]))
        .wording(o ->
            say(
                "Which signed area lies between y = %s and the x-axis from x = %d to x = %d?",
                integrand(o), o[0], o[1]))
        .answer(o -> {
          Fraction sum = Fraction.ZERO;
          for (int i = 2; i < o.length; i++) {
            long rise = Math.round(Math.pow(o[1], i - 1)) - Math.round(Math.pow(o[0], i - 1));
            sum = sum.plus(Fraction.of(o[i] * rise, i - 1));
          }
          return sum;
        })
        .strategy("antiderivative", o -> antiderivative(integrand(o), o[0], o[1], "x"))
        .strategy("simpson", o -> simpson(integrand(o), o[0], o[1]));
  }

  private static int[] interval(RandomGenerator random, int low, int high) {
    int start = between(random, low, high - 1);
    return ints(start, between(random, start + 1, high));
  }

  private static Polynomial integrand(int[] o) {
    return Polynomial.of(from(o, 2));
  }

  private static Working antiderivative(Polynomial f, int start, int end, String variable) {
    Polynomial whole = f.antiderivative();
    return Working.of(
        whole.value(end).minus(whole.value(start)),
        "F(%s) = %s. F(%d) = %s, F(%d) = %s, their difference",
        variable,
        whole.text(variable),
        end,
        whole.value(end),
        start,
        whole.value(start));
  }

  /** Exact up to the third degree. */
  private static Working simpson(Polynomial f, int start, int end) {
    Fraction middle = f.value(Fraction.of((long) start + end, 2));
    Fraction sum = f.value(start).plus(middle.times(4)).plus(f.value(end));
    return Working.of(
        sum.times(end - start).over(6),
        "Start %s, middle %s, end %s. Simpson: %d/6*(%s + 4*%s + %s)",
        f.value(start),
        middle,
        f.value(end),
        end - start,
        f.value(start),
        factor(middle),
        factor(f.value(end)));
  }

  /** Operands from, to, then the coefficients of the speed from the constant up. */
  private static LeveledFamily distance() {
    return new LeveledFamily(CALCULUS, "distance", "a distance from a speed that changes")
        .level(
            "from rest, even acceleration",
            r -> ints(0, between(r, 2, 12), 0, 2 * between(r, 1, 12)))
        .level(
            "even acceleration",
            r -> ints(0, between(r, 2, 12), between(r, 1, 20), between(r, 1, 9)))
        .level(
            "between two times",
            r -> join(interval(r, 1, 12), ints(between(r, 1, 20), between(r, 1, 9))))
        .level(
            "quadratic speed",
            r -> ints(0, between(r, 2, 9), between(r, 0, 12), between(r, 1, 9), between(r, 1, 6)))
        .level(
            "quadratic speed between two times",
            r ->
                join(
                    interval(r, 1, 9), ints(between(r, 0, 12), between(r, 0, 9), between(r, 1, 9))))
        .wording(o ->
            say(
                "After t seconds a car has a speed of %s m/s. How far does it get from t = %d to t = %d, in m?",
                integrand(o).text("t"), o[0], o[1]))
        .wording(o ->
            say(
                "A ball rolls at v(t) = %s m/s, t in seconds. Which way does it cover between t = %d and t = %d, in m?",
                integrand(o).text("t"), o[0], o[1]))
        .unit("m", "cm", 100)
        .answer(o -> {
          Fraction way = Fraction.ZERO;
          for (int i = 2; i < o.length; i++) {
            long rise = Math.round(Math.pow(o[1], i - 1)) - Math.round(Math.pow(o[0], i - 1));
            way = way.plus(Fraction.of(o[i] * rise, i - 1));
          }
          return way;
        })
        .strategy("integrate", o -> antiderivative(integrand(o), o[0], o[1], "t"))
        .strategy("mean-speed", o -> simpson(integrand(o), o[0], o[1]));
  }

  /** Operands r, m, n, q0, q1, ...: (x - r) q(x) over (x - r)(mx + n). */
  private static LeveledFamily limit() {
    return new LeveledFamily(CALCULUS, "limit", "the limit of a quotient where both parts vanish")
        .level("(x - r)(x + q) over x - r", r -> quotient(r, false, 1, true))
        .level("a leading coefficient", r -> quotient(r, false, 1, false))
        .level("a cubic numerator", r -> quotient(r, false, 2, false))
        .level("quadratic over quadratic", r -> quotient(r, true, 1, false))
        .level("cubic over quadratic", r -> quotient(r, true, 2, false))
        .wording(
            o -> say("What is the limit of (%s)/(%s) as x goes to %d?", top(o), bottom(o), o[0]))
        .wording(o ->
            say(
                "Towards which number does (%s)/(%s) go when x goes to %d?",
                top(o), bottom(o), o[0]))
        .wording(o -> say("Find lim (%s)/(%s), x -> %d.", top(o), bottom(o), o[0]))
        .answer(o -> Polynomial.of(from(o, 3)).value(o[0]).over((long) o[1] * o[0] + o[2]))
        .strategy(
            "factor",
            o -> {
              Polynomial q = top(o).dividedBy(o[0]);
              Polynomial s = bottom(o).dividedBy(o[0]);
              return Working.of(
                  q.value(o[0]).over(s.value(o[0])),
                  "Divided by x%s: (%s)/(%s), at x = %d",
                  Wording.signed(-o[0]),
                  q,
                  s,
                  o[0]);
            })
        .strategy(
            "de-l-hopital",
            o -> {
              Polynomial p = top(o).derivative();
              Polynomial s = bottom(o).derivative();
              return Working.of(
                  p.value(o[0]).over(s.value(o[0])),
                  "Derivatives: (%s)/(%s), at x = %d: %s/%s",
                  p,
                  s,
                  o[0],
                  p.value(o[0]),
                  factor(s.value(o[0])));
            });
  }

  private static int[] quotient(RandomGenerator random, boolean below, int degree, boolean monic) {
    return until(
        () -> {
          int[] q = Draws.several(random, degree + 1, -9, 9);
          q[degree] = monic ? 1 : nonZero(random, -6, 6);
          int m = below ? nonZero(random, -4, 4) : 0;
          int n = below ? nonZero(random, -9, 9) : 1;
          return join(ints(nonZero(random, -9, 9), m, n), q);
        },
        o -> o[1] * o[0] + o[2] != 0);
  }

  private static Polynomial top(int[] o) {
    return Polynomial.of(-o[0], 1).times(Polynomial.of(from(o, 3)));
  }

  private static Polynomial bottom(int[] o) {
    return Polynomial.of(-o[0], 1).times(Polynomial.of(o[2], o[1]));
  }

  /** Operands first term, numerator and denominator of the ratio. */
  private static LeveledFamily infiniteSeries() {
    return new LeveledFamily(CALCULUS, "infinite-series", "the sum of an infinite geometric series")
        .level("ratio 1/2 or 1/3", r -> ints(between(r, 1, 200), 1, between(r, 2, 3)))
        .level("ratio 1/q", r -> ints(between(r, 1, 60), 1, between(r, 2, 12)))
        .level("ratio p/q", r -> ratio(r, 1, 2, 9, 60))
        .level("negative ratio", r -> ratio(r, -1, 2, 9, 60))
        .level("ratio with two digits", r -> ratio(r, Draws.oneOf(r, 1, -1), 11, 40, 99))
        .wording(o ->
            say(
                "A series starts with %d and each term is %s times the one before. What is the sum of all its terms?",
                o[0], factor(Fraction.of(o[1], o[2]))))
        .wording(o ->
            say(
                "What is the infinite geometric sum with first term %d and ratio %s?",
                o[0], Fraction.of(o[1], o[2])))
        .wording(o ->
            say(
                "Add up without end: begin at %d, go on multiplying by %s. What is the limit of the sum?",
                o[0], factor(Fraction.of(o[1], o[2]))))
        .answer(o -> Fraction.of((long) o[0] * o[2], o[2] - o[1]))
        .strategy(
            "formula",
            o -> {
              Fraction rest = Fraction.of(1).minus(Fraction.of(o[1], o[2]));
              return Working.of(
                  Fraction.of(o[0]).over(rest), "a/(1 - r) = %d/%s", o[0], factor(rest));
            })
        .strategy(
            "self-similar",
            o ->
                Working.of(
                    Fraction.of(o[0]).times(o[2]).over(o[2] - o[1]),
                    "S = %d + %s*S. Times %d: %3$d*S = %d%s*S, so %d*S = %4$d",
                    o[0],
                    factor(Fraction.of(o[1], o[2])),
                    o[2],
                    o[0] * o[2],
                    Wording.signed(o[1]),
                    o[2] - o[1]));
  }

  private static int[] ratio(RandomGenerator random, int sign, int least, int most, int first) {
    return until(
        () ->
            ints(
                between(random, 1, first),
                sign * between(random, 1, most - 1),
                between(random, least, most)),
        o -> Math.abs(o[1]) < o[2] && Draws.gcd(o[1], o[2]) == 1);
  }
}
