package org.spectrumworkbench.app.faults;

import java.time.Duration;

/**
 * How much is tried.
 *
 * @param kills how often a worker is killed at a random moment
 * @param repeats how often other faults are tried
 * @param burst how long a run writes events as fast as is asked
 */
public record Effort(int kills, int repeats, Duration burst) {
  /** What docs/reliability.md is made of. */
  public static final Effort FULL = new Effort(30, 3, Duration.ofMinutes(1));

  /** For the tests of every build. */
  public static final Effort QUICK = new Effort(2, 1, Duration.ofSeconds(2));
}
