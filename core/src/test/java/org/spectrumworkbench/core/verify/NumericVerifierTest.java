package org.spectrumworkbench.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;

class NumericVerifierTest {
  private final NumericVerifier verifier = new NumericVerifier();

  private Verdict verdict(String gold, double absolute, double relative, String response) {
    Check check = new Check.Numeric(absolute, relative);
    return verifier.verify(new Problem("p", "s", "f", "q", gold, check, null), response, false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1234; 1,234; 1234",
        "1234; 1234.0; 1234",
        "-0.5; -.5; -0.5",
        "-0.5; −1/2; -0.5",
        "1500; 1.5e3; 1500",
        "1500; 1.5 \\times 10^{3}; 1500",
        "1500; 1.5 x 10^3; 1500",
        "0.015; 1.5E-2; 0.015",
        "12; $12; 12",
        "12; 12 km; 12",
        "12; 12 square miles.; 12",
        "12; \\boxed{12\\text{ cm}}; 12",
        "1234567; 1{,}234{,}567; 1234567",
        "0.25; \\boxed{\\frac{1}{4}}; 0.25",
        "50; 50%; 50",
        "7; The answer is 7.; 7",
        "7; First 3 then 4 and that makes 7 apples.; 7",
        "0; -0.00; 0",
      })
  void numberIsReadHoweverItIsWritten(String gold, String response, String normalised) {
    Verdict verdict = verdict(gold, 0, 0, response);
    assertThat(verdict.outcome()).as(verdict.reason()).isEqualTo(Outcome.CORRECT);
    assertThat(verdict.normalised()).isEqualTo(normalised);
  }

  @Test
  void percentIsNotConverted() {
    assertThat(verdict("0.5", 0, 0, "50%").outcome()).isEqualTo(Outcome.WRONG);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.1, 0, 1.1, CORRECT",
    "1, 0.1, 0, 0.9, CORRECT",
    "1, 0.1, 0, 1.1000001, WRONG",
    "1, 0.3, 0, 1.3, CORRECT",
    "200, 0, 0.01, 202, CORRECT",
    "200, 0, 0.01, 202.01, WRONG",
    "-200, 0, 0.01, -198, CORRECT",
    "200, 5, 0.01, 205, CORRECT",
    "200, 1, 0.05, 210, CORRECT",
    "0, 0, 0.5, 0.0001, WRONG",
  })
  void largerOfBothTolerancesCountsExactly(
      String gold, double absolute, double relative, String answer, Outcome outcome) {
    assertThat(verdict(gold, absolute, relative, answer).outcome()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''",
        "no idea",
        "\\boxed{about} 5",
        "\\boxed{x+1}",
        "\\boxed{1,2}",
        "\\boxed{1e999999}",
        "\\boxed{1/0}"
      })
  void whatIsNoPlainNumberIsUnparsed(String response) {
    assertThat(verdict("1", 0, 0, response).outcome()).isEqualTo(Outcome.UNPARSED);
  }

  @Test
  void goldOrToleranceThatIsNoNumberIsAnError() {
    assertThat(verdict("many", 0, 0, "1").outcome()).isEqualTo(Outcome.ERROR);
    assertThat(verdict("1", Double.NaN, 0, "1").outcome()).isEqualTo(Outcome.ERROR);
  }

  @Test
  void reasonTellsHowFarOff() {
    assertThat(verdict("10", 0.5, 0, "11").reason()).contains("1 off 10").contains("0.5");
  }
}
