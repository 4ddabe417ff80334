package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.between;
import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.join;
import static org.spectrumworkbench.core.problem.family.Draws.nonZero;
import static org.spectrumworkbench.core.problem.family.Draws.oneOf;
import static org.spectrumworkbench.core.problem.family.Draws.until;
import static org.spectrumworkbench.core.problem.family.Wording.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.ProgramTests;

/**
 * Tiny Python functions. The answer is the whole program; comments in it are the working. Tests
 * call {@code f} with the values of the question and with others.
 */
final class ProgramFamilies {
  private static final String PROGRAMS = "programs";
  private static final String FUNCTION = "f";
  private static final int[] NUMBERS = {
    -17, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 31, 50, 100
  };

  private ProgramFamilies() {}

  static List<LeveledFamily> all() {
    List<LeveledFamily> families = new ArrayList<>(List.of(fromExamples(), branches(), sumOver()));
    families.addAll(PipelineFamilies.all());
    return families;
  }

  /** Calls with JSON arguments. */
  static Check calls(List<String> arguments, List<String> expected) {
    List<ProgramTests.Call> calls = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      calls.add(new ProgramTests.Call("[" + arguments.get(i) + "]", expected.get(i)));
    }
    return new Check.Program(
        new ProgramTests.Calls(
            ProgramTests.Language.PYTHON, ProgramTests.SECONDS, FUNCTION, calls));
  }

  private static Function<int[], Check> onNumbers(
      int[] inputs, Function<int[], IntUnaryOperator> function) {
    return o ->
        calls(
            Arrays.stream(inputs).mapToObj(Integer::toString).toList(),
            Arrays.stream(inputs).map(function.apply(o)).mapToObj(Integer::toString).toList());
  }

  /** Operands: coefficients from the constant up, of a linear or quadratic function. */
  private static LeveledFamily fromExamples() {
    return new LeveledFamily(
            PROGRAMS,
            "function-from-values",
            "a linear or quadratic function from some of its values")
        .level("x + b", r -> ints(nonZero(r, -99, 99), 1))
        .level("ax + b", r -> ints(between(r, 1, 20), between(r, 2, 12)))
        .level("ax + b, any sign", r -> ints(nonZero(r, -30, 30), nonZero(r, -20, 20)))
        .level("ax^2 + bx + c", r -> ints(between(r, 0, 9), between(r, 0, 9), between(r, 1, 5)))
        .level(
            "ax^2 + bx + c, any sign",
            r -> ints(nonZero(r, -20, 20), nonZero(r, -12, 12), nonZero(r, -9, 9)))
        .wording(o -> say("f is %s: %s. Write f(x) in Python.", shape(o), values(o)))
        .wording(o -> say("Write a Python function f(x) that is %s with %s.", shape(o), values(o)))
        .wording(o -> say("Which %s Python function f(x) gives %s? Write it.", shape(o), values(o)))
        .check(onNumbers(NUMBERS, o -> x -> at(o, x)))
        .answer(o -> "def f(x): return " + polynomial(o))
        .strategy("polynomial", o -> Working.program("def f(x): return %s", polynomial(o)))
        .strategy(
            "differences",
            o -> {
              int step = at(o, 1) - at(o, 0);
              if (o.length == 2) {
                return Working.program(
                    "# f(0) = %d, step %d\ndef f(x): return %1$d + x*%2$d", at(o, 0), step);
              }
              int second = at(o, 2) - at(o, 1) - step;
              return Working.program(
                  "# f(0) = %d, first difference %d, second %d\ndef f(x): return %1$d + x*%2$d + x*(x-1)//2*%3$d",
                  at(o, 0), step, second);
            });
  }

  private static int at(int[] o, int x) {
    int value = 0;
    for (int i = o.length - 1; i >= 0; i--) {
      value = value * x + o[i];
    }
    return value;
  }

  private static String shape(int[] o) {
    return o.length == 2 ? "linear" : "quadratic";
  }

  private static String values(int[] o) {
    int first = o.length == 2 ? 1 : 0;
    return IntStream.rangeClosed(first, 3)
        .mapToObj(x -> say("f(%d)=%d", x, at(o, x)))
        .reduce((a, b) -> a + ", " + b)
        .orElseThrow();
  }

  /** As Python writes it: {@code 3*x*x-x+2}. */
  private static String polynomial(int[] o) {
    StringBuilder text = new StringBuilder();
    List<String> powers = List.of("", "x", "x*x");
    for (int i = o.length - 1; i >= 0; i--) {
      if (o[i] == 0) {
        continue;
      }
      text.append(o[i] < 0 ? "-" : text.isEmpty() ? "" : "+");
      int size = Math.abs(o[i]);
      text.append(i == 0 ? Integer.toString(size) : (size == 1 ? "" : size + "*") + powers.get(i));
    }
    return text.isEmpty() ? "0" : text.toString();
  }

  /** Operands (condition, bound, factor, summand) for each branch, then factor and summand. */
  private static LeveledFamily branches() {
    return new LeveledFamily(PROGRAMS, "branches", "a function that depends on a condition")
        .level(
            "two constants",
            r -> until(() -> join(condition(r, 2), constant(r), constant(r)), o -> o[3] != o[5]))
        .level("a term or a constant", r -> join(condition(r, 2), term(r, 1, 9), constant(r)))
        .level(
            "two terms, any comparison",
            r ->
                until(() -> join(condition(r, 4), term(r, 1, 9), term(r, 1, 9)), o -> o[2] != o[4]))
        .level(
            "divisibility, any sign",
            r -> join(ints(4, between(r, 2, 9)), term(r, -12, 12), term(r, -12, 12)))
        .level(
            "three branches",
            r ->
                join(
                    condition(r, 2),
                    term(r, -9, 9),
                    ints(4, between(r, 2, 5)),
                    term(r, -9, 9),
                    term(r, -9, 9)))
        .wording(o -> say("Write a Python function f(x) that returns %s.", cases(o)))
        .wording(o -> say("Define f(x) in Python for whole numbers x: its value is %s.", cases(o)))
        .check(o -> {
          // Around each bound the branches meet: those inputs must be among the tests.
          int[] near =
              IntStream.iterate(0, i -> i + 4 < o.length, i -> i + 4)
                  .flatMap(i -> IntStream.rangeClosed(o[i + 1] - 1, o[i + 1] + 1))
                  .toArray();
          return onNumbers(
                  IntStream.concat(Arrays.stream(NUMBERS), Arrays.stream(near))
                      .distinct()
                      .sorted()
                      .toArray(),
                  p -> x -> branch(p, x))
              .apply(o);
        })
        .answer(o -> "def f(x): return " + conditional(o))
        .strategy("one-expression", o -> Working.program("def f(x): return %s", conditional(o)))
        .strategy(
            "if-statements",
            o -> {
              StringBuilder code = new StringBuilder("def f(x):\n");
              int i = 0;
              for (; i + 4 < o.length; i += 4) {
                code.append(
                    say(
                        "  if x%s: return %s\n",
                        python(o[i], o[i + 1]), polynomial(ints(o[i + 3], o[i + 2]))));
              }
              code.append(say("  return %s", polynomial(ints(o[i + 1], o[i]))));
              return Working.program("%s", code);
            });
  }

  private static int[] condition(RandomGenerator random, int kinds) {
    return ints(random.nextInt(kinds), between(random, -9, 30));
  }

  private static int[] constant(RandomGenerator random) {
    return ints(0, between(random, -20, 50));
  }

  private static int[] term(RandomGenerator random, int low, int high) {
    return ints(
        low < 0 ? nonZero(random, low, high) : between(random, low, high),
        between(random, low < 0 ? -20 : 0, 20));
  }

  private static int branch(int[] o, int x) {
    int i = 0;
    while (i + 4 < o.length && !satisfies(o[i], o[i + 1], x)) {
      i += 4;
    }
    return i + 4 < o.length ? o[i + 2] * x + o[i + 3] : o[i] * x + o[i + 1];
  }

  private static boolean satisfies(int condition, int bound, int x) {
    return switch (condition) {
      case 0 -> x > bound;
      case 1 -> x < bound;
      case 2 -> x >= bound;
      case 3 -> x <= bound;
      default -> x % bound == 0;
    };
  }

  private static String words(int condition, int bound) {
    return switch (condition) {
      case 0 -> "is greater than " + bound;
      case 1 -> "is less than " + bound;
      case 2 -> "is at least " + bound;
      case 3 -> "is at most " + bound;
      default -> "is divisible by " + bound;
    };
  }

  private static String python(int condition, int bound) {
    return condition == 4
        ? "%" + bound + "==0"
        : List.of(">", "<", ">=", "<=").get(condition) + bound;
  }

  private static String cases(int[] o) {
    StringBuilder text = new StringBuilder();
    int i = 0;
    for (; i + 4 < o.length; i += 4) {
      text.append(say("%s if x %s, ", polynomial(ints(o[i + 3], o[i + 2])), words(o[i], o[i + 1])))
          .append("else ");
    }
    return text + polynomial(ints(o[i + 1], o[i]));
  }

  private static String conditional(int[] o) {
    StringBuilder text = new StringBuilder();
    int i = 0;
    for (; i + 4 < o.length; i += 4) {
      text.append(
          say("%s if x%s else ", polynomial(ints(o[i + 3], o[i + 2])), python(o[i], o[i + 1])));
    }
    return text + polynomial(ints(o[i + 1], o[i]));
  }

  /** Operands first number, divisor, remainder, power, and a divisor that excludes, or 0. */
  private static LeveledFamily sumOver() {
    return new LeveledFamily(PROGRAMS, "sum-over", "a sum over some of the numbers up to n")
        .level("multiples", r -> ints(between(r, 1, 20), between(r, 2, 20), 0, 1, 0))
        .level("a remainder", r -> remainder(r, 1, false))
        .level("squares of multiples", r -> ints(between(r, 1, 20), between(r, 2, 20), 0, 2, 0))
        .level("squares or cubes with a remainder", r -> remainder(r, oneOf(r, 2, 3), false))
        .level("a divisor that excludes", r -> remainder(r, between(r, 1, 2), true))
        .wording(o ->
            say(
                "Write a Python function f(n) that returns the sum of %s from %d to n that %s.",
                summands(o), o[0], rule(o)))
        .wording(o ->
            say(
                "In Python, define f(n): it adds up %s from %d up to and including n that %s.",
                summands(o), o[0], rule(o)))
        .check(onNumbers(ints(-1, 0, 1, 2, 5, 10, 21, 37, 60, 100), o -> n -> sum(o, n)))
        .answer(o ->
            say(
                "def f(n): return sum(%s for i in range(%d, n+1) if %s)",
                summand(o), o[0], condition(o)))
        .strategy(
            "comprehension",
            o ->
                Working.program(
                    "def f(n): return sum(%s for i in range(%d, n+1) if %s)",
                    summand(o), o[0], condition(o)))
        .strategy(
            "loop",
            o ->
                Working.program(
                    "def f(n):\n  s = 0\n  for i in range(%d, n+1):\n    if %s: s += %s\n  return s",
                    o[0], condition(o), summand(o)));
  }

  private static int[] remainder(RandomGenerator random, int power, boolean exclude) {
    return until(
        () -> {
          int divisor = between(random, 3, 12);
          int excluded = exclude ? between(random, 2, 9) : 0;
          return ints(
              between(random, 0, 9), divisor, between(random, 1, divisor - 1), power, excluded);
        },
        // What is excluded must make a difference, and something must be left.
        o -> !exclude || sum(o, 60) > 0 && sum(o, 60) < sum(ints(o[0], o[1], o[2], o[3], 0), 60));
  }

  private static int sum(int[] o, int n) {
    int sum = 0;
    for (int i = o[0]; i <= n; i++) {
      if (i % o[1] == o[2] && (o[4] == 0 || i % o[4] != 0)) {
        sum += (int) Math.pow(i, o[3]);
      }
    }
    return sum;
  }

  private static String summands(int[] o) {
    return List.of(
            "all whole numbers",
            "the squares of all whole numbers",
            "the cubes of all whole numbers")
        .get(o[3] - 1);
  }

  private static String summand(int[] o) {
    return o[3] == 1 ? "i" : "i**" + o[3];
  }

  private static String rule(int[] o) {
    String rule =
        o[2] == 0
            ? "are divisible by " + o[1]
            : say("leave remainder %d when divided by %d", o[2], o[1]);
    return o[4] == 0 ? rule : rule + " and are not divisible by " + o[4];
  }

  private static String condition(int[] o) {
    return say("i%%%d==%d", o[1], o[2]) + (o[4] == 0 ? "" : say(" and i%%%d", o[4]));
  }
}
