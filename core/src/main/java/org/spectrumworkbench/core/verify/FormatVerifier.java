package org.spectrumworkbench.core.verify;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;

/**
 * Checks that the whole response matches a regular expression. Matching is linear in the length of
 * the response (RE2), so that no pair of pattern and response takes long; what cannot be matched
 * so, backreferences and look-around, is refused.
 */
public final class FormatVerifier implements Verifier {
  private static final int LONGEST_PATTERN = 10_000;

  /** Instructions of the compiled pattern. */
  private static final int LARGEST_PATTERN = 2_000;

  /** Instructions times characters; about a second at worst. */
  private static final long MOST_STEPS = 200_000_000;

  @Override
  public String name() {
    return "format/1";
  }

  @Override
  public Verdict verify(Problem problem, String response, boolean truncated) {
    return Guarded.verdict(problem, response, truncated, FormatVerifier::judge);
  }

  private static Verdict judge(Problem problem, String response) {
    if (!(problem.check() instanceof Check.Format check)) {
      return Guarded.otherCheck(problem, CheckKind.FORMAT);
    }
    if (check.pattern().length() > LONGEST_PATTERN) {
      return error("The pattern is longer than " + LONGEST_PATTERN + " characters.");
    }
    if (PatternSize.of(check.pattern()) > LARGEST_PATTERN) {
      return error("The pattern is too large: its repetitions multiply.");
    }
    Pattern pattern;
    try {
      pattern = Pattern.compile(check.pattern());
    } catch (PatternSyntaxException e) {
      return error(
          "The pattern cannot be used: "
              + e.getDescription()
              + " at '"
              + e.getPattern()
              + "'. Backreferences, look-around and possessive repetition are not supported.");
    }
    if ((long) pattern.programSize() * response.length() > MOST_STEPS) {
      return error("The response is too long for a pattern of this size.");
    }
    boolean matches = pattern.matches(response);
    return new Verdict(
        matches ? Outcome.CORRECT : Outcome.WRONG,
        null,
        matches
            ? "The response has the form that is asked for."
            : response.isBlank()
                ? "The response is empty."
                : "The response does not have the form that is asked for.");
  }

  private static Verdict error(String reason) {
    return new Verdict(Outcome.ERROR, null, reason);
  }
}
