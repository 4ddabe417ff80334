package org.spectrumworkbench.store.query;

import java.util.List;

/**
 * A run with its parts.
 *
 * @param settings the experiment's YAML as it stands in the run's folder
 * @param stages in the order of the plan
 * @param attempts in order
 */
public record RunDetail(
    RunRow run, String settings, List<StageRow> stages, List<AttemptRow> attempts) {
  public RunDetail {
    stages = List.copyOf(stages);
    attempts = List.copyOf(attempts);
  }
}
