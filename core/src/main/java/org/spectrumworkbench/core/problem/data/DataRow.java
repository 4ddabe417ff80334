package org.spectrumworkbench.core.problem.data;

import java.util.Objects;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.Split;

/**
 * One row of a data set.
 *
 * @param problem the problem
 * @param part what the problem is for
 */
public record DataRow(Problem problem, Split part) {
  public DataRow {
    Objects.requireNonNull(problem);
    Objects.requireNonNull(part);
  }

  /** A problem in the part that its question's hash puts it into. */
  public static DataRow of(Problem problem) {
    return new DataRow(problem, Split.of(problem.question()));
  }
}
