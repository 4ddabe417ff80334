package org.spectrumworkbench.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.model.DecoderConfig;
import org.spectrumworkbench.core.model.SmallModels;
import org.spectrumworkbench.core.model.Weights;

class DecoderModelTest {
  private static TorchEngine engine;

  @BeforeAll
  static void open() {
    engine = TorchEngine.open(new DeviceChoice.Cpu(), 1);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  static List<DecoderConfig> shapes() {
    return List.of(SmallModels.config(), SmallModels.untied());
  }

  static int[] tokens(Random random, int length, DecoderConfig config) {
    return random.ints(length, 0, config.vocabSize()).toArray();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void scriptScoresEqualTheDecoderInOperators(DecoderConfig config) {
    Weights weights = SmallModels.lively(config, 5);
    var random = new Random(1);
    var asked = new ArrayList<DecoderModel.Continuation>();
    for (int i = 0; i < 9; i++) {
      asked.add(
          new DecoderModel.Continuation(
              tokens(random, 1 + random.nextInt(9), config),
              tokens(random, 1 + random.nextInt(20), config)));
    }
    try (DecoderModel model = DecoderModel.load(engine, config, weights);
        NDManager manager = engine.newManager()) {
      List<DecoderModel.TokenScores> scores = model.score(asked);
      var reference = new OperatorDecoder(manager, config, weights, DataType.FLOAT32);
      for (int i = 0; i < asked.size(); i++) {
        int[] prompt = asked.get(i).prompt();
        int[] response = asked.get(i).response();
        int[] all = new int[prompt.length + response.length];
        System.arraycopy(prompt, 0, all, 0, prompt.length);
        System.arraycopy(response, 0, all, prompt.length, response.length);
        float[] expected = reference.logProbs(all).toFloatArray();
        for (int t = 0; t < response.length; t++) {
          int row = (prompt.length + t - 1) * config.vocabSize();
          double entropy = 0;
          for (int v = 0; v < config.vocabSize(); v++) {
            entropy -= Math.exp(expected[row + v]) * expected[row + v];
          }
          assertThat(scores.get(i).logProbs()[t])
              .isCloseTo(expected[row + response[t]], within(1e-5f));
          assertThat(scores.get(i).entropies()[t]).isCloseTo((float) entropy, within(1e-5f));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void weightsComeBackBitByBit(DecoderConfig config) {
    Weights weights = SmallModels.lively(config, 6);
    try (DecoderModel model = DecoderModel.load(engine, config, weights)) {
      assertThat(model.weights()).isEqualTo(weights);
      assertThat(model.weights().names()).containsExactlyElementsOf(weights.names());
    }
  }

  @Test
  void scoresDoNotDependOnWhatElseIsScored() {
    DecoderConfig config = SmallModels.config();
    var random = new Random(2);
    var all = new ArrayList<DecoderModel.Continuation>();
    for (int i = 0; i < 40; i++) {
      all.add(
          new DecoderModel.Continuation(
              tokens(random, 1 + random.nextInt(12), config),
              tokens(random, random.nextInt(30), config)));
    }
    try (DecoderModel model = DecoderModel.load(engine, config, SmallModels.lively(config, 8))) {
      List<DecoderModel.TokenScores> together = model.score(all);
      for (int i = 0; i < all.size(); i++) {
        assertThat(model.score(List.of(all.get(i))).get(0).logProbs())
            .containsExactly(together.get(i).logProbs(), within(1e-5f));
      }
    }
  }

  @Test
  void sequenceBeyondTheModelsPositionsIsRefused() {
    DecoderConfig config = SmallModels.config();
    try (DecoderModel model = DecoderModel.load(engine, config, SmallModels.lively(config, 8))) {
      int[] tooLong = new int[config.maxPositions()];
      assertThatThrownBy(
              () -> model.score(List.of(new DecoderModel.Continuation(new int[] {2}, tooLong))))
          .isInstanceOf(WorkbenchException.class)
          .hasMessageContaining("65 tokens")
          .hasMessageContaining("64 positions");
    }
  }

  @Test
  void deviceThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> TorchEngine.open(DeviceChoice.parse("gpu:97"), 1))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("gpu:97");
    assertThatThrownBy(() -> DeviceChoice.parse("tpu"))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("tpu");
    assertThat(engine.describe().device()).isEqualTo("cpu");
    assertThat(engine.describe().libtorch()).isNotBlank();
  }
}
