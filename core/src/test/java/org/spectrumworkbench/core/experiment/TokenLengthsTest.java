package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.model.Tokenizer;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.TrainingExample;
import org.spectrumworkbench.core.problem.WorkedSolution;

class TokenLengthsTest {
  private static TrainingExample example(String question, String solution) {
    return new TrainingExample(
        new Problem("1", "algebra", "test", question, "2", Check.MATH, solution),
        new WorkedSolution("given", solution, false));
  }

  @Test
  void bytesAreCountedAndTheEndIsOneMore() {
    try (Tokenizer bytes = BaseModels.tokenizer(BaseModels.TEXT)) {
      TokenLengths lengths =
          TokenLengths.of(List.of(example("1+1 ?", "answer 2"), example("1+1 ?", "2")), bytes);

      assertThat(lengths.prompt().high()).isEqualTo(5);
      assertThat(lengths.solution().low()).isCloseTo(.9 * (9 + 2) / 2, within(1e-9));
      assertThat(lengths.unknown()).isZero();
      assertThat(lengths.remark()).isEmpty();
    }
  }

  @Test
  void wordsThatTheTinyModelNeverSawAreCounted() {
    try (Tokenizer tiny = BaseModels.tokenizer(BaseModels.TINY)) {
      TokenLengths lengths = TokenLengths.of(List.of(example("how many", "answer 2")), tiny);

      assertThat(lengths.unknown()).isEqualTo(.5);
      assertThat(lengths.remark()).hasValueSatisfying(text -> assertThat(text).contains("50.0 %"));
    }
  }
}
