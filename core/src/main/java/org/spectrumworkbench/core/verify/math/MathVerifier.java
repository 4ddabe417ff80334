package org.spectrumworkbench.core.verify.math;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.verify.FinalAnswer;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.Remark;
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
    return "math/2";
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
    String bareGold = GoldAnswer.of(gold);
    Optional<FinalAnswer> marked = FinalAnswer.find(response);
    Optional<FinalAnswer> found =
        same(bareGold, response).or(() -> marked).or(() -> sentence(gold, response));
    // Leading words may be part of an answer in words; a mere last number is no answer beside them.
    Optional<FinalAnswer> behind = FinalAnswer.behindLeadingWords(response, marked.orElse(null));
    if (truncated) {
      return new Verdict(
          Outcome.TRUNCATED,
          found.or(() -> behind).map(FinalAnswer::text).orElse(null),
          "The response hit the length limit before it ended.");
    }
    if (behind.isPresent()) {
      Verdict verdict = judge(bareGold, behind.get(), response);
      return verdict.correct()
          ? verdict
          : found
              .filter(whole -> !whole.lastNumber())
              .map(whole -> judge(bareGold, whole, response))
              .filter(Verdict::correct)
              .orElse(verdict);
    }
    if (found.isPresent()) {
      return judge(bareGold, found.get(), response);
    }
    return new Verdict(
        Outcome.UNPARSED,
        null,
        response.isBlank() ? "The response is empty." : "The response gives no answer.");
  }

  /** Judges an answer, and where it is wrong and one value is asked for, without its remark. */
  private Verdict judge(String gold, FinalAnswer found, String response) {
    Verdict whole = judgeWhole(gold, found, response);
    return switch (found.form()) {
      case HASHES, STATED, WHOLE ->
          whole.outcome() != Outcome.WRONG || MathEquivalence.isCollection(gold)
              ? whole
              : Remark.without(found)
                  .map(bare -> judgeWhole(gold, bare, response))
                  .filter(Verdict::correct)
                  .orElse(whole);
      case BOXED, MATHEMATICS, NUMBER -> whole;
    };
  }

  private Verdict judgeWhole(String gold, FinalAnswer found, String response) {
    String extracted = found.text();
    MathEquivalence.Result result =
        MathEquivalence.compare(gold, marked(found, response), settings);
    if (result.equal() && found.lastNumber()) {
      String fault = whyNoAnswer(found, response, gold);
      if (fault != null) {
        return new Verdict(Outcome.WRONG, extracted, result.answer(), result.gold(), fault);
      }
    }
    Outcome outcome =
        result.limited() ? Outcome.ERROR : result.equal() ? Outcome.CORRECT : Outcome.WRONG;
    return new Verdict(outcome, extracted, result.answer(), result.gold(), result.reason());
  }

  /**
   * Why the last number is not taken for the answer although it equals the gold answer; null where
   * it is. Brackets around it were not read: {@code [0,1]} would pass for {@code (0,1)}.
   */
  private static @Nullable String whyNoAnswer(FinalAnswer number, String response, String gold) {
    if (MathEquivalence.isCollection(gold)) {
      return "A set, tuple or interval is asked for; of the response only the last number, "
          + number.text()
          + ", was found.";
    }
    return number.isOutOfBrackets(response)
        ? "Of the response only the last number, "
            + number.text()
            + ", was found, and it stands in brackets with others."
        : null;
  }

  /** The whole response, where it is the gold answer to the letter. */
  private static Optional<FinalAnswer> same(String gold, String response) {
    String text = response.strip();
    return text.isEmpty() || !text.equals(gold.strip())
        ? Optional.empty()
        : Optional.of(whole(text, response));
  }

  /** The whole of a short response in words, where words are asked for. */
  private static Optional<FinalAnswer> sentence(String gold, String response) {
    String text = response.strip();
    boolean words =
        TextAnswer.words(GoldAnswer.of(gold)) != null || !TextAnswer.spelledOut(text).equals(text);
    if (!words || text.isEmpty() || text.length() > 200 || text.indexOf('\n') >= 0) {
      return Optional.empty();
    }
    return Optional.of(whole(text, response));
  }

  private static FinalAnswer whole(String text, String response) {
    int start = response.indexOf(text);
    return new FinalAnswer(text, FinalAnswer.Form.WHOLE, start, start + text.length());
  }

  /** The answer with its dollar signs, within which plain braces make no set. */
  private static String marked(FinalAnswer found, String response) {
    boolean dollars = found.start() > 0 && response.charAt(found.start() - 1) == '$';
    return dollars ? "$" + found.text() + "$" : found.text();
  }
}
