package org.spectrumworkbench.core.verify.math;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerKeyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1/2; 0.5",
        "1/2; \\frac{2}{4}",
        "1,000; 1000",
        "x = 5; 5",
        "\\frac13; 2/6",
        "2\\sqrt{3}; \\sqrt{12}",
        "(x+1)^2; x^2+2x+1",
        "\\{1, 2\\}; \\{2, 1\\}",
        "1, 2; 2 \\text{ and } 1",
        "1 \\pm \\sqrt{2}; 1-\\sqrt2, 1+\\sqrt2",
        "x > 5; (5, \\infty)",
        "(0,1] \\cup (1,2); x\\in(0,2)",
        "\\text{East}; east",
        "20\\%; 20",
        "12 cm; 12"
      })
  void equalAnswersHaveOneKey(String first, String second) {
    assertThat(MathEquivalence.key(first)).isEqualTo(MathEquivalence.key(second));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1/2; 1/3",
        "(1,2); (2,1)",
        "(1,2); [1,2]",
        "(1,2); \\{1,2\\}",
        "x > 5; x \\ge 5",
        "x^2; x^3",
        "\\sqrt2; \\sqrt3",
        "east; west",
        "((; ))"
      })
  void differentAnswersHaveDifferentKeys(String first, String second) {
    assertThat(MathEquivalence.key(first)).isNotEqualTo(MathEquivalence.key(second));
  }
}
