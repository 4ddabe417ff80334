package org.spectrumworkbench.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.experiment.BaseModels;
import org.spectrumworkbench.core.model.ModelFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Log-probabilities that transformers gave once, float32 and rounded to 1e-7, for a small folder
 * that {@link ModelFolder} wrote and for the tiny base model that comes with the program, the
 * latter with the tokens of {@code AutoTokenizer}.
 */
class TransformersParityTest {
  @Test
  void logProbsEqualThoseOfTransformers() throws Exception {
    Path folder =
        Path.of(Objects.requireNonNull(ModelFolder.class.getResource("small-qwen2")).toURI());
    JsonNode sequences = fixture("small-qwen2-logprobs.json");
    assertThat(sequences.size()).isEqualTo(3);
    requireEqual(ModelFolder.read(folder), sequences);
  }

  @Test
  void tokensAndLogProbsOfTheTinyBaseEqualThoseOfTransformers() throws Exception {
    ModelFolder tiny = BaseModels.open(BaseModels.TINY);
    JsonNode sequences = fixture("tiny-base-logprobs.json");
    assertThat(sequences.size()).isEqualTo(4);
    for (JsonNode sequence : sequences) {
      assertThat(tiny.tokenizer().encode(sequence.path("text").asString()))
          .containsExactly(tokens(sequence));
    }
    requireEqual(tiny, sequences);
  }

  private static JsonNode fixture(String name) throws IOException {
    try (InputStream in = ModelFolder.class.getResourceAsStream(name)) {
      return JsonMapper.builder().build().readTree(Objects.requireNonNull(in)).path("sequences");
    }
  }

  private static int[] tokens(JsonNode sequence) {
    return sequence.path("tokens").valueStream().mapToInt(JsonNode::asInt).toArray();
  }

  private static void requireEqual(ModelFolder folder, JsonNode sequences) {
    try (TorchEngine engine = TorchEngine.open(new DeviceChoice.Cpu(), 1);
        DecoderModel model = DecoderModel.load(engine, folder.config(), folder.weights())) {
      for (JsonNode sequence : sequences) {
        int[] tokens = tokens(sequence);
        float[] scores =
            model
                .score(
                    List.of(
                        new DecoderModel.Continuation(
                            Arrays.copyOf(tokens, 1),
                            Arrays.copyOfRange(tokens, 1, tokens.length))))
                .get(0)
                .logProbs();
        JsonNode expected = sequence.path("logProbs");
        assertThat(scores).hasSize(expected.size());
        for (int t = 0; t < scores.length; t++) {
          assertThat((double) scores[t]).isCloseTo(expected.get(t).asDouble(), within(1e-4));
        }
      }
    }
  }
}
