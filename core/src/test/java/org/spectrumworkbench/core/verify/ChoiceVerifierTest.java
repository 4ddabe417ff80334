package org.spectrumworkbench.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;

class ChoiceVerifierTest {
  private final ChoiceVerifier verifier = new ChoiceVerifier();

  private static Problem problem(String gold, String... options) {
    return new Problem("p", "s", "f", "q", gold, new Check.Choice(List.of(options)), null);
  }

  private static Problem kilometres(String gold) {
    return problem(gold, "17 km", "42 km", "1,000 km", "a dog", "none of these");
  }

  private Verdict verdict(String gold, String response) {
    return verifier.verify(kilometres(gold), response, false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "B",
        "b",
        "(B)",
        "B)",
        "B.",
        "[b]",
        "**B**",
        "Option B",
        "B) 42 km",
        "(B) 42 km.",
        "B. 42 km",
        "B: 42 km",
        "42 km",
        "42 KM.",
        "The answer is B",
        "The answer is B.",
        "The answer is (b).",
        "The answer is B) 42 km",
        "The answer is 42 km.",
        "Answer: B",
        "So we pick it.\n#### B",
        "\\boxed{B}",
        "\\boxed{\\text{B}}",
        "\\boxed{\\textbf{(B)}}",
        "\\boxed{(B)\\ 42\\text{ km}}",
        "$\\boxed{\\mathrm{B}}$",
        "A dog is too small, so I take the other.\n\\boxed{B}",
        "(A) is too short and (C) too long.\nThat leaves B",
        "(A) is too short.\nAnd so we take (B).",
        "A car drives, hence it is B",
      })
  void optionIsRecognisedHoweverItIsWritten(String response) {
    Verdict verdict = verdict("B", response);
    assertThat(verdict.outcome()).as(verdict.reason()).isEqualTo(Outcome.CORRECT);
    assertThat(verdict.normalised()).isEqualTo("B");
    assertThat(verdict("C", response).outcome()).isEqualTo(Outcome.WRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "B or C",
        "(B) and (C)",
        "The answer is B or C",
        "\\boxed{B, C}",
        "\\boxed{B} or \\boxed{C}",
        "B) 42 km or C) 1,000 km",
        "(B) 1,000 km",
        "It is A or B, perhaps (D)",
      })
  void answerThatNamesTwoOptionsIsNotRight(String response) {
    for (String gold : List.of("A", "B", "C", "D")) {
      Verdict verdict = verdict(gold, response);
      assertThat(verdict.outcome()).isEqualTo(Outcome.WRONG);
      assertThat(verdict.reason()).contains("several");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   ", "Z", "(F)", "7 km", "I do not know", "\\boxed{}", "A dog is big"})
  void answerThatNamesNoOptionIsUnparsed(String response) {
    assertThat(verdict("B", response).outcome()).isEqualTo(Outcome.UNPARSED);
  }

  @ParameterizedTest
  @CsvSource({"B", "(b)", "B)", "42 km"})
  void goldMayBeLetterOrText(String gold) {
    assertThat(verdict(gold, "B").outcome()).isEqualTo(Outcome.CORRECT);
    assertThat(verdict(gold, "A").outcome()).isEqualTo(Outcome.WRONG);
  }

  @Test
  void textThatTwoOptionsShareNamesNeither() {
    Problem problem = problem("A", "5", "5", "6");
    assertThat(verifier.verify(problem, "5", false).outcome()).isEqualTo(Outcome.UNPARSED);
    assertThat(verifier.verify(problem, "(A) 5", false).outcome()).isEqualTo(Outcome.CORRECT);
    assertThat(verifier.verify(problem, "(B) 5", false).outcome()).isEqualTo(Outcome.WRONG);
  }

  @Test
  void letterOfAnOptionIsNoOptionsText() {
    Problem problem = problem("A", "B", "A");
    assertThat(verifier.verify(problem, "A", false).outcome()).isEqualTo(Outcome.CORRECT);
  }

  @Test
  void textOfAnOptionMayBeginWithWordsThatLeadToMathematics() {
    Problem problem = problem("B", "5", "it is 5", "3");
    assertThat(verifier.verify(problem, "it is 5", false).outcome()).isEqualTo(Outcome.CORRECT);
    assertThat(verifier.verify(problem, "5", false).outcome()).isEqualTo(Outcome.WRONG);
  }

  @Test
  void optionsWithoutTextsAreTakenByLetter() {
    Problem problem = problem("B", "", "", "", "");
    assertThat(verifier.verify(problem, "The answer is (B).", false).correct()).isTrue();
    assertThat(verifier.verify(problem, "", false).outcome()).isEqualTo(Outcome.UNPARSED);
  }

  @Test
  void goldThatIsNoOptionIsAnErrorNotAWrongAnswer() {
    assertThat(verdict("Z", "B").outcome()).isEqualTo(Outcome.ERROR);
    assertThat(verdict("", "B").outcome()).isEqualTo(Outcome.ERROR);
  }

  @Test
  void truncatedResponseIsNeverCorrect() {
    Verdict verdict = verifier.verify(kilometres("B"), "\\boxed{B}", true);
    assertThat(verdict.outcome()).isEqualTo(Outcome.TRUNCATED);
    assertThat(verdict.extracted()).isEqualTo("B");
  }
}
