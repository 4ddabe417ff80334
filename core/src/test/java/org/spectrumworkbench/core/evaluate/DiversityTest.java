package org.spectrumworkbench.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiversityTest {
  @Test
  void equallyCommonAnswersCountInFull() {
    assertThat(Diversity.effectiveAnswers(List.of("1", "2", "3", "4"))).isCloseTo(4, within(1e-12));
    assertThat(Diversity.answerEntropy(List.of("1", "1", "2", "2")))
        .isCloseTo(Math.log(2), within(1e-12));
  }

  @Test
  void oneAnswerHasNoEntropy() {
    assertThat(Diversity.answerEntropy(List.of("1", "1"))).isZero();
    assertThat(Diversity.effectiveAnswers(Arrays.asList("1", null))).isEqualTo(1);
    assertThat(Diversity.answerEntropy(List.of())).isZero();
  }

  @Test
  void distinctNCountsDifferentRuns() {
    List<List<String>> responses = List.of(List.of("a", "b", "a"), List.of("a", "b"));
    assertThat(Diversity.distinctN(responses, 1)).isCloseTo(2 / 5., within(1e-12));
    assertThat(Diversity.distinctN(responses, 2)).isCloseTo(2 / 3., within(1e-12));
    assertThat(Diversity.distinctN(responses, 4)).isZero();
  }

  @Test
  void whiteSpaceDoesNotMakeAnotherSolution() {
    assertThat(Diversity.distinctSolutions(List.of("1 + 1 = 2", " 1  + 1 = 2", "2"))).isEqualTo(2);
  }
}
