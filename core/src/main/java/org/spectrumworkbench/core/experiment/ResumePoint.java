package org.spectrumworkbench.core.experiment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.experiment.RunEvent.CheckpointSaved;
import org.spectrumworkbench.core.experiment.RunEvent.ModelSaved;
import org.spectrumworkbench.core.experiment.RunEvent.PartFinished;
import org.spectrumworkbench.core.experiment.RunEvent.ProbeScored;
import org.spectrumworkbench.core.experiment.RunEvent.SpecialistSelected;

/**
 * What the earlier attempts of a run have finished, read from their journals: where the next worker
 * takes up.
 *
 * @param seq the last event that holds; the next attempt supersedes all later ones
 * @param finished stages that ended well
 * @param checkpoint the newest checkpoint of the stage that did not end; null where it left none
 * @param part how far the stage that did not end came without a checkpoint; null where nothing of
 *     it holds
 * @param models those saved by finished stages, by stage
 * @param checkpoints all checkpoints of each stage, in order
 * @param probes scores of the probe stage, of its finished part where it did not end
 * @param specialists as selected by the probe stage
 * @param results of the evaluations so far, in order
 * @param seconds wall time of the events that hold
 * @param verifiers names and versions of those that the last attempt judged by; empty where unknown
 * @param changes the requests to change a setting whose answer holds
 * @param dropped paths of the checkpoints of which events that hold say that they were not kept;
 *     {@link LastingEvents} knows of the others
 * @param watched of each signal stage by step what {@link HealthAlerts} and retention look at
 */
public record ResumePoint(
    long seq,
    List<String> finished,
    @Nullable CheckpointSaved checkpoint,
    @Nullable PartFinished part,
    Map<String, ModelSaved> models,
    Map<String, List<CheckpointSaved>> checkpoints,
    List<ProbeScored> probes,
    List<SpecialistSelected> specialists,
    List<StageResult> results,
    double seconds,
    String verifiers,
    Set<String> changes,
    Set<String> dropped,
    Map<String, NavigableMap<Integer, Map<String, Double>>> watched) {

  /** The start of a run. */
  public static ResumePoint start() {
    return new ResumePoint(
        0, List.of(), null, null, Map.of(), Map.of(), List.of(), List.of(), List.of(), 0, "",
        Set.of(), Set.of(), Map.of());
  }

  /**
   * Reads it from the events that hold, one by one: the many that are measurements leave no trace.
   *
   * @param events as {@link RunFolder#events()} gives them
   */
  public static ResumePoint of(Stream<JournalLine> events) {
    return of(events, Set.of());
  }

  /**
   * The same, as if everything had ended before the first of some parts was saved.
   *
   * @param broken paths of checkpoints and models
   */
  static ResumePoint of(Stream<JournalLine> events, Set<String> broken) {
    Reading reading = new Reading();
    events.takeWhile(line -> !broken.contains(path(line.event()))).forEach(reading::take);
    return reading.end();
  }

  private static String path(RunEvent event) {
    return switch (event) {
      case CheckpointSaved saved -> saved.path();
      case ModelSaved saved -> saved.path();
      default -> "";
    };
  }

  /** What the events so far come to. */
  private static final class Reading {
    private long seq;
    private double seconds;
    private double passed;
    private @Nullable Instant before;
    private final List<String> finished = new ArrayList<>();
    private final Map<String, ModelSaved> models = new HashMap<>();
    private final Map<String, List<CheckpointSaved>> checkpoints = new LinkedHashMap<>();
    private final List<ProbeScored> probes = new ArrayList<>();
    private final List<SpecialistSelected> specialists = new ArrayList<>();
    private final List<StageResult> results = new ArrayList<>();
    private @Nullable CheckpointSaved open;
    private @Nullable PartFinished part;
    private int probesThatHold;
    private final Set<String> dropped = new HashSet<>();
    private final Set<String> droppedSince = new HashSet<>();
    private final Map<String, NavigableMap<Integer, Map<String, Double>>> watched = new HashMap<>();
    private String verifiers = "";
    private final Set<String> changes = new HashSet<>();
    private final Set<String> changesSince = new HashSet<>();

    void take(JournalLine line) {
      passes(line);
      switch (line.event()) {
        case RunEvent.AttemptStarted started -> {
          verifiers = started.machine().getOrDefault("verifier", verifiers);
        }
        case CheckpointSaved saved -> {
          checkpoints.computeIfAbsent(saved.stage(), stage -> new ArrayList<>()).add(saved);
          open = saved;
          holds(line);
        }
        case ModelSaved saved -> models.put(saved.stage(), saved);
        case RunEvent.CheckpointDropped drop -> droppedSince.add(drop.path());
        case RunEvent.MetricsRecorded metrics -> watch(metrics);
        case PartFinished done -> {
          part = done;
          holds(line);
        }
        case ProbeScored scored -> probes.add(scored);
        case SpecialistSelected selected -> specialists.add(selected);
        case RunEvent.ModelEvaluated evaluated -> results.add(evaluated.result());
        case RunEvent.StageFinished end -> {
          finished.add(end.stage());
          open = null;
          part = null;
          holds(line);
        }
        case RunEvent.SettingChanged change -> changesSince.add(change.request());
        default -> {}
      }
    }

    private void watch(RunEvent.MetricsRecorded metrics) {
      if (metrics.values().containsKey(Metric.REWARD.name())) {
        Map<String, Double> values = new HashMap<>(metrics.values());
        values.keySet().retainAll(HealthAlerts.WATCHED);
        watched
            .computeIfAbsent(metrics.stage(), stage -> new TreeMap<>())
            .put(metrics.step(), values);
      }
    }

    /** Counts the time since the line before: none between two attempts, and never backwards. */
    private void passes(JournalLine line) {
      if (line.event() instanceof RunEvent.AttemptStarted) {
        passed = seconds;
      } else if (before != null) {
        passed += Math.max(0, Duration.between(before, line.time()).toNanos() / 1e9);
      }
      before = line.time();
    }

    private void holds(JournalLine line) {
      seq = line.seq();
      seconds = passed;
      probesThatHold = probes.size();
      changes.addAll(changesSince);
      changesSince.clear();
      dropped.addAll(droppedSince);
      droppedSince.clear();
    }

    ResumePoint end() {
      specialists.removeIf(specialist -> !finished.contains(specialist.stage()));
      results.removeIf(result -> !finished.contains(Pipeline.EVALUATE + result.stage()));
      models.keySet().retainAll(finished);
      return new ResumePoint(
          seq,
          List.copyOf(finished),
          open,
          part,
          Map.copyOf(models),
          copy(checkpoints),
          List.copyOf(probes.subList(0, probesThatHold)),
          List.copyOf(specialists),
          List.copyOf(results),
          seconds,
          verifiers,
          Set.copyOf(changes),
          Set.copyOf(dropped),
          watched);
    }
  }

  private static Map<String, List<CheckpointSaved>> copy(
      Map<String, List<CheckpointSaved>> checkpoints) {
    Map<String, List<CheckpointSaved>> copy = new LinkedHashMap<>();
    checkpoints.forEach((stage, list) -> copy.put(stage, List.copyOf(list)));
    return copy;
  }
}
