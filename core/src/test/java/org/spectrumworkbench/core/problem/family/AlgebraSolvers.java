package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Solver.find;
import static org.spectrumworkbench.core.problem.family.Solver.near;
import static org.spectrumworkbench.core.problem.family.Solver.numbers;
import static org.spectrumworkbench.core.problem.family.Solver.people;
import static org.spectrumworkbench.core.problem.family.Solver.range;
import static org.spectrumworkbench.core.problem.family.Solver.value;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.spectrumworkbench.core.problem.Problem;

/** Algebra and arithmetic by trying out and by plain evaluation. */
final class AlgebraSolvers {
  private static final String TERM = "[-+ *^()x\\d]+";

  private AlgebraSolvers() {}

  static final Map<String, Solver> ALL =
      Map.ofEntries(
          Map.entry("linear-equation", AlgebraSolvers::linearEquation),
          Map.entry("linear-system", Solver.number(AlgebraSolvers::linearSystem)),
          Map.entry("quadratic-equation", AlgebraSolvers::quadraticEquation),
          Map.entry("inequality", AlgebraSolvers::inequality),
          Map.entry("ages", Solver.number(AlgebraSolvers::ages)),
          Map.entry("polynomial-value", Solver.number(AlgebraSolvers::polynomialValue)),
          Map.entry("powers", AlgebraSolvers::powers),
          Map.entry("arithmetic-sequence", Solver.number(AlgebraSolvers::arithmeticSequence)),
          Map.entry("expression", Solver.number(AlgebraSolvers::expression)),
          Map.entry("product", Solver.text(AlgebraSolvers::product)),
          Map.entry("fraction-sum", AlgebraSolvers::fractionSum),
          Map.entry("percent", Solver.number(AlgebraSolvers::percent)),
          Map.entry("shopping", Solver.number(AlgebraSolvers::shopping)));

  private static boolean linearEquation(Problem problem) {
    MatchResult sides =
        find(
            "(-?\\d*x" + TERM + ") (?:=|equal) (-?[\\dx][-+ x\\d]*)",
            problem.question().replaceFirst("For which x does ", "") + " ");
    double x = value(problem.answer());
    double left = PlainExpression.value(sides.group(1), x);
    // The slope is not 0, so that no second x does it.
    return near(left, PlainExpression.value(sides.group(2), x))
        && !near(
            PlainExpression.value(sides.group(1), x + 1),
            PlainExpression.value(sides.group(2), x + 1));
  }

  private static double linearSystem(String question) {
    List<int[]> equations =
        Pattern.compile("(-?\\d*)x ([-+]) (\\d*)y = (-?\\d+)")
            .matcher(question)
            .results()
            .map(m ->
                new int[] {
                  factor(m.group(1)), factor(m.group(2) + m.group(3)), Integer.parseInt(m.group(4))
                })
            .toList();
    boolean asksY = question.matches(".*(What is y|Find y|Give y).*");
    for (int x = -60; x <= 60; x++) {
      for (int y = -60; y <= 60; y++) {
        int left = x;
        int right = y;
        if (equations.stream().allMatch(e -> e[0] * left + e[1] * right == e[2])) {
          return asksY ? y : x;
        }
      }
    }
    return Double.NaN;
  }

  private static int factor(String text) {
    return text.matches("[-+]?") ? Integer.parseInt(text + "1") : Integer.parseInt(text);
  }

  private static boolean quadraticEquation(Problem problem) {
    String curve = find("(\\d*x\\^2" + TERM + ")(?: =| is)", problem.question()).group(1);
    double x = value(problem.answer());
    double next = PlainExpression.value(curve, x + 1e-4);
    // A root after which an upward parabola only rises is the larger one.
    return near(PlainExpression.value(curve, x) + 1, 1) && next > 0;
  }

  private static boolean inequality(Problem problem) {
    MatchResult parts = find("(-?\\d*x [-+] \\d+) ([<>]) (-?\\d+)", problem.question());
    boolean smallest = problem.question().contains("smallest");
    int x = Integer.parseInt(problem.answer());
    return range(0, 50).allMatch(i -> relation(parts, smallest ? x + i : x - i))
        && range(1, 50).noneMatch(i -> relation(parts, smallest ? x - i : x + i));
  }

  private static boolean relation(MatchResult parts, int x) {
    double left = PlainExpression.value(parts.group(1), x);
    double right = Double.parseDouble(parts.group(3));
    return parts.group(2).equals(">") ? left > right : left < right;
  }

  private static double ages(String question) {
    List<Integer> given = numbers(question);
    int years = question.contains("ago") ? -given.get(1) : given.get(1);
    String older = people(question).getFirst();
    boolean asksOlder =
        question.matches(".*(old is|age of|Give the age of) " + older + "(,| now| today).*");
    for (int young = 1; young <= 100; young++) {
      int old = given.get(0) * young;
      if (old + years == given.get(2) * (young + years)) {
        return (asksOlder ? old : young) * (question.contains("months") ? 12 : 1);
      }
    }
    return Double.NaN;
  }

  private static double polynomialValue(String question) {
    int x = Integer.parseInt(find("x = (-?\\d+)", question).group(1));
    String curve =
        find("(?:is|Evaluate|into) (-?\\d*x[-+ ^x\\d]*?)(?: at| for|\\.)", question).group(1);
    return PlainExpression.value(curve, x);
  }

  private static boolean powers(Problem problem) {
    String product =
        find("((?:\\(?\\d+\\^\\d+\\)?(?:\\^\\d+)?(?: [*/] )?){2,})", problem.question())
            .group(1)
            .strip();
    int base = Integer.parseInt(find("power of (\\d+)", problem.question()).group(1));
    BigInteger top = BigInteger.ONE;
    BigInteger bottom = BigInteger.ONE;
    boolean divide = false;
    for (String token : product.split(" ")) {
      if (token.equals("*") || token.equals("/")) {
        divide = token.equals("/");
        continue;
      }
      BigInteger power = BigInteger.ONE;
      List<Integer> tower = numbers(token);
      for (int i = 0; i < tower.size(); i++) {
        power = i == 0 ? BigInteger.valueOf(tower.get(0)) : power.pow(tower.get(i));
      }
      top = divide ? top : top.multiply(power);
      bottom = divide ? bottom.multiply(power) : bottom;
    }
    int exponent = Integer.parseInt(problem.answer());
    BigInteger claimed = BigInteger.valueOf(base).pow(Math.abs(exponent));
    return exponent >= 0
        ? top.equals(bottom.multiply(claimed))
        : bottom.equals(top.multiply(claimed));
  }

  private static double arithmeticSequence(String question) {
    List<Integer> given = numbers(question);
    int step = given.get(1) - given.get(0);
    boolean sum = question.matches(".*(sum of|add up).*");
    double total = 0;
    int term = given.get(0);
    for (int i = 1; i < given.get(3); i++) {
      total += term;
      term += step;
    }
    return sum ? total + term : term;
  }

  private static double expression(String question) {
    return PlainExpression.value(find("(-?[(\\d][-+ *()\\d]*\\d\\)?)[.?]", question).group(1), 0);
  }

  private static Object product(String question) {
    List<Integer> given = numbers(question);
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < given.get(0); i++) {
      sum = sum.add(BigInteger.valueOf(given.get(1)));
    }
    return sum;
  }

  private static boolean fractionSum(Problem problem) {
    String sum = find("(-?\\d+/\\d+(?: [-+] \\d+/\\d+)+)", problem.question()).group(1);
    List<Integer> parts = numbers(problem.answer());
    boolean lowest =
        parts.size() == 1
            || range(2, parts.get(1))
                .noneMatch(d -> parts.get(0) % d == 0 && parts.get(1) % d == 0);
    return near(PlainExpression.value(sum, 0), value(problem.answer())) && lowest;
  }

  private static double percent(String question) {
    List<Integer> percents =
        Solver.findAll("(\\d+)%", question).stream().map(Integer::valueOf).toList();
    double dollars = Double.parseDouble(find("(\\d+) dollars", question).group(1));
    double cents = question.contains("in cents") ? 100 : 1;
    if (question.contains("much is") || question.contains("tip")) {
      return dollars / 100 * percents.getFirst() * cents;
    }
    List<String> ways = Solver.findAll("(falls|rises)", question);
    for (int i = 0; i < ways.size(); i++) {
      double change = dollars / 100 * percents.get(i);
      dollars += ways.get(i).equals("falls") ? -change : change;
    }
    return dollars * cents;
  }

  private static double shopping(String question) {
    double bill = 0;
    for (String item : Solver.findAll("(\\d+ \\w+ at \\d+)", question)) {
      for (int i = 0; i < numbers(item).get(0); i++) {
        bill += numbers(item).get(1);
      }
    }
    double cents = question.contains("in cents") ? 100 : 1;
    boolean change = question.matches(".*(change|comes back).*");
    return cents
        * (change
            ? Integer.parseInt(find("(?:with|over) (\\d+) dollars", question).group(1)) - bill
            : bill);
  }
}
