package org.spectrumworkbench.core.verify.math;

import java.util.Objects;
import java.util.Optional;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.verify.FinalAnswer;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.Verdict;
import org.spectrumworkbench.core.verify.Verifier;

/**
 * Checks answers by mathematical equivalence: finds the final answer of the response and compares
 * it with the gold answer. Answers within a second, whatever the response is.
 *
 * @see FinalAnswer
 * @see MathEquivalence
 */
public final class MathVerifier implements Verifier {
  private final MathSettings settings;

  public MathVerifier(MathSettings settings) {
    this.settings = Objects.requireNonNull(settings);
  }

  /** With {@link MathSettings#DEFAULT}. */
  public MathVerifier() {
    this(MathSettings.DEFAULT);
  }

  @Override
  public String name() {
    return "math/1";
  }

  public MathSettings settings() {
    return settings;
  }

  @Override
  public Verdict verify(Problem problem, String response, boolean truncated) {
    return verify(problem.answer(), response, truncated);
  }

  /** Checks a response against a gold answer, which may itself be a solution with an answer. */
  public Verdict verify(String gold, String response, boolean truncated) {
    try {
      return check(gold, response, truncated);
    } catch (RuntimeException | StackOverflowError fault) {
      return new Verdict(Outcome.ERROR, null, "The check failed: " + fault);
    }
  }

  private Verdict check(String gold, String response, boolean truncated) {
    Optional<FinalAnswer> found = FinalAnswer.find(response).or(() -> sentence(gold, response));
    String extracted = found.map(FinalAnswer::text).orElse(null);
    if (truncated) {
      return new Verdict(
          Outcome.TRUNCATED, extracted, "The response hit the length limit before it ended.");
    }
    if (extracted == null) {
      return new Verdict(
          Outcome.UNPARSED,
          null,
          response.isBlank() ? "The response is empty." : "The response gives no answer.");
    }
    MathEquivalence.Result result =
        MathEquivalence.compare(GoldAnswer.of(gold), marked(found.get(), response), settings);
    Outcome outcome =
        result.limited() ? Outcome.ERROR : result.equal() ? Outcome.CORRECT : Outcome.WRONG;
    return new Verdict(outcome, extracted, result.answer(), result.gold(), result.reason());
  }

  /** The whole of a short response in words, where words are asked for. */
  private static Optional<FinalAnswer> sentence(String gold, String response) {
    String text = response.strip();
    boolean words =
        TextAnswer.words(GoldAnswer.of(gold)) != null || !TextAnswer.spelledOut(text).equals(text);
    if (!words || text.isEmpty() || text.length() > 200 || text.indexOf('\n') >= 0) {
      return Optional.empty();
    }
    int start = response.indexOf(text);
    return Optional.of(new FinalAnswer(text, FinalAnswer.Form.WHOLE, start, start + text.length()));
  }

  /** The answer with its dollar signs, within which plain braces make no set. */
  private static String marked(FinalAnswer found, String response) {
    boolean dollars = found.start() > 0 && response.charAt(found.start() - 1) == '$';
    return dollars ? "$" + found.text() + "$" : found.text();
  }
}
