package org.spectrumworkbench.core.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.spectrumworkbench.core.model.DecoderConfig;
import org.spectrumworkbench.core.model.WeightInitialisation;

/**
 * How fast this machine trains and samples small decoders, measured within a second or two for each
 * width and number of threads: a small and a large batch each, from which follows what a call costs
 * whatever its size, and what a token adds.
 *
 * <p>The fastest of a few times counts, so that other programs disturb it less; where they never
 * let go of the machine, they are measured with it.
 */
public final class SpeedMeasurement {
  private static final int LAYERS = 2;
  private static final int VOCABULARY = 256;
  private static final int PROMPT = 8;
  private static final int RESPONSE = 12;
  private static final int TIMES = 5;
  private static final int WARM_UP = 2;

  private SpeedMeasurement() {}

  /**
   * The speed at one width and number of threads.
   *
   * @param width of the residual stream
   * @param threads of one operator
   * @param trainCall seconds of a forward and backward pass for each layer, whatever its size
   * @param trainFlops useful operations a second in training, three times the forward pass's
   * @param sampleCall seconds of a decoding step for each layer, however many answers grow
   * @param sampleFlops useful operations a second in sampling
   */
  public record Speed(
      int width,
      int threads,
      double trainCall,
      double trainFlops,
      double sampleCall,
      double sampleFlops) {}

  /** Measures one width on an open engine. */
  public static Speed measure(TorchEngine engine, int width) {
    DecoderConfig config =
        new DecoderConfig(
            VOCABULARY,
            width,
            LAYERS,
            4,
            2,
            Math.max(2, width / 4),
            3 * width,
            1e-6,
            100,
            true,
            true,
            512,
            VOCABULARY - 1,
            VOCABULARY - 2);
    try (DecoderModel model =
            DecoderModel.load(engine, config, WeightInitialisation.initialise(config, 1));
        AdamW optimiser = new AdamW(model, AdamW.Settings.RECIPE)) {
      double[] small = training(model, optimiser, 4, 20);
      double[] large = training(model, optimiser, 32, 30);
      double[] train = line(small, large);
      double[] few = sampling(model, 1, 8);
      double[] many = sampling(model, 32, 8);
      double[] sample = line(few, many);
      double flops = config.flopsPerToken();
      return new Speed(
          width,
          engine.describe().threads(),
          train[0] / LAYERS,
          3 * flops / train[1],
          sample[0] / LAYERS / RESPONSE,
          flops / sample[1]);
    }
  }

  /**
   * The line through two measurements.
   *
   * @param small seconds and tokens
   * @param large seconds and tokens
   * @return seconds of no tokens, at least 0, and seconds a token, above 0
   */
  static double[] line(double[] small, double[] large) {
    // A disturbed measurement must not make tokens free.
    double slope =
        Math.max((large[0] - small[0]) / (large[1] - small[1]), .5 * large[0] / large[1]);
    return new double[] {Math.max(0, small[0] - slope * small[1]), slope};
  }

  private static double[] training(DecoderModel model, AdamW optimiser, int rows, int length) {
    var random = new Random(1);
    var batch = new ArrayList<SupervisedLoss.Example>();
    for (int i = 0; i < rows; i++) {
      boolean[] learned = new boolean[length];
      Arrays.fill(learned, true);
      batch.add(new SupervisedLoss.Example(tokens(random, length), learned));
    }
    var loss = new SupervisedLoss(model);
    double seconds =
        fastest(() -> {
          loss.accumulate(batch);
          optimiser.step(1e-4);
        });
    return new double[] {seconds, (double) rows * length};
  }

  private static double[] sampling(DecoderModel model, int prompts, int samples) {
    var random = new Random(2);
    var asked = new ArrayList<Sampler.Prompt>();
    for (int i = 0; i < prompts; i++) {
      asked.add(new Sampler.Prompt(tokens(random, PROMPT), SeedStream.ofRun(1).child(i)));
    }
    // Without a stop token every answer has full length.
    var settings = new SamplingSettings(1, 0, 1, 0, RESPONSE, Set.of());
    var sampler = new Sampler(model);
    double seconds =
        fastest(() -> {
          List<List<Sampler.Sample>> unused = sampler.sample(asked, samples, settings);
        });
    return new double[] {seconds, (double) prompts * samples * RESPONSE};
  }

  /**
   * The least of a few times after a warm-up, in seconds: what the machine does where nothing else
   * wants it.
   */
  private static double fastest(Runnable work) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = -WARM_UP; i < TIMES; i++) {
      long start = System.nanoTime();
      work.run();
      if (i >= 0) {
        least = Math.min(least, (System.nanoTime() - start) / 1e9);
      }
    }
    return least;
  }

  private static int[] tokens(Random random, int length) {
    return random.ints(length, 0, VOCABULARY - 2).toArray();
  }
}
