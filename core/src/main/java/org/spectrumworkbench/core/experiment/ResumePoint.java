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
 * @param verifiers names and versions of those that the last attempt judged by; empty where unknown
 * @param changes the requests to change a setting whose answer holds
 * @param dropped paths of the checkpoints that were not kept
 * @param rewards mean reward by step of the signal stages
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
    double seconds,
    String verifiers,
    Set<String> changes,
    Set<String> dropped,
    Map<String, NavigableMap<Integer, Double>> rewards) {

  /** The start of a run. */
  public static ResumePoint start() {
    return new ResumePoint(
        0, List.of(), null, Map.of(), Map.of(), List.of(), List.of(), List.of(), 0, "", Set.of(),
        Set.of(), Map.of());
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
      case RunEvent.ModelSaved saved -> saved.path();
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
    private final Map<String, String> models = new HashMap<>();
    private final Map<String, List<CheckpointSaved>> checkpoints = new LinkedHashMap<>();
    private final List<ProbeScored> probes = new ArrayList<>();
    private final List<SpecialistSelected> specialists = new ArrayList<>();
    private final List<StageResult> results = new ArrayList<>();
    private @Nullable CheckpointSaved open;
    private final Set<String> dropped = new HashSet<>();
    private final Map<String, NavigableMap<Integer, Double>> rewards = new HashMap<>();
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
        case RunEvent.ModelSaved saved -> models.put(saved.stage(), saved.path());
        case RunEvent.CheckpointDropped drop -> dropped.add(drop.path());
        case RunEvent.MetricsRecorded metrics -> reward(metrics);
        case ProbeScored scored -> probes.add(scored);
        case SpecialistSelected selected -> specialists.add(selected);
        case RunEvent.ModelEvaluated evaluated -> results.add(evaluated.result());
        case RunEvent.StageFinished end -> {
          finished.add(end.stage());
          open = null;
          holds(line);
        }
        case RunEvent.SettingChanged change -> changesSince.add(change.request());
        default -> {}
      }
    }

    private void reward(RunEvent.MetricsRecorded metrics) {
      Double reward = metrics.values().get(Metric.REWARD.name());
      if (reward != null) {
        rewards
            .computeIfAbsent(metrics.stage(), stage -> new TreeMap<>())
            .put(metrics.step(), reward);
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
      changes.addAll(changesSince);
      changesSince.clear();
    }

    ResumePoint end() {
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
          seconds,
          verifiers,
          Set.copyOf(changes),
          Set.copyOf(dropped),
          rewards);
    }
  }

  private static Map<String, List<CheckpointSaved>> copy(
      Map<String, List<CheckpointSaved>> checkpoints) {
    Map<String, List<CheckpointSaved>> copy = new LinkedHashMap<>();
    checkpoints.forEach((stage, list) -> copy.put(stage, List.copyOf(list)));
    return copy;
  }
}
