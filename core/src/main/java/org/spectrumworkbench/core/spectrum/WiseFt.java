package org.spectrumworkbench.core.spectrum;

import java.util.List;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.model.Weights;

/**
 * WiSE-FT (Wortsman et al. 2022): a point on the line between an early and a late checkpoint of one
 * run.
 *
 * <pre>M = a early + (1 - a) late</pre>
 *
 * @param earlyShare the a, 0 to 1
 */
public record WiseFt(double earlyShare) implements Fusion {
  public WiseFt {
    if (!(earlyShare >= 0 && earlyShare <= 1)) {
      throw new IllegalArgumentException("the early share must be from 0 to 1: " + earlyShare);
    }
  }

  /**
   * @param models the early checkpoint, then the late one
   */
  @Override
  public Weights fuse(List<NamedWeights> models) {
    Fusion.check(models);
    if (models.size() != 2) {
      throw new WorkbenchException(
          "WiSE-FT was given %d models".formatted(models.size()),
          "Give two: an early and a late checkpoint of one run.");
    }
    double[] w = {earlyShare, 1 - earlyShare};
    return Fusion.byTensor(models, (name, data) -> Fusion.combine(w, data));
  }
}
