package org.spectrumworkbench.core.spectrum;

import java.util.Arrays;
import java.util.List;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * How much each model counts in a fusion: {@code w_i >= 0, sum w_i = 1}.
 *
 * @param values one share a model in the order of the models, of any sum above 0; empty for equal
 *     shares
 */
public record Shares(List<Double> values) {
  /** {@code w_i = 1/N}, the paper's. */
  public static final Shares EQUAL = new Shares(List.of());

  public Shares {
    values = List.copyOf(values);
    double sum = 0;
    for (double value : values) {
      if (!(value >= 0) || Double.isInfinite(value)) {
        throw new WorkbenchException(
            "A share of a fusion is " + value, "Give shares of 0 or more.");
      }
      sum += value;
    }
    if (!values.isEmpty() && sum == 0) {
      throw new WorkbenchException(
          "All shares of a fusion are 0", "Give at least one model a share above 0.");
    }
  }

  /**
   * The shares for so many models, adding up to 1.
   *
   * @throws WorkbenchException if there are shares for another number of models
   */
  double[] of(int models) {
    double[] shares = new double[models];
    if (values.isEmpty()) {
      Arrays.fill(shares, 1. / models);
      return shares;
    }
    if (values.size() != models) {
      throw new WorkbenchException(
          "%d shares for %d models".formatted(values.size(), models),
          "Give one share for each model.");
    }
    double sum = values.stream().mapToDouble(v -> v).sum();
    for (int i = 0; i < models; i++) {
      shares[i] = values.get(i) / sum;
    }
    return shares;
  }
}
