package org.spectrumworkbench.core.spectrum;

import java.util.List;
import org.spectrumworkbench.core.model.Weights;

/**
 * Task arithmetic (Ilharco et al. 2023): the models' differences from their common start, added up.
 *
 * <pre>M = base + scale sum_i w_i (M_i - base)</pre>
 *
 * With a scale of 1 it is the weighted average.
 *
 * @param base the common start
 * @param scale factor on the merged difference
 * @param shares the w
 */
public record TaskArithmetic(NamedWeights base, double scale, Shares shares) implements Fusion {
  @Override
  public Weights fuse(List<NamedWeights> models) {
    Fusion.check(base, models);
    double[] w = shares.of(models.size());
    return Fusion.byTensor(
        models,
        (name, data) -> {
          float[] start = base.weights().get(name).data();
          float[] fused = new float[start.length];
          for (int e = 0; e < start.length; e++) {
            double merged = 0;
            for (int i = 0; i < data.length; i++) {
              merged += w[i] * ((double) data[i][e] - start[e]);
            }
            fused[e] = (float) (start[e] + scale * merged);
          }
          return fused;
        });
  }
}
