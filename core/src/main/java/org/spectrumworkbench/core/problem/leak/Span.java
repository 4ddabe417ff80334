package org.spectrumworkbench.core.problem.leak;

import org.spectrumworkbench.core.problem.Problem;

/**
 * A stretch of a problem's text as it is written.
 *
 * @param passage which text
 * @param from first character, counted in UTF-16 units from 0
 * @param to behind the last character
 */
public record Span(Passage passage, int from, int to) {
  public Span {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("a span from %d to %d".formatted(from, to));
    }
  }

  /** The stretch as the problem has it. */
  public String textIn(Problem problem) {
    return passage.textOf(problem).substring(from, to);
  }
}
