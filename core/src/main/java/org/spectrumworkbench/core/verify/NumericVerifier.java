package org.spectrumworkbench.core.verify;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;

/**
 * Checks numbers against a tolerance, exactly in decimals: {@code |a - g| <= max(absolute, relative
 * * |g|)}.
 *
 * <p>Understands thousands separators, scientific notation, simple fractions and a unit behind the
 * number; a percent sign is a unit, {@code 50%} is 50 (ours: see {@link PlainNumber}).
 */
public final class NumericVerifier implements Verifier {
  @Override
  public String name() {
    return "numeric/1";
  }

  @Override
  public Verdict verify(Problem problem, String response, boolean truncated) {
    return Guarded.verdict(problem, response, truncated, NumericVerifier::judge);
  }

  private static Verdict judge(Problem problem, String response) {
    if (!(problem.check() instanceof Check.Numeric check)) {
      return Guarded.otherCheck(problem, CheckKind.NUMERIC);
    }
    String extracted = AnswerText.number(response);
    BigDecimal gold = PlainNumber.parse(problem.answer());
    if (gold == null) {
      return new Verdict(
          Outcome.ERROR,
          extracted,
          "The gold answer '" + problem.answer() + "' is not one plain number.");
    }
    String goldText = PlainNumber.text(gold);
    BigDecimal value = extracted == null ? null : PlainNumber.parse(extracted);
    if (value == null) {
      return new Verdict(Outcome.UNPARSED, extracted, null, goldText, whyNoNumber(extracted));
    }
    BigDecimal distance = value.subtract(gold).abs();
    BigDecimal allowed = allowed(check, gold);
    boolean near = distance.compareTo(allowed) <= 0;
    return new Verdict(
        near ? Outcome.CORRECT : Outcome.WRONG,
        extracted,
        PlainNumber.text(value),
        goldText,
        why(PlainNumber.text(value), goldText, distance, allowed, near));
  }

  /** A tolerance is meant as it is written: 0.1 is a tenth, not the nearest binary fraction. */
  private static BigDecimal allowed(Check.Numeric check, BigDecimal gold) {
    return BigDecimal.valueOf(check.absolute())
        .max(BigDecimal.valueOf(check.relative()).multiply(gold.abs()));
  }

  private static String whyNoNumber(@Nullable String extracted) {
    return extracted == null
        ? "No final answer was found."
        : "The answer '" + Guarded.cut(extracted) + "' is not one plain number.";
  }

  private static String why(
      String value, String gold, BigDecimal distance, BigDecimal allowed, boolean near) {
    if (distance.signum() == 0) {
      return "The answer is " + gold + ".";
    }
    String off = Guarded.cut(value) + " is " + PlainNumber.text(distance) + " off " + gold;
    if (near) {
      return off + "; up to " + PlainNumber.text(allowed) + " counts as equal.";
    }
    return allowed.signum() == 0
        ? off + "."
        : off + "; no more than " + PlainNumber.text(allowed) + " counts as equal.";
  }
}
