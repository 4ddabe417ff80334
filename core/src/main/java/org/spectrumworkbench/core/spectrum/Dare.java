package org.spectrumworkbench.core.spectrum;

import java.util.List;
import java.util.SplittableRandom;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.model.Weights;

/**
 * DARE (Yu et al. 2024): drop differences at random, rescale the rest, add them up.
 *
 * <pre>M = base + scale sum_i w_i b_i (M_i - base) / density,   b_i ~ Bernoulli(density)</pre>
 *
 * Its expectation is task arithmetic. The mask of a tensor depends on the seed and the names of
 * model and tensor, so that the order of the models does not matter.
 *
 * @param base the common start
 * @param density share of differences that is kept, above 0 to 1
 * @param scale factor on the merged difference
 * @param shares the w
 * @param seed the same seed gives the same masks
 */
public record Dare(NamedWeights base, double density, double scale, Shares shares, long seed)
    implements Fusion {
  public Dare {
    if (!(density > 0 && density <= 1)) {
      throw new IllegalArgumentException("the density must be above 0 to 1: " + density);
    }
  }

  @Override
  public Weights fuse(List<NamedWeights> models) {
    Fusion.check(base, models);
    double[] w = shares.of(models.size());
    SeedStream seeds = SeedStream.ofRun(seed).child("dare");
    return Fusion.byTensor(
        models,
        (name, data) -> {
          float[] start = base.weights().get(name).data();
          double[] merged = new double[start.length];
          for (int i = 0; i < data.length; i++) {
            SplittableRandom mask = seeds.child(models.get(i).name()).child(name).generator();
            for (int e = 0; e < start.length; e++) {
              if (mask.nextDouble() < density) {
                merged[e] += w[i] * ((double) data[i][e] - start[e]) / density;
              }
            }
          }
          float[] fused = new float[start.length];
          for (int e = 0; e < start.length; e++) {
            fused[e] = (float) (start[e] + scale * merged[e]);
          }
          return fused;
        });
  }
}
