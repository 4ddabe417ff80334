package org.spectrumworkbench.core.verify;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.verify.Countdown.Expression;
import org.spectrumworkbench.core.verify.Countdown.NotAnExpression;

/**
 * Checks expressions over given numbers: {@code (3 + 5) * 3}, or {@code (3 + 5) * 3 = 24}. Each
 * number is used at most once, all of them where that is asked, and the value, computed in exact
 * fractions, is the gold answer.
 */
public final class CountdownVerifier implements Verifier {
  @Override
  public String name() {
    return "countdown/1";
  }

  @Override
  public Verdict verify(Problem problem, String response, boolean truncated) {
    return Guarded.verdict(problem, response, truncated, CountdownVerifier::judge);
  }

  private static Verdict judge(Problem problem, String response) {
    if (!(problem.check() instanceof Check.Countdown check)) {
      return Guarded.otherCheck(problem, CheckKind.COUNTDOWN);
    }
    String extracted = AnswerText.in(response);
    String target = problem.answer().strip();
    if (!target.matches("[+-]?\\d{1,18}")) {
      return new Verdict(
          Outcome.ERROR,
          extracted,
          "The gold answer '" + problem.answer() + "' is not a whole number.");
    }
    Fraction gold = Fraction.of(new BigInteger(target));
    if (extracted == null) {
      return new Verdict(
          Outcome.UNPARSED, null, null, gold.toString(), "No final answer was found.");
    }
    String[] sides = AnswerText.unwrapped(extracted).split("=", -1);
    try {
      if (sides.length > 2) {
        throw new NotAnExpression("It has more than one sign of equality.");
      }
      Expression expression = Countdown.read(sides[0]);
      Expression claimed = sides.length == 2 ? Countdown.read(sides[1]) : null;
      String fault = fault(expression, claimed, gold, check);
      return new Verdict(
          fault == null ? Outcome.CORRECT : Outcome.WRONG,
          extracted,
          expression.text() + " = " + expression.value(),
          gold.toString(),
          fault == null ? expression.text() + " is " + gold + "." : fault);
    } catch (NotAnExpression e) {
      return new Verdict(
          Outcome.UNPARSED,
          extracted,
          null,
          gold.toString(),
          "The answer '" + Guarded.cut(extracted) + "' cannot be read: " + e.why());
    }
  }

  private static @Nullable String fault(
      Expression expression, @Nullable Expression claimed, Fraction gold, Check.Countdown check) {
    List<Integer> left = new ArrayList<>(check.numbers());
    for (Integer number : expression.numbers()) {
      if (!left.remove(number)) {
        return check.numbers().contains(number)
            ? "The number " + number + " is used more often than it was given."
            : "The number " + number + " was not given.";
      }
    }
    if (check.all() && !left.isEmpty()) {
      return "All numbers must be used; missing: " + left + ".";
    }
    if (!expression.value().equals(gold)) {
      return expression.text() + " is " + expression.value() + ", not " + gold + ".";
    }
    if (claimed != null && !claimed.value().equals(gold)) {
      return "It says = " + claimed.text() + ", which is not " + gold + ".";
    }
    return null;
  }
}
