package org.spectrumworkbench.core.verify.bench;

import java.util.Optional;
import org.spectrumworkbench.core.evaluate.Interval;
import org.spectrumworkbench.core.evaluate.Wilson;

/**
 * How often something happened.
 *
 * @param events how often it did, 0 to {@code cases}
 * @param cases how often it could have
 */
public record Rate(int events, int cases) {
  /**
   * With fewer cases a rate tells nothing worth acting on: at 0 of 20 the 95 % interval still
   * reaches to 16 % (ours).
   */
  public static final int FEWEST_CASES = 20;

  public Rate {
    if (events < 0 || events > cases) {
      throw new IllegalArgumentException("%d of %d".formatted(events, cases));
    }
  }

  /** Whether there are enough cases to tell. */
  public boolean canTell() {
    return cases >= FEWEST_CASES;
  }

  /** 0 to 1; NaN without cases. */
  public double share() {
    return cases == 0 ? Double.NaN : (double) events / cases;
  }

  /** Wilson's 95 % interval; empty without cases. */
  public Optional<Interval> interval() {
    return cases == 0 ? Optional.empty() : Optional.of(Wilson.interval95(events, cases));
  }
}
