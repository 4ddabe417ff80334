package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.between;
import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.join;
import static org.spectrumworkbench.core.problem.family.Draws.lcm;
import static org.spectrumworkbench.core.problem.family.Draws.until;
import static org.spectrumworkbench.core.problem.family.Wording.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.spectrumworkbench.core.problem.Check;

/** Number theory: remainders and digits. */
final class ResidueFamilies {
  private static final String NUMBERS = "number-theory";

  private ResidueFamilies() {}

  static List<LeveledFamily> all() {
    return List.of(remainders(), baseDigits());
  }

  /** Operands modulus, remainder, modulus, remainder, ... with moduli that share no factor. */
  private static LeveledFamily remainders() {
    return new LeveledFamily(NUMBERS, "remainders", "the smallest number with given remainders")
        .level("moduli up to 9", r -> congruences(r, 2, 9))
        .level("moduli up to 15", r -> congruences(r, 2, 15))
        .level("moduli up to 30", r -> congruences(r, 2, 30))
        .level("three moduli up to 9", r -> congruences(r, 3, 9))
        .level("three moduli up to 17", r -> congruences(r, 3, 17))
        .wording(
            o -> say("What is the smallest positive whole number that leaves %s?", conditions(o)))
        .wording(
            o -> say("A positive whole number leaves %s. How large is it at least?", conditions(o)))
        .answer(o -> {
          int n = 1;
          while (!fits(o, n)) {
            n++;
          }
          return n;
        })
        .strategy(
            "step-by-step",
            o -> {
              // A number that fits the first conditions stays so in steps of their moduli.
              int n = o[1];
              int step = o[0];
              List<String> steps = new ArrayList<>(List.of(Integer.toString(n)));
              for (int i = 2; i < o.length; i += 2) {
                while (n % o[i] != o[i + 1]) {
                  n += step;
                }
                steps.add(say("in steps of %d: %d", step, n));
                step *= o[i];
              }
              return Working.of(n, "%s", String.join(", ", steps));
            })
        .strategy(
            "sum-of-parts",
            o -> {
              int all = 1;
              for (int i = 0; i < o.length; i += 2) {
                all *= o[i];
              }
              int sum = 0;
              List<String> parts = new ArrayList<>();
              for (int i = 0; i < o.length; i += 2) {
                int others = all / o[i];
                int part = 0;
                while (part % o[i] != o[i + 1]) {
                  part += others;
                }
                sum += part;
                parts.add(Integer.toString(part));
              }
              return Working.of(sum % all, "(%s) mod %d", String.join(" + ", parts), all);
            });
  }

  private static int[] congruences(RandomGenerator random, int count, int most) {
    return until(
        () -> {
          int[] o = new int[0];
          for (int m : Draws.distinct(random, count, 3, most)) {
            o = join(o, ints(m, between(random, 1, m - 1)));
          }
          return o;
        },
        o -> {
          int common = 1;
          int product = 1;
          for (int i = 0; i < o.length; i += 2) {
            common = lcm(common, o[i]);
            product *= o[i];
          }
          // The answer should need more than one of the conditions.
          return common == product && Arrays.stream(o).noneMatch(n -> fits(o, n));
        });
  }

  private static boolean fits(int[] o, int n) {
    for (int i = 0; i < o.length; i += 2) {
      if (n % o[i] != o[i + 1]) {
        return false;
      }
    }
    return true;
  }

  private static String conditions(int[] o) {
    List<String> conditions = new ArrayList<>();
    for (int i = 0; i < o.length; i += 2) {
      conditions.add(say("remainder %d when divided by %d", o[i + 1], o[i]));
    }
    return Wording.and(conditions);
  }

  /** Operands: the number, and the base it is to be written in. */
  private static LeveledFamily baseDigits() {
    return new LeveledFamily(NUMBERS, "base-digits", "a number in another base")
        .level("base 2, up to 63", r -> ints(between(r, 4, 63), 2))
        .level("base 2, up to 1023", r -> ints(between(r, 64, 1023), 2))
        .level("base 3 to 5", r -> ints(between(r, 20, 400), between(r, 3, 5)))
        .level("base 6 to 9", r -> ints(between(r, 100, 3000), between(r, 6, 9)))
        .level("base 11 to 16 with letters", r -> ints(between(r, 200, 60_000), between(r, 11, 16)))
        .wording(o ->
            say("Write %d in base %d%s.", o[0], o[1], o[1] > 10 ? ", with a = 10 and so on" : ""))
        .wording(o ->
            say(
                "What are the digits of %d in the number system of base %d%s?",
                o[0], o[1], o[1] > 10 ? ", a standing for 10 and so on" : ""))
        .check(o -> new Check.Exact(true))
        .answer(o -> Integer.toString(o[0], o[1]))
        .strategy(
            "divide",
            o -> {
              StringBuilder digits = new StringBuilder();
              List<String> steps = new ArrayList<>();
              for (int rest = o[0]; rest > 0; rest /= o[1]) {
                char digit = Character.forDigit(rest % o[1], o[1]);
                digits.append(digit);
                steps.add(say("%d/%d = %d rest %s", rest, o[1], rest / o[1], digit));
              }
              return Working.of(
                  digits.reverse(), "%s, read from the last", String.join(", ", steps));
            })
        .strategy(
            "greatest-powers",
            o -> {
              int power = 1;
              while (power * o[1] <= o[0]) {
                power *= o[1];
              }
              StringBuilder digits = new StringBuilder();
              List<String> terms = new ArrayList<>();
              for (int rest = o[0]; power > 0; power /= o[1]) {
                digits.append(Character.forDigit(rest / power, o[1]));
                terms.add(say("%d*%d", rest / power, power));
                rest %= power;
              }
              return Working.of(digits, "%d = %s", o[0], String.join(" + ", terms));
            });
  }
}
