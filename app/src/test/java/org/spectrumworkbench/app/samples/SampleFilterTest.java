package org.spectrumworkbench.app.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.verify.Outcome;

class SampleFilterTest {
  private static Answer answer(int sample, Outcome verdict, String text, String extracted) {
    return new Answer(sample, text, verdict, "", extracted, 0, null, 5, -.3, .4);
  }

  private static final Group GROUP =
      new Group(
          "p1",
          "algebra",
          "solve 3 x = 15 ?",
          "5",
          .5,
          1.0,
          0,
          List.of(
              answer(0, Outcome.CORRECT, "x = 5 answer 5", "5"),
              answer(1, Outcome.WRONG, "x = 12 answer 12", "12"),
              answer(2, Outcome.TRUNCATED, "15 15 15", "")));

  @Test
  void verdictsAreAlternativesAndAnEmptySetIsAll() {
    assertThat(SampleFilter.ALL.passing(GROUP)).hasSize(3);
    assertThat(SampleFilter.ALL.toggled(Outcome.WRONG).toggled(Outcome.TRUNCATED).passing(GROUP))
        .extracting(Answer::sample)
        .containsExactly(1, 2);
  }

  @Test
  void togglingTwiceIsTheSameAsNever() {
    assertThat(SampleFilter.ALL.toggled(Outcome.WRONG).toggled(Outcome.WRONG))
        .isEqualTo(SampleFilter.ALL);
  }

  @Test
  void textIsFoundInAnswersAndQuestionWhateverTheCase() {
    assertThat(SampleFilter.ALL.withText("ANSWER 12").passing(GROUP))
        .extracting(Answer::sample)
        .containsExactly(1);
    assertThat(SampleFilter.ALL.withText("Solve").passing(GROUP)).hasSize(3);
    assertThat(SampleFilter.ALL.withText("nothing").passing(GROUP)).isEmpty();
  }

  @Test
  void otherSubdomainPassesNothing() {
    assertThat(new SampleFilter("geometry", Set.of(), "").passing(GROUP)).isEmpty();
    assertThat(new SampleFilter("algebra", Set.of(), "").passing(GROUP)).hasSize(3);
  }

  @Test
  void extractedAnswerIsTheLastWholeWord() {
    assertThat(answer(0, Outcome.CORRECT, "5 x = 15 answer 5", "5").extractedAt())
        .containsExactly(16, 17);
    assertThat(answer(0, Outcome.CORRECT, "x = 15", "5").extractedAt()).isNull();
    assertThat(answer(0, Outcome.UNPARSED, "x = 15", "").extractedAt()).isNull();
  }
}
