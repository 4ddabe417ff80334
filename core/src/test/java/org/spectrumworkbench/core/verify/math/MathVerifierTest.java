package org.spectrumworkbench.core.verify.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.Verdict;

class MathVerifierTest {
  private final MathVerifier verifier = new MathVerifier();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "18 | 9 * 2 = 18 so there are 18 eggs left. #### 18 | CORRECT | 18",
        "#### 18 | Thus \\boxed{18}. | CORRECT | 18",
        "\\frac{1}{2} | I think the answer is 0.5, since half remains. | CORRECT | 0.5",
        "1/2 | \\boxed{\\frac{1}{3}} and then \\boxed{\\frac{2}{4}} | WRONG | \\frac{1}{3}, \\frac{2}{4}",
        "1/2 | first \\boxed{\\frac{1}{3}}. No: \\boxed{\\frac{2}{4}} | CORRECT | \\frac{2}{4}",
        "1, -2 | \\boxed{-2} and \\boxed{1} | CORRECT | -2, 1",
        "\\text{east} | The answer is east. | CORRECT | east",
        "(1,3) | ${1,3}$ | CORRECT | {1,3}",
        "5 | \\boxed{6} | WRONG | 6",
        "5 | \\boxed{9^{9^9}} | ERROR | 9^{9^9}",
        "5 | There is nothing to say about it. | UNPARSED |",
        "What is half of 18? #### 9 | I get 9 | CORRECT | 9",
        "\\text{it is a regular hexagon} | It is a regular hexagon. | CORRECT | It is a regular hexagon.",
        "\\mathbb{R} | all real numbers | CORRECT | all real numbers",
        "\\begin{pmatrix}1\\\\2\\end{pmatrix} | \\begin{pmatrix}1\\\\2\\end{pmatrix} | CORRECT | \\begin{pmatrix}1\\\\2\\end{pmatrix}",
      })
  void responseIsJudgedByItsFinalAnswer(
      String gold, String response, Outcome outcome, String extracted) {
    Problem problem = new Problem("p", "algebra", "test", "?", gold, Check.MATH, null);
    Verdict verdict = verifier.verify(problem, response, false);
    assertThat(verdict.outcome()).as(verdict.reason()).isEqualTo(outcome);
    assertThat(verdict.extracted()).isEqualTo(extracted);
    assertThat(verdict.reason()).isNotBlank();
  }

  @Test
  void truncatedResponseIsNeverRight() {
    Verdict verdict = verifier.verify("5", "\\boxed{5}", true);
    assertThat(verdict.outcome()).isEqualTo(Outcome.TRUNCATED);
    assertThat(verdict.extracted()).isEqualTo("5");
  }

  @Test
  void emptyResponseIsUnparsed() {
    assertThat(verifier.verify("5", " ", false).outcome()).isEqualTo(Outcome.UNPARSED);
  }

  @Test
  void verdictShowsBothSidesAsCompared() {
    Verdict verdict = verifier.verify("x^2+2x", "\\boxed{x(x+2)}", false);
    assertThat(verdict.correct()).isTrue();
    assertThat(verdict.normalised()).isEqualTo("x*(x + 2)");
    assertThat(verdict.normalisedGold()).isEqualTo("x^2 + 2*x");
    assertThat(verdict.reason()).isEqualTo("x*(x + 2) equals x^2 + 2*x.");
  }

  @Test
  void unreadableAnswerIsWrongAndSaysWhere() {
    Verdict verdict = verifier.verify("5", "\\boxed{5 +}", false);
    assertThat(verdict.outcome()).isEqualTo(Outcome.WRONG);
    assertThat(verdict.reason()).contains("could not be read").contains("ends too soon");
  }

  @Test
  void nameTellsTheVersion() {
    assertThat(verifier.name()).isEqualTo("math/1");
  }
}
