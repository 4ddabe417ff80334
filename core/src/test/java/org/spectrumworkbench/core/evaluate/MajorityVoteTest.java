package org.spectrumworkbench.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MajorityVoteTest {
  @Test
  void mostCommonAnswerWins() {
    assertThat(MajorityVote.score(List.of("5", "6", "5"), "5")).isEqualTo(1);
    assertThat(MajorityVote.score(List.of("5", "6", "5"), "6")).isZero();
  }

  @Test
  void tiedAnswersShareTheScore() {
    assertThat(MajorityVote.score(List.of("5", "6", "7", "5", "6"), "6")).isEqualTo(.5);
    assertThat(MajorityVote.leaders(List.of("6", "5"))).containsExactly("5", "6");
  }

  @Test
  void responsesWithoutAnAnswerDoNotVote() {
    assertThat(MajorityVote.score(Arrays.asList(null, null, null, "5"), "5")).isEqualTo(1);
    assertThat(MajorityVote.score(Arrays.asList(null, null), "5")).isZero();
    assertThat(MajorityVote.leaders(Arrays.asList(null, null))).isEmpty();
  }
}
