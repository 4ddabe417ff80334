package org.spectrumworkbench.store.query;

import java.util.List;
import org.spectrumworkbench.core.experiment.RunEvent.Rollout;

/**
 * All answers to one problem at one step.
 *
 * @param answer the gold answer
 * @param rollouts in the order of samples
 */
public record GroupDetail(GroupRow group, String answer, List<Rollout> rollouts) {
  public GroupDetail {
    rollouts = List.copyOf(rollouts);
  }
}
