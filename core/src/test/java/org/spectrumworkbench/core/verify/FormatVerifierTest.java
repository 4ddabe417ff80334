package org.spectrumworkbench.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;

class FormatVerifierTest {
  private static final String THINK = "(?s)<think>.*</think>\\s*\\d{1,4}";
  private final FormatVerifier verifier = new FormatVerifier();

  private Verdict verdict(String pattern, String response) {
    Check check = new Check.Format(pattern);
    return verifier.verify(new Problem("p", "s", "f", "q", "", check, null), response, false);
  }

  @Test
  void wholeResponseMustMatch() {
    assertThat(verdict(THINK, "<think>a\nb</think> 42").outcome()).isEqualTo(Outcome.CORRECT);
    assertThat(verdict(THINK, "<think>a\nb</think> 42 or so").outcome()).isEqualTo(Outcome.WRONG);
    assertThat(verdict(THINK, "").outcome()).isEqualTo(Outcome.WRONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(a)\\1", "(?=a)b", "(?<!a)b", "a++", "[a", "(a", "a{1001}", "*"})
  void patternThatCannotBeMatchedInLinearTimeOrIsNoneIsAnError(String pattern) {
    Verdict verdict = verdict(pattern, "aa");
    assertThat(verdict.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(verdict.reason()).contains("pattern");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(a{1000}){1000}", "(((((a{99}){99}){99}){99}){99}){99}", "((a|b{900}){900}"})
  void repetitionsThatMultiplyAreRefusedBeforeTheyAreWrittenOut(String pattern) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(2),
        () -> assertThat(verdict(pattern, "aa").outcome()).isEqualTo(Outcome.ERROR));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\d{4}-\\d{2}-\\d{2}", "[^]{}]{1,40}x{3}", "a{b}", "\\{10,20\\}", "()|a?"})
  void usualPatternsAreSmall(String pattern) {
    assertThat(PatternSize.of(pattern)).isLessThan(60);
    assertThat(verdict(pattern, "?").outcome()).isNotEqualTo(Outcome.ERROR);
  }

  @Test
  void patternThatBacktracksElsewhereTakesNoTime() {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () ->
            assertThat(verdict("(x+x+)+y", "x".repeat(100_000)).outcome())
                .isEqualTo(Outcome.WRONG));
  }

  @Test
  void responseTooLongForItsPatternIsAnErrorNotAHang() {
    assertThat(verdict("(a?){900}a{900}", "a".repeat(200_000)).outcome()).isEqualTo(Outcome.ERROR);
  }
}
