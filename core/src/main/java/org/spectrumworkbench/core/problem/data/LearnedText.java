package org.spectrumworkbench.core.problem.data;

import java.util.Optional;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;

/** What supervised training learns from a problem of a data set. */
final class LearnedText {
  /** What stands before the answer where a row has no worked solution. Ours. */
  private static final String ANSWER = "answer ";

  private LearnedText() {}

  /** Its solution, else its bare answer; empty where it has neither. */
  static Optional<String> of(Problem problem) {
    if (problem.solution() != null) {
      return Optional.of(problem.solution());
    }
    if (problem.answer().isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        problem.check() instanceof Check.Program ? problem.answer() : ANSWER + problem.answer());
  }
}
