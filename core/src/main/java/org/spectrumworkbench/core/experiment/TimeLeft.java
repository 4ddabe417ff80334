package org.spectrumworkbench.core.experiment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * How long the rest of a run will take, as a range: what the forecast says of the stages to come,
 * corrected by how the measured part compared with its own forecast.
 *
 * <p>The range is wide while little was measured: it narrows from the forecast's own spread to 10 %
 * either way as the measured share of a kind of stage grows.
 */
final class TimeLeft {
  /** Seconds of a stage as forecast, before any measurement. */
  private final Map<String, Double> expected = new HashMap<>();

  private final List<Pipeline.Step> steps;
  private final ToIntFunction<Pipeline.Step> stepsNow;
  private final Map<String, Double> done = new HashMap<>();

  /**
   * Ratio of measured to expected seconds, by kind of stage; sums, so that longer stages weigh
   * more.
   */
  private final Map<String, double[]> measured = new HashMap<>();

  TimeLeft(List<Pipeline.Step> steps, Map<String, Double> expectedSeconds) {
    this(steps, expectedSeconds, Pipeline.Step::steps);
  }

  /**
   * @param expectedSeconds of each stage as it was planned
   * @param stepsNow how many steps a stage takes by now, where that can change
   */
  TimeLeft(
      List<Pipeline.Step> steps,
      Map<String, Double> expectedSeconds,
      ToIntFunction<Pipeline.Step> stepsNow) {
    this.steps = steps;
    this.stepsNow = stepsNow;
    for (Pipeline.Step step : steps) {
      expected.put(step.id(), Math.max(1e-3, expectedSeconds.getOrDefault(step.id(), 1.0)));
    }
  }

  /** A stage was finished by an earlier attempt. */
  void finishedEarlier(String stage) {
    done.put(stage, 1.0);
  }

  /**
   * A stage has come so far.
   *
   * @param fraction of its steps that are done, 0..1
   * @param measuredFraction of its steps that this attempt did itself
   * @param seconds that these took
   */
  void progressed(Pipeline.Step step, double fraction, double measuredFraction, double seconds) {
    done.put(step.id(), fraction);
    if (measuredFraction > 0) {
      measured.put(step.id(), new double[] {seconds, measuredFraction * expected(step)});
    }
  }

  /** Lower and upper end of the seconds left. */
  double[] range() {
    double low = 0;
    double high = 0;
    for (Pipeline.Step step : steps) {
      double left = expected(step) * (1 - done.getOrDefault(step.id(), 0.0));
      double[] sums = {0, 0};
      for (Pipeline.Step other : steps) {
        double[] one = measured.get(other.id());
        if (one != null && other.kind().equals(step.kind())) {
          sums[0] += one[0];
          sums[1] += one[1];
        }
      }
      double evidence = Math.min(1, sums[1] / expected(step) * 4);
      double ratio = sums[1] > 0 ? sums[0] / sums[1] : overall();
      double corrected = evidence * ratio + (1 - evidence) * overall();
      double spread = .4 - .3 * evidence;
      low += left * corrected * (1 - spread);
      high += left * corrected * (1 + spread);
    }
    return new double[] {low, high};
  }

  private double expected(Pipeline.Step step) {
    double planned = expected.getOrDefault(step.id(), 1.0);
    int now = stepsNow.applyAsInt(step);
    return step.steps() > 0 && now > 0 ? planned * now / step.steps() : planned;
  }

  private double overall() {
    double seconds = 0;
    double expectation = 0;
    for (double[] one : measured.values()) {
      seconds += one[0];
      expectation += one[1];
    }
    return expectation > 0 ? seconds / expectation : 1;
  }
}
