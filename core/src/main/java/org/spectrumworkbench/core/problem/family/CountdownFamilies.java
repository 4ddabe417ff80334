package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.between;
import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.join;
import static org.spectrumworkbench.core.problem.family.Draws.until;
import static org.spectrumworkbench.core.problem.family.Wording.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.spectrumworkbench.core.problem.Check;

/** Countdown: an expression from given numbers that makes a target. */
final class CountdownFamilies {
  private static final String COUNTDOWN = "countdown";

  private CountdownFamilies() {}

  static List<LeveledFamily> all() {
    return List.of(useAll(), twentyFour(), numbersGame());
  }

  /** Operands target, then the numbers. */
  private static LeveledFamily useAll() {
    return solved(
        new LeveledFamily(COUNTDOWN, "use-all-numbers", "a target from all of the numbers")
            .level("3 numbers, + and -", r -> reachable(r, 3, 20, 2, 60))
            .level("3 numbers", r -> reachable(r, 3, 12, 4, 200))
            .level("4 numbers up to 12", r -> reachable(r, 4, 12, 4, 100))
            .level("4 numbers up to 25", r -> reachable(r, 4, 25, 4, 500))
            .level("5 numbers", r -> reachable(r, 5, 25, 4, 999))
            .wording(o ->
                say(
                    "Make %d from the numbers %s. Use each exactly once, with +, -, *, / and brackets.",
                    o[0], Wording.and(Draws.from(o, 1))))
            .wording(o ->
                say(
                    "Write an expression of value %d in which each of %s stands exactly once, with +, -, *, / and brackets.",
                    o[0], Wording.and(Draws.from(o, 1)))),
        true);
  }

  /** Operands 24, then the numbers. */
  private static LeveledFamily twentyFour() {
    return solved(
        new LeveledFamily(COUNTDOWN, "twenty-four", "24 from four numbers")
            .level("numbers up to 6", r -> making24(r, 6))
            .level("numbers up to 8", r -> making24(r, 8))
            .level("numbers up to 10", r -> making24(r, 10))
            .level("numbers up to 13", r -> making24(r, 13))
            .level("numbers up to 20", r -> making24(r, 20))
            .wording(o ->
                say(
                    "Make %d from %s: each once, with +, -, *, / and brackets.",
                    o[0], Wording.and(Draws.from(o, 1))))
            .wording(o ->
                say(
                    "Put signs +, -, *, / and brackets between %2$s, in any order, each once, so that the value is %1$d.",
                    o[0], Wording.and(Draws.from(o, 1)))),
        true);
  }

  /** Operands target, then the numbers. */
  private static LeveledFamily numbersGame() {
    return solved(
        new LeveledFamily(COUNTDOWN, "numbers-game", "a target from some of the numbers")
            .level("2 of 3 numbers", r -> partlyReachable(r, 3, 2, 20, 100))
            .level("2 or 3 of 4 numbers", r -> partlyReachable(r, 4, between(r, 2, 3), 20, 200))
            .level("3 of 5 numbers", r -> partlyReachable(r, 5, 3, 25, 400))
            .level("4 of 5 numbers", r -> partlyReachable(r, 5, 4, 50, 600))
            .level("4 of 6 numbers", r -> partlyReachable(r, 6, 4, 75, 999))
            .wording(o ->
                say(
                    "Make %d from some of the numbers %s. Use each at most once, with +, -, *, / and brackets.",
                    o[0], Wording.and(Draws.from(o, 1))))
            .wording(o ->
                say(
                    "You have %2$s. Take as many of them as you like, none twice, and write an expression of value %1$d with +, -, *, / and brackets.",
                    o[0], Wording.and(Draws.from(o, 1)))),
        false);
  }

  private static LeveledFamily solved(LeveledFamily family, boolean all) {
    return family
        .check(o -> new Check.Countdown(Arrays.stream(Draws.from(o, 1)).boxed().toList(), all))
        .answer(o -> o[0])
        .strategy(
            "forwards",
            o -> {
              CountdownSearch.Expression found = search(o, all);
              String steps =
                  found.steps().stream()
                      .map(CountdownSearch.Step::text)
                      .collect(Collectors.joining(", "));
              return Working.of(found.text(), "%s", steps);
            })
        .strategy(
            "from-target",
            o -> {
              CountdownSearch.Expression found = search(o, all);
              String steps =
                  found.steps().reversed().stream()
                      .map(step -> step.value() + " = " + step.operation())
                      .collect(Collectors.joining(", "));
              return Working.of(found.text(), "%s", steps);
            });
  }

  private static CountdownSearch.Expression search(int[] o, boolean all) {
    return CountdownSearch.find(Draws.from(o, 1), o[0], all).orElseThrow();
  }

  /** A target that the numbers reach when joined at random, so that there is a way. */
  private static int[] reachable(
      RandomGenerator random, int count, int most, int signs, int mostTarget) {
    while (true) {
      int[] numbers = Draws.several(random, count, 1, most);
      List<Integer> left = new ArrayList<>(Arrays.stream(numbers).boxed().toList());
      while (left.size() > 1) {
        int a = left.remove(random.nextInt(left.size()));
        int b = left.remove(random.nextInt(left.size()));
        switch (random.nextInt(signs)) {
          case 0 -> left.add(a + b);
          case 1 -> left.add(a == b ? a + b : Math.abs(a - b));
          case 2 -> left.add(a * b);
          default -> left.add(a % b == 0 ? a / b : a + b);
        }
      }
      int target = left.getFirst();
      if (target >= 2
          && target <= mostTarget
          && Arrays.stream(numbers).noneMatch(n -> n == target)) {
        return join(ints(target), numbers);
      }
    }
  }

  private static int[] partlyReachable(
      RandomGenerator random, int count, int used, int most, int mostTarget) {
    return until(
        () -> {
          int[] part = reachable(random, used, most, 4, mostTarget);
          int[] spare = Draws.several(random, count - used, 1, most);
          List<Integer> numbers =
              new ArrayList<>(Arrays.stream(join(Draws.from(part, 1), spare)).boxed().toList());
          Collections.shuffle(numbers, Random.from(random));
          return join(ints(part[0]), numbers.stream().mapToInt(Integer::intValue).toArray());
        },
        o -> Arrays.stream(Draws.from(o, 1)).noneMatch(n -> n == o[0]));
  }

  private static int[] making24(RandomGenerator random, int most) {
    return until(
        () -> join(ints(24), Draws.several(random, 4, 1, most)),
        o -> CountdownSearch.find(Draws.from(o, 1), 24, true).isPresent());
  }
}
