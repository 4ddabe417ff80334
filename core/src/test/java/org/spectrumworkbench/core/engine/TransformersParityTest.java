package org.spectrumworkbench.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.model.ModelFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder in this test's resources was written by {@link ModelFolder} and opened once by
 * transformers, whose log-probabilities (float32, rounded to 1e-7) stand beside it.
 */
class TransformersParityTest {
  @Test
  void logProbsEqualThoseOfTransformers() throws Exception {
    Path folder =
        Path.of(Objects.requireNonNull(ModelFolder.class.getResource("small-qwen2")).toURI());
    JsonNode fixture;
    try (InputStream in = ModelFolder.class.getResourceAsStream("small-qwen2-logprobs.json")) {
      fixture = JsonMapper.builder().build().readTree(Objects.requireNonNull(in));
    }
    ModelFolder read = ModelFolder.read(folder);
    try (TorchEngine engine = TorchEngine.open(new DeviceChoice.Cpu(), 1);
        DecoderModel model = DecoderModel.load(engine, read.config(), read.weights())) {
      assertThat(fixture.path("sequences").size()).isEqualTo(3);
      for (JsonNode sequence : fixture.path("sequences")) {
        int[] tokens = sequence.path("tokens").valueStream().mapToInt(JsonNode::asInt).toArray();
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
