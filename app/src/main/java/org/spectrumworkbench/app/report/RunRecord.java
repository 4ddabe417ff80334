package org.spectrumworkbench.app.report;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.experiment.ForecastCheck;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.Metric;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.StageResult;

/**
 * What a report needs of a run, collected event by event, so that a journal of any length fits:
 * scores and the curves it draws whole, groups and their problems only of the last steps. One
 * thread.
 */
final class RunRecord {
  /** How many of the last signal steps are kept for the uncertainty picture. */
  static final int LAST_STEPS = 10;

  /** The metrics that the report draws; a step has many more. */
  private static final Set<String> DRAWN =
      Set.of(
          Metric.REWARD.name(),
          Metric.NO_SIGNAL_0.name(),
          Metric.NO_SIGNAL_1.name(),
          Metric.ENTROPY.name());

  private final Map<String, RunEvent.PlannedStage> planned = new LinkedHashMap<>();
  private final Map<String, Double> seconds = new LinkedHashMap<>();
  private final Map<String, StageResult> results = new LinkedHashMap<>();
  private final Map<String, String> machine = new TreeMap<>();
  private final Map<String, RunEvent.ProblemRow> problems = new LinkedHashMap<>();
  private final List<RunEvent.ProbeScored> probes = new ArrayList<>();
  private final Map<String, RunEvent.SpecialistSelected> specialists = new LinkedHashMap<>();
  private final Map<String, TreeMap<Integer, Map<String, Double>>> metrics = new LinkedHashMap<>();
  private final Map<String, Deque<RunEvent.GroupSampled>> groups = new LinkedHashMap<>();
  private final List<RunEvent.Noted> warnings = new ArrayList<>();
  private final ForecastCheck.Reading forecast = new ForecastCheck.Reading();
  private final List<RunEvent.SettingChanged> changes = new ArrayList<>();
  private RunState state = RunState.CREATED;
  private String message = "";
  private int attempts;
  private @Nullable Instant first;
  private @Nullable Instant last;

  /** Takes in one event; in the journal's order. */
  void accept(JournalLine line) {
    if (first == null) {
      first = line.time();
    }
    last = line.time();
    forecast.take(line.event());
    switch (line.event()) {
      case RunEvent.AttemptStarted started -> {
        attempts = Math.max(attempts, started.attempt());
        started.stages().forEach(stage -> planned.put(stage.stage(), stage));
        machine.putAll(started.machine());
      }
      case RunEvent.ProblemsDeclared declared -> {
        forgetProblems();
        declared.problems().forEach(problem -> problems.put(problem.id(), problem));
      }
      case RunEvent.StageFinished finished -> seconds.put(finished.stage(), finished.seconds());
      case RunEvent.ModelEvaluated evaluated ->
          results.put(evaluated.result().stage(), evaluated.result());
      case RunEvent.ProbeScored probe -> probes.add(probe);
      case RunEvent.SpecialistSelected selected -> specialists.put(selected.subdomain(), selected);
      case RunEvent.MetricsRecorded recorded -> {
        Map<String, Double> drawn = new HashMap<>(recorded.values());
        drawn.keySet().retainAll(DRAWN);
        if (!drawn.isEmpty()) {
          metrics
              .computeIfAbsent(recorded.stage(), stage -> new TreeMap<>())
              .put(recorded.step(), Map.copyOf(drawn));
        }
      }
      case RunEvent.GroupSampled group -> keep(group);
      case RunEvent.StateChanged changed -> {
        state = changed.state();
        message = changed.message();
      }
      case RunEvent.Noted noted -> {
        if (noted.level().equals("warning")) {
          warnings.add(noted);
        }
      }
      case RunEvent.SettingChanged changed -> changes.add(changed);
      case RunEvent.CommandHeard unused -> {}
      case RunEvent.PartFinished unused -> {}
      case RunEvent.CheckpointDropped unused -> {}
      case RunEvent.StageStarted unused -> {}
      case RunEvent.ProgressMade unused -> {}
      case RunEvent.CheckpointSaved unused -> {}
      case RunEvent.ModelSaved unused -> {}
      case RunEvent.ResourcesUsed unused -> {}
      case RunEvent.Forecasted unused -> {}
      case RunEvent.RunMeasured unused -> {}
    }
  }

  /** Only problems of groups that are kept are looked up; each signal step declares its own. */
  private void forgetProblems() {
    Set<String> kept = new HashSet<>();
    groups.values().forEach(last -> last.forEach(group -> kept.add(group.problem())));
    problems.keySet().retainAll(kept);
  }

  private void keep(RunEvent.GroupSampled group) {
    RunEvent.PlannedStage plan = planned.get(group.stage());
    if (plan == null || !plan.kind().equals("signal")) {
      return;
    }
    Deque<RunEvent.GroupSampled> kept =
        groups.computeIfAbsent(group.stage(), stage -> new ArrayDeque<>());
    kept.addLast(group);
    while (kept.getFirst().step() <= group.step() - LAST_STEPS
        || kept.getFirst().step() > group.step()) {
      // The second happens after a resume, when steps are done again.
      kept.removeFirst();
    }
  }

  /** The settings that changed while the run went on, in order. */
  List<RunEvent.SettingChanged> changes() {
    return List.copyOf(changes);
  }

  List<RunEvent.PlannedStage> planned() {
    return List.copyOf(planned.values());
  }

  /** Seconds of the stages that ended well, in order. */
  Optional<ForecastCheck> forecast() {
    return forecast.end();
  }

  Map<String, Double> seconds() {
    return Collections.unmodifiableMap(seconds);
  }

  List<StageResult> results() {
    return List.copyOf(results.values());
  }

  @Nullable StageResult result(String stage) {
    return results.get(stage);
  }

  Map<String, String> machine() {
    return Collections.unmodifiableMap(machine);
  }

  RunEvent.@Nullable ProblemRow problem(String id) {
    return problems.get(id);
  }

  List<RunEvent.ProbeScored> probes() {
    return Collections.unmodifiableList(probes);
  }

  List<RunEvent.SpecialistSelected> specialists() {
    return List.copyOf(specialists.values());
  }

  /** Names of the signal stages that were run, the main one first. */
  List<String> signalStages() {
    return planned.values().stream()
        .filter(stage -> stage.kind().equals("signal") && metrics.containsKey(stage.stage()))
        .map(RunEvent.PlannedStage::stage)
        .toList();
  }

  /** One metric of a stage over its steps; steps without it are left out. */
  Curve curve(String stage, String metric) {
    List<double[]> points = new ArrayList<>();
    metrics
        .getOrDefault(stage, new TreeMap<>())
        .forEach((step, values) -> {
          Double value = values.get(metric);
          if (value != null) {
            points.add(new double[] {step, value});
          }
        });
    double[] x = points.stream().mapToDouble(point -> point[0]).toArray();
    double[] y = points.stream().mapToDouble(point -> point[1]).toArray();
    return new Curve(x, y);
  }

  /** The groups of the last steps of a signal stage. */
  List<RunEvent.GroupSampled> lastGroups(String stage) {
    Deque<RunEvent.GroupSampled> kept = groups.get(stage);
    return kept == null ? List.of() : List.copyOf(kept);
  }

  List<RunEvent.Noted> warnings() {
    return Collections.unmodifiableList(warnings);
  }

  RunState state() {
    return state;
  }

  String message() {
    return message;
  }

  int attempts() {
    return attempts;
  }

  @Nullable Instant first() {
    return first;
  }

  @Nullable Instant last() {
    return last;
  }

  /** Title of a stage for people. */
  String title(String stage) {
    RunEvent.PlannedStage plan = planned.get(stage);
    return plan == null ? stage : plan.title();
  }

  /**
   * Points of a curve.
   *
   * @param x steps, rising
   * @param y as many values
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Curve(double[] x, double[] y) {
    boolean isEmpty() {
      return x.length == 0;
    }

    /** Mean of the last {@code count} values; NaN where there are none. */
    double lastMean(int count) {
      double sum = 0;
      int from = Math.max(0, y.length - count);
      for (int i = from; i < y.length; i++) {
        sum += y[i];
      }
      return y.length == 0 ? Double.NaN : sum / (y.length - from);
    }
  }
}
