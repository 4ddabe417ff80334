package org.spectrumworkbench.core.spectrum;

import java.util.Arrays;
import java.util.List;
import org.spectrumworkbench.core.model.Weights;

/**
 * TIES (Yadav et al. 2023): trim, elect signs, merge what agrees.
 *
 * <pre>
 * d_i   = M_i - base, all but the largest magnitudes set to 0
 * s     = sign(sum_i w_i d_i)
 * M     = base + scale (sum_A w_i d_i) / (sum_A w_i),   A = { i : sign(d_i) = s }
 * </pre>
 *
 * Each element has its own s and A. Magnitudes are ranked within a tensor (ours; the paper ranks
 * all of a model's).
 *
 * @param base the common start
 * @param density share of each tensor's differences that is kept, above 0 to 1
 * @param scale factor on the merged difference
 * @param shares the w
 */
public record Ties(NamedWeights base, double density, double scale, Shares shares)
    implements Fusion {
  public Ties {
    if (!(density > 0 && density <= 1)) {
      throw new IllegalArgumentException("the density must be above 0 to 1: " + density);
    }
  }

  @Override
  public Weights fuse(List<NamedWeights> models) {
    Fusion.check(base, models);
    double[] w = shares.of(models.size());
    return Fusion.byTensor(
        models,
        (name, data) -> {
          float[] start = base.weights().get(name).data();
          double[][] deltas = new double[data.length][];
          for (int i = 0; i < data.length; i++) {
            deltas[i] = trimmed(data[i], start);
          }
          return merged(start, deltas, w);
        });
  }

  private double[] trimmed(float[] values, float[] start) {
    double[] delta = new double[values.length];
    double[] magnitudes = new double[values.length];
    for (int e = 0; e < delta.length; e++) {
      delta[e] = (double) values[e] - start[e];
      magnitudes[e] = Math.abs(delta[e]);
    }
    int kept = (int) Math.max(1, Math.round(density * delta.length));
    if (kept >= delta.length) {
      return delta;
    }
    Arrays.sort(magnitudes);
    double smallestKept = magnitudes[delta.length - kept];
    for (int e = 0; e < delta.length; e++) {
      if (Math.abs(delta[e]) < smallestKept) {
        delta[e] = 0;
      }
    }
    return delta;
  }

  private float[] merged(float[] start, double[][] deltas, double[] w) {
    float[] fused = new float[start.length];
    for (int e = 0; e < start.length; e++) {
      double vote = 0;
      for (int i = 0; i < deltas.length; i++) {
        vote += w[i] * deltas[i][e];
      }
      double sign = Math.signum(vote);
      double sum = 0;
      double weight = 0;
      for (int i = 0; i < deltas.length; i++) {
        if (sign != 0 && Math.signum(deltas[i][e]) == sign) {
          sum += w[i] * deltas[i][e];
          weight += w[i];
        }
      }
      fused[e] = weight == 0 ? start[e] : (float) (start[e] + scale * sum / weight);
    }
    return fused;
  }
}
