package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.model.DecoderConfig;
import org.spectrumworkbench.core.model.JsonTokenizer;
import org.spectrumworkbench.core.problem.TinyTokenizer;
import org.spectrumworkbench.core.problem.TinyVocabulary;
import org.spectrumworkbench.core.problem.TrainingExample;
import org.spectrumworkbench.core.problem.TrainingMix;

final class ForecastTest {
  private static final DecoderConfig MODEL = BaseModels.config(BaseModels.TINY);

  private static Forecast forecast(String... settings) {
    return Forecast.of(PipelineTest.experiment(settings), MODEL, TokenLengths.TINY);
  }

  private static Forecast.Range seconds(Forecast forecast, String stage) {
    return java.util.Objects.requireNonNull(forecast.seconds().get(stage));
  }

  @Test
  void meanLengthsOfTheDomainLieWithinTheRanges() {
    try (JsonTokenizer tokenizer =
        JsonTokenizer.parse(
            TinyTokenizer.tokenizerJson().getBytes(java.nio.charset.StandardCharsets.UTF_8),
            TinyVocabulary.EOS,
            TinyVocabulary.PAD)) {
      for (String subdomain : List.of("algebra", "geometry", "calculus", "statistics")) {
        TrainingMix mix =
            PipelineTest.problems(
                    PipelineTest.experiment(
                        "problems.subdomains=[" + subdomain + "]", "evaluate.problems=40"))
                .mix("", "sft");
        double prompt = 0;
        double solution = 0;
        for (int i = 0; i < 500; i++) {
          TrainingExample example = mix.example(i);
          prompt += tokenizer.encode(example.problem().question()).length / 500.0;
          solution += (tokenizer.encode(example.solution().text()).length + 1) / 500.0;
        }
        assertThat(prompt)
            .as(subdomain)
            .isBetween(TokenLengths.TINY.prompt().low(), TokenLengths.TINY.prompt().high());
        assertThat(solution)
            .as(subdomain)
            .isBetween(TokenLengths.TINY.solution().low(), TokenLengths.TINY.solution().high());
      }
    }
  }

  @Test
  void longerAnswersTakeLonger() {
    for (String stage : List.of("probe", "signal", "evaluate-base")) {
      assertThat(seconds(forecast("evaluate.tokens=36"), stage).high())
          .as(stage)
          .isGreaterThan(1.5 * seconds(forecast("evaluate.tokens=18"), stage).high());
    }
  }

  @Test
  void greedySoupScoresItsSoups() {
    assertThat(seconds(forecast("fuse.method=greedy-soup"), "fuse").low())
        .isGreaterThan(seconds(forecast("fuse.method=uniform"), "fuse").low());
  }

  @Test
  void aKlTermReadsEveryAnswerOnceMore() {
    assertThat(seconds(forecast("signal.kl=0.1"), "signal").low())
        .isGreaterThan(seconds(forecast("signal.kl=0"), "signal").low());
  }
}
