package org.spectrumworkbench.core.problem.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.model.JsonTokenizer;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.TinyTokenizer;
import org.spectrumworkbench.core.problem.TinyVocabulary;

final class TrainingTokensTest {
  @Test
  void lossCountsOnSolutionAndEndTokenAndUnknownTextIsSeen() {
    try (JsonTokenizer tokenizer =
        JsonTokenizer.parse(
            TinyTokenizer.tokenizerJson().getBytes(StandardCharsets.UTF_8),
            TinyVocabulary.EOS,
            TinyVocabulary.PAD)) {
      TrainingTokens tokens = new TrainingTokens(tokenizer);
      TokenView view =
          tokens.of(new Problem("1", "s", "f", "3 + ducks ?", "5", Check.MATH, "answer 5"));
      assertThat(view.tokens())
          .extracting(TokenView.Token::text)
          .containsExactly("3", "+", "<unk>", "?", "answer", "5", "<eos>");
      assertThat(view.tokens())
          .extracting(TokenView.Token::learned)
          .containsExactly(false, false, false, false, true, true, true);
      assertThat(view.prompt()).isEqualTo(4);
      assertThat(view.learned()).isEqualTo(3);
      assertThat(view.unknown()).isEqualTo(1);
      assertThat(view.unknownShare()).isEqualTo(1 / 7.);
      assertThat(tokens.of(new Problem("1", "s", "f", "3 + 4 ?", "7")).learned()).isEqualTo(3);
    }
  }
}
