package org.spectrumworkbench.core.problem.family;

import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.problem.Problem;

/** The independent solver of every family. */
final class Solvers {
  private static final List<Map<String, Solver>> ALL =
      List.of(
          AlgebraSolvers.ALL,
          GeometrySolvers.ALL,
          CalculusSolvers.ALL,
          StatisticsSolvers.ALL,
          DiscreteSolvers.ALL,
          LogicSolvers.ALL,
          ProgramSolvers.ALL);

  private Solvers() {}

  /** Whether the question has the answer that the problem says. */
  static boolean agree(Problem problem) {
    Solver solver =
        ALL.stream()
            .filter(solvers -> solvers.containsKey(problem.family()))
            .map(solvers -> solvers.get(problem.family()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no solver for " + problem.family()));
    return solver.agrees(problem);
  }
}
