package org.spectrumworkbench.app.live;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the screen reads. */
public interface LiveSource {
  /**
   * Reads a run. Off the window's thread.
   *
   * @param stage the stage that was chosen; null for the one that matters most now
   * @return empty where there is no such run
   */
  Optional<LiveData> read(String run, @Nullable String stage);

  /**
   * The run to show where none is chosen: one under way, else the newest. Off the window's thread.
   */
  Optional<String> toFollow();

  /** How the problems of a stage went over its last steps. Off the window's thread. */
  ProblemsOverTime overTime(String run, String stage);
}
