package org.spectrumworkbench.core.problem;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A kind of problem that can be generated without end, with several ways to solve it. One family
 * belongs to one subdomain.
 */
public interface ProblemFamily {
  /** The strategy that states the answer without working. Every family has it. */
  String DIRECT = "direct";

  /** Name within the subdomain, such as {@code linear}. */
  String name();

  /** Name of the subdomain it belongs to. */
  String subdomain();

  /** Names of the strategies, {@link #DIRECT} last. */
  List<String> strategies();

  /**
   * Draws a problem from the whole prompt space; the same state of {@code random} gives the same
   * problem.
   */
  Problem draw(RandomGenerator random);

  /**
   * Writes the solution of a problem of this family.
   *
   * @param problem a problem that this family drew
   * @param strategy one of {@link #strategies()}
   * @param arithmetic does the sums, perhaps with a slip
   * @return the working, ending in {@code answer N}
   * @throws IllegalArgumentException if the strategy is not one of this family's
   */
  String solve(Problem problem, String strategy, Arithmetic arithmetic);
}
