package org.spectrumworkbench.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;

class ExactVerifierTest {
  private final ExactVerifier verifier = new ExactVerifier();

  private Verdict verdict(String gold, boolean ignoreCase, String response) {
    Check check = new Check.Exact(ignoreCase);
    return verifier.verify(new Problem("p", "s", "f", "q", gold, check, null), response, false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "New York; New York; true",
        "New York; '  New   York '; true",
        "New York; The answer is New York.; true",
        "New York; \\boxed{\\text{New York}}; true",
        "New York; It is large.|**New York**; true",
        "New York; new york; false",
        "New York; NewYork; false",
        "New York; New York City; false",
        "a.; a.; true",
        "a; a.; true",
        "a.; a; false",
        "042; 42; false",
        "café; cafe\u0301; true",
      })
  void onlyTheSameTextIsRight(String gold, String response, boolean right) {
    Verdict verdict = verdict(gold, false, response.replace('|', '\n'));
    assertThat(verdict.outcome())
        .as(verdict.reason())
        .isEqualTo(right ? Outcome.CORRECT : Outcome.WRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "That 70s Show",
        "We 3 Kings",
        "= 5",
        "So $5",
        "Then 5",
        "is a",
        "it (pronoun)",
        "**5** of them"
      })
  void answerThatIsTheGoldTextIsRightHoweverItBegins(String text) {
    assertThat(verdict(text, false, text).outcome()).isEqualTo(Outcome.CORRECT);
  }

  @Test
  void caseIsIgnoredOnlyWhereAsked() {
    assertThat(verdict("Yes", true, "YES").correct()).isTrue();
    assertThat(verdict("Straße", true, "STRASSE").correct()).isTrue();
    assertThat(verdict("Yes", false, "YES").correct()).isFalse();
  }

  @Test
  void emptyResponseIsUnparsedAndEmptyGoldAnError() {
    assertThat(verdict("x", false, " \n ").outcome()).isEqualTo(Outcome.UNPARSED);
    assertThat(verdict(" ", false, "x").outcome()).isEqualTo(Outcome.ERROR);
  }
}
