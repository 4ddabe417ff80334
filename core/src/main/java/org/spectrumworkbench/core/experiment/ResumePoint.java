package org.spectrumworkbench.core.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.experiment.RunEvent.CheckpointSaved;
import org.spectrumworkbench.core.experiment.RunEvent.ProbeScored;
import org.spectrumworkbench.core.experiment.RunEvent.SpecialistSelected;

/**
 * What the earlier attempts of a run have finished, read from their journals: where the next worker
 * takes up.
 *
 * @param seq the last event that holds; the next attempt supersedes all later ones
 * @param finished stages that ended well
 * @param checkpoint the newest checkpoint of the stage that did not end; null where it left none
 * @param models paths of the models saved by finished stages, by stage, relative to the run
 * @param checkpoints all checkpoints of each stage, in order
 * @param probes scores of the probe stage
 * @param specialists as selected by the probe stage
 * @param results of the evaluations so far, in order
 * @param seconds wall time of the events that hold
 */
public record ResumePoint(
    long seq,
    List<String> finished,
    @Nullable CheckpointSaved checkpoint,
    Map<String, String> models,
    Map<String, List<CheckpointSaved>> checkpoints,
    List<ProbeScored> probes,
    List<SpecialistSelected> specialists,
    List<StageResult> results,
    double seconds) {

  /** The start of a run. */
  public static ResumePoint start() {
    return new ResumePoint(
        0, List.of(), null, Map.of(), Map.of(), List.of(), List.of(), List.of(), 0);
  }

  /**
   * Reads it from the events that hold.
   *
   * @param events as {@link RunFolder#events()} gives them
   */
  public static ResumePoint of(List<JournalLine> events) {
    long seq = 0;
    double seconds = 0;
    double attemptOffset = 0;
    java.time.@Nullable Instant attemptStart = null;
    List<String> finished = new ArrayList<>();
    Map<String, String> models = new HashMap<>();
    Map<String, List<CheckpointSaved>> checkpoints = new LinkedHashMap<>();
    List<ProbeScored> probes = new ArrayList<>();
    List<SpecialistSelected> specialists = new ArrayList<>();
    List<StageResult> results = new ArrayList<>();
    @Nullable CheckpointSaved open = null;
    for (JournalLine line : events) {
      boolean holds = false;
      switch (line.event()) {
        case RunEvent.AttemptStarted started -> {
          attemptStart = line.time();
          attemptOffset = seconds;
        }
        case CheckpointSaved saved -> {
          checkpoints.computeIfAbsent(saved.stage(), stage -> new ArrayList<>()).add(saved);
          open = saved;
          holds = true;
        }
        case RunEvent.ModelSaved saved -> models.put(saved.stage(), saved.path());
        case ProbeScored scored -> probes.add(scored);
        case SpecialistSelected selected -> specialists.add(selected);
        case RunEvent.ModelEvaluated evaluated -> results.add(evaluated.result());
        case RunEvent.StageFinished end -> {
          finished.add(end.stage());
          open = null;
          holds = true;
        }
        default -> {}
      }
      if (holds) {
        seq = line.seq();
        if (attemptStart != null) {
          seconds =
              attemptOffset + (line.time().toEpochMilli() - attemptStart.toEpochMilli()) / 1000.0;
        }
      }
    }
    probes.removeIf(probe -> !finished.contains(probe.stage()));
    specialists.removeIf(specialist -> !finished.contains(specialist.stage()));
    results.removeIf(result -> !finished.contains(Pipeline.EVALUATE + result.stage()));
    models.keySet().retainAll(finished);
    return new ResumePoint(
        seq,
        List.copyOf(finished),
        open,
        Map.copyOf(models),
        copy(checkpoints),
        List.copyOf(probes),
        List.copyOf(specialists),
        List.copyOf(results),
        seconds);
  }

  private static Map<String, List<CheckpointSaved>> copy(
      Map<String, List<CheckpointSaved>> checkpoints) {
    Map<String, List<CheckpointSaved>> copy = new LinkedHashMap<>();
    checkpoints.forEach((stage, list) -> copy.put(stage, List.copyOf(list)));
    return copy;
  }
}
