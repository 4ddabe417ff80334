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
        "1/2 | so 1/2 | CORRECT | 1/2",
        "3 | thus x = 3 | CORRECT | x = 3",
        "5 | hence 5 cm | CORRECT | 5 cm",
        "-3 | So x = -3 | CORRECT | x = -3",
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(0,1) | all of its values run along the line from 0,1 | WRONG",
        "(0,1) | all of its values lie in [0,1] on the line | WRONG",
        "(0,1) | The answer is the interval from 0,1. | WRONG",
        "\\{1\\} | the only number that is left is 1 here | WRONG",
        "\\{0\\}\\cup\\{1\\} | the only numbers that are left are 0,1 here | WRONG",
        "S=\\{1\\} | the only number that is left is 1 here | WRONG",
        "\\{1\\}, \\{2\\} | the only numbers that are left are 1,2 here | WRONG",
        "0,1 | all of its values lie in [0,1) on the line | WRONG",
        "2.5 | all of its values lie in [2,5] on the line | WRONG",
        "1234 | all of its values lie in [1,234] on the line | WRONG",
        "5 | all of its values lie in (2, 5] on the line | WRONG",
        "0,1 | the only numbers that are left are 0,1 here | CORRECT",
        "5 | what is left of them is 5 here | CORRECT",
        "1234 | they count all of them there (1,234 people) | CORRECT",
        "(0,1) | The answer is the interval (0,1). | CORRECT",
        "(0,1) | The answer is the interval [0,1]. | WRONG",
        "(1,2) | Hence (1,2) | CORRECT",
        "(1,2) | Hence [1,2] | WRONG",
        "(0,1) | 0,1 | CORRECT",
      })
  void lastNumberIsNoSetTupleOrInterval(String gold, String response, Outcome outcome) {
    Verdict verdict = verifier.verify(gold, response, false);
    assertThat(verdict.outcome()).as(verdict.reason()).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{0,1} | Therefore, the domain is R \\ {0, 1}.",
        "{0,1} | The answer is all real numbers except {0, 1}.",
        "[0,1] | Therefore, x is not in [0,1].",
        "[0,1] | The answer is anything outside [0,1].",
        "[0,1] | Therefore, the union is A ∪ [0,1].",
        "[0,1] | Therefore, it is the complement of the interval [0,1].",
        "(0,1) | The answer is the interval (0,1) without its middle.",
        "(1,2) | Therefore, the vector is -(1,2).",
        "(1,2) | Therefore, the vector is 2*(1,2).",
        "(3,4) | The answer is the point (1,2) rather than (3,4).",
        "4 | Therefore, the total is 2 * (3 + 1).",
        "1 | Therefore, the total is 2 * (3 + 1).",
        "2 | Therefore, the total is 2 * (3 + 1).",
        "5 | The answer is the change 20 - (15 - 10).",
        "300 | Hence, it takes 5 hours (300 minutes).",
        "3 | Therefore, he has 12 eggs (3 broken).",
        "(1) | Therefore, x = 5 by (1).",
        "2 | Thus x + 2",
        "5 | It is 5 times x",
        "5 | so 5 less than x",
      })
  void bracketsAndNumbersAreNotTakenOutOfWhatIsSaid(String gold, String response) {
    Verdict verdict = verifier.verify(gold, response, false);
    assertThat(verdict.outcome()).as(verdict.reason()).isEqualTo(Outcome.WRONG);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5 | Hence, it takes 5 hours (300 minutes).",
        "12 | Therefore, he has 12 eggs (3 broken).",
        "5 | Therefore, x = 5 by (1).",
        "(1,2) | The answer is the point (1,2) rather than (3,4).",
        "[0,1] | Therefore, x is in [0,1].",
        "10 | Thus 5 + 5 is 10",
        "7 | Finally, 10 - 3 is 7",
        "9 | So (2 + 1)^2 is 9",
        "7 | So we have x + 3 = 10, so x = 7.",
        "12 | Then 3 * 4 equals 12",
        "60% | Then 12 of 20 is 60%",
        "10 | We have (5 + 5) which is 10",
        "24 | The answer is that 12 eggs cost $24.",
        "24 | The answer is this: 12 eggs cost 24 dollars.",
        "10000 | That makes for them a profit of ($10,000)",
        "10000 | There was money left over (12,000 - 2,000 = 10,000)",
        "1500 | They raised some money (500 + 1,000 = 1500)",
        "1234567 | The population was then (1,234,567).",
        "18 | He said that it is eighteen (i.e., 18)",
        "We 3 | We 3",
        "so (3) | so (3)",
        "Then 5 | Then 5",
        "5 | so x is 5",
        "5 | It's 5.",
        "5 | **5**",
        "x+1 | **x + 1**",
        "(-\\infty,2) | (-inf, 2)",
        "(-\\infty,2) | so (-infinity, 2)",
        "(-\\infty,1)\\cup(2,\\infty) | (-infinity, 1) union (2, infinity)",
        "3 + x | Answer: so x + 3",
        "9 | #### thus 9 eggs",
      })
  void everydayAnswersAreReadAsTheyAreMeant(String gold, String response) {
    Verdict verdict = verifier.verify(gold, response, false);
    assertThat(verdict.outcome()).as(verdict.reason()).isEqualTo(Outcome.CORRECT);
  }

  @Test
  void reasonTellsThatOnlyTheLastNumberWasFound() {
    assertThat(verifier.verify("(0,1)", "its values run from low to high: 0,1", false).reason())
        .contains("only the last number, 0,1,");
    assertThat(verifier.verify("5", "all of its values lie in (2, 5] on the line", false).reason())
        .contains("stands in brackets");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12 cm | 12 kg | Both are 12; units ignored: cm, kg.",
        "12 km | 12 km/h | Both are 12; units ignored: km, km/h.",
        "5 | 5 cm^2 | Both are 5; units ignored: cm^2.",
        "5€ | 5£ | Both are 5; units ignored: €, £.",
        "12\\text{ cm} | 12 cm | Both are 12.",
        "\\frac{1}{2} | 2/4 | 2/4 equals 1/2.",
        "2.5 cm | 2,5 kg | Both are 5/2; 2,5 kg is read with a decimal comma; units ignored: cm, kg.",
        "5 cm | \\boxed{width = 5 cm} | width = 5 equals 5.",
        "12 cm | 13 kg | The answer is 12, not 13.",
        "(0,1] | 0<x\\le 1 | The answer is (0, 1]; the inequality 0 < x <= 1 says the same, but a set is asked for.",
      })
  void reasonTellsWhatWasPassedOver(String gold, String answer, String reason) {
    assertThat(verifier.verify(gold, answer, false).reason()).isEqualTo(reason);
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
    assertThat(verifier.name()).isEqualTo("math/2");
  }
}
