package org.spectrumworkbench.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spectrumworkbench.core.model.DecoderConfig;
import org.spectrumworkbench.core.model.HostTensor;
import org.spectrumworkbench.core.model.SmallModels;
import org.spectrumworkbench.core.model.Weights;
import org.spectrumworkbench.core.signal.KlEstimator;
import org.spectrumworkbench.core.signal.TokenLoss;

/**
 * Gradients of the program against the formulas of the signal package: central differences of them
 * on the decoder in float64 operators. The program's own float32 rounding decides the tolerance: .2
 * % of a gradient plus 2e-5.
 */
class GradientTest {
  private static final double STEP = 1e-3;
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

  /** The accumulated gradients under Hugging Face's names. */
  static Weights gradients(DecoderModel model) {
    var all = new ArrayList<ai.djl.pytorch.engine.PtNDArray>();
    for (int i = 0; i < model.arrays().size(); i++) {
      var array = model.arrays().get(i);
      all.add(
          model.parts().get(i).trainable()
              ? ai.djl.pytorch.jni.JniUtils.getGradient(array)
              : array);
    }
    return model.export(all, "");
  }

  /** Compares two entries of every tensor with central differences of a loss in float64. */
  private static void check(
      DecoderConfig config, Weights weights, Weights gradients, ToDoubleFunction<Weights> loss) {
    var random = new Random(4);
    int moved = 0;
    for (String name : weights.names()) {
      HostTensor tensor = weights.get(name);
      for (int trial = 0; trial < 2; trial++) {
        int i = random.nextInt(tensor.data().length);
        double up = loss.applyAsDouble(shifted(weights, name, i, STEP));
        double down = loss.applyAsDouble(shifted(weights, name, i, -STEP));
        // float32 holds the shifted weight only roughly, so the true distance is measured.
        double distance =
            (double) (float) (tensor.data()[i] + STEP) - (float) (tensor.data()[i] - STEP);
        double expected = (up - down) / distance;
        float actual = gradients.get(name).data()[i];
        assertThat((double) actual)
            .as("%s[%d]", name, i)
            .isCloseTo(expected, within(2e-5 + 2e-3 * Math.abs(expected)));
        moved += Math.abs(expected) > 1e-4 ? 1 : 0;
      }
    }
    assertThat(moved).as("entries with a gradient to speak of").isGreaterThan(10);
    assertThat(config.parameters()).isEqualTo(gradients.parameters());
  }

  private static Weights shifted(Weights weights, String name, int index, double by) {
    var tensors = new LinkedHashMap<>(weights.asMap());
    HostTensor tensor = weights.get(name);
    float[] data = tensor.data().clone();
    data[index] = (float) (data[index] + by);
    tensors.put(name, new HostTensor(tensor.shape(), data));
    return Weights.of(tensors);
  }

  private static double[] logProbs(DecoderConfig config, Weights weights, int[] tokens) {
    return logProbs(config, weights, tokens, 1);
  }

  private static double[] logProbs(
      DecoderConfig config, Weights weights, int[] tokens, double temperature) {
    try (NDManager manager = engine.newManager()) {
      NDArray all =
          new OperatorDecoder(manager, config, weights, DataType.FLOAT64)
              .logProbs(tokens)
              .div(temperature)
              .logSoftmax(-1);
      double[] flat = all.toDoubleArray();
      double[] chosen = new double[tokens.length - 1];
      for (int t = 0; t < chosen.length; t++) {
        chosen[t] = flat[t * config.vocabSize() + tokens[t + 1]];
      }
      return chosen;
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void supervisedGradientsEqualFiniteDifferences(DecoderConfig config) {
    Weights weights = SmallModels.lively(config, 21);
    var random = new Random(3);
    var batch = new ArrayList<SupervisedLoss.Example>();
    for (int length : new int[] {9, 4, 14, 2}) {
      boolean[] learned = new boolean[length];
      for (int t = 0; t < length; t++) {
        learned[t] = t == length - 1 || random.nextInt(3) > 0;
      }
      batch.add(
          new SupervisedLoss.Example(DecoderModelTest.tokens(random, length, config), learned));
    }
    int learned = batch.stream().mapToInt(SupervisedLoss.Example::learnedTokens).sum();
    ToDoubleFunction<Weights> loss =
        w -> {
          double sum = 0;
          for (SupervisedLoss.Example example : batch) {
            double[] lp = logProbs(config, w, example.tokens());
            for (int t = 1; t < example.tokens().length; t++) {
              sum -= example.learned()[t] ? lp[t - 1] : 0;
            }
          }
          return sum / learned;
        };
    try (DecoderModel model = DecoderModel.load(engine, config, weights)) {
      SupervisedLoss.Report report = new SupervisedLoss(model).accumulate(batch);
      assertThat(report.tokens()).isEqualTo(learned);
      assertThat(report.loss()).isCloseTo(loss.applyAsDouble(weights), within(1e-5));
      check(config, weights, gradients(model), loss);
    }
  }

  @Test
  void microBatchesAddUpToTheWholeBatch() {
    DecoderConfig config = SmallModels.config();
    Weights weights = SmallModels.lively(config, 22);
    var random = new Random(5);
    var batch = new ArrayList<SupervisedLoss.Example>();
    for (int i = 0; i < 12; i++) {
      batch.add(
          SupervisedLoss.Example.of(
              DecoderModelTest.tokens(random, 3, config),
              DecoderModelTest.tokens(random, 1 + i, config)));
    }
    double scale = 1. / batch.stream().mapToInt(SupervisedLoss.Example::learnedTokens).sum();
    try (DecoderModel whole = DecoderModel.load(engine, config, weights);
        DecoderModel parts = DecoderModel.load(engine, config, weights)) {
      new SupervisedLoss(whole).accumulate(batch);
      var loss = new SupervisedLoss(parts);
      loss.accumulate(batch.subList(0, 5), scale);
      loss.accumulate(batch.subList(5, 12), scale);
      requireClose(gradients(parts), gradients(whole), 1e-6);
    }
  }

  static void requireClose(Weights actual, Weights expected, double tolerance) {
    for (String name : expected.names()) {
      assertThat(actual.get(name).data())
          .as(name)
          .containsExactly(expected.get(name).data(), within((float) tolerance));
    }
  }

  private record Task(List<PolicyLoss.Group> groups, int tokens) {}

  /** Groups of several sizes and lengths, with old log-probabilities off by up to .5. */
  private static Task task(
      DecoderConfig config, Weights weights, double temperature, boolean reference) {
    var random = new Random(6);
    var groups = new ArrayList<PolicyLoss.Group>();
    int tokens = 0;
    int[] prompts = {3, 7, 1};
    for (int g = 0; g < prompts.length; g++) {
      int[] prompt = DecoderModelTest.tokens(random, prompts[g], config);
      var responses = new ArrayList<PolicyLoss.Response>();
      for (int r = 0; r < 2 + g; r++) {
        int[] response = DecoderModelTest.tokens(random, 1 + random.nextInt(9), config);
        int n = response.length;
        tokens += n;
        double[] now = logProbs(config, weights, joined(prompt, response), temperature);
        float[] old = new float[n];
        float[] ref = new float[n];
        float[] weight = new float[n];
        for (int t = 0; t < n; t++) {
          double lp = now[prompt.length - 1 + t];
          old[t] = (float) (lp + random.nextDouble() - .5);
          ref[t] = (float) (lp + random.nextDouble() - .5);
          weight[t] = random.nextFloat() / 5;
        }
        responses.add(
            new PolicyLoss.Response(
                response, old, (float) random.nextGaussian(), weight, reference ? ref : null));
      }
      groups.add(new PolicyLoss.Group(prompt, responses));
    }
    return new Task(groups, tokens);
  }

  private static int[] joined(int[] prompt, int[] response) {
    int[] all = Arrays.copyOf(prompt, prompt.length + response.length);
    System.arraycopy(response, 0, all, prompt.length, response.length);
    return all;
  }

  /**
   * The loss by the formulas of the signal package, one unshared sequence at a time.
   *
   * @param fixed the weights that CISPO's ratio, which is a constant, is taken at
   */
  private static double written(
      DecoderConfig config,
      Weights weights,
      Weights fixed,
      Task task,
      PolicyLoss.Settings settings) {
    double sum = 0;
    double low = settings.clipLow();
    double high = settings.clipHigh();
    for (PolicyLoss.Group group : task.groups()) {
      for (PolicyLoss.Response response : group.responses()) {
        int[] all = joined(group.prompt(), response.tokens());
        int from = group.prompt().length - 1;
        int n = response.tokens().length;
        double[] lp =
            Arrays.copyOfRange(
                logProbs(config, weights, all, settings.temperature()), from, from + n);
        double[] old = new double[n];
        for (int t = 0; t < n; t++) {
          old[t] = response.oldLogProbs()[t];
        }
        double a = response.advantage();
        double[] loss = new double[n];
        switch (settings.ratio()) {
          case TOKEN ->
              Arrays.setAll(loss, t -> TokenLoss.clipped(lp[t], old[t], a, low, high).value());
          case SEQUENCE -> Arrays.fill(loss, TokenLoss.gspo(lp, old, a, low, high).value());
          case CLIPPED_WEIGHT -> {
            double[] constant = logProbs(config, fixed, all, settings.temperature());
            Arrays.setAll(
                loss,
                t -> lp[t] * TokenLoss.cispo(constant[from + t], old[t], a, 1 + high).gradient());
          }
        }
        for (int t = 0; t < n; t++) {
          sum += response.weights()[t] * loss[t];
          if (response.referenceLogProbs() != null) {
            double k3 = KlEstimator.K3.of(lp[t], response.referenceLogProbs()[t]);
            sum += settings.beta() * response.weights()[t] * k3;
          }
        }
      }
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"TOKEN, 1", "SEQUENCE, 1", "CLIPPED_WEIGHT, 1", "TOKEN, 0.6"})
  void policyLossAndItsGradientAreThoseOfTheFormulas(PolicyLoss.Ratio ratio, double temperature) {
    DecoderConfig config = SmallModels.config();
    Weights weights = SmallModels.lively(config, 23);
    Task task = task(config, weights, temperature, true);
    var settings = new PolicyLoss.Settings(.2, .28, .1, ratio, temperature);
    try (DecoderModel model = DecoderModel.load(engine, config, weights)) {
      PolicyLoss.Report report = new PolicyLoss(model, settings).accumulate(task.groups());
      assertThat(report.loss())
          .isCloseTo(written(config, weights, weights, task, settings), within(1e-5));
      assertThat(report.tokens()).isEqualTo(task.tokens());
      assertThat(report.klToOld()).isPositive();
      assertThat(report.klToReference()).isPositive();
      check(config, weights, gradients(model), w -> written(config, w, weights, task, settings));
    }
  }

  @Test
  void referenceWithoutAKlTermIsMeasuredAndChangesNoGradient() {
    DecoderConfig config = SmallModels.config();
    Weights weights = SmallModels.lively(config, 24);
    try (DecoderModel with = DecoderModel.load(engine, config, weights);
        DecoderModel without = DecoderModel.load(engine, config, weights)) {
      PolicyLoss.Report measured =
          new PolicyLoss(with, PolicyLoss.Settings.GRPO)
              .accumulate(task(config, weights, 1, true).groups());
      PolicyLoss.Report plain =
          new PolicyLoss(without, PolicyLoss.Settings.GRPO)
              .accumulate(task(config, weights, 1, false).groups());
      assertThat(measured.klToReference()).isBetween(.01, .2);
      assertThat(plain.klToReference()).isNaN();
      assertThat(measured.loss()).isEqualTo(plain.loss());
      assertThat(gradients(with)).isEqualTo(gradients(without));
    }
  }

  @Test
  void clippedTokensAreCountedBySide() {
    DecoderConfig config = SmallModels.config();
    Weights weights = SmallModels.lively(config, 25);
    int[] prompt = {3, 4};
    int[] response = {5, 6, 7, 8};
    double[] lp = logProbs(config, weights, joined(prompt, response));
    // Ratios 1.5, 1, .5 and 1.5 with a gain, then the same with a loss.
    float[] old = new float[4];
    double[] ratios = {1.5, 1, .5, 1.5};
    for (int t = 0; t < 4; t++) {
      old[t] = (float) (lp[1 + t] - Math.log(ratios[t]));
    }
    float[] weight = {.1f, .1f, .1f, .1f};
    try (DecoderModel model = DecoderModel.load(engine, config, weights)) {
      var loss = new PolicyLoss(model, PolicyLoss.Settings.GRPO);
      PolicyLoss.Report gain =
          loss.accumulate(
              List.of(
                  new PolicyLoss.Group(
                      prompt, List.of(new PolicyLoss.Response(response, old, 1, weight, null)))));
      assertThat(gain.clippedHigh()).isEqualTo(.5);
      assertThat(gain.clippedLow()).isZero();
      assertThat(gain.loss()).isCloseTo(-.1 * (1.2 + 1 + .5 + 1.2), within(1e-5));
      double k3 = (2 * (1.5 - 1 - Math.log(1.5)) + .5 - 1 - Math.log(.5)) / 4;
      assertThat(gain.klToOld()).isCloseTo(k3, within(1e-5));
      PolicyLoss.Report fall =
          loss.accumulate(
              List.of(
                  new PolicyLoss.Group(
                      prompt, List.of(new PolicyLoss.Response(response, old, -1, weight, null)))));
      assertThat(fall.clippedHigh()).isZero();
      assertThat(fall.clippedLow()).isEqualTo(.25);
      assertThat(fall.loss()).isCloseTo(.1 * (1.5 + 1 + .8 + 1.5), within(1e-5));
    }
  }

  @Test
  void groupWithoutAdvantageGivesNoGradient() {
    DecoderConfig config = SmallModels.config();
    Weights weights = SmallModels.lively(config, 26);
    try (DecoderModel model = DecoderModel.load(engine, config, weights)) {
      new PolicyLoss(model, PolicyLoss.Settings.GRPO)
          .accumulate(
              List.of(
                  new PolicyLoss.Group(
                      new int[] {3},
                      List.of(
                          new PolicyLoss.Response(
                              new int[] {4, 5},
                              new float[] {-1, -1},
                              0,
                              new float[] {1, 1},
                              null)))));
      for (HostTensor tensor : gradients(model).tensors()) {
        assertThat(tensor.data()).containsOnly(0f);
      }
    }
  }
}
