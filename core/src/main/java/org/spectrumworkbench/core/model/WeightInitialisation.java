package org.spectrumworkbench.core.model;

import java.util.LinkedHashMap;
import java.util.SplittableRandom;

/** Weights of a model that has not learned anything yet. */
public final class WeightInitialisation {
  private static final float EMBEDDING_STD = .05f;

  private WeightInitialisation() {}

  /**
   * Draws the weights of an untrained decoder. One seed gives the same bits everywhere.
   *
   * <p>Normal, mean 0: embeddings with standard deviation .05, projections with {@code .8 /
   * sqrt(D)}, those that write to the residual stream (attention output and down) divided further
   * by {@code sqrt(2 L)}; gains 1, biases 0. D is the hidden size, L the number of layers. Source:
   * ours.
   */
  public static Weights initialise(DecoderConfig config, long seed) {
    double projection = .8 / Math.sqrt(config.hiddenSize());
    double residual = projection / Math.sqrt(2. * config.layers());
    var random = new SplittableRandom(seed);
    var tensors = new LinkedHashMap<String, HostTensor>();
    config
        .tensorShapes()
        .forEach((name, shape) -> {
          float[] data = new float[Math.toIntExact(HostTensor.elements(shape))];
          if (name.endsWith("norm.weight")) {
            java.util.Arrays.fill(data, 1f);
          } else if (!name.endsWith(".bias")) {
            double std = projection;
            if (name.contains("embed_tokens") || name.startsWith("lm_head")) {
              std = EMBEDDING_STD;
            } else if (name.contains("o_proj") || name.contains("down_proj")) {
              std = residual;
            }
            for (int i = 0; i < data.length; i++) {
              data[i] = (float) (std * random.nextGaussian());
            }
          }
          tensors.put(name, new HostTensor(shape, data));
        });
    return Weights.of(tensors);
  }
}
