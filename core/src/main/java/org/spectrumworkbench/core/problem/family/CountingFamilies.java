package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.between;
import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.until;
import static org.spectrumworkbench.core.problem.family.Wording.say;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counting: choices, orders, paths, multiples, codes. */
final class CountingFamilies {
  private static final String COUNTING = "counting";

  private CountingFamilies() {}

  static List<LeveledFamily> all() {
    return List.of(committee(), letterOrders(), codes());
  }

  /** Ways to choose k of n. */
  static long choose(int n, int k) {
    if (k < 0 || k > n) {
      return 0;
    }
    long ways = 1;
    for (int i = 1; i <= k; i++) {
      ways = ways * (n - k + i) / i;
    }
    return ways;
  }

  private static long factorial(int n) {
    return n < 2 ? 1 : n * factorial(n - 1);
  }

  /** Operands women, men, women to choose, men to choose, 1 if "at least one woman". */
  private static LeveledFamily committee() {
    return new LeveledFamily(COUNTING, "committee", "choices of people")
        .level("two of a group", r -> ints(between(r, 4, 200), 0, 2, 0, 0))
        .level("three of a group", r -> ints(between(r, 5, 120), 0, 3, 0, 0))
        .level("up to six of a group", r -> ints(between(r, 8, 40), 0, between(r, 4, 6), 0, 0))
        .level(
            "fixed numbers of women and men",
            r -> ints(between(r, 4, 15), between(r, 4, 15), between(r, 1, 3), between(r, 1, 3), 0))
        .level(
            "at least one woman",
            r -> ints(between(r, 2, 12), between(r, 3, 15), between(r, 2, 5), 0, 1))
        .wording(o -> say("In how many ways can %s be chosen from %s?", chosen(o), group(o)))
        .wording(
            o -> say("How many different teams of %s can be formed from %s?", chosen(o), group(o)))
        .answer(o ->
            o[4] == 1
                ? choose(o[0] + o[1], o[2]) - choose(o[1], o[2])
                : choose(o[0], o[2]) * choose(o[1], o[3]))
        .strategy(
            "formula",
            o -> {
              if (o[4] == 1) {
                long all = choose(o[0] + o[1], o[2]);
                long none = choose(o[1], o[2]);
                return Working.of(
                    all - none,
                    "All: C(%d, %d) = %d. Without a woman: C(%d, %2$d) = %5$d. %3$d - %5$d",
                    o[0] + o[1],
                    o[2],
                    all,
                    o[1],
                    none);
              }
              long women = choose(o[0], o[2]);
              long men = choose(o[1], o[3]);
              return o[1] == 0
                  ? Working.of(
                      women, "C(%d, %d) = %s/%d", o[0], o[2], falling(o[0], o[2]), factorial(o[2]))
                  : Working.of(
                      women * men,
                      "C(%d, %d) * C(%d, %d) = %d * %d",
                      o[0],
                      o[2],
                      o[1],
                      o[3],
                      women,
                      men);
            })
        .strategy(
            "build-up",
            o -> {
              if (o[4] == 1) {
                long sum = 0;
                List<String> cases = new ArrayList<>();
                for (int women = 1; women <= Math.min(o[0], o[2]); women++) {
                  long ways = choose(o[0], women) * choose(o[1], o[2] - women);
                  sum += ways;
                  cases.add(say("%d: %d", women, ways));
                }
                return Working.of(
                    sum, "By the number of women: %s. The sum", String.join(", ", cases));
              }
              String women = steps(o[0], o[2]);
              return o[1] == 0
                  ? Working.of(choose(o[0], o[2]), "%s", women)
                  : Working.of(
                      choose(o[0], o[2]) * choose(o[1], o[3]),
                      "Women: %s. Men: %s. The product",
                      women,
                      steps(o[1], o[3]));
            });
  }

  /** {@code 10*9*8}. */
  private static String falling(int n, int k) {
    return IntStream.range(0, k)
        .mapToObj(i -> Integer.toString(n - i))
        .collect(Collectors.joining("*"));
  }

  /** One more person at a time: {@code 10, 10*9/2 = 45}. */
  private static String steps(int n, int k) {
    List<String> steps = new ArrayList<>(List.of(Integer.toString(n)));
    for (int i = 2; i <= k; i++) {
      steps.add(say("%d*%d/%d = %d", choose(n, i - 1), n - i + 1, i, choose(n, i)));
    }
    return String.join(", ", steps);
  }

  private static String chosen(int[] o) {
    if (o[4] == 1) {
      return o[2] + " people with at least one woman among them";
    }
    return o[1] == 0
        ? o[2] + " people"
        : say(
            "%d %s and %d %s",
            o[2], o[2] == 1 ? "woman" : "women", o[3], o[3] == 1 ? "man" : "men");
  }

  private static String group(int[] o) {
    return o[1] == 0 ? o[0] + " people" : say("%d women and %d men", o[0], o[1]);
  }

  /** Operands: letters, as 0 to 25, in alphabetical order. */
  private static LeveledFamily letterOrders() {
    return new LeveledFamily(
            COUNTING, "letter-orders", "the orders of some letters, equal ones among them")
        .level(
            "3 or 4 different letters",
            r -> Draws.sorted(Draws.distinct(r, between(r, 3, 4), 0, 25)))
        .level("4 letters, up to three equal", r -> letters(r, 4, 3))
        .level("5 or 6 letters, up to three equal", r -> letters(r, between(r, 5, 6), 3))
        .level("7 or 8 letters, up to three equal", r -> letters(r, between(r, 7, 8), 3))
        .level("9 or 10 letters, up to four equal", r -> letters(r, between(r, 9, 10), 4))
        .wording(
            o -> say("In how many different orders can the letters %s be written?", spelled(o)))
        .wording(o ->
            say(
                "How many different words, with or without a meaning, use exactly the letters %s?",
                spelled(o)))
        .withoutNumbers()
        .answer(o -> {
          long orders = factorial(o.length);
          for (int equal : repeats(o)) {
            orders /= factorial(equal);
          }
          return orders;
        })
        .strategy(
            "factorials",
            o -> {
              long below = 1;
              List<String> parts = new ArrayList<>();
              for (int equal : repeats(o)) {
                below *= factorial(equal);
                if (equal > 1) {
                  parts.add(equal + "!");
                }
              }
              String divided =
                  parts.isEmpty()
                      ? ""
                      : say("/(%s) = %d/%d", String.join("*", parts), factorial(o.length), below);
              return Working.of(factorial(o.length) / below, "%d!%s", o.length, divided);
            })
        .strategy(
            "places",
            o -> {
              int free = o.length;
              long ways = 1;
              List<String> parts = new ArrayList<>();
              for (int equal : repeats(o)) {
                ways *= choose(free, equal);
                parts.add(Long.toString(choose(free, equal)));
                free -= equal;
              }
              return Working.of(ways, "Places letter by letter: %s", String.join("*", parts));
            });
  }

  private static int[] letters(RandomGenerator random, int length, int most) {
    return until(
        () -> {
          int[] of = Draws.distinct(random, between(random, length / most, length - 1), 0, 25);
          return Draws.sorted(random.ints(length, 0, of.length).map(i -> of[i]).toArray());
        },
        o -> {
          int top = Collections.max(repeats(o));
          return top >= 2 && top <= most;
        });
  }

  private static List<Integer> repeats(int[] letters) {
    Map<Integer, Integer> repeats = new TreeMap<>();
    for (int letter : letters) {
      repeats.merge(letter, 1, Integer::sum);
    }
    return List.copyOf(repeats.values());
  }

  private static String spelled(int[] o) {
    return Wording.each(o, letter -> String.valueOf((char) ('A' + letter)), ", ");
  }

  /** Operands signs to choose from, length, 1 if signs may repeat, then a fixed place or 0. */
  private static LeveledFamily codes() {
    return new LeveledFamily(COUNTING, "codes", "codes from different signs")
        .level("2 signs, all different", r -> ints(between(r, 3, 150), 2, 0))
        .level("2 or 3 signs that may repeat", r -> ints(between(r, 3, 60), between(r, 2, 3), 1))
        .level("3 or 4 signs, all different", r -> ints(between(r, 5, 40), between(r, 3, 4), 0))
        .level("4 to 6 signs that may repeat", r -> ints(between(r, 3, 30), between(r, 4, 6), 1))
        .level("5 or 6 signs, all different", r -> ints(between(r, 7, 40), between(r, 5, 6), 0))
        .wording(o ->
            say(
                "There are %d different signs. How many codes of %d signs can be written if %s?",
                o[0], o[1], rule(o)))
        .wording(o ->
            say(
                "A code has %2$d places, each for one of %1$d signs, and %3$s. How many codes are possible?",
                o[0], o[1], rule(o)))
        .answer(o -> {
          long codes = 1;
          for (int i = 0; i < o[1]; i++) {
            codes *= o[2] == 1 ? o[0] : o[0] - i;
          }
          return codes;
        })
        .strategy(
            "place-by-place",
            o -> {
              long codes = 1;
              List<String> choices = new ArrayList<>();
              for (int i = 0; i < o[1]; i++) {
                int free = o[2] == 1 ? o[0] : o[0] - i;
                codes *= free;
                choices.add(Integer.toString(free));
              }
              return Working.of(codes, "%s", String.join("*", choices));
            })
        .strategy(
            "choose-then-order",
            o ->
                o[2] == 1
                    ? Working.of(
                        power(o[0], o[1] / 2) * power(o[0], o[1] - o[1] / 2),
                        "First %d places: %d. Last %d: %d. The product",
                        o[1] / 2,
                        power(o[0], o[1] / 2),
                        o[1] - o[1] / 2,
                        power(o[0], o[1] - o[1] / 2))
                    : Working.of(
                        choose(o[0], o[1]) * factorial(o[1]),
                        "Choose: C(%d, %d) = %d. Order: %2$d! = %4$d. The product",
                        o[0],
                        o[1],
                        choose(o[0], o[1]),
                        factorial(o[1])));
  }

  private static long power(int base, int exponent) {
    return exponent == 0 ? 1 : base * power(base, exponent - 1);
  }

  private static String rule(int[] o) {
    return o[2] == 1 ? "signs may repeat" : "no sign may come twice";
  }
}
