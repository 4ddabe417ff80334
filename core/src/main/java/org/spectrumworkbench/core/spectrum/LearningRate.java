package org.spectrumworkbench.core.spectrum;

/**
 * The learning rate of each optimiser step: a linear rise, then constant or along half a cosine.
 *
 * <pre>
 * step &lt; warmup:  peak (step + 1) / warmup
 * constant:       peak
 * cosine:         floor + (peak - floor) (1 + cos(pi u)) / 2,   u = (step - warmup) / (steps - 1 - warmup)
 * </pre>
 *
 * The last step of a cosine has the floor exactly.
 *
 * @param shape what follows the warm-up
 * @param peak the largest rate, above 0
 * @param floor where a cosine ends, 0 to the peak
 * @param warmup steps of the rise, 0 or more
 * @param steps steps in all, at least 1 and at least the warm-up
 */
public record LearningRate(Shape shape, double peak, double floor, int warmup, int steps) {
  /** What follows the warm-up. */
  public enum Shape {
    /** The peak to the end. */
    CONSTANT,
    /** Half a cosine from the peak to the floor. */
    COSINE
  }

  public LearningRate {
    if (!(peak > 0) || !(floor >= 0 && floor <= peak)) {
      throw new IllegalArgumentException(
          "the rate must be above 0 and end between 0 and itself: %s, %s".formatted(peak, floor));
    }
    if (steps < 1 || warmup < 0 || warmup > steps) {
      throw new IllegalArgumentException(
          "a warm-up of %d does not fit %d steps".formatted(warmup, steps));
    }
  }

  /** The same rate at each step. */
  public static LearningRate constant(double rate, int steps) {
    return new LearningRate(Shape.CONSTANT, rate, rate, 0, steps);
  }

  /** A cosine after a warm-up. */
  public static LearningRate cosine(double peak, double floor, int warmup, int steps) {
    return new LearningRate(Shape.COSINE, peak, floor, warmup, steps);
  }

  /**
   * The rate of a step.
   *
   * @param step from 0 to {@code steps - 1}
   */
  public double at(int step) {
    if (step < 0 || step >= steps) {
      throw new IllegalArgumentException("step %d of %d".formatted(step, steps));
    }
    if (step < warmup) {
      return peak * (step + 1) / warmup;
    }
    return switch (shape) {
      case CONSTANT -> peak;
      case COSINE -> {
        int last = steps - 1 - warmup;
        double u = last <= 0 ? 0 : (step - warmup) / (double) last;
        yield floor + (peak - floor) * (1 + Math.cos(Math.PI * u)) / 2;
      }
    };
  }
}
