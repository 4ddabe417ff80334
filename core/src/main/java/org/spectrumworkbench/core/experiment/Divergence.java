package org.spectrumworkbench.core.experiment;

import java.util.Map;
import java.util.TreeMap;
import org.spectrumworkbench.core.WorkbenchException;

/** The end of training whose numbers have left the finite ones: nothing after it means anything. */
final class Divergence {
  private Divergence() {}

  /**
   * Refuses to go on from a step that measured a number which is not finite: a loss, a gradient
   * norm, an entropy.
   *
   * @param stage the stage's title, for people
   * @param metrics what the step measured
   * @param rateSetting the setting that gave the learning rate
   * @throws WorkbenchException naming stage, step, metric and learning rate
   */
  static void refuse(String stage, int step, Map<String, Double> metrics, String rateSetting) {
    for (Map.Entry<String, Double> metric : new TreeMap<>(metrics).entrySet()) {
      if (!Double.isFinite(metric.getValue())) {
        throw new WorkbenchException(
            "%s diverged: at step %d %s is %s"
                .formatted(stage, step, metric.getKey(), metric.getValue()),
            "Start anew with a smaller %s; it was %s at this step."
                .formatted(rateSetting, metrics.get(Metric.LEARNING_RATE.name())));
      }
    }
  }
}
