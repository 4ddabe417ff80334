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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spectrumworkbench.core.model.DecoderConfig;
import org.spectrumworkbench.core.model.HostTensor;
import org.spectrumworkbench.core.model.SmallModels;
import org.spectrumworkbench.core.model.Weights;

/**
 * Gradients of the program against losses written out beside it: central differences of the decoder
 * in float64 operators. The program's own float32 rounding decides the tolerance: .2 % of a
 * gradient plus 2e-5.
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
    try (NDManager manager = engine.newManager()) {
      NDArray all =
          new OperatorDecoder(manager, config, weights, DataType.FLOAT64).logProbs(tokens);
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
  private static Task task(DecoderConfig config, Weights weights, boolean reference) {
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
        double[] now = logProbs(config, weights, joined(prompt, response));
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

  /** The loss as its Javadoc states it, one unshared sequence at a time. */
  private static double written(
      DecoderConfig config, Weights weights, Task task, PolicyLoss.Settings settings) {
    double loss = 0;
    for (PolicyLoss.Group group : task.groups()) {
      for (PolicyLoss.Response response : group.responses()) {
        double[] all = logProbs(config, weights, joined(group.prompt(), response.tokens()));
        int n = response.tokens().length;
        double mean = 0;
        for (int t = 0; t < n; t++) {
          mean += (all[group.prompt().length - 1 + t] - response.oldLogProbs()[t]) / n;
        }
        for (int t = 0; t < n; t++) {
          double lp = all[group.prompt().length - 1 + t];
          double a = response.advantage();
          double low = 1 - settings.clipLow();
          double high = 1 + settings.clipHigh();
          double shift =
              settings.ratio() == PolicyLoss.Ratio.SEQUENCE ? mean : lp - response.oldLogProbs()[t];
          double rho = Math.exp(shift);
          double gain = Math.min(rho * a, Math.clamp(rho, low, high) * a);
          loss -= response.weights()[t] * gain;
          if (response.referenceLogProbs() != null) {
            double gap = response.referenceLogProbs()[t] - lp;
            loss += settings.beta() * response.weights()[t] * (Math.exp(gap) - gap - 1);
          }
        }
      }
    }
    return loss;
  }

  @ParameterizedTest
  @EnumSource(
      value = PolicyLoss.Ratio.class,
      names = {"TOKEN", "SEQUENCE"})
  void sharedPrefixPolicyLossEqualsTheUnsharedOneWrittenOut(PolicyLoss.Ratio ratio) {
    DecoderConfig config = SmallModels.config();
    Weights weights = SmallModels.lively(config, 23);
    Task task = task(config, weights, true);
    var settings = new PolicyLoss.Settings(.2, .28, .1, ratio, true);
    try (DecoderModel model = DecoderModel.load(engine, config, weights)) {
      PolicyLoss.Report report = new PolicyLoss(model, settings).accumulate(task.groups());
      assertThat(report.loss()).isCloseTo(written(config, weights, task, settings), within(1e-5));
      assertThat(report.tokens()).isEqualTo(task.tokens());
      assertThat(report.entropy()).isBetween(.1, Math.log(config.vocabSize()));
      assertThat(report.klToOld()).isPositive();
      assertThat(report.klToReference()).isPositive();
      check(config, weights, gradients(model), w -> written(config, w, task, settings));
    }
  }

  @Test
  void cappedWeightLossHasTheGradientOfWeightedLogProbs() {
    DecoderConfig config = SmallModels.config();
    Weights weights = SmallModels.lively(config, 24);
    Task task = task(config, weights, false);
    var settings = new PolicyLoss.Settings(.2, .1, 0, PolicyLoss.Ratio.CLIPPED_WEIGHT, false);
    // The importance weight is a constant, so it is taken at the weights as they are.
    ToDoubleFunction<Weights> loss =
        w -> {
          double sum = 0;
          for (PolicyLoss.Group group : task.groups()) {
            for (PolicyLoss.Response response : group.responses()) {
              int[] all = joined(group.prompt(), response.tokens());
              double[] lp = logProbs(config, w, all);
              double[] fixed = logProbs(config, weights, all);
              for (int t = 0; t < response.tokens().length; t++) {
                int at = group.prompt().length - 1 + t;
                double rho = Math.exp(fixed[at] - response.oldLogProbs()[t]);
                sum -= response.weights()[t] * Math.min(rho, 1.1) * response.advantage() * lp[at];
              }
            }
          }
          return sum;
        };
    try (DecoderModel model = DecoderModel.load(engine, config, weights)) {
      PolicyLoss.Report report = new PolicyLoss(model, settings).accumulate(task.groups());
      assertThat(report.loss()).isCloseTo(loss.applyAsDouble(weights), within(1e-5));
      assertThat(report.entropy()).isNaN();
      check(config, weights, gradients(model), loss);
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
