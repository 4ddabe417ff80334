package org.spectrumworkbench.core.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.spectrumworkbench.core.model.DecoderConfig;
import org.spectrumworkbench.core.model.WeightInitialisation;

/**
 * Times what a run spends its time on, beside the fastest matrix product that the machine reaches
 * in the same sitting.
 *
 * <p>The decoder is {@link DecoderConfig#tiny} with 280 tokens, as in the script that times other
 * libraries; the default experiment's has 254 and otherwise the same shape. The policy update
 * computes all 32 groups at once, where the default experiment takes micro-batches of 8.
 */
public final class EngineBenchmark {
  private static final int VOCABULARY = 280;
  private static final int PROBLEMS = 32;
  private static final int GROUP = 8;
  private static final int PROMPT = 11;
  private static final int RESPONSE = 18;
  private static final double GIGA = 1e-9;

  private EngineBenchmark() {}

  /**
   * One measured line.
   *
   * @param name what was timed
   * @param seconds median wall time of one step
   * @param tokensPerSecond tokens of a step by that time
   * @param gigaflops useful work by that time, in 1e9 operations a second
   * @param shareOfPeak that work as a share of the matrix product's
   */
  public record Line(
      String name, double seconds, double tokensPerSecond, double gigaflops, double shareOfPeak) {}

  /**
   * A benchmark's outcome.
   *
   * @param engine what it ran on
   * @param peakGigaflops the best of several float32 matrix products
   * @param parameters of the decoder
   * @param lines one a workload
   */
  public record Result(
      TorchEngine.Description engine, double peakGigaflops, long parameters, List<Line> lines) {}

  /**
   * Runs the benchmark.
   *
   * @param repeats timed repetitions of each workload, at least 3; the median counts
   */
  public static Result run(TorchEngine engine, int repeats) {
    DecoderConfig config = DecoderConfig.tiny(VOCABULARY, VOCABULARY - 1, VOCABULARY - 2);
    double peak = matmulPeak(engine, repeats);
    var lines = new ArrayList<Line>();
    try (DecoderModel model =
            DecoderModel.load(engine, config, WeightInitialisation.initialise(config, 1));
        AdamW optimiser = new AdamW(model, AdamW.Settings.RECIPE)) {
      lines.add(training(model, optimiser, peak, 64, 64, repeats));
      lines.add(training(model, optimiser, peak, 32, PROMPT + RESPONSE, repeats));
      lines.addAll(signal(model, optimiser, peak, repeats));
    }
    return new Result(engine.describe(), peak, config.parameters(), List.copyOf(lines));
  }

  private static double matmulPeak(TorchEngine engine, int repeats) {
    int n = 1024;
    double best = 0;
    try (NDManager manager = engine.newManager()) {
      NDArray a = manager.randomUniform(-1, 1, new Shape(n, n));
      NDArray b = manager.randomUniform(-1, 1, new Shape(n, n));
      for (int i = 0; i < repeats + 2; i++) {
        long start = System.nanoTime();
        try (NDArray c = a.matMul(b)) {
          c.getFloat(0, 0);
        }
        best = Math.max(best, 2. * n * n * n / (System.nanoTime() - start));
      }
    }
    return best;
  }

  private static Line training(
      DecoderModel model, AdamW optimiser, double peak, int rows, int length, int repeats) {
    var random = new Random(1);
    var batch = new ArrayList<SupervisedLoss.Example>();
    for (int i = 0; i < rows; i++) {
      boolean[] learned = new boolean[length];
      Arrays.fill(learned, true);
      batch.add(new SupervisedLoss.Example(tokens(random, length), learned));
    }
    var loss = new SupervisedLoss(model);
    double seconds =
        median(
            repeats,
            () -> {
              loss.accumulate(batch);
              optimiser.step(1e-4);
            });
    double tokens = (double) rows * length;
    double flops = 3. * model.config().flopsPerToken() * tokens;
    return line("train %d x %d".formatted(rows, length), seconds, tokens, flops, peak);
  }

  private static List<Line> signal(DecoderModel model, AdamW optimiser, double peak, int repeats) {
    var random = new Random(2);
    var prompts = new ArrayList<Sampler.Prompt>();
    for (int i = 0; i < PROBLEMS; i++) {
      prompts.add(new Sampler.Prompt(tokens(random, PROMPT), SeedStream.ofRun(1).child(i)));
    }
    // Without a stop token every response has full length, as in the peers' benchmark.
    var settings = new SamplingSettings(1, 0, 1, 0, RESPONSE, Set.of());
    var sampler = new Sampler(model);
    var loss = new PolicyLoss(model, PolicyLoss.Settings.GRPO);
    double[] sampling = new double[repeats + 2];
    double[] learning = new double[repeats + 2];
    double[] total = new double[repeats + 2];
    for (int i = 0; i < total.length; i++) {
      long start = System.nanoTime();
      List<List<Sampler.Sample>> drawn = sampler.sample(prompts, GROUP, settings);
      long middle = System.nanoTime();
      loss.accumulate(groups(prompts, drawn));
      optimiser.step(1e-6);
      long end = System.nanoTime();
      sampling[i] = GIGA * (middle - start);
      learning[i] = GIGA * (end - middle);
      total[i] = GIGA * (end - start);
    }
    double responses = (double) PROBLEMS * GROUP * RESPONSE;
    double prompt = (double) PROBLEMS * PROMPT;
    double flops = model.config().flopsPerToken();
    return List.of(
        line("sample 256 x 18", middle(sampling), responses, flops * (responses + prompt), peak),
        line(
            "policy update 256 x (11 + 18)",
            middle(learning),
            responses,
            3 * flops * (responses + prompt),
            peak),
        line(
            "MGPO step 256 x (11 + 18)",
            middle(total),
            responses,
            4 * flops * (responses + prompt),
            peak));
  }

  private static List<PolicyLoss.Group> groups(
      List<Sampler.Prompt> prompts, List<List<Sampler.Sample>> drawn) {
    var groups = new ArrayList<PolicyLoss.Group>();
    for (int p = 0; p < drawn.size(); p++) {
      var responses = new ArrayList<PolicyLoss.Response>();
      for (Sampler.Sample sample : drawn.get(p)) {
        float[] weights = new float[sample.tokens().length];
        Arrays.fill(weights, 1f / (PROBLEMS * GROUP * weights.length));
        float advantage = responses.size() % 2 == 0 ? 1 : -1;
        responses.add(
            new PolicyLoss.Response(sample.tokens(), sample.logProbs(), advantage, weights, null));
      }
      groups.add(new PolicyLoss.Group(prompts.get(p).tokens(), responses));
    }
    return groups;
  }

  private static int[] tokens(Random random, int length) {
    return random.ints(length, 0, VOCABULARY - 2).toArray();
  }

  private static Line line(String name, double seconds, double tokens, double flops, double peak) {
    double speed = GIGA * flops / seconds;
    return new Line(name, seconds, tokens / seconds, speed, speed / peak);
  }

  private static double median(int repeats, Runnable work) {
    double[] times = new double[repeats + 2];
    for (int i = 0; i < times.length; i++) {
      long start = System.nanoTime();
      work.run();
      times[i] = GIGA * (System.nanoTime() - start);
    }
    return middle(times);
  }

  /** The median without the first two, which warm up. */
  private static double middle(double[] times) {
    double[] sorted = Arrays.copyOfRange(times, 2, times.length);
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
