package org.spectrumworkbench.core.problem.domain;

import org.spectrumworkbench.core.evaluate.Interval;
import org.spectrumworkbench.core.evaluate.Wilson;

/**
 * What a score over so many problems can tell: Wilson's 95 % interval for a score of one half,
 * where it is widest. Pass@K over n problems is a mean of n values in 0 to 1, so that its interval
 * is no wider.
 */
public final class ProbePrecision {
  /** From here on an interval is too wide to tell checkpoints apart that differ by a tenth. */
  public static final double WIDE = .30;

  private ProbePrecision() {}

  /**
   * The interval where half of the problems are solved: {@link Wilson}'s at p = 1/2 is
   *
   * <pre>1/2 ± z / (2 sqrt(n + z²))</pre>
   *
   * @param problems n, at least 1
   */
  public static Interval atOneHalf(int problems) {
    double half = Wilson.Z95 / (2 * Math.sqrt(problems + Wilson.Z95 * Wilson.Z95));
    return new Interval(.5 - half, .5 + half);
  }

  /**
   * The width of that interval; 1 where there is no problem, since nothing is known then.
   *
   * @param problems 0 or more
   */
  public static double width(int problems) {
    return problems == 0 ? 1 : atOneHalf(problems).width();
  }

  /** Whether a part of that size is too small for its score to say much. */
  public static boolean isTooSmall(int problems) {
    return width(problems) > WIDE;
  }
}
