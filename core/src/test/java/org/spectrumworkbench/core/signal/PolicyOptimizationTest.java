package org.spectrumworkbench.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.engine.AdamW;
import org.spectrumworkbench.core.engine.DecoderModel;
import org.spectrumworkbench.core.engine.DeviceChoice;
import org.spectrumworkbench.core.engine.PolicyLoss;
import org.spectrumworkbench.core.engine.Sampler;
import org.spectrumworkbench.core.engine.SamplingSettings;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.engine.TorchEngine;
import org.spectrumworkbench.core.model.DecoderConfig;
import org.spectrumworkbench.core.model.SmallModels;
import org.spectrumworkbench.core.model.Weights;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.rollout.Group;
import org.spectrumworkbench.core.rollout.Rollout;
import org.spectrumworkbench.core.signal.PolicyOptimization.Method;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.core.verify.Verdict;

/** Updates of a small policy on six groups of four answers, three of them without signal. */
class PolicyOptimizationTest {
  private static final DecoderConfig CONFIG = SmallModels.config();
  private static final Weights START = SmallModels.lively(CONFIG, 31);
  private static final int MAX_TOKENS = 12;
  private static TorchEngine engine;

  @BeforeAll
  static void open() {
    engine = TorchEngine.open(new DeviceChoice.Cpu(), 1);
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static PolicyOptimization.Settings settings(Method method, int microBatch, boolean drop) {
    return new PolicyOptimization.Settings(
        method, 4, false, .2, .2, 0, 1, drop, microBatch, MAX_TOKENS, PolicyLoss.Ratio.TOKEN, 1);
  }

  /** Answers of many lengths; answer i to problem p is correct where i is at most p - 1. */
  private static List<Group> sampled(DecoderModel policy, double temperature) {
    var prompts = new ArrayList<Sampler.Prompt>();
    for (int p = 0; p < 6; p++) {
      prompts.add(new Sampler.Prompt(new int[] {3 + p, 4}, SeedStream.ofRun(5).child(p)));
    }
    // Five tokens end an answer, so that lengths differ.
    var drawn =
        new Sampler(policy)
            .sample(
                prompts,
                4,
                new SamplingSettings(temperature, 0, 1, 0, MAX_TOKENS, Set.of(1, 7, 9, 20, 30)));
    var groups = new ArrayList<Group>();
    for (int p = 0; p < 6; p++) {
      var rollouts = new ArrayList<Rollout>();
      for (int i = 0; i < 4; i++) {
        Sampler.Sample sample = drawn.get(p).get(i);
        Outcome outcome = i < p ? Outcome.CORRECT : Outcome.WRONG;
        rollouts.add(
            new Rollout(
                i,
                sample.tokens(),
                "",
                sample.logProbs(),
                1,
                !sample.finished(),
                new Verdict(outcome, null, "")));
      }
      groups.add(
          new Group(
              new Problem("p" + p, "algebra", "linear", "", "0"),
              prompts.get(p).tokens(),
              rollouts));
    }
    return groups;
  }

  private static Weights after(PolicyOptimization.Settings settings) {
    try (DecoderModel policy = DecoderModel.load(engine, CONFIG, START);
        DecoderModel reference = DecoderModel.load(engine, CONFIG, START);
        AdamW optimiser = new AdamW(policy, AdamW.Settings.RECIPE)) {
      List<WeightedGroup> groups =
          PolicyOptimization.weigh(sampled(policy, settings.temperature()), settings);
      assertThat(
              groups.stream()
                  .flatMap(g -> g.group().rollouts().stream())
                  .map(r -> r.tokens().length)
                  .distinct()
                  .count())
          .isGreaterThan(3);
      new PolicyOptimization(policy, reference, optimiser, settings).update(groups, 1e-2, () -> {});
      return policy.weights();
    }
  }

  @Test
  void bnpoIsDapoWithinOneMicroBatchAndNotAcrossSeveral() {
    assertThat(after(settings(Method.BNPO, 6, false)))
        .isEqualTo(after(settings(Method.DAPO, 6, false)));
    assertThat(after(settings(Method.BNPO, 2, false)))
        .isNotEqualTo(after(settings(Method.DAPO, 2, false)));
  }

  @Test
  void leavingGroupsWithoutSignalOutChangesNothing() {
    for (Method method : Method.values()) {
      Weights all = after(settings(method, 2, false));
      Weights without = after(settings(method, 2, true));
      for (String name : all.names()) {
        assertThat(without.get(name).data())
            .as(method + " " + name)
            .containsExactly(all.get(name).data(), within(1e-5f));
      }
    }
  }

  @Test
  void theUserIsHeardBeforeEachMicroBatch() {
    PolicyOptimization.Settings settings = settings(Method.MGPO, 2, false);
    try (DecoderModel policy = DecoderModel.load(engine, CONFIG, START);
        DecoderModel reference = DecoderModel.load(engine, CONFIG, START);
        AdamW optimiser = new AdamW(policy, AdamW.Settings.RECIPE)) {
      List<WeightedGroup> groups =
          PolicyOptimization.weigh(sampled(policy, settings.temperature()), settings);
      int[] heard = {0};
      new PolicyOptimization(policy, reference, optimiser, settings)
          .update(groups, 1e-2, () -> heard[0]++);
      assertThat(heard[0]).isEqualTo(settings.updates() * Math.ceilDiv(groups.size(), 2));
    }
  }

  private static PolicyOptimization.Settings tempered(double beta, double temperature) {
    return new PolicyOptimization.Settings(
        Method.GRPO,
        0,
        false,
        .2,
        .2,
        beta,
        1,
        true,
        2,
        MAX_TOKENS,
        PolicyLoss.Ratio.TOKEN,
        temperature);
  }

  /** Two steps on fresh answers; what the second one measured. */
  private static PolicyOptimization.Update second(PolicyOptimization.Settings settings) {
    try (DecoderModel policy = DecoderModel.load(engine, CONFIG, START);
        DecoderModel reference = DecoderModel.load(engine, CONFIG, START);
        AdamW optimiser = new AdamW(policy, AdamW.Settings.RECIPE)) {
      var optimization = new PolicyOptimization(policy, reference, optimiser, settings);
      PolicyOptimization.Update first = null;
      PolicyOptimization.Update second = null;
      for (int step = 0; step < 2; step++) {
        first = second;
        second =
            optimization.update(
                PolicyOptimization.weigh(sampled(policy, settings.temperature()), settings),
                1e-2,
                () -> {});
      }
      assertThat(java.util.Objects.requireNonNull(first).klToReference().getAsDouble())
          .isLessThan(1e-6);
      return java.util.Objects.requireNonNull(second);
    }
  }

  @Test
  void klToTheStartGrowsWhileThatToTheSamplerIsZeroByConstruction() {
    for (double beta : new double[] {0, 1e-3}) {
      PolicyOptimization.Update update = second(tempered(beta, 1));
      assertThat(update.klToReference().getAsDouble()).isGreaterThan(1e-3);
      assertThat(update.klToOld()).isLessThan(1e-6);
    }
  }

  @Test
  void policyAndSamplerAreComparedAtOneTemperature() {
    // At different temperatures old and new log-probs would differ before any update.
    for (double temperature : new double[] {.5, 2}) {
      PolicyOptimization.Update update = second(tempered(0, temperature));
      assertThat(update.klToOld()).as("temperature %s", temperature).isLessThan(1e-6);
      assertThat(update.clippedHigh() + update.clippedLow()).isZero();
    }
  }
}
