package org.spectrumworkbench.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spectrumworkbench.core.problem.Problem;

class IntegerVerifierTest {
  private final IntegerVerifier verifier = new IntegerVerifier();
  private final Problem five = new Problem("p", "algebra", "linear", "3x+5=20 ?", "5");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20 - 5 = 15 , 15 / 3 = 5 answer 5 | CORRECT | 5",
        "answer 5 | CORRECT | 5",
        "answer 05 | CORRECT | 05",
        "answer: 5. | CORRECT | 5",
        "answer 6 | WRONG | 6",
        "answer -5 | WRONG | -5",
        "answer 99999999999999999999999 | WRONG | 99999999999999999999999",
        "answer 6 answer 5 | CORRECT | 5",
        "answer 5 answer 6 | WRONG | 6",
      })
  void lastAnswerDecides(String text, Outcome outcome, String extracted) {
    Verdict verdict = verifier.verify(five, text, false);
    assertThat(verdict.outcome()).isEqualTo(outcome);
    assertThat(verdict.extracted()).isEqualTo(extracted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "15 / 3 = 5 | missing",
        "answer | does not end",
        "answer x | does not end",
        "answer 5 6 | does not end",
        "answer 5 + 3 | does not end",
        "'' | empty",
      })
  void textWithoutAnAnswerAtItsEndIsUnparsed(String text, String why) {
    Verdict verdict = verifier.verify(five, text, false);
    assertThat(verdict.outcome()).isEqualTo(Outcome.UNPARSED);
    assertThat(verdict.extracted()).isNull();
    assertThat(verdict.reason()).contains(why);
  }

  @Test
  void truncatedResponseIsNeverCorrect() {
    Verdict verdict = verifier.verify(five, "answer 5", true);
    assertThat(verdict.outcome()).isEqualTo(Outcome.TRUNCATED);
    assertThat(verdict.correct()).isFalse();
    assertThat(verdict.extracted()).isEqualTo("5");
  }

  @Test
  void wrongVerdictNamesBothAnswers() {
    assertThat(verifier.verify(five, "answer 7", false).reason()).contains("5").contains("7");
  }

  @Test
  void goldThatIsNoNumberIsAnErrorNotAWrongAnswer() {
    Problem broken = new Problem("p", "s", "f", "q", "five");
    Verdict verdict = verifier.verify(broken, "answer 5", false);
    assertThat(verdict.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(verdict.reason()).contains("five");
  }

  @Test
  void anyTextGetsAVerdictWithAReason() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int c = random.nextInt(40); c > 0; c--) {
        text.append(
            random.nextInt(6) == 0 ? "answer " : Character.toString(random.nextInt(1, 0xD800)));
      }
      Verdict verdict = verifier.verify(five, text.toString(), false);
      assertThat(verdict.reason()).isNotBlank();
    }
  }
}
