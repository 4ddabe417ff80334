package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.between;
import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.join;
import static org.spectrumworkbench.core.problem.family.Draws.until;
import static org.spectrumworkbench.core.problem.family.Wording.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.spectrumworkbench.core.problem.family.ProgramStep.OfList;
import org.spectrumworkbench.core.problem.family.ProgramStep.OnList;
import org.spectrumworkbench.core.problem.family.ProgramStep.OnString;

/** Tiny Python functions that do one step after the other with a string or a list. */
final class PipelineFamilies {
  private static final String PROGRAMS = "programs";
  private static final List<String> STRINGS =
      List.of(
          "",
          "a",
          "abc",
          "banana",
          "hello",
          "noon",
          "xyzzy",
          "spectrum",
          "the quick fox",
          "zebra crossing");
  private static final int[][] LISTS = {
    {},
    {0},
    {5},
    {3, 1, 2},
    {-4, 7, 0, 12},
    {10, 10, 6, 6, 3},
    {9, 8, 7, 6, 5, 4, 3, 2, 1},
    {-20, 40, -3, 15, 22, 6},
    {100, 30, 24, 18, 12, 60}
  };

  private PipelineFamilies() {}

  static List<LeveledFamily> all() {
    return List.of(onString(), onList());
  }

  /** Operands (step, parameter) one after the other. */
  private static LeveledFamily onString() {
    return new LeveledFamily(PROGRAMS, "string-steps", "steps on a string")
        .level("1 step with a letter", r -> stringStep(r, true))
        .level("2 steps", r -> strings(r, 2))
        .level("3 steps", r -> strings(r, 3))
        .level("4 steps", r -> strings(r, 4))
        .level("5 steps", r -> strings(r, 5))
        .wording(o ->
            say(
                "Write a Python function f(s) that takes a string, %s, and returns it.",
                stringWords(o)))
        .wording(o ->
            say(
                "f(s) gets a string, %s, and gives back the result. Write f in Python.",
                stringWords(o)))
        .check(o ->
            ProgramFamilies.calls(
                STRINGS.stream().map(PipelineFamilies::quoted).toList(),
                STRINGS.stream().map(s -> quoted(stringResult(o, s))).toList()))
        .answer(o -> "def f(s): return " + stringExpression(o))
        .swap(PipelineFamilies::otherStringParameters)
        .strategy(
            "one-expression", o -> Working.program("def f(s): return %s", stringExpression(o)))
        .strategy(
            "step-by-step",
            o -> {
              StringBuilder code = new StringBuilder("def f(s):\n");
              for (int i = 0; i < o.length; i += 2) {
                code.append("  s = ")
                    .append(OnString.values()[o[i]].on("s", o[i + 1]))
                    .append('\n');
              }
              return Working.program("%s  return s", code);
            });
  }

  private static int[] stringStep(RandomGenerator random, boolean letter) {
    return until(
        () -> {
          int step = random.nextInt(OnString.values().length);
          return ints(step, parameter(OnString.values()[step], random));
        },
        o -> !letter || OnString.values()[o[0]].letter);
  }

  private static int parameter(OnString step, RandomGenerator random) {
    if (!step.words.contains("%")) {
      return 0;
    }
    return step.letter ? between(random, 'a', 'z') : between(random, 2, 5);
  }

  /** The same steps with other counts and letters. */
  private static int[] otherStringParameters(int[] o, int level, RandomGenerator random) {
    int[] other = o.clone();
    for (int i = 0; i < o.length; i += 2) {
      other[i + 1] = parameter(OnString.values()[o[i]], random);
    }
    return everyStepTells(other) ? other : o;
  }

  private static int[] strings(RandomGenerator random, int steps) {
    return until(
        () -> {
          int[] o = new int[0];
          for (int i = 0; i < steps; i++) {
            o = join(o, stringStep(random, false));
          }
          return o;
        },
        PipelineFamilies::everyStepTells);
  }

  /** No step twice, and each one changes what comes out for some test. */
  private static boolean everyStepTells(int[] o) {
    for (int i = 0; i < o.length; i += 2) {
      for (int j = 0; j < i; j += 2) {
        if (o[i] == o[j]) {
          return false;
        }
      }
      int[] without = join(Arrays.copyOf(o, i), Draws.from(o, i + 2));
      if (STRINGS.stream().allMatch(s -> stringResult(o, s).equals(stringResult(without, s)))) {
        return false;
      }
    }
    return true;
  }

  private static String stringResult(int[] o, String s) {
    String result = s;
    for (int i = 0; i < o.length; i += 2) {
      result = OnString.values()[o[i]].apply(result, o[i + 1]);
    }
    return result;
  }

  private static String stringExpression(int[] o) {
    String expression = "s";
    boolean simple = true;
    for (int i = 0; i < o.length; i += 2) {
      OnString step = OnString.values()[o[i]];
      boolean sum = step == OnString.APPEND || step == OnString.PREPEND;
      // A sum below a sum needs no brackets, nor does anything that is called or sliced.
      expression = step.on(simple || sum ? expression : "(" + expression + ")", o[i + 1]);
      simple = !sum && step != OnString.REPEAT;
    }
    return expression;
  }

  private static String stringWords(int[] o) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < o.length; i += 2) {
      words.add(say(OnString.values()[o[i]].words, o[i + 1]));
    }
    return String.join(", then ", words);
  }

  private static String quoted(String s) {
    return "\"" + s + "\"";
  }

  /** Operands what is returned, then (step, parameter) one after the other. */
  private static LeveledFamily onList() {
    return new LeveledFamily(PROGRAMS, "list-steps", "steps on a list of whole numbers")
        .level("1 step", r -> lists(r, 1, OfList.ITSELF))
        .level(
            "1 step, then a sum or a count",
            r -> lists(r, 1, between(r, 0, 1) == 0 ? OfList.SUM : OfList.LENGTH))
        .level("2 steps", r -> lists(r, 2, OfList.ITSELF))
        .level("2 steps, then a sum", r -> lists(r, 2, OfList.SUM))
        .level("3 steps, then a sum", r -> lists(r, 3, OfList.SUM))
        .wording(o ->
            say(
                "Write a Python function f(a) that takes a list of whole numbers, %s, and returns %s.",
                listWords(o), OfList.values()[o[0]].words))
        .wording(o ->
            say(
                "f(a) gets a list of whole numbers, %s, and gives back %s. Write f in Python.",
                listWords(o), OfList.values()[o[0]].words))
        .check(o ->
            ProgramFamilies.calls(
                Arrays.stream(LISTS).map(a -> "[" + Wording.list(a) + "]").toList(),
                Arrays.stream(LISTS).map(a -> listResult(o, a)).toList()))
        .answer(o -> "def f(a): return " + listExpression(o))
        .swap(PipelineFamilies::otherListParameters)
        .strategy("one-expression", o -> Working.program("def f(a): return %s", listExpression(o)))
        .strategy(
            "step-by-step",
            o -> {
              StringBuilder code = new StringBuilder("def f(a):\n");
              for (int i = 1; i < o.length; i += 2) {
                code.append("  a = ").append(OnList.values()[o[i]].on("a", o[i + 1])).append('\n');
              }
              return Working.program("%s  return %s", code, OfList.values()[o[0]].on("a"));
            });
  }

  private static int[] lists(RandomGenerator random, int steps, OfList returned) {
    return until(
        () -> {
          int[] o = ints(returned.ordinal());
          for (int i = 0; i < steps; i++) {
            int step = random.nextInt(OnList.values().length);
            o = join(o, ints(step, parameter(OnList.values()[step], random)));
          }
          return o;
        },
        PipelineFamilies::everyListStepTells);
  }

  private static int parameter(OnList step, RandomGenerator random) {
    return switch (step) {
      case ADD -> between(random, 1, 99);
      case TIMES -> between(random, 2, 60);
      case GREATER, LESS -> between(random, -3, 30);
      case DIVISIBLE -> between(random, 2, 6);
      case FIRST, DROP -> between(random, 2, 4);
      case REVERSE, SORT -> 0;
    };
  }

  /** The same steps with other parameters. */
  private static int[] otherListParameters(int[] o, int level, RandomGenerator random) {
    int[] other = o.clone();
    for (int i = 1; i < o.length; i += 2) {
      other[i + 1] = parameter(OnList.values()[o[i]], random);
    }
    return everyListStepTells(other) ? other : o;
  }

  private static boolean everyListStepTells(int[] o) {
    for (int i = 1; i < o.length; i += 2) {
      for (int j = 1; j < i; j += 2) {
        if (o[i] == o[j]) {
          return false;
        }
      }
      int[] without = join(Arrays.copyOf(o, i), Draws.from(o, i + 2));
      if (Arrays.stream(LISTS).allMatch(a -> listResult(o, a).equals(listResult(without, a)))) {
        return false;
      }
    }
    return true;
  }

  private static String listResult(int[] o, int[] numbers) {
    int[] result = numbers;
    for (int i = 1; i < o.length; i += 2) {
      result = OnList.values()[o[i]].apply(result, o[i + 1]);
    }
    return OfList.values()[o[0]].json(result);
  }

  private static String listExpression(int[] o) {
    String expression = "a";
    for (int i = 1; i < o.length; i += 2) {
      expression = OnList.values()[o[i]].on(expression, o[i + 1]);
    }
    return OfList.values()[o[0]].on(expression);
  }

  private static String listWords(int[] o) {
    List<String> words = new ArrayList<>();
    for (int i = 1; i < o.length; i += 2) {
      words.add(say(OnList.values()[o[i]].words, o[i + 1]));
    }
    return String.join(", then ", words);
  }
}
