package org.spectrumworkbench.core.spectrum;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.model.HostTensor;
import org.spectrumworkbench.core.model.Weights;

/**
 * A way to make one model of several that share a start and a shape. Sums are taken in double
 * precision, so that fusing equal weights gives them back.
 */
public sealed interface Fusion
    permits WeightedAverage, Slerp, TaskArithmetic, Ties, Dare, WiseFt, GreedySoup {

  /**
   * The fused weights.
   *
   * @param models at least one, with distinct names; their order does not matter but for shares
   *     given by order
   * @throws WorkbenchException if there is none, or if shapes or vocabularies differ: both models
   *     are named
   */
  Weights fuse(List<NamedWeights> models);

  /** Refuses models that cannot be fused. */
  static void check(List<NamedWeights> models) {
    if (models.isEmpty()) {
      throw new WorkbenchException(
          "There is no model to fuse", "Give at least one, such as a specialist.");
    }
    Set<String> names = new HashSet<>();
    NamedWeights first = models.getFirst();
    for (NamedWeights model : models) {
      if (!names.add(model.name())) {
        throw new WorkbenchException(
            "Two models to fuse are called '" + model.name() + "'", "Give each a name of its own.");
      }
      first.weights().requireSameShapes(first.name(), model.weights(), model.name());
    }
  }

  /** Refuses models that do not share the shapes of their base. */
  static void check(NamedWeights base, List<NamedWeights> models) {
    check(models);
    NamedWeights first = models.getFirst();
    base.weights().requireSameShapes(base.name(), first.weights(), first.name());
  }

  /** Makes each tensor of the result from the tensors of that name. */
  static Weights byTensor(List<NamedWeights> models, TensorFusion fusion) {
    SequencedMap<String, HostTensor> fused = new LinkedHashMap<>();
    for (var entry : models.getFirst().weights().entries()) {
      float[][] data = new float[models.size()][];
      for (int i = 0; i < data.length; i++) {
        data[i] = models.get(i).weights().get(entry.getKey()).data();
      }
      fused.put(
          entry.getKey(),
          new HostTensor(entry.getValue().shape().clone(), fusion.fuse(entry.getKey(), data)));
    }
    return Weights.of(fused);
  }

  /** Fuses one tensor. */
  @FunctionalInterface
  interface TensorFusion {
    /**
     * @param name the tensor's name
     * @param data its values in each model; not to be changed
     * @return the fused values, a new array
     */
    float[] fuse(String name, float[][] data);
  }

  /** {@code sum_i c_i v_i}, element by element. */
  static float[] combine(double[] coefficients, float[][] data) {
    float[] sum = new float[data[0].length];
    for (int e = 0; e < sum.length; e++) {
      double value = 0;
      for (int i = 0; i < data.length; i++) {
        value += coefficients[i] * data[i][e];
      }
      sum[e] = (float) value;
    }
    return sum;
  }
}
