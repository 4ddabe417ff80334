package org.spectrumworkbench.store.query;

import java.util.List;

/**
 * Problems by steps.
 *
 * @param problems the rows, in the order of their identifiers
 * @param steps the columns: the first step of each, ascending
 * @param pCorrect one row a problem, one value a step: the mean p_c of the groups sampled in that
 *     column; NaN where there are none
 */
public record HeatMap(List<Row> problems, List<Integer> steps, List<double[]> pCorrect) {
  public HeatMap {
    problems = List.copyOf(problems);
    steps = List.copyOf(steps);
    pCorrect = List.copyOf(pCorrect);
  }

  /** A problem and its subdomain. */
  public record Row(String problem, String subdomain) {}
}
