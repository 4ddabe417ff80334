package org.spectrumworkbench.core.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberInBracketsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The answer is the interval (0, 1]. | (0, 1]",
        "The answer is the set \\{1, 2\\}. | \\{1, 2\\}",
        "The answer is the union (0,1) U (2,3). | (0,1) U (2,3)",
        "The answer is given by the points (1,2) and (3,4). | (1,2) and (3,4)",
        "Therefore, all of them lie in [-\\infty, 5). | [-\\infty, 5)",
        "The answer is the difference (0,9) \\setminus (2,3). | (0,9) \\setminus (2,3)",
        "The answer is the point (1,2) rather than (3,4). | (1,2)",
        "Therefore, x is in [0,1]. | [0,1]",
        "Therefore, x ∈ [0,1]. | [0,1]",
        "Therefore, the vector v = (1,2). | (1,2)",
        "Hence, the solution set is **{1, 2}**. | {1, 2}",
        "The answer is the value of f(0,1) here. | 0,1) here",
        "The answer is that there are (in all) 12 apples. | 12 apples",
      })
  void numberInBracketsIsTakenWithThem(String response, String text) {
    assertFound(response, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Therefore, the domain is R \\ {0, 1}. | 1}",
        "The answer is all real numbers except {0, 1}. | 1}",
        "Therefore, x is not in [0,1]. | 0,1]",
        "Therefore, x can't be in [0,1]. | 0,1]",
        "Therefore, none of them is in [0,1]. | 0,1]",
        "The answer is anything outside [0,1]. | 0,1]",
        "Therefore, it is the complement of the interval [0,1]. | 0,1]",
        "Therefore, the union is A ∪ [0,1]. | 0,1]",
        "Therefore, the union is A union [0,1]. | 0,1]",
        "Therefore, the vector is -(1,2). | 1,2)",
        "Therefore, the vector is 2*(1,2). | 1,2)",
        "Therefore, the vector is twice (1,2). | 1,2)",
        "Therefore, half the vector is (1,2). | 1,2)",
        "Therefore, it is unlikely that x is in (0,1). | 0,1)",
        "Therefore, the total is 2 * (3 + 1). | 1)",
        "Therefore, the total is n * (3 + 1). | 1)",
        "The answer is the change 20 - (15 - 10). | 10)",
        "Therefore, he has 12 (5 + 7). | 7)",
        "Therefore, he multiplies 5 by (3 + 1). | 1)",
        "Therefore, it is 5 (times 3). | 3)",
        "Therefore, it is 5 (pi + 3). | 3)",
        "Therefore, it goes from 5 to (6). | 6)",
        "The answer is the interval (0,1) without its middle. | 0,1) without its middle",
      })
  void numberInBracketsStaysAloneWhereMoreThanAnIntroductionIsSaid(String response, String text) {
    assertFound(response, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hence, it takes 5 hours (300 minutes). | 5 hours",
        "Hence, it is 5 m (500 cm). | 5 m",
        "Hence, it goes at 60 km/h (about 37 mph). | 60 km/h",
        "Hence, its area is 20 m² (4 × 5). | 20 m²",
        "Therefore, the chance is 1/3 (about 33%). | 1/3",
        "Therefore, she has $36 (after paying $4). | 36",
        "Therefore, he has 12 eggs (3 broken). | 12 eggs",
        "Therefore, he has 12 eggs left (3 broken, 9 whole) now. | 12 eggs left",
        "Therefore, x = 5 by (1). | 5",
      })
  void bracketsBehindANumberOnlyRemarkOnIt(String response, String text) {
    assertFound(response, text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the values of it lie in (-\\infty, 5] here | true",
        "the values of it lie in [0,1) here | true",
        "the values of it lie in \\{3; 5\\} here | true",
        "the values of it lie in f(2), (3, 5) here | true",
        "the values of it lie in [1,234] here | true",
        "the values of it lie in ($5, $10) here | true",
        "the values of it lie in (100, 1,234) here | true",
        "that makes a profit for them of ($10,000) | false",
        "there was money left over (12,000 - 2,000 = 10,000) | false",
        "they raised some money (500 + 1,000 = 1500) | false",
        "it was then the whole population (1,234,567) | false",
        "he said that it is eighteen (i.e., 18) | false",
        "all their money was in there [= 1,234] | false",
        "he has some of them left (5) by then | false",
        "he has some of them left (in total, 5) by then | false",
        "they count all of them there (1,234 people) | false",
        "after (2, 3) comes the other one 5 here | false",
      })
  void numberOutOfBracketsIsKnownAsSuch(String response, boolean item) {
    FinalAnswer found = FinalAnswer.find(response).orElseThrow();
    assertThat(found.isOutOfBrackets(response)).isEqualTo(item);
  }

  private static void assertFound(String response, String text) {
    FinalAnswer found = FinalAnswer.find(response).orElseThrow();
    assertThat(found.text()).isEqualTo(text);
    assertThat(found.form()).isEqualTo(FinalAnswer.Form.STATED);
  }
}
