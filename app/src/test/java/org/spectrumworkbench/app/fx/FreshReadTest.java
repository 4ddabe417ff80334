package org.spectrumworkbench.app.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreshReadTest {
  private final Deque<Runnable> work = new ArrayDeque<>();
  private final Background background =
      new Background(
          work::add,
          Runnable::run,
          failure -> {
            throw new AssertionError(failure);
          });
  private final List<String> asked = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private final FreshRead<String, String> read =
      new FreshRead<>(background, "test", this::answer, shown::add, failures::add);

  private String answer(String question) {
    asked.add(question);
    if (question.isEmpty()) {
      throw new IllegalStateException("no question");
    }
    return question + asked.size();
  }

  private void workAll() {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }

  @Test
  void manyRequestsDuringAReadAreAnsweredByOneMore() {
    read.request("a");
    read.request("a");
    read.request("a");
    read.request("a");

    workAll();

    assertThat(shown).containsExactly("a1", "a2");
  }

  @Test
  void anotherQuestionDropsTheOlderAnswer() {
    read.request("a");
    read.request("b");

    workAll();

    assertThat(shown).hasSize(1).first().asString().startsWith("b");
  }

  @Test
  void droppedReadShowsNothingAndCanBeAskedAgain() {
    read.request("a");
    read.request("a");
    read.drop();
    workAll();
    assertThat(shown).isEmpty();

    read.request("a");
    workAll();

    assertThat(shown).hasSize(1);
  }

  @Test
  void failureIsToldAndTheNextRequestReadsAgain() {
    read.request("");
    workAll();
    read.request("a");
    workAll();

    assertThat(failures).hasSize(1);
    assertThat(shown).hasSize(1);
  }

  @Test
  void worksOnOneThreadToo() {
    FreshRead<String, String> direct =
        new FreshRead<>(Background.sameThread(), "test", q -> q, shown::add, failures::add);

    direct.request("x");
    direct.request("x");

    assertThat(shown).containsExactly("x", "x");
  }
}
