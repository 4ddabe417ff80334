package org.spectrumworkbench.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectrumworkbench.core.model.DecoderConfig;
import org.spectrumworkbench.core.model.SmallModels;
import org.spectrumworkbench.core.model.Weights;

class AdamWTest {
  private static TorchEngine engine;

  @BeforeAll
  static void open() {
    engine = TorchEngine.open(new DeviceChoice.Cpu(), 1);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static List<SupervisedLoss.Example> batch(DecoderConfig config, int seed) {
    var random = new Random(seed);
    var batch = new ArrayList<SupervisedLoss.Example>();
    for (int i = 0; i < 4; i++) {
      batch.add(
          SupervisedLoss.Example.of(
              DecoderModelTest.tokens(random, 3, config),
              DecoderModelTest.tokens(random, 6, config)));
    }
    return batch;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, .05, 1e9})
  void twentyStepsEqualAdamWWrittenOut(double clip) {
    DecoderConfig config = SmallModels.untied().withAttentionBias(true);
    Weights start = SmallModels.lively(config, 31);
    var settings = new AdamW.Settings(.9, .98, 1e-8, .1, clip);
    // The reference follows in float64 from the same gradients.
    Map<String, double[]> value = new LinkedHashMap<>();
    Map<String, double[]> first = new LinkedHashMap<>();
    Map<String, double[]> second = new LinkedHashMap<>();
    start
        .asMap()
        .forEach((name, tensor) -> {
          double[] x = new double[tensor.data().length];
          for (int i = 0; i < x.length; i++) {
            x[i] = tensor.data()[i];
          }
          value.put(name, x);
          first.put(name, new double[x.length]);
          second.put(name, new double[x.length]);
        });
    try (DecoderModel model = DecoderModel.load(engine, config, start);
        AdamW optimiser = new AdamW(model, settings)) {
      var loss = new SupervisedLoss(model);
      for (int step = 1; step <= 20; step++) {
        double rate = 1e-2 / step;
        loss.accumulate(batch(config, step));
        Weights gradients = GradientTest.gradients(model);
        double norm = 0;
        for (var tensor : gradients.tensors()) {
          for (float g : tensor.data()) {
            norm += (double) g * g;
          }
        }
        norm = Math.sqrt(norm);
        double scale = clip > 0 ? Math.min(1, clip / norm) : 1;
        for (String name : start.names()) {
          double[] x = value.get(name);
          double[] m = first.get(name);
          double[] v = second.get(name);
          boolean matrix = start.get(name).shape().length == 2;
          for (int i = 0; i < x.length; i++) {
            double g = gradients.get(name).data()[i] * scale;
            m[i] = .9 * m[i] + .1 * g;
            v[i] = .98 * v[i] + .02 * g * g;
            double mHat = m[i] / (1 - Math.pow(.9, step));
            double vHat = v[i] / (1 - Math.pow(.98, step));
            x[i] -= rate * (matrix ? .1 * x[i] : 0);
            x[i] -= rate * mHat / (Math.sqrt(vHat) + 1e-8);
          }
        }
        assertThat(optimiser.step(rate)).isCloseTo(norm, within(1e-5 * norm));
      }
      assertThat(optimiser.steps()).isEqualTo(20);
      Weights end = model.weights();
      for (String name : end.names()) {
        double[] expected = value.get(name);
        float[] actual = end.get(name).data();
        for (int i = 0; i < actual.length; i++) {
          assertThat((double) actual[i]).as(name).isCloseTo(expected[i], within(2e-5));
        }
      }
    }
  }

  @Test
  void stepClearsTheGradients() {
    DecoderConfig config = SmallModels.config();
    try (DecoderModel model = DecoderModel.load(engine, config, SmallModels.lively(config, 32));
        AdamW optimiser = new AdamW(model, AdamW.Settings.RECIPE)) {
      new SupervisedLoss(model).accumulate(batch(config, 1));
      assertThat(optimiser.step(1e-3)).isPositive();
      assertThat(optimiser.step(1e-3)).isZero();
    }
  }

  @Test
  void restoredOptimiserContinuesBitByBit() {
    DecoderConfig config = SmallModels.config();
    Weights start = SmallModels.lively(config, 33);
    Weights straight;
    Weights half;
    Weights state;
    try (DecoderModel model = DecoderModel.load(engine, config, start);
        AdamW optimiser = new AdamW(model, AdamW.Settings.RECIPE)) {
      train(model, optimiser, 0, 5);
      half = model.weights();
      state = optimiser.state();
      train(model, optimiser, 5, 10);
      straight = model.weights();
    }
    try (DecoderModel model = DecoderModel.load(engine, config, half);
        AdamW optimiser = new AdamW(model, AdamW.Settings.RECIPE)) {
      optimiser.restore(state);
      assertThat(optimiser.steps()).isEqualTo(5);
      train(model, optimiser, 5, 10);
      assertThat(model.weights()).isEqualTo(straight);
    }
  }

  private static void train(DecoderModel model, AdamW optimiser, int from, int to) {
    var loss = new SupervisedLoss(model);
    for (int step = from; step < to; step++) {
      loss.accumulate(batch(model.config(), step));
      optimiser.step(1e-2);
    }
  }

  @Test
  void trainingLearnsWhatItIsShown() {
    DecoderConfig config = SmallModels.config();
    List<SupervisedLoss.Example> batch = batch(config, 9);
    try (DecoderModel model = DecoderModel.load(engine, config, SmallModels.lively(config, 34));
        AdamW optimiser = new AdamW(model, AdamW.Settings.RECIPE)) {
      var loss = new SupervisedLoss(model);
      double first = loss.accumulate(batch).loss();
      for (int step = 0; step < 150; step++) {
        optimiser.step(1e-2);
        loss.accumulate(batch);
      }
      optimiser.step(1e-2);
      assertThat(first).isGreaterThan(2);
      assertThat(loss.accumulate(batch).loss()).isLessThan(.1);
    }
  }
}
