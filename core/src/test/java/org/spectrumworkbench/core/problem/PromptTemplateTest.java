package org.spectrumworkbench.core.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.WorkbenchException;

class PromptTemplateTest {
  private static Problem problem(String question, Check check) {
    return new Problem("1", "algebra", "test", question, "B", check, null);
  }

  @Test
  void theQuestionStandsWhereTheTemplateSays() {
    assertThat(new PromptTemplate("Q: {question}\nA:").of(problem("1+1?", Check.MATH)))
        .isEqualTo("Q: 1+1?\nA:");
  }

  @Test
  void optionsFollowTheirQuestion() {
    assertThat(PromptTemplate.PLAIN.of(problem("Even?", new Check.Choice(List.of("3", "4", "5")))))
        .isEqualTo("Even?\nA) 3\nB) 4\nC) 5");
  }

  @Test
  void aQuestionThatNamesThePlaceholderIsNotReplacedAgain() {
    assertThat(new PromptTemplate("<{question}>").of(problem("{question}", Check.MATH)))
        .isEqualTo("<{question}>");
  }

  @Test
  void onlyTheQuestionChanges() {
    Problem asked = new PromptTemplate("{question} =").apply(problem("2", Check.MATH));
    assertThat(asked).isEqualTo(problem("2 =", Check.MATH));
  }

  @Test
  void aTemplateWithoutOrWithTwoPlacesIsRefused() {
    for (String text : List.of("Solve:", "{question} {question}")) {
      assertThatThrownBy(() -> new PromptTemplate(text))
          .isInstanceOf(WorkbenchException.class)
          .hasMessageContaining("problems.prompt");
    }
  }
}
