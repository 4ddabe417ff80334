package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Solver.find;
import static org.spectrumworkbench.core.problem.family.Solver.numbers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.ProgramTests;

/** Does by hand what a question asks of a program, and compares with the expected results. */
final class ProgramSolvers {
  private ProgramSolvers() {}

  static final Map<String, Solver> ALL =
      Map.of(
          "function-from-values", calls(ProgramSolvers::fromValues),
          "branches", calls(ProgramSolvers::branches),
          "sum-over", calls(ProgramSolvers::sumOver),
          "string-steps", calls(ProgramSolvers::stringSteps),
          "list-steps", calls(ProgramSolvers::listSteps));

  /** A solver that makes of the question a function from a call's arguments to its result. */
  private static Solver calls(Function<String, Function<String, String>> reading) {
    return problem -> {
      Function<String, String> function = reading.apply(problem.question());
      List<ProgramTests.Call> calls = callsOf(problem);
      return calls.size() >= 9
          && calls.stream()
              .allMatch(call -> {
                String argument = call.arguments().substring(1, call.arguments().length() - 1);
                return function.apply(argument).equals(call.expected());
              });
    };
  }

  static List<ProgramTests.Call> callsOf(Problem problem) {
    if (problem.check() instanceof Check.Program(ProgramTests.Calls calls)) {
      return calls.calls();
    }
    throw new IllegalArgumentException(problem.id() + " is not checked by calls");
  }

  private static Function<String, String> onNumber(Function<Integer, Number> function) {
    return argument -> Long.toString(function.apply(Integer.valueOf(argument)).longValue());
  }

  /** Lagrange's polynomial through the given values. */
  private static Function<String, String> fromValues(String question) {
    List<double[]> points =
        Pattern.compile("f\\((\\d+)\\)=(-?\\d+)")
            .matcher(question)
            .results()
            .map(m -> new double[] {Double.parseDouble(m.group(1)), Double.parseDouble(m.group(2))})
            .toList();
    // A line needs two of the values and a parabola three: the last one must fit as well.
    int needed = question.contains("linear") ? 2 : 3;
    List<double[]> used = points.subList(0, needed);
    double[] last = points.getLast();
    if (points.size() != needed + 1 || Math.round(lagrange(used, last[0])) != last[1]) {
      throw new IllegalArgumentException("values of another function: " + question);
    }
    return onNumber(x -> Math.round(lagrange(used, x)));
  }

  private static double lagrange(List<double[]> points, double x) {
    double sum = 0;
    for (double[] p : points) {
      double term = p[1];
      for (double[] q : points) {
        term *= p == q ? 1 : (x - q[0]) / (p[0] - q[0]);
      }
      sum += term;
    }
    return sum;
  }

  private static Function<String, String> branches(String question) {
    String cases = find("(?:returns|value is) (.*)\\.", question).group(1);
    return onNumber(x -> {
      for (String branch : cases.split(", else ", -1)) {
        String[] parts = branch.split(" if x is ", -1);
        if (parts.length == 1 || holds(parts[1], x)) {
          return (long) PlainExpression.value(parts[0], x);
        }
      }
      throw new IllegalArgumentException(question);
    });
  }

  private static boolean holds(String condition, int x) {
    int bound = Integer.parseInt(condition.substring(condition.lastIndexOf(' ') + 1));
    return switch (condition.substring(0, condition.lastIndexOf(' '))) {
      case "greater than" -> x > bound;
      case "less than" -> x < bound;
      case "at least" -> !(x < bound);
      case "at most" -> !(x > bound);
      case "divisible by" -> Math.floorMod(x, bound) == 0;
      default -> throw new IllegalArgumentException(condition);
    };
  }

  private static Function<String, String> sumOver(String question) {
    int start = Integer.parseInt(find("from (\\d+)", question).group(1));
    int power = question.contains("squares") ? 2 : question.contains("cubes") ? 3 : 1;
    return onNumber(n ->
        Solver.range(start, Math.max(start - 1, n))
            .filter(i ->
                !question.contains("are divisible by ")
                    || i % after(question, "are divisible by ") == 0)
            .filter(i ->
                !question.contains("remainder")
                    || i % after(question, "divided by ") == after(question, "remainder "))
            .filter(i ->
                !question.contains("not divisible by ")
                    || i % after(question, "not divisible by ") > 0)
            .mapToLong(i -> (long) Math.pow(i, power))
            .sum());
  }

  private static int after(String text, String words) {
    return Integer.parseInt(find(words + "(\\d+)", text).group(1));
  }

  private static List<String> steps(String question) {
    String all = find("(?:a string|whole numbers), (.*), and (?:returns|gives)", question).group(1);
    return List.of(all.split(", then ", -1));
  }

  private static Function<String, String> stringSteps(String question) {
    return argument -> {
      String s = argument.substring(1, argument.length() - 1);
      for (String step : steps(question)) {
        MatchResult quoted = step.contains("'") ? find("'(.)'", step) : null;
        String letter = quoted == null ? "" : quoted.group(1);
        int count = quoted == null && !numbers(step).isEmpty() ? numbers(step).getFirst() : 0;
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < s.length(); i++) {
          String c = String.valueOf(s.charAt(i));
          switch (step.split(" ", -1)[0]) {
            case "adds", "puts" -> result.append(c);
            case "removes" -> result.append(c.equals(letter) ? "" : c);
            case "keeps" -> {
              boolean kept = step.contains("first") ? i < count : i >= s.length() - count;
              result.append(kept ? c : "");
            }
            case "drops" -> result.append(i < count ? "" : c);
            case "reverses" -> result.insert(0, c);
            case "makes" ->
                result.append(
                    "abcdefghijklmnopqrstuvwxyz".contains(c)
                        ? (char) (c.charAt(0) - 32)
                        : c.charAt(0));
            case "repeats" -> result.append(c);
            default -> throw new IllegalArgumentException(step);
          }
        }
        s =
            switch (step.split(" ", -1)[0]) {
              case "adds" -> result + letter;
              case "puts" -> letter + result;
              case "repeats" -> String.join("", Collections.nCopies(count, result));
              default -> result.toString();
            };
      }
      return "\"" + s + "\"";
    };
  }

  private static Function<String, String> listSteps(String question) {
    return argument -> {
      List<Integer> list = new ArrayList<>(numbers(argument));
      for (String step : steps(question)) {
        int given = numbers(step).isEmpty() ? 0 : numbers(step).getFirst();
        String verb = step.split(" ", -1)[0];
        if (step.contains("greater")) {
          list.removeIf(n -> n <= given);
        } else if (step.contains("less")) {
          list.removeIf(n -> n >= given);
        } else if (step.contains("divisible")) {
          list.removeIf(n -> Math.floorMod(n, given) != 0);
        } else if (verb.equals("keeps")) {
          list = new ArrayList<>(list.stream().limit(given).toList());
        } else if (verb.equals("drops")) {
          list = new ArrayList<>(list.stream().skip(given).toList());
        } else if (verb.equals("adds")) {
          list.replaceAll(n -> n + given);
        } else if (verb.equals("multiplies")) {
          list.replaceAll(n -> n * given);
        } else if (verb.equals("reverses")) {
          Collections.reverse(list);
        } else if (verb.equals("sorts")) {
          Collections.sort(list);
        } else {
          throw new IllegalArgumentException(step);
        }
      }
      if (question.contains("the sum of the list")) {
        return Integer.toString(list.stream().mapToInt(n -> n).sum());
      }
      return question.contains("how many numbers are left")
          ? Integer.toString(list.size())
          : list.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
    };
  }
}
