package org.spectrumworkbench.core.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.spectrumworkbench.core.experiment.RunEvent.CheckpointDropped;
import org.spectrumworkbench.core.experiment.RunEvent.CheckpointSaved;

/**
 * Which checkpoints of a run may go; pure.
 *
 * @param last so many of each stage stay, the newest; 0 keeps all
 * @param best so many of each signal stage stay, by mean reward since the checkpoint before
 */
public record Retention(int last, int best) {
  static Retention of(Settings settings) {
    return new Retention(settings.whole("keep.last"), settings.whole("keep.best"));
  }

  /** Of so many checkpoints of a stage those that stay at the least. */
  int stay(int saved) {
    return last == 0 ? saved : Math.min(saved, last);
  }

  /** Of so many those that are there at once; probing needs all of a fine-tuning stage. */
  int most(int saved, boolean signal) {
    return last == 0 || !signal ? saved : Math.min(saved, last + best + 1);
  }

  /**
   * The checkpoints to drop, oldest first in each stage.
   *
   * @param kept those that are there, by stage, in order
   * @param needed paths of those that must stay whatever their age: specialists, and what a later
   *     stage reads
   * @param rewards mean reward by step, of the signal stages
   * @param every so many steps apart are the checkpoints of a signal stage: of so many before each
   *     the mean counts, whether the one before is still there or not
   */
  List<CheckpointDropped> drops(
      Map<String, List<CheckpointSaved>> kept,
      Set<String> needed,
      Map<String, NavigableMap<Integer, Double>> rewards,
      int every) {
    if (last == 0) {
      return List.of();
    }
    List<CheckpointDropped> drops = new ArrayList<>();
    kept.forEach((stage, saved) -> {
      Set<String> stay = new HashSet<>(needed);
      saved
          .subList(Math.max(0, saved.size() - last), saved.size())
          .forEach(one -> stay.add(one.path()));
      best(saved, rewards.get(stage), every).forEach(one -> stay.add(one.path()));
      for (CheckpointSaved one : saved) {
        if (!stay.contains(one.path())) {
          drops.add(
              new CheckpointDropped(
                  stage, one.step(), one.path(), one.bytes(), reason(rewards.containsKey(stage))));
        }
      }
    });
    return drops;
  }

  private String reason(boolean signal) {
    return "Checkpoint dropped: keep.last is "
        + last
        + (signal ? ", keep.best " + best : "")
        + ", and no later stage needs it";
  }

  /** The best of a signal stage; of equals the later. */
  private List<CheckpointSaved> best(
      List<CheckpointSaved> saved,
      @org.jspecify.annotations.Nullable NavigableMap<Integer, Double> rewards,
      int every) {
    if (rewards == null || best == 0) {
      return List.of();
    }
    record Scored(CheckpointSaved checkpoint, double reward) {}
    List<Scored> scored = new ArrayList<>();
    for (CheckpointSaved one : saved) {
      scored.add(
          new Scored(
              one,
              rewards.subMap(one.step() - every, false, one.step(), true).values().stream()
                  .mapToDouble(Double::doubleValue)
                  .average()
                  .orElse(Double.NEGATIVE_INFINITY)));
    }
    return scored.stream()
        .sorted(
            Comparator.comparingDouble(Scored::reward)
                .thenComparingInt(one -> one.checkpoint().step())
                .reversed())
        .limit(best)
        .map(Scored::checkpoint)
        .toList();
  }
}
