package org.spectrumworkbench.core.problem;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How worked solutions are drawn: which strategy, and how often one sum goes wrong.
 *
 * @param strategyWeight weight of each strategy that shows its working
 * @param directWeight weight of the answer without working
 * @param slipProbability share of solutions with one slip that reaches the answer, 0 to 1
 */
public record SolutionStyle(double strategyWeight, double directWeight, double slipProbability) {
  /** Strategies at 1, direct at .3, slips in 15 % (ours). */
  public static final SolutionStyle STANDARD = new SolutionStyle(1, .3, .15);

  /**
   * @throws IllegalArgumentException if a weight is negative, all are zero, or the probability is
   *     outside 0 to 1
   */
  public SolutionStyle {
    if (!(strategyWeight >= 0) || !(directWeight >= 0) || !(strategyWeight + directWeight > 0)) {
      throw new IllegalArgumentException(
          "strategy weights must be at least 0 and not all 0: %s, %s"
              .formatted(strategyWeight, directWeight));
    }
    if (!(slipProbability >= 0 && slipProbability <= 1)) {
      throw new IllegalArgumentException(
          "the slip probability must be from 0 to 1: " + slipProbability);
    }
  }

  /**
   * Draws a solution.
   *
   * @param family the family of the problem
   * @param problem the problem
   * @param random drawn from in a fixed way, so that equal states give equal solutions
   */
  public WorkedSolution draw(ProblemFamily family, Problem problem, RandomGenerator random) {
    String strategy = strategy(family.strategies(), random);
    if (random.nextDouble() < slipProbability) {
      return slipped(family, problem, strategy, random);
    }
    return new WorkedSolution(strategy, family.solve(problem, strategy, Arithmetic.exact()), false);
  }

  private String strategy(List<String> strategies, RandomGenerator random) {
    double total = 0;
    for (String strategy : strategies) {
      total += weight(strategy);
    }
    double place = random.nextDouble() * total;
    String last = strategies.getLast();
    for (String strategy : strategies) {
      double weight = weight(strategy);
      if (weight > 0) {
        last = strategy;
        place -= weight;
        if (place < 0) {
          return strategy;
        }
      }
    }
    // Rounding may leave a hair over; it belongs to the last strategy that has weight.
    return last;
  }

  private double weight(String strategy) {
    return strategy.equals(ProblemFamily.DIRECT) ? directWeight : strategyWeight;
  }

  private static WorkedSolution slipped(
      ProblemFamily family, Problem problem, String strategy, RandomGenerator random) {
    Arithmetic exact = Arithmetic.exact();
    String right = family.solve(problem, strategy, exact);
    // Some slips leave the vocabulary or vanish in a division: those are drawn again.
    while (true) {
      Arithmetic sums = Arithmetic.slippingAt(random.nextInt(exact.operations()), random);
      String text = family.solve(problem, strategy, sums);
      if (sums.staysInVocabulary() && !answer(text).equals(answer(right))) {
        return new WorkedSolution(strategy, text, true);
      }
    }
  }

  private static String answer(String text) {
    return text.substring(text.lastIndexOf(TinyVocabulary.ANSWER));
  }
}
