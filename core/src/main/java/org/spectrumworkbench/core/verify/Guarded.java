package org.spectrumworkbench.core.verify;

import org.spectrumworkbench.core.problem.Problem;

/**
 * What holds of every verdict: a fault of the check is no wrong answer, and a response that was cut
 * off is never right, whatever it says so far (ours).
 */
final class Guarded {
  /** Judges a response as if it had come to its own end. */
  @FunctionalInterface
  interface Judge {
    Verdict judge(Problem problem, String response);
  }

  private static final int LONGEST_QUOTE = 80;

  private Guarded() {}

  static Verdict verdict(Problem problem, String response, boolean truncated, Judge judge) {
    Verdict verdict;
    try {
      verdict = judge.judge(problem, response);
    } catch (RuntimeException | StackOverflowError e) {
      return new Verdict(Outcome.ERROR, null, "The check failed: " + e);
    }
    return truncated
        ? new Verdict(
            Outcome.TRUNCATED,
            verdict.extracted(),
            verdict.normalised(),
            verdict.normalisedGold(),
            "The response hit the length limit before it ended.")
        : verdict;
  }

  /** A problem that another verifier should have been given. */
  static Verdict otherCheck(Problem problem, CheckKind expected) {
    return new Verdict(
        Outcome.ERROR,
        null,
        "A check of kind '%s' was given to the verifier for '%s'."
            .formatted(CheckKind.of(problem.check()).word(), expected.word()));
  }

  /** Text short enough for a sentence. */
  static String cut(String text) {
    if (text.length() <= LONGEST_QUOTE) {
      return text;
    }
    boolean splitsOne = Character.isHighSurrogate(text.charAt(LONGEST_QUOTE - 1));
    return text.substring(0, splitsOne ? LONGEST_QUOTE - 1 : LONGEST_QUOTE) + "…";
  }
}
