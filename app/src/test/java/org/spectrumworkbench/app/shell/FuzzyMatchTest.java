package org.spectrumworkbench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FuzzyMatchTest {
  @Test
  void lettersMustOccurInOrder() {
    assertThat(FuzzyMatch.score("lmbd", "signal.lambda")).isPositive();
    assertThat(FuzzyMatch.score("dbml", "signal.lambda")).isEqualTo(FuzzyMatch.NONE);
    assertThat(FuzzyMatch.score("lambdaa", "signal.lambda")).isEqualTo(FuzzyMatch.NONE);
  }

  @Test
  void startsOfWordsBeatScatteredLetters() {
    assertThat(FuzzyMatch.score("sl", "signal.lambda"))
        .isGreaterThan(FuzzyMatch.score("sl", "probe.samples.all"));
  }

  @Test
  void wholePhraseBeatsAnythingElse() {
    assertThat(FuzzyMatch.score("stop the run", "Stop the run at once"))
        .isGreaterThan(FuzzyMatch.score("stop the run", "Save, then open the other run"));
  }

  @Test
  void caseAndSpacesDoNotMatter() {
    assertThat(FuzzyMatch.score("PASS K", "Pass@K")).isPositive();
  }

  @Test
  void emptyQueryMatchesEverything() {
    assertThat(FuzzyMatch.score("", "anything")).isZero();
  }
}
