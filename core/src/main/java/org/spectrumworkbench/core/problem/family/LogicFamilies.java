package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.between;
import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.join;
import static org.spectrumworkbench.core.problem.family.Draws.until;
import static org.spectrumworkbench.core.problem.family.Wording.NAMES;
import static org.spectrumworkbench.core.problem.family.Wording.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.spectrumworkbench.core.problem.Check;

/** Logic: truth values, orders, weekdays. Knights and knaves stand in a class of their own. */
final class LogicFamilies {
  static final String LOGIC = "logic";
  private static final List<String> DAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

  private LogicFamilies() {}

  static List<LeveledFamily> all() {
    return List.of(truthValue(), KnightsAndKnaves.family(), order(), weekday());
  }

  /**
   * Operands: how many variables, their values, then the statement as {@link Proposition} has it.
   */
  private static LeveledFamily truthValue() {
    return new LeveledFamily(LOGIC, "truth-value", "whether a compound statement is true")
        .level("2 variables, 2 signs", r -> statement(r, 2, 2))
        .level("2 variables, 3 signs", r -> statement(r, 2, 3))
        .level("3 variables, 4 signs", r -> statement(r, 3, 4))
        .level("3 variables, 6 signs", r -> statement(r, 3, 6))
        .level("3 variables, 9 signs", r -> statement(r, 3, 9))
        .wording(o -> say("%s. Is this true or false: %s?", values(o), proposition(o).text()))
        .wording(o ->
            say(
                "Suppose that %s. What is the truth value of %s?",
                values(o), proposition(o).text()))
        .withoutNumbers()
        .check(o -> new Check.Exact(true))
        .answer(o -> proposition(o).holds(assignment(o)))
        .strategy(
            "parts",
            o -> {
              List<String> steps = new ArrayList<>();
              boolean last = false;
              for (Proposition part : proposition(o).parts()) {
                last = part.holds(assignment(o));
                steps.add(part.text() + ": " + last);
              }
              return Working.of(last, "%s", String.join("; ", steps));
            })
        .strategy(
            "substitute",
            o -> {
              Proposition now = proposition(o).with(assignment(o));
              List<String> steps = new ArrayList<>(List.of(now.text()));
              while (!(now instanceof Proposition.Constant)) {
                now = now.reduced();
                steps.add(now.text());
              }
              return Working.of(now.text(), "%s", String.join(" = ", steps));
            });
  }

  private static int[] statement(RandomGenerator random, int variables, int signs) {
    int[] values = Draws.several(random, variables, 0, 1);
    return until(
        () ->
            join(
                ints(variables),
                values,
                Proposition.draw(random, signs, variables).stream()
                    .mapToInt(Integer::intValue)
                    .toArray()),
        o -> !proposition(o).repeats());
  }

  private static Proposition proposition(int[] o) {
    return Proposition.of(Arrays.stream(Draws.from(o, 1 + o[0])).boxed().toList());
  }

  private static boolean[] assignment(int[] o) {
    boolean[] values = new boolean[3];
    for (int i = 0; i < o[0]; i++) {
      values[i] = o[1 + i] == 1;
    }
    return values;
  }

  private static String values(int[] o) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < o[0]; i++) {
      values.add("pqr".charAt(i) + " is " + (o[1 + i] == 1));
    }
    return Wording.and(values);
  }

  /**
   * Operands: the place that is asked, how many people, their names from the tallest down, then for
   * each hint the pair it speaks of (the place of its taller one) and 1 if it says shorter.
   */
  private static LeveledFamily order() {
    return new LeveledFamily(LOGIC, "height-order", "a place in an order from comparisons of pairs")
        .level("the tallest of 3", r -> heights(r, 3, 1))
        .level("the tallest or shortest of 4", r -> heights(r, 4, r.nextBoolean() ? 1 : 4))
        .level("any place of 4", r -> heights(r, 4, between(r, 1, 4)))
        .level("any place of 5", r -> heights(r, 5, between(r, 1, 5)))
        .level("any place of 6", r -> heights(r, 6, between(r, 1, 6)))
        .wording(o -> say("%s Who is the %s?", hints(o), place(o)))
        .wording(o -> say("All heights differ. %s Name the %s of them.", hints(o), place(o)))
        .withoutNumbers()
        .check(o -> new Check.Exact(true))
        .answer(o -> NAMES.get(o[1 + o[0]]))
        .strategy(
            "chain",
            o -> {
              List<String> chain = new ArrayList<>();
              for (int i = 0; i < o[1]; i++) {
                chain.add(NAMES.get(o[2 + i]));
              }
              return Working.of(chain.get(o[0] - 1), "%s", String.join(" > ", chain));
            })
        .strategy(
            "count-taller",
            o -> {
              List<String> counts = new ArrayList<>();
              String found = "";
              // In the order of the alphabet, not of the heights.
              int[] names = Arrays.copyOfRange(o, 2, 2 + o[1]);
              for (int name : Draws.sorted(names)) {
                int taller = 0;
                while (names[taller] != name) {
                  taller++;
                }
                counts.add(NAMES.get(name) + ": " + taller);
                found = taller == o[0] - 1 ? NAMES.get(name) : found;
              }
              return Working.of(
                  found, "Taller ones. %s. Wanted: %d", String.join(", ", counts), o[0] - 1);
            });
  }

  private static int[] heights(RandomGenerator random, int people, int asked) {
    int[] hints = new int[0];
    for (int pair : Draws.distinct(random, people - 1, 0, people - 2)) {
      hints = join(hints, ints(pair, random.nextInt(2)));
    }
    return join(ints(asked, people), Draws.distinct(random, people, 0, NAMES.size() - 1), hints);
  }

  private static String hints(int[] o) {
    List<String> hints = new ArrayList<>();
    for (int i = 2 + o[1]; i < o.length; i += 2) {
      String taller = NAMES.get(o[2 + o[i]]);
      String shorter = NAMES.get(o[3 + o[i]]);
      hints.add(
          o[i + 1] == 1
              ? say("%s is shorter than %s.", shorter, taller)
              : say("%s is taller than %s.", taller, shorter));
    }
    return String.join(" ", hints);
  }

  private static String place(int[] o) {
    if (o[0] == 1) {
      return "tallest";
    }
    return o[0] == o[1] ? "shortest" : Wording.ordinal(o[0]) + " tallest";
  }

  /** Operands today, from Monday as 0, and days from now, negative for the past. */
  private static LeveledFamily weekday() {
    return new LeveledFamily(LOGIC, "weekday", "the weekday some days from now")
        .level("up to 30 days ahead", r -> ints(r.nextInt(7), between(r, 2, 30)))
        .level("up to 100 days ahead", r -> ints(r.nextInt(7), between(r, 31, 100)))
        .level("up to 100 days ago", r -> ints(r.nextInt(7), -between(r, 2, 100)))
        .level(
            "up to 1000 days ahead or ago",
            r -> ints(r.nextInt(7), Draws.oneOf(r, 1, -1) * between(r, 101, 1000)))
        .level(
            "up to 20000 days ahead or ago",
            r -> ints(r.nextInt(7), Draws.oneOf(r, 1, -1) * between(r, 1001, 20_000)))
        .wording(o ->
            o[1] > 0
                ? say("Today is %s. Which weekday will it be in %d days?", DAYS.get(o[0]), o[1])
                : say("Today is %s. Which weekday was it %d days ago?", DAYS.get(o[0]), -o[1]))
        .wording(o ->
            o[1] > 0
                ? say(
                    "It is %s. %d days from now, what day of the week is it?", DAYS.get(o[0]), o[1])
                : say(
                    "It is %s. Go back by %d days. What day of the week was that?",
                    DAYS.get(o[0]), -o[1]))
        .check(o -> new Check.Exact(true))
        .answer(o -> DAYS.get(Math.floorMod(o[0] + o[1], 7)))
        .strategy(
            "remainder",
            o -> {
              int rest = o[1] % 7;
              return Working.of(
                  DAYS.get(Math.floorMod(o[0] + rest, 7)),
                  "%d mod 7 = %d: %2$d days %s %s",
                  Math.abs(o[1]),
                  Math.abs(rest),
                  rest < 0 ? "before" : "after",
                  DAYS.get(o[0]));
            })
        .strategy(
            "whole-weeks",
            o -> {
              // The nearest number of weeks, be it too many.
              int weeks = Math.round(o[1] / 7f);
              int off = o[1] - 7 * weeks;
              return Working.of(
                  DAYS.get(Math.floorMod(o[0] + off, 7)),
                  "%d weeks are %d days and end on %s. %s",
                  Math.abs(weeks),
                  Math.abs(7 * weeks),
                  DAYS.get(o[0]),
                  off == 0
                      ? "That is it"
                      : say("From there %d %s", Math.abs(off), off > 0 ? "on" : "back"));
            });
  }
}
