package org.spectrumworkbench.core.verify;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;

/**
 * Checks that the final answer is the gold text, white space at the ends and runs of it aside.
 * Accents written in two ways (composed or not) are the same; {@code \text{...}} around the whole
 * answer is dropped.
 */
public final class ExactVerifier implements Verifier {
  private static final Pattern SPACE = Pattern.compile("[\\s\\u00a0]+");

  @Override
  public String name() {
    return "exact/1";
  }

  @Override
  public Verdict verify(Problem problem, String response, boolean truncated) {
    return Guarded.verdict(problem, response, truncated, ExactVerifier::judge);
  }

  private static Verdict judge(Problem problem, String response) {
    if (!(problem.check() instanceof Check.Exact check)) {
      return Guarded.otherCheck(problem, CheckKind.EXACT);
    }
    String gold = normalised(problem.answer(), check.ignoreCase());
    if (gold.isEmpty()) {
      return new Verdict(Outcome.ERROR, null, "The gold answer is empty.");
    }
    String extracted = AnswerText.in(response);
    if (extracted == null) {
      return new Verdict(Outcome.UNPARSED, null, null, gold, "No final answer was found.");
    }
    String answer = normalised(AnswerText.unwrapped(extracted), check.ignoreCase());
    // A full stop after the answer ends the sentence, unless the gold answer has one too.
    if (answer.endsWith(".") && !gold.endsWith(".")) {
      answer = answer.substring(0, answer.length() - 1).stripTrailing();
    }
    boolean same = answer.equals(gold);
    String shown = Guarded.cut(answer);
    return new Verdict(
        same ? Outcome.CORRECT : Outcome.WRONG,
        extracted,
        answer,
        gold,
        same
            ? "The answer is '" + Guarded.cut(gold) + "'."
            : "The answer is '" + Guarded.cut(gold) + "', not '" + shown + "'.");
  }

  static String normalised(String text, boolean ignoreCase) {
    String plain =
        SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ").strip();
    // By way of upper case, so that letters with several lower-case forms meet.
    return ignoreCase ? plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT) : plain;
  }
}
