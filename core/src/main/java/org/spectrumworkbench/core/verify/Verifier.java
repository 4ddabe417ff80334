package org.spectrumworkbench.core.verify;

import org.spectrumworkbench.core.problem.Problem;

/**
 * Checks responses of one kind of task. Implementations hold no state and may be called from
 * several threads.
 */
public interface Verifier {
  /** Name and version, recorded with every run, since graders disagree. */
  String name();

  /**
   * Checks one response. Never throws: a fault becomes {@link Outcome#ERROR} with its reason.
   *
   * @param problem the problem with its gold answer
   * @param response the decoded response, without special tokens
   * @param truncated whether the response hit the length limit before its end token
   */
  Verdict verify(Problem problem, String response, boolean truncated);
}
