package org.spectrumworkbench.core.problem.data;

import java.util.Optional;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;

/** What supervised training learns from a problem of a data set. */
final class LearnedText {
  /** What stands before the answer where a row has no worked solution. Ours. */
  private static final String ANSWER = "answer ";

  private LearnedText() {}

  /** Whether what is learned is a bare answer; a program is worked by itself. */
  static boolean isAnswerAlone(Problem problem) {
    return problem.solution() == null && !(problem.check() instanceof Check.Program);
  }

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
