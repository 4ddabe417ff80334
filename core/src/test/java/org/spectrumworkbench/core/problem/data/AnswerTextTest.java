package org.spectrumworkbench.core.problem.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spectrumworkbench.core.engine.SeedStream;

final class AnswerTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\boxed{18} | 18",
        "so \\boxed{\\frac{1}{2}} | \\frac{1}{2}",
        "first \\boxed{1} then \\boxed{2}. | 2",
        "\\boxed{\\{1, 2\\}} | \\{1, 2\\}",
        "good \\boxed{1}, open \\boxed{2 | 1",
        "nothing |",
        "\\boxed{open |"
      })
  void lastBalancedBoxIsFound(String text, String boxed) {
    assertThat(AnswerText.boxed(text)).isEqualTo(boxed);
  }

  @Test
  void textIsCutAtItsLastHashes() {
    assertThat(AnswerText.atHashes("a #### b\n#### 1,080"))
        .isEqualTo(new AnswerText.Cut("a #### b", "1080"));
    assertThat(AnswerText.atHashes("a ### 1")).isNull();
    assertThat(AnswerText.withoutMarks("3+4=<<3+4=7>>7, 1<<2")).isEqualTo("3+4=7, 1<<2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The answer is 18 dollars. | 18 | false",
        "The answer is $1,080. | 1080 | false",
        "The answer is 19. | 18 | true",
        "#### 7 | 7.0 | false",
        "The answer is x + 1. | 18 | false",
        "The answer is 1 + x. | 18 | false",
        "The answer is 9. | 18 | true",
        "The answer is \\frac{1}{2}. | .5 | false",
        "Answer: 3 | two | false"
      })
  void onlyAnotherNumberContradicts(String solution, String gold, boolean contradicts) {
    String said = AnswerText.said(solution);
    assertThat(said).isNotNull();
    assertThat(AnswerText.contradicts(said, gold)).isEqualTo(contradicts);
  }

  @Test
  void lettersFollowTheirOptionsInASolution() {
    String solution = "Option A is too small, and A man knows.\nSo the answer is (C).\nC";
    assertThat(LetterMentions.changed(solution, option -> 4 - option))
        .isEqualTo("Option E is too small, and A man knows.\nSo the answer is (C).\nC");
    assertThat(LetterMentions.changed(solution, option -> (option + 1) % 5))
        .isEqualTo("Option B is too small, and A man knows.\nSo the answer is (D).\nD");
    assertThat(LetterMentions.last("Answer is B")).isEqualTo(1);
    assertThat(LetterMentions.last("A man, a plan")).isEqualTo(-1);
  }

  @Test
  void optionThatMustStandLastStaysAndOptionsThatNameOthersKeepTheirOrder() {
    List<String> options = List.of("1", "2", "3", "4", "None of these");
    boolean moved = false;
    for (int seed = 0; seed < 30; seed++) {
      int[] order = OptionTexts.order(options, SeedStream.ofRun(seed));
      assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
      assertThat(order[4]).isEqualTo(4);
      moved |= order[0] != 0;
    }
    assertThat(moved).isTrue();
    assertThat(OptionTexts.order(List.of("1", "2", "Both A and B"), SeedStream.ofRun(1))).isNull();
  }
}
