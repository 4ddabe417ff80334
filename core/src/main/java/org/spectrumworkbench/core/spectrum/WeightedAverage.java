package org.spectrumworkbench.core.spectrum;

import java.util.List;
import org.spectrumworkbench.core.model.Weights;

/**
 * The average of weights (paper: expert fusion, with equal shares).
 *
 * <pre>M = sum_i w_i M_i</pre>
 *
 * @param shares the w
 */
public record WeightedAverage(Shares shares) implements Fusion {
  /** The paper's fusion: {@code w_i = 1/N}. */
  public static final WeightedAverage UNIFORM = new WeightedAverage(Shares.EQUAL);

  @Override
  public Weights fuse(List<NamedWeights> models) {
    Fusion.check(models);
    double[] w = shares.of(models.size());
    return Fusion.byTensor(models, (name, data) -> Fusion.combine(w, data));
  }
}
