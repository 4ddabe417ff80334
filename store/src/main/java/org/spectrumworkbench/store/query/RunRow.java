package org.spectrumworkbench.store.query;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.experiment.RunState;

/**
 * A run in a list.
 *
 * @param state as far as known at the last poll; a live run whose worker is gone is INTERRUPTED
 * @param message why it is in that state, for people; may be empty
 * @param started when its first worker took it up; null where none has
 * @param updated when its last event was written, or the run was made
 * @param stage identifier of the stage it is or was at; null before the first
 * @param step steps of that stage that are done
 * @param steps steps of that stage, 0 where unknown
 * @param secondsLeftLow lower end of the time left to the whole run; null where unknown
 * @param secondsLeftHigh upper end
 * @param passes held-out Pass@1 by model in the order of evaluation, for a sparkline
 * @param pass1 held-out Pass@1 of the signal model, or of the last model evaluated; null before
 * @param pass8 its Pass@8; null where none was measured
 * @param bytes size of all its checkpoints as they were written
 * @param attempts how many workers have taken it up
 * @param present whether its folder still exists
 */
public record RunRow(
    String id,
    String name,
    RunState state,
    String message,
    Instant created,
    @Nullable Instant started,
    Instant updated,
    @Nullable String stage,
    @Nullable String stageTitle,
    int step,
    int steps,
    @Nullable Double secondsLeftLow,
    @Nullable Double secondsLeftHigh,
    List<StagePass> passes,
    @Nullable Double pass1,
    @Nullable Double pass8,
    long bytes,
    int attempts,
    Path path,
    boolean present) {
  public RunRow {
    passes = List.copyOf(passes);
  }

  /**
   * One model's held-out score.
   *
   * @param model base, spectrum, signal, or the name of a control
   */
  public record StagePass(String model, double pass1) {}

  /** Whether the run stands still and can go on from a checkpoint or from its start. */
  public boolean isUnfinished() {
    return present && state.isResumable();
  }
}
