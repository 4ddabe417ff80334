package org.spectrumworkbench.core.problem.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.problem.HashedTexts;

final class HashedTextsTest {
  @Test
  void eachTextIsNewOnce() {
    HashedTexts texts = new HashedTexts();
    for (int i = 0; i < 100_000; i++) {
      assertThat(texts.add("text " + i)).isTrue();
    }
    for (int i = 0; i < 100_000; i++) {
      assertThat(texts.add("text " + i)).isFalse();
    }
  }

  @Test
  void eachIdIsNewOnceWhateverItLooksLike() {
    SeenIds ids = new SeenIds();
    for (String id :
        new String[] {
          "a/1", "a/01", "a/2", "b/1", "a/", "", "7", "a/999999999", "a/134217727", "x"
        }) {
      assertThat(ids.add(id)).as(id).isTrue();
    }
    for (String id :
        new String[] {
          "a/1", "a/01", "a/2", "b/1", "a/", "", "7", "a/999999999", "a/134217727", "x"
        }) {
      assertThat(ids.add(id)).as(id).isFalse();
    }
  }
}
