package org.spectrumworkbench.core.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.spectrumworkbench.core.model.DecoderConfig;
import org.spectrumworkbench.core.model.SmallModels;

/** A program that tests run in a process of its own. */
final class EngineProbe {
  private EngineProbe() {}

  public static void main(String[] args) throws Exception {
    try (TorchEngine engine = TorchEngine.open(new DeviceChoice.Cpu(), 1)) {
      switch (args[0]) {
        case "digest" -> digest(engine, Long.parseLong(args[1]));
        case "train" -> train(engine);
        case "sample" -> sample(engine);
        default -> throw new IllegalArgumentException(args[0]);
      }
    }
  }

  static List<SupervisedLoss.Example> batch(DecoderConfig config, Random random, int size) {
    var batch = new ArrayList<SupervisedLoss.Example>();
    for (int i = 0; i < size; i++) {
      batch.add(
          SupervisedLoss.Example.of(
              DecoderModelTest.tokens(random, 2 + random.nextInt(4), config),
              DecoderModelTest.tokens(random, 1 + random.nextInt(9), config)));
    }
    return batch;
  }

  /** Supervised steps, sampling and policy steps; prints digests of the weights and the samples. */
  private static void digest(TorchEngine engine, long seed) throws Exception {
    DecoderConfig config = SmallModels.config();
    var random = new Random(seed);
    var sha = MessageDigest.getInstance("SHA-256");
    try (DecoderModel model = DecoderModel.load(engine, config, SmallModels.lively(config, seed));
        AdamW optimiser = new AdamW(model, AdamW.Settings.RECIPE)) {
      var supervised = new SupervisedLoss(model);
      for (int step = 0; step < 30; step++) {
        supervised.accumulate(batch(config, random, 8));
        optimiser.step(3e-3);
      }
      var policy = new PolicyLoss(model, PolicyLoss.Settings.GRPO);
      var sampler = new Sampler(model);
      for (int step = 0; step < 10; step++) {
        var prompts = new ArrayList<Sampler.Prompt>();
        for (int p = 0; p < 6; p++) {
          prompts.add(
              new Sampler.Prompt(
                  DecoderModelTest.tokens(random, 2 + p, config),
                  SeedStream.ofRun(seed).child(step).child(p)));
        }
        var drawn = sampler.sample(prompts, 4, SamplingSettings.plain(10, 1));
        var groups = new ArrayList<PolicyLoss.Group>();
        for (int p = 0; p < 6; p++) {
          var responses = new ArrayList<PolicyLoss.Response>();
          for (Sampler.Sample sample : drawn.get(p)) {
            sha.update(Arrays.toString(sample.tokens()).getBytes("UTF-8"));
            sha.update(Arrays.toString(sample.logProbs()).getBytes("UTF-8"));
            float[] weights = new float[sample.tokens().length];
            Arrays.fill(weights, .01f);
            responses.add(
                new PolicyLoss.Response(
                    sample.tokens(), sample.logProbs(), sample.finished() ? 1 : -1, weights, null));
          }
          groups.add(new PolicyLoss.Group(prompts.get(p).tokens(), responses));
        }
        policy.accumulate(groups);
        optimiser.step(1e-3);
      }
      System.out.println("weights " + model.weights().digest());
      System.out.println("samples " + HexFormat.of().formatHex(sha.digest()));
    }
  }

  /**
   * 3,000 training steps of the default experiment's decoder, each with a supervised and a policy
   * loss; prints the resident memory after step 1,000 and at the end.
   */
  private static void train(TorchEngine engine) throws IOException {
    DecoderConfig config = DecoderConfig.tiny(254, 1, 0);
    var random = new Random(1);
    try (DecoderModel model = DecoderModel.load(engine, config, SmallModels.lively(config, 1));
        AdamW optimiser = new AdamW(model, AdamW.Settings.RECIPE)) {
      var supervised = new SupervisedLoss(model);
      var policy = new PolicyLoss(model, PolicyLoss.Settings.GRPO);
      for (int step = 1; step <= 3000; step++) {
        var examples = new ArrayList<SupervisedLoss.Example>();
        for (int i = 0; i < 2; i++) {
          examples.add(
              SupervisedLoss.Example.of(
                  DecoderModelTest.tokens(random, 6, config),
                  DecoderModelTest.tokens(random, 8 + random.nextInt(5), config)));
        }
        supervised.accumulate(examples);
        policy.accumulate(List.of(group(config, random)));
        optimiser.step(1e-3);
        if (step == 1000 || step == 3000) {
          System.out.println("resident " + residentKilobytes());
        }
      }
    }
  }

  private static PolicyLoss.Group group(DecoderConfig config, Random random) {
    var responses = new ArrayList<PolicyLoss.Response>();
    for (int r = 0; r < 2; r++) {
      int[] tokens = DecoderModelTest.tokens(random, 8 + random.nextInt(5), config);
      float[] logProbs = new float[tokens.length];
      Arrays.fill(logProbs, -5);
      float[] weights = new float[tokens.length];
      Arrays.fill(weights, .01f);
      responses.add(new PolicyLoss.Response(tokens, logProbs, r - .5f, weights, logProbs));
    }
    return new PolicyLoss.Group(DecoderModelTest.tokens(random, 6, config), responses);
  }

  /**
   * 600 sampling calls on the default experiment's decoder; prints the resident memory after call
   * 100 and at the end.
   */
  private static void sample(TorchEngine engine) throws IOException {
    DecoderConfig config = DecoderConfig.tiny(254, 1, 0);
    var random = new Random(1);
    try (DecoderModel model = DecoderModel.load(engine, config, SmallModels.lively(config, 1))) {
      var sampler = new Sampler(model);
      for (int call = 1; call <= 600; call++) {
        var prompts = new ArrayList<Sampler.Prompt>();
        for (int p = 0; p < 8; p++) {
          prompts.add(
              new Sampler.Prompt(
                  DecoderModelTest.tokens(random, 1 + random.nextInt(8), config),
                  SeedStream.ofRun(call).child(p)));
        }
        sampler.sample(prompts, 4, new SamplingSettings(1, 20, .95, .01, 12, Set.of(1, 5)));
        if (call == 100 || call == 600) {
          System.out.println("resident " + residentKilobytes());
        }
      }
    }
  }

  private static long residentKilobytes() throws IOException {
    System.gc();
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IOException("/proc/self/status names no resident memory");
  }
}
