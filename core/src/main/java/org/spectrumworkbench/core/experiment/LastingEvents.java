package org.spectrumworkbench.core.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spectrumworkbench.core.experiment.RunEvent.CheckpointDropped;
import org.spectrumworkbench.core.experiment.RunEvent.SettingChanged;

/**
 * What the workers of a run have said that no resume takes back, whether the event itself still
 * holds or was superseded: a promise to a user, and what was done to the disk.
 *
 * @param changes settings that changed, in order: each holds from its step on, wherever a resume
 *     begins
 * @param answered requests to change a setting that were heeded or refused
 * @param dropped checkpoints that were not kept, in order
 * @param saved paths of all checkpoints and models that were ever complete
 */
record LastingEvents(
    List<SettingChanged> changes,
    Set<String> answered,
    List<CheckpointDropped> dropped,
    Set<String> saved) {
  LastingEvents {
    changes = List.copyOf(changes);
    answered = Set.copyOf(answered);
    dropped = List.copyOf(dropped);
    saved = Set.copyOf(saved);
  }

  /** Reads the journals of all attempts. */
  static LastingEvents of(RunFolder run) {
    Map<String, SettingChanged> changes = new LinkedHashMap<>();
    Set<String> answered = new HashSet<>();
    Map<String, CheckpointDropped> dropped = new LinkedHashMap<>();
    Set<String> saved = new HashSet<>();
    for (Attempt attempt : run.attempts()) {
      Journal.lines(attempt.journal())
          .forEach(line -> {
            switch (line.event()) {
              case SettingChanged change -> changes.putIfAbsent(change.request(), change);
              case RunEvent.Noted note -> {
                String request = note.request();
                if (request != null) {
                  answered.add(request);
                }
              }
              case CheckpointDropped drop -> dropped.putIfAbsent(drop.path(), drop);
              case RunEvent.CheckpointSaved one -> saved.add(one.path());
              case RunEvent.ModelSaved one -> saved.add(one.path());
              default -> {}
            }
          });
    }
    answered.addAll(changes.keySet());
    return new LastingEvents(
        new ArrayList<>(changes.values()), answered, new ArrayList<>(dropped.values()), saved);
  }

  /** Whether a checkpoint was not kept. */
  boolean isDropped(String path) {
    return dropped.stream().anyMatch(drop -> drop.path().equals(path));
  }
}
