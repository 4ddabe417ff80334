package org.spectrumworkbench.core.verify;

import java.util.ArrayList;
import java.util.List;
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

  /**
   * Checks several responses; a verifier that runs programs checks as many at once as there are
   * processors.
   *
   * @return the verdicts in the order of the requests
   */
  default List<Verdict> verifyAll(List<Request> requests) {
    return verifyAll(requests, () -> {});
  }

  /**
   * The same for somebody who has to look at other things meanwhile.
   *
   * @param between called on this thread between verdicts, and several times a second while one is
   *     waited for; what it throws ends the checking
   */
  default List<Verdict> verifyAll(List<Request> requests, Runnable between) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Request request : requests) {
      between.run();
      verdicts.add(verify(request.problem(), request.response(), request.truncated()));
    }
    return verdicts;
  }

  /** One response to check; the parts are those of {@link #verify}. */
  record Request(Problem problem, String response, boolean truncated) {}
}
