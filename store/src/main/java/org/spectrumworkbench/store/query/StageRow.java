package org.spectrumworkbench.store.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stage of a run.
 *
 * @param kind base, sft, probe, fuse, signal or evaluate; empty for a stage that no plan names
 * @param steps steps as planned, 0 where unknown
 * @param step steps done
 * @param started null before
 * @param seconds how long it took; null before its end
 */
public record StageRow(
    String stage,
    String kind,
    String title,
    int step,
    int steps,
    @Nullable Instant started,
    @Nullable Double seconds) {
  /** Whether the run's plan names it. */
  public boolean isPlanned() {
    return !kind.isEmpty();
  }

  /** Whether it ended well. */
  public boolean isFinished() {
    return seconds != null;
  }
}
