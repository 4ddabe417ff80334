package org.spectrumworkbench.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spectrumworkbench.core.verify.math.MathSettings;
import org.spectrumworkbench.core.verify.math.MathVerifier;

class RemarkTest {
  private static final MathVerifier MATH = new MathVerifier(MathSettings.DEFAULT);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12 | The answer is 12 (twelve).",
        "12 | 12 (twelve)",
        "12 | Answer: 12 (see above)",
        "12 | 12 eggs (one dozen eggs)",
        "12 | Answer: 12 apples (3 per box)",
        "12 | 12 (since 3*4=12)",
        "12 | 12 (4 boxes of 3)",
        "12 | **Answer: 12** (twelve)",
        "1/3 | #### \\frac13 (one third)",
        "5 | The answer is 5, not 6.",
        "5 | So the answer is 5 and not 6.",
        "5 | The answer is 5 rather than 6.",
      })
  void aRemarkBehindTheAnswerIsNoPartOfIt(String gold, String response) {
    assertThat(MATH.verify(gold, response, false).outcome()).isEqualTo(Outcome.CORRECT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6 | The answer is 5, not 6.",
        "12 | The answer is 12 (minus three).",
        "12 | The answer is 12 (thousand).",
        "2 | The answer is 2 (theta).",
        "12 | The answer is 12 (or maybe 13).",
        "12 | The answer is 12 (perhaps).",
        "2 | The answer is 2 (mod 7).",
        "2 | The answer is 2 (x + 1).",
        "2 | The answer is 2 (sqrt 3).",
        "[0,1] | The answer is [0,1] (not including 1).",
        "{1,2} | The answer is {1,2} (and three).",
        "(1,2) | The answer is (1,2), not (3,4), or (5,6).",
      })
  void whatChangesTheAnswerIsNoRemark(String gold, String response) {
    assertThat(MATH.verify(gold, response, false).outcome()).isNotEqualTo(Outcome.CORRECT);
  }

  @Test
  void aRemarkIsAsLongAsItIsAndEndsNothing() {
    assertThat(Remark.without(answer("12"))).isEmpty();
    assertThat(Remark.without(answer("(twelve)"))).isEmpty();
    assertThat(Remark.without(answer("12 (twelve"))).isEmpty();
    assertThat(Remark.without(answer("12 ((see) above)")).orElseThrow().text()).isEqualTo("12");
    assertThat(Remark.without(answer(" not 6"))).isEmpty();
  }

  private static FinalAnswer answer(String text) {
    return new FinalAnswer(text, FinalAnswer.Form.STATED, 0, text.length());
  }
}
