package org.spectrumworkbench.core.verify;

import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.problem.Problem;

/**
 * Checks whole-number answers of the form {@code ... answer 42}.
 *
 * <p>The answer must be the last thing in the text, so that a response cannot name several answers
 * and be right with one. A truncated response is never correct, whatever it says so far (ours).
 */
public final class IntegerVerifier implements Verifier {
  private static final String MARKER = "answer";
  private static final Pattern AT_END =
      Pattern.compile(MARKER + "\\s*[:=]?\\s*(-?\\d+)\\s*\\.?\\s*$");

  @Override
  public String name() {
    return "integer/1";
  }

  @Override
  public Verdict verify(Problem problem, String response, boolean truncated) {
    try {
      return check(problem.answer(), response, truncated);
    } catch (RuntimeException e) {
      return new Verdict(Outcome.ERROR, null, "The check failed: " + e);
    }
  }

  private static Verdict check(String gold, String response, boolean truncated) {
    String extracted = extract(response);
    if (truncated) {
      return new Verdict(
          Outcome.TRUNCATED, extracted, "The response hit the length limit before it ended.");
    }
    if (extracted == null) {
      return new Verdict(Outcome.UNPARSED, null, whyNoAnswer(response));
    }
    BigInteger expected;
    try {
      expected = new BigInteger(gold.strip());
    } catch (NumberFormatException e) {
      return new Verdict(
          Outcome.ERROR, extracted, "The gold answer '" + gold + "' is not a whole number.");
    }
    if (new BigInteger(extracted).equals(expected)) {
      return new Verdict(Outcome.CORRECT, extracted, "The answer is " + expected + ".");
    }
    return new Verdict(
        Outcome.WRONG, extracted, "The answer is " + expected + ", not " + extracted + ".");
  }

  private static @Nullable String extract(String response) {
    Matcher matcher = AT_END.matcher(response);
    return matcher.find() ? matcher.group(1) : null;
  }

  private static String whyNoAnswer(String response) {
    if (response.isBlank()) {
      return "The response is empty.";
    }
    if (!response.contains(MARKER)) {
      return "The word '" + MARKER + "' is missing.";
    }
    return "The response does not end in '" + MARKER + "' and one whole number.";
  }
}
