package org.spectrumworkbench.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;

class CountdownVerifierTest {
  private final CountdownVerifier verifier = new CountdownVerifier();

  private Verdict verdict(String gold, boolean all, String response, Integer... numbers) {
    Check check = new Check.Countdown(List.of(numbers), all);
    return verifier.verify(new Problem("p", "s", "f", "q", gold, check, null), response, false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(3 + 5) * 3",
        "(3+5)*3 = 24",
        "[3 + 5] × 3",
        "\\boxed{(3+5) \\times 3}",
        "\\boxed{\\left(3+5\\right) \\cdot 3 = 24}",
        "I try 3 * 3 = 9.\nThe answer is (3 + 5) * 3",
        "3*3+3*5",
        "First 3 + 5 is 8.\n(3 + 5) * 3 = 24",
        "((((((3+5))))))*3",
      })
  void expressionOfTheRightValueIsCorrect(String response) {
    Verdict verdict = verdict("24", false, response, 3, 3, 5, 3);
    assertThat(verdict.outcome()).as(verdict.reason()).isEqualTo(Outcome.CORRECT);
    assertThat(verdict.normalised()).endsWith("= 24");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "3 + 5; not 24",
        "3 * 8; 8 was not given",
        "24; 24 was not given",
        "3 * 3 * 3 - 3; more often",
        "(3 + 5) * 3 = 25; not 24",
        "3 * 7 + 3; 7 was not given",
        "-3 * (3 - 5 - 5 - 1); -3 was not given",
      })
  void ruleThatIsBrokenIsNamed(String response, String why) {
    Verdict verdict = verdict("24", false, response, 3, 3, 5);
    assertThat(verdict.outcome()).isEqualTo(Outcome.WRONG);
    assertThat(verdict.reason()).contains(why);
  }

  @Test
  void allNumbersMustBeUsedOnlyWhereAsked() {
    assertThat(verdict("8", false, "3 + 5", 3, 5, 9).correct()).isTrue();
    assertThat(verdict("8", true, "3 + 5", 3, 5, 9).outcome()).isEqualTo(Outcome.WRONG);
    assertThat(verdict("8", true, "3 + 5", 3, 5).correct()).isTrue();
  }

  @Test
  void valuesAreExact() {
    assertThat(verdict("24", true, "8 / (3 - 8 / 3)", 3, 3, 8, 8).correct()).isTrue();
    assertThat(verdict("1", true, "1/3 + 1/3 + 1/3", 1, 1, 1, 3, 3, 3).correct()).isTrue();
    assertThat(verdict("-2", true, "3 - 5", 3, 5).correct()).isTrue();
    assertThat(verdict("-2", true, "-2", -2).correct()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no way",
        "3 +",
        "(3 + 5",
        "3 + 5)",
        "3 3",
        "3 + 5 = 8 = 8",
        "3 / (5 - 5)",
        "2(3+5)",
        "3 ^ 5",
        "3.5 + 1",
        "1234567890123",
        "3 + 5 = x",
      })
  void whatIsNoExpressionIsUnparsed(String response) {
    assertThat(verdict("8", false, response, 3, 5, 5).outcome()).isEqualTo(Outcome.UNPARSED);
  }

  @Test
  void hostileDepthAndLengthAreRefused() {
    String deep = "(".repeat(400) + "3" + ")".repeat(400);
    assertThat(verdict("3", false, deep, 3).outcome()).isEqualTo(Outcome.UNPARSED);
    String deeper = "(".repeat(100_000) + "3";
    assertThat(verdict("3", false, "\\boxed{" + deeper + "}", 3).outcome())
        .isEqualTo(Outcome.UNPARSED);
  }

  @Test
  void goldThatIsNoNumberIsAnError() {
    assertThat(verdict("x", false, "3", 3).outcome()).isEqualTo(Outcome.ERROR);
  }
}
