package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Solver.find;
import static org.spectrumworkbench.core.problem.family.Solver.numbers;
import static org.spectrumworkbench.core.problem.family.Solver.value;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.MatchResult;
import org.spectrumworkbench.core.problem.Problem;

/** Calculus by numbers: quotients of differences, Gauss's quadrature, sums of many terms. */
final class CalculusSolvers {
  private static final String CURVE = "(-?\\d*[xt(][-+ ^()xt\\d]*)";

  private CalculusSolvers() {}

  static final Map<String, Solver> ALL =
      Map.of(
          "derivative-value", rough(q -> slope(curve(q), point(q))),
          "product-derivative", CalculusSolvers::productDerivative,
          "tangent-line", rough(CalculusSolvers::tangentLine),
          "extremum", rough(CalculusSolvers::extremum),
          "definite-integral", rough(CalculusSolvers::definiteIntegral),
          "distance", rough(CalculusSolvers::distance),
          "limit", rough(CalculusSolvers::limit),
          "infinite-series", rough(CalculusSolvers::infiniteSeries));

  /** Numbers found by approximation. */
  private static Solver rough(java.util.function.ToDoubleFunction<String> answer) {
    return problem -> {
      double gold = value(problem.answer());
      return Math.abs(answer.applyAsDouble(problem.question()) - gold)
          < 1e-5 * Math.max(1, Math.abs(gold));
    };
  }

  private static DoubleUnaryOperator curve(String question) {
    String text =
        find(
                "(?:= |Differentiate |Integrate f\\(x\\) = |integral of |value of |can |speed of )"
                    + CURVE
                    + "(?: with| and| at| over| from| to x| takes| get| is| m/s|[.?,]|$)",
                question.replace("What is the slope of y", "y"))
            .group(1);
    return x -> PlainExpression.value(text.strip(), x);
  }

  private static double point(String question) {
    return Double.parseDouble(find("(?:f'\\(|x = )(-?\\d+)", question).group(1));
  }

  /** Exact to the fifth degree but for rounding: Richardson over three widths. */
  private static double slope(DoubleUnaryOperator f, double x) {
    double a = central(f, x, .2);
    double b = central(f, x, .1);
    double c = central(f, x, .05);
    double ab = (4 * b - a) / 3;
    double bc = (4 * c - b) / 3;
    return (16 * bc - ab) / 15;
  }

  private static double central(DoubleUnaryOperator f, double x, double h) {
    return (f.applyAsDouble(x + h) - f.applyAsDouble(x - h)) / (2 * h);
  }

  private static boolean productDerivative(Problem problem) {
    DoubleUnaryOperator f = curve(problem.question());
    return List.of(-2.3, -1.1, 0.4, 1.7, 3.2).stream()
        .allMatch(x ->
            Math.abs(slope(f, x) - PlainExpression.value(problem.answer(), x))
                < 1e-5 * Math.max(1, Math.abs(slope(f, x))));
  }

  private static double tangentLine(String question) {
    DoubleUnaryOperator f = curve(question);
    double x = point(question);
    return f.applyAsDouble(x) - slope(f, x) * x;
  }

  /** Ternary search. */
  private static double extremum(String question) {
    DoubleUnaryOperator f = curve(question);
    double sign = question.matches(".*(smallest|How small).*") ? 1 : -1;
    double low = -1000;
    double high = 1000;
    for (int i = 0; i < 200; i++) {
      double a = low + (high - low) / 3;
      double b = high - (high - low) / 3;
      if (sign * f.applyAsDouble(a) < sign * f.applyAsDouble(b)) {
        high = b;
      } else {
        low = a;
      }
    }
    return f.applyAsDouble(low);
  }

  private static double definiteIntegral(String question) {
    MatchResult ends = find("from (?:x = )?(-?\\d+) to (?:x = )?(-?\\d+)", question);
    return gauss(
        curve(question), Double.parseDouble(ends.group(1)), Double.parseDouble(ends.group(2)));
  }

  private static double distance(String question) {
    MatchResult ends = find("t = (\\d+) (?:to|and) t = (\\d+)", question);
    double metres =
        gauss(
            curve(question), Double.parseDouble(ends.group(1)), Double.parseDouble(ends.group(2)));
    return metres * (question.contains("in cm") ? 100 : 1);
  }

  /** Three points of Gauss and Legendre on each of 20 pieces. */
  private static double gauss(DoubleUnaryOperator f, double from, double to) {
    double sum = 0;
    double half = (to - from) / 40;
    double off = half * Math.sqrt(.6);
    for (int i = 0; i < 20; i++) {
      double middle = from + (2 * i + 1) * half;
      sum +=
          half
              / 9
              * (5 * f.applyAsDouble(middle - off)
                  + 8 * f.applyAsDouble(middle)
                  + 5 * f.applyAsDouble(middle + off));
    }
    return sum;
  }

  /** Comes near from both sides. */
  private static double limit(String question) {
    MatchResult quotient = find("(\\([^()]*\\)/\\([^()]*\\))", question);
    double x = numbers(question.replace("->", "")).getLast();
    DoubleUnaryOperator f = at -> PlainExpression.value(quotient.group(1), at);
    return (f.applyAsDouble(x + 1e-5) + f.applyAsDouble(x - 1e-5)) / 2;
  }

  private static double infiniteSeries(String question) {
    String ratio = find("(-?\\d+/\\d+)", question).group(1);
    double term = numbers(question.replace(ratio, "")).getFirst();
    double sum = 0;
    for (int i = 0; i < 2000; i++) {
      sum += term;
      term *= value(ratio);
    }
    return sum;
  }
}
