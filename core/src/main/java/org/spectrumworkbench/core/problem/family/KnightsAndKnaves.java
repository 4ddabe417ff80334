package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Draws.ints;
import static org.spectrumworkbench.core.problem.family.Draws.join;
import static org.spectrumworkbench.core.problem.family.Draws.until;
import static org.spectrumworkbench.core.problem.family.Wording.NAMES;
import static org.spectrumworkbench.core.problem.family.Wording.say;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.spectrumworkbench.core.problem.Check;

/**
 * Knights tell the truth and knaves lie (Smullyan): who is what?
 *
 * <p>Operands: how many people, whose kind is asked, their names, then for each what they say (a
 * {@link Claim}) and of whom or of how many. An assignment is a number whose bit i says that person
 * i is a knight; exactly one of them fits.
 */
final class KnightsAndKnaves {
  /** What somebody says. */
  private enum Claim {
    KNIGHT("%s is a knight"),
    KNAVE("%s is a knave"),
    SAME("%s and I are of the same kind"),
    DIFFERENT("%s and I are of different kinds"),
    COUNT("exactly %s of us %s");

    final String words;

    Claim(String words) {
      this.words = words;
    }
  }

  private static final List<String> COUNTS = List.of("one", "two", "three", "four");

  private KnightsAndKnaves() {}

  static LeveledFamily family() {
    return new LeveledFamily(LogicFamilies.LOGIC, "knights-and-knaves", "who tells the truth")
        .level("2 people", r -> people(r, 2, Claim.DIFFERENT))
        .level("2 people who may speak of numbers", r -> people(r, 2, Claim.COUNT))
        .level("3 people", r -> people(r, 3, Claim.DIFFERENT))
        .level("3 people who may speak of numbers", r -> people(r, 3, Claim.COUNT))
        .level("4 people who may speak of numbers", r -> people(r, 4, Claim.COUNT))
        .wording(o ->
            say(
                "Knights always tell the truth, knaves always lie. %s Is %s a knight or a knave?",
                statements(o), asked(o)))
        .wording(o ->
            say(
                "Everybody here is a knight, who only says what is true, or a knave, who only says what is false. %s What is %s?",
                statements(o), asked(o)))
        .withoutNumbers()
        .check(o -> new Check.Exact(true))
        .answer(o -> kind(solutions(o).getFirst(), o[1]))
        .strategy(
            "all-cases",
            o -> {
              List<String> cases = new ArrayList<>();
              String found = "";
              for (int who = 0; who < 1 << o[0]; who++) {
                int liar = firstMisfit(o, who);
                cases.add(
                    letters(o, who)
                        + (liar < 0 ? ": fits" : ": not what " + NAMES.get(o[2 + liar]) + " says"));
                found = liar < 0 ? kind(who, o[1]) : found;
              }
              return Working.of(
                  found,
                  "T tells the truth, L lies, in the order of speaking. %s",
                  String.join(", ", cases));
            })
        .strategy(
            "suppose",
            o -> {
              // The supposition that fails, each way to fill in the others refuted; then the other.
              String truth = kind(solutions(o).getFirst(), o[1]);
              int supposed = truth.equals("knight") ? 0 : 1;
              List<String> refuted = new ArrayList<>();
              for (int who = 0; who < 1 << o[0]; who++) {
                if ((who >> o[1] & 1) == supposed) {
                  refuted.add(
                      letters(o, who) + " fails at " + NAMES.get(o[2 + firstMisfit(o, who)]));
                }
              }
              return Working.of(
                  supposed == 0 ? "knight" : "knave",
                  "Suppose %s is a %s: %s. So not",
                  asked(o),
                  supposed == 0 ? "knave" : "knight",
                  String.join(", ", refuted));
            });
  }

  private static int[] people(RandomGenerator random, int people, Claim last) {
    return until(
        () -> {
          int[] o =
              join(
                  ints(people, random.nextInt(people)),
                  Draws.distinct(random, people, 0, NAMES.size() - 1));
          for (int i = 0; i < people; i++) {
            int claim = random.nextInt(last.ordinal() + 1);
            boolean count = claim == Claim.COUNT.ordinal();
            int other = (i + 1 + random.nextInt(people - 1)) % people;
            o = join(o, ints(claim, count ? 1 + random.nextInt(people) : other));
          }
          return o;
        },
        o -> solutions(o).size() == 1);
  }

  private static List<Integer> solutions(int[] o) {
    List<Integer> fitting = new ArrayList<>();
    for (int who = 0; who < 1 << o[0]; who++) {
      if (firstMisfit(o, who) < 0) {
        fitting.add(who);
      }
    }
    return fitting;
  }

  /** The first person whose words do not suit their kind, or -1. */
  private static int firstMisfit(int[] o, int who) {
    for (int i = 0; i < o[0]; i++) {
      boolean knight = (who >> i & 1) == 1;
      int of = o[2 + o[0] + 2 * i + 1];
      // Of a count this is nobody in particular, and not looked at.
      boolean other = (who >> of & 1) == 1;
      boolean truth =
          switch (Claim.values()[o[2 + o[0] + 2 * i]]) {
            case KNIGHT -> other;
            case KNAVE -> !other;
            case SAME -> knight == other;
            case DIFFERENT -> knight != other;
            case COUNT -> Integer.bitCount(who) == of;
          };
      if (truth != knight) {
        return i;
      }
    }
    return -1;
  }

  private static String kind(int who, int person) {
    return (who >> person & 1) == 1 ? "knight" : "knave";
  }

  private static String letters(int[] o, int who) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < o[0]; i++) {
      letters.append((who >> i & 1) == 1 ? 'T' : 'L');
    }
    return letters.toString();
  }

  private static String asked(int[] o) {
    return NAMES.get(o[2 + o[1]]);
  }

  private static String statements(int[] o) {
    List<String> statements = new ArrayList<>();
    for (int i = 0; i < o[0]; i++) {
      Claim claim = Claim.values()[o[2 + o[0] + 2 * i]];
      int of = o[2 + o[0] + 2 * i + 1];
      String says =
          claim == Claim.COUNT
              ? say(claim.words, COUNTS.get(of - 1), of == 1 ? "is a knight" : "are knights")
              : say(claim.words, NAMES.get(o[2 + of]));
      statements.add(say("%s says: %s.", NAMES.get(o[2 + i]), says));
    }
    return String.join(" ", statements);
  }
}
