package org.spectrumworkbench.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.model.DecoderConfig;
import org.spectrumworkbench.core.model.SmallModels;

class SamplerTest {
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

  /** Prompts of 1 to 9 tokens. */
  private static List<Sampler.Prompt> prompts(DecoderConfig config, int count) {
    var random = new Random(1);
    var prompts = new ArrayList<Sampler.Prompt>();
    for (int i = 0; i < count; i++) {
      prompts.add(
          new Sampler.Prompt(
              DecoderModelTest.tokens(random, 1 + random.nextInt(9), config),
              SeedStream.ofRun(7).child("problem-" + i)));
    }
    return prompts;
  }

  /** Several stop tokens, so that many responses end early and rows leave the batch. */
  private static SamplingSettings stopping() {
    return new SamplingSettings(1, 0, 1, 0, 24, Set.of(1, 5, 9, 13));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void cachedDecodingEqualsTheFullForwardPass(DecoderConfig config) {
    List<Sampler.Prompt> prompts = prompts(config, 7);
    try (DecoderModel model = DecoderModel.load(engine, config, SmallModels.lively(config, 41))) {
      List<List<Sampler.Sample>> drawn = new Sampler(model).sample(prompts, 5, stopping());
      int early = 0;
      for (int p = 0; p < prompts.size(); p++) {
        assertThat(drawn.get(p)).hasSize(5);
        for (Sampler.Sample sample : drawn.get(p)) {
          DecoderModel.TokenScores scores =
              model
                  .score(
                      List.of(
                          new DecoderModel.Continuation(prompts.get(p).tokens(), sample.tokens())))
                  .get(0);
          assertThat(sample.logProbs()).containsExactly(scores.logProbs(), within(1e-5f));
          assertThat(sample.entropies()).containsExactly(scores.entropies(), within(1e-5f));
          early += sample.finished() ? 1 : 0;
          int last = sample.tokens()[sample.tokens().length - 1];
          assertThat(sample.finished()).isEqualTo(stopping().stopTokens().contains(last));
          assertThat(sample.finished() || sample.tokens().length == 24).isTrue();
          for (int t = 0; t < sample.tokens().length - 1; t++) {
            assertThat(stopping().stopTokens()).doesNotContain(sample.tokens()[t]);
          }
        }
      }
      assertThat(early).isBetween(10, 35);
    }
  }

  @Test
  void samplesDoNotDependOnTheBatchLayout() {
    DecoderConfig config = SmallModels.config();
    List<Sampler.Prompt> prompts = prompts(config, 9);
    try (DecoderModel model = DecoderModel.load(engine, config, SmallModels.lively(config, 42))) {
      List<List<Sampler.Sample>> together = new Sampler(model).sample(prompts, 6, stopping());
      List<String> distinct =
          together.stream()
              .flatMap(List::stream)
              .map(sample -> Arrays.toString(sample.tokens()))
              .distinct()
              .toList();
      assertThat(distinct).hasSizeGreaterThan(45);
      var order = new ArrayList<>(IntStream.range(0, 9).boxed().toList());
      Collections.shuffle(order, new Random(2));
      List<List<Sampler.Sample>> shuffled =
          new Sampler(model, 4).sample(order.stream().map(prompts::get).toList(), 6, stopping());
      for (int i = 0; i < 9; i++) {
        requireSame(shuffled.get(i), together.get(order.get(i)));
      }
      List<Sampler.Sample> later =
          new Sampler(model).sample(prompts.subList(3, 4), 4, 2, stopping()).get(0);
      requireSame(later, together.get(3).subList(4, 6));
    }
  }

  private static void requireSame(List<Sampler.Sample> actual, List<Sampler.Sample> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int s = 0; s < actual.size(); s++) {
      assertThat(actual.get(s).tokens()).containsExactly(expected.get(s).tokens());
      assertThat(actual.get(s).logProbs())
          .containsExactly(expected.get(s).logProbs(), within(1e-5f));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {.5, 1, 1.7})
  void recordedNumbersAreThoseOfTheDistributionAtTheSamplingTemperature(double temperature) {
    DecoderConfig config = SmallModels.config();
    List<Sampler.Prompt> prompts = prompts(config, 3);
    // The filters choose among tokens and leave the recorded numbers alone.
    var settings = new SamplingSettings(temperature, 30, .95, .001, 12, Set.of(1, 5));
    try (DecoderModel model = DecoderModel.load(engine, config, SmallModels.lively(config, 47))) {
      List<List<Sampler.Sample>> drawn = new Sampler(model).sample(prompts, 4, settings);
      for (int p = 0; p < prompts.size(); p++) {
        for (Sampler.Sample sample : drawn.get(p)) {
          DecoderModel.TokenScores scores =
              model
                  .score(
                      List.of(
                          new DecoderModel.Continuation(prompts.get(p).tokens(), sample.tokens())),
                      temperature)
                  .get(0);
          assertThat(sample.logProbs()).containsExactly(scores.logProbs(), within(1e-5f));
          assertThat(sample.entropies()).containsExactly(scores.entropies(), within(1e-5f));
        }
      }
    }
  }

  /** The model's probabilities after a prompt. */
  private static double[] probabilities(DecoderModel model, int[] prompt) {
    double[] p = new double[model.config().vocabSize()];
    for (int v = 0; v < p.length; v++) {
      p[v] =
          Math.exp(
              model
                  .score(List.of(new DecoderModel.Continuation(prompt, new int[] {v})))
                  .get(0)
                  .logProbs()[0]);
    }
    return p;
  }

  private static int[] counts(DecoderModel model, int[] prompt, SamplingSettings settings, int n) {
    int[] counts = new int[model.config().vocabSize()];
    var asked = List.of(new Sampler.Prompt(prompt, SeedStream.ofRun(3)));
    for (Sampler.Sample sample : new Sampler(model, 4096).sample(asked, n, settings).get(0)) {
      counts[sample.tokens()[0]]++;
    }
    return counts;
  }

  private static double[] scaled(double[] p, double power) {
    double[] q = new double[p.length];
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      q[i] = Math.pow(p[i], power);
      sum += q[i];
    }
    for (int i = 0; i < p.length; i++) {
      q[i] /= sum;
    }
    return q;
  }

  @ParameterizedTest
  @ValueSource(doubles = {1, .6, 2})
  void drawsFollowTheDistribution(double temperature) {
    DecoderConfig config = SmallModels.untied();
    int n = 20_000;
    int[] prompt = {3, 7};
    try (DecoderModel model = DecoderModel.load(engine, config, SmallModels.lively(config, 43))) {
      double[] p = scaled(probabilities(model, prompt), 1 / temperature);
      int[] counts =
          counts(model, prompt, new SamplingSettings(temperature, 0, 1, 0, 1, Set.of()), n);
      double chi = 0;
      double restExpected = 0;
      int restSeen = 0;
      int cells = 0;
      for (int v = 0; v < p.length; v++) {
        if (p[v] * n < 5) {
          restExpected += p[v] * n;
          restSeen += counts[v];
        } else {
          chi += Math.pow(counts[v] - p[v] * n, 2) / (p[v] * n);
          cells++;
        }
      }
      if (restExpected > 0) {
        chi += Math.pow(restSeen - restExpected, 2) / Math.max(restExpected, 1);
      }
      // Mean cells, variance 2 cells; four deviations is beyond one in 10,000.
      assertThat(cells).isGreaterThan(5);
      assertThat(chi).isBetween(.1 * cells, cells + 4 * Math.sqrt(2. * cells));
    }
  }

  private static Set<Integer> support(int[] counts) {
    var seen = new TreeSet<Integer>();
    for (int v = 0; v < counts.length; v++) {
      if (counts[v] > 0) {
        seen.add(v);
      }
    }
    return seen;
  }

  /** Tokens from the likeliest down while the filter still takes them. */
  private static Set<Integer> expected(double[] p, int topK, double topP, double minP) {
    Integer[] order = IntStream.range(0, p.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, (a, b) -> Double.compare(p[b], p[a]));
    var kept = new TreeSet<Integer>();
    double before = 0;
    for (int rank = 0; rank < order.length; rank++) {
      double q = p[order[rank]];
      if ((topK == 0 || rank < topK) && before < topP && q >= minP * p[order[0]]) {
        kept.add(order[rank]);
      }
      before += q;
    }
    return kept;
  }

  @Test
  void filtersKeepExactlyTheirSupport() {
    DecoderConfig config = SmallModels.untied();
    int[] prompt = {3, 7};
    int n = 20_000;
    try (DecoderModel model = DecoderModel.load(engine, config, SmallModels.lively(config, 43))) {
      double[] p = probabilities(model, prompt);
      double rarest = Arrays.stream(p).sorted().skip(p.length - 12).findFirst().orElseThrow();
      assertThat(rarest).as("each of the 12 likeliest will be seen").isGreaterThan(2e-3);
      for (int k : new int[] {1, 3, 8}) {
        int[] counts = counts(model, prompt, new SamplingSettings(1, k, 1, 0, 1, Set.of()), n);
        assertThat(support(counts)).isEqualTo(expected(p, k, 1, 0)).hasSize(k);
      }
      for (double topP : new double[] {.05, .5, .7}) {
        int[] counts = counts(model, prompt, new SamplingSettings(1, 0, topP, 0, 1, Set.of()), n);
        assertThat(support(counts)).isEqualTo(expected(p, 0, topP, 0));
      }
      for (double minP : new double[] {.9, .3, .15}) {
        int[] counts = counts(model, prompt, new SamplingSettings(1, 0, 1, minP, 1, Set.of()), n);
        assertThat(support(counts)).isEqualTo(expected(p, 0, 1, minP));
      }
      // Together they apply in turn, each to the renormalised rest of the one before.
      int[] counts = counts(model, prompt, new SamplingSettings(1, 6, .6, 0, 1, Set.of()), n);
      double[] six = new double[p.length];
      expected(p, 6, 1, 0).forEach(v -> six[v] = p[v]);
      Set<Integer> both = expected(scaled(six, 1), 6, .6, 0);
      assertThat(support(counts)).isEqualTo(both);
      assertThat(both.size()).isBetween(2, 5);
    }
  }

  @Test
  void temperatureZeroTakesTheLikeliestToken() {
    DecoderConfig config = SmallModels.config();
    int[] prompt = {3, 7, 8};
    try (DecoderModel model = DecoderModel.load(engine, config, SmallModels.lively(config, 44))) {
      var asked = List.of(new Sampler.Prompt(prompt, SeedStream.ofRun(1)));
      List<Sampler.Sample> drawn =
          new Sampler(model).sample(asked, 3, SamplingSettings.greedy(6, 1)).get(0);
      int[] soFar = prompt;
      for (int token : drawn.get(0).tokens()) {
        double[] p = probabilities(model, soFar);
        int best = 0;
        for (int v = 1; v < p.length; v++) {
          best = p[v] > p[best] ? v : best;
        }
        assertThat(token).isEqualTo(best);
        soFar = Arrays.copyOf(soFar, soFar.length + 1);
        soFar[soFar.length - 1] = token;
      }
      assertThat(drawn.get(1).tokens()).containsExactly(drawn.get(0).tokens());
    }
  }

  @Test
  void impossibleRequestsAreRefused() {
    DecoderConfig config = SmallModels.config();
    try (DecoderModel model = DecoderModel.load(engine, config, SmallModels.lively(config, 44))) {
      var sampler = new Sampler(model);
      var empty = List.of(new Sampler.Prompt(new int[0], SeedStream.ofRun(1)));
      assertThatThrownBy(() -> sampler.sample(empty, 1, SamplingSettings.plain(4, 1)))
          .isInstanceOf(WorkbenchException.class)
          .hasMessageContaining("no tokens");
      var one = List.of(new Sampler.Prompt(new int[] {3}, SeedStream.ofRun(1)));
      assertThatThrownBy(() -> sampler.sample(one, 1, SamplingSettings.plain(64, 1)))
          .isInstanceOf(WorkbenchException.class)
          .hasMessageContaining("64 positions");
    }
    assertThatThrownBy(() -> new SamplingSettings(-1, 0, 1, 0, 4, Set.of()))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("temperature");
    assertThatThrownBy(() -> new SamplingSettings(1, 0, 0, 0, 4, Set.of()))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("top-p");
  }

  @Test
  void samplingCanBeLeftBetweenTwoBatches() {
    try (DecoderModel model =
        DecoderModel.load(
            engine,
            SmallModels.config(),
            org.spectrumworkbench.core.model.WeightInitialisation.initialise(
                SmallModels.config(), 1))) {
      int[] batches = {0};
      new Sampler(model, 4, () -> batches[0]++)
          .sample(prompts(SmallModels.config(), 5), 2, stopping());
      assertThat(batches[0]).as("two prompts of two answers each at a time").isEqualTo(3);

      batches[0] = 0;
      Sampler left =
          new Sampler(
              model,
              4,
              () -> {
                if (++batches[0] == 2) {
                  throw new IllegalStateException("stop");
                }
              });
      assertThatThrownBy(() -> left.sample(prompts(SmallModels.config(), 5), 2, stopping()))
          .hasMessage("stop");
    }
  }
}
