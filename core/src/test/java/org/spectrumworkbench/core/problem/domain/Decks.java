package org.spectrumworkbench.core.problem.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;

/** Problems for the tests of boards. */
final class Decks {
  private static final List<String> WORDS =
      List.of(
          "triangle", "average", "equation", "apples", "train", "derivative", "circle", "coins");

  private Decks() {}

  static Problem problem(String id, String question) {
    return new Problem(id, Problem.UNSORTED, "word", question, "1", Check.MATH, null);
  }

  /** Questions of random words, some of them mirror images of others. */
  static List<Problem> random(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String first = WORDS.get(random.nextInt(WORDS.size()));
      String second = WORDS.get(random.nextInt(WORDS.size()));
      int number = random.nextInt(count / 10 + 1);
      problems.add(
          problem(
              "p" + i,
              random.nextBoolean()
                  ? first + " and " + second + " " + number
                  : second + " and " + first + " " + number));
    }
    return problems;
  }

  static ProblemDeck deck(List<Problem> problems) {
    return ProblemDeck.of(problems.stream());
  }

  static Rule keyword(String subdomain, String... words) {
    return new Rule(subdomain, new Condition.Keywords(List.of(words)));
  }

  /** Four rules over five subdomains. */
  static DomainBoard board() {
    DomainBoard board =
        DomainBoard.of(
            List.of("algebra", "geometry", "calculus", "statistics", "unsorted"), "unsorted");
    return board
        .addRule(0, keyword("calculus", "derivative"))
        .addRule(1, keyword("geometry", "triang*", "circle"))
        .addRule(2, keyword("statistics", "average"))
        .addRule(3, keyword("algebra", "equation"));
  }
}
