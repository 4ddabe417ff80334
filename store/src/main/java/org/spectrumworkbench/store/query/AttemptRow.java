package org.spectrumworkbench.store.query;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.experiment.RunState;

/**
 * A worker's part of a run.
 *
 * @param resumedAfter the last event of earlier attempts that still held; 0 for a fresh start
 * @param state what its journal says last; null where it says nothing yet
 * @param started null where its journal is still empty
 * @param ended when its last event was written
 * @param machine versions and devices by name
 */
public record AttemptRow(
    int number,
    long resumedAfter,
    @Nullable RunState state,
    String message,
    @Nullable Instant started,
    @Nullable Instant ended,
    long pid,
    Map<String, String> machine) {
  public AttemptRow {
    machine = Map.copyOf(machine);
  }
}
