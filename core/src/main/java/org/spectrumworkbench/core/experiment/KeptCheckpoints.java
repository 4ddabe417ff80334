package org.spectrumworkbench.core.experiment;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.core.experiment.RunEvent.CheckpointDropped;
import org.spectrumworkbench.core.experiment.RunEvent.CheckpointSaved;
import org.spectrumworkbench.core.experiment.RunEvent.SpecialistSelected;

/**
 * The checkpoints of a run that goes on: those that were saved, and which of them are not kept. A
 * drop is told before anything is deleted. Belongs to the worker's main thread.
 */
final class KeptCheckpoints {
  private static final Logger LOG = LoggerFactory.getLogger(KeptCheckpoints.class);

  private final Attempt attempt;
  private final Experiment experiment;
  private final NeededParts needed;
  private final ResumePoint resume;
  private final LastingEvents lasting;
  private final Consumer<RunEvent> journal;
  private final Map<String, List<CheckpointSaved>> saved = new LinkedHashMap<>();
  private final Set<String> dropped = new HashSet<>();
  private final Map<String, NavigableMap<Integer, Double>> rewards = new HashMap<>();

  /**
   * @param attempt the one that goes on
   * @param journal told of each drop; it hands every event on to {@link #note}
   */
  KeptCheckpoints(
      Attempt attempt,
      Experiment experiment,
      ResumePoint resume,
      LastingEvents lasting,
      Consumer<RunEvent> journal) {
    this.attempt = attempt;
    this.experiment = experiment;
    this.needed = new NeededParts(experiment);
    this.resume = resume;
    this.lasting = lasting;
    this.journal = journal;
    resume.checkpoints().forEach((stage, list) -> saved.put(stage, new ArrayList<>(list)));
    lasting.dropped().forEach(drop -> dropped.add(drop.path()));
    resume
        .watched()
        .forEach((stage, steps) -> steps.forEach((step, values) -> reward(stage, step, values)));
  }

  /** All that were saved, by stage, in order; those among them that were not kept. */
  Map<String, List<CheckpointSaved>> saved() {
    return Collections.unmodifiableMap(saved);
  }

  /** Takes in what the run tells. */
  void note(RunEvent event) {
    switch (event) {
      case CheckpointSaved one ->
          saved.computeIfAbsent(one.stage(), stage -> new ArrayList<>()).add(one);
      case CheckpointDropped drop -> dropped.add(drop.path());
      case RunEvent.MetricsRecorded recorded ->
          reward(recorded.stage(), recorded.step(), recorded.values());
      default -> {}
    }
  }

  private void reward(String stage, int step, Map<String, Double> values) {
    Double reward = values.get(Metric.REWARD.name());
    if (reward != null) {
      rewards.computeIfAbsent(stage, unused -> new TreeMap<>()).put(step, reward);
    }
  }

  /**
   * Takes over what earlier attempts have left: tells again the drops that this attempt supersedes
   * and that hold all the same, and deletes what was dropped, since a worker may have been killed
   * between the two, and what was never whole.
   */
  void takeOver() {
    Set<String> known =
        saved.values().stream()
            .flatMap(List::stream)
            .map(CheckpointSaved::path)
            .collect(Collectors.toSet());
    lasting.dropped().stream()
        .filter(drop -> known.contains(drop.path()) && !resume.dropped().contains(drop.path()))
        .forEach(journal);
    dropped.forEach(this::delete);
    Leftovers.delete(
        attempt,
        lasting.saved(),
        Pipeline.of(experiment).stream().map(Pipeline.Step::id).collect(Collectors.toSet()));
  }

  /**
   * Drops those that need not stay.
   *
   * @param finished stages that have ended
   * @param specialists as selected so far
   */
  void drop(List<String> finished, List<SpecialistSelected> specialists) {
    Set<String> stay = new HashSet<>();
    needed.checkpoints(finished, saved, specialists).forEach(one -> stay.add(one.path()));
    Map<String, List<CheckpointSaved>> kept = new LinkedHashMap<>();
    saved.forEach((stage, list) -> {
      list.stream()
          .filter(one -> NeededParts.isOf(specialists, one))
          .forEach(one -> stay.add(one.path()));
      kept.put(stage, list.stream().filter(one -> !dropped.contains(one.path())).toList());
    });
    for (CheckpointDropped drop :
        experiment.keep().drops(kept, stay, rewards, experiment.signal().saveEvery())) {
      journal.accept(drop);
      delete(drop.path());
    }
  }

  private void delete(String checkpoint) {
    try {
      CheckpointFolder.delete(attempt.run(), checkpoint);
    } catch (IOException e) {
      // Somebody reads it, on a system where that keeps it; the next attempt tries again.
      LOG.warn("The checkpoint {} could not be deleted", checkpoint, e);
    }
  }
}
