package org.spectrumworkbench.core.spectrum;

import java.util.Arrays;
import java.util.List;
import org.spectrumworkbench.core.model.Weights;

/**
 * Spherical interpolation (Shoemake 1985) of each flattened tensor. For two models with shares 1 -
 * t and t:
 *
 * <pre>
 * slerp(t, v0, v1) = sin((1-t) a)/sin(a) v0 + sin(t a)/sin(a) v1,   cos(a) = v0·v1 / (|v0| |v1|)
 * </pre>
 *
 * For more models it is the weighted mean on the sphere (Buss and Fillmore 2001), of which the
 * above is the case of two, so that the order of models does not matter: the unit vector {@code q =
 * sum_i c_i u_i} with
 *
 * <pre>sum_i w_i x_i/sin(x_i) (u_i - cos(x_i) q) = 0,   cos(x_i) = q·u_i</pre>
 *
 * where u_i are the directions of v_i; the result is {@code sum_i c_i v_i}. Where all pairs of a
 * tensor are parallel ({@code |cos| > .9995}) or one is zero, it is the weighted average.
 *
 * @param shares the w
 */
public record Slerp(Shares shares) implements Fusion {
  private static final double PARALLEL = .9995;
  private static final int MAX_ROUNDS = 200;
  private static final double PRECISION = 1e-12;

  @Override
  public Weights fuse(List<NamedWeights> models) {
    Fusion.check(models);
    double[] w = shares.of(models.size());
    return Fusion.byTensor(models, (name, data) -> Fusion.combine(coefficients(w, data), data));
  }

  /** The c for one tensor. */
  static double[] coefficients(double[] w, float[][] data) {
    double[][] cosines = cosines(data);
    if (isFlat(cosines)) {
      return w;
    }
    double[] c = unit(w, cosines);
    for (int round = 0; round < MAX_ROUNDS; round++) {
      double[] step = tangent(w, c, cosines);
      double angle = length(step, cosines);
      if (angle < PRECISION) {
        break;
      }
      for (int i = 0; i < c.length; i++) {
        c[i] = Math.cos(angle) * c[i] + Math.sin(angle) / angle * step[i];
      }
      c = unit(c, cosines);
    }
    return c;
  }

  /**
   * The mean way from q to the directions, along the sphere. Like q itself it is kept as
   * coefficients of the directions; the long vectors are never built.
   */
  private static double[] tangent(double[] w, double[] c, double[][] cosines) {
    double[] step = new double[w.length];
    for (int i = 0; i < w.length; i++) {
      double cosine = 0;
      for (int j = 0; j < w.length; j++) {
        cosine += c[j] * cosines[i][j];
      }
      cosine = Math.clamp(cosine, -1, 1);
      double angle = Math.acos(cosine);
      double pull = w[i] * (angle < 1e-9 ? 1 : angle / Math.sin(angle));
      step[i] += pull;
      for (int j = 0; j < w.length; j++) {
        step[j] -= pull * cosine * c[j];
      }
    }
    return step;
  }

  private static double[] unit(double[] c, double[][] cosines) {
    double length = length(c, cosines);
    return Arrays.stream(c).map(value -> value / length).toArray();
  }

  private static double length(double[] c, double[][] cosines) {
    double square = 0;
    for (int i = 0; i < c.length; i++) {
      for (int j = 0; j < c.length; j++) {
        square += c[i] * c[j] * cosines[i][j];
      }
    }
    return Math.sqrt(Math.max(0, square));
  }

  private static double[][] cosines(float[][] data) {
    int n = data.length;
    double[][] products = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int e = 0; e < data[i].length; e++) {
          sum += (double) data[i][e] * data[j][e];
        }
        products[i][j] = sum;
        products[j][i] = sum;
      }
    }
    double[][] cosines = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        cosines[i][j] = products[i][j] / Math.sqrt(products[i][i] * products[j][j]);
      }
    }
    return cosines;
  }

  /** Whether no sphere can be told: all pairs parallel, or a tensor of zeros among them. */
  private static boolean isFlat(double[][] cosines) {
    boolean parallel = true;
    for (double[] row : cosines) {
      for (double cosine : row) {
        if (Double.isNaN(cosine) || cosine < -PARALLEL) {
          return true;
        }
        parallel &= cosine > PARALLEL;
      }
    }
    return parallel;
  }
}
