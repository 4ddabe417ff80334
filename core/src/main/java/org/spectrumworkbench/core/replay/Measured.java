package org.spectrumworkbench.core.replay;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.StageResult;

/**
 * What an event says that must be the same whenever a run is made again: all numbers but those that
 * measure time.
 *
 * @param key where it was measured
 * @param values by name, as text with all digits
 */
record Measured(Key key, Map<String, String> values) {
  /**
   * What stands at the same place in both runs.
   *
   * @param kind of event, for people
   * @param which of several at one step; empty where there is one
   */
  record Key(String kind, String stage, int step, String which) {}

  /** Empty for events that tell of the machine, of time or of the program's work. */
  static Optional<Measured> of(RunEvent event) {
    return switch (event) {
      case RunEvent.MetricsRecorded e -> Optional.of(metrics(e));
      case RunEvent.GroupSampled e -> Optional.of(group(e));
      case RunEvent.ProbeScored e -> Optional.of(probe(e));
      case RunEvent.SpecialistSelected e -> Optional.of(specialist(e));
      case RunEvent.ModelEvaluated e -> Optional.of(evaluation(e));
      case RunEvent.ModelSaved e ->
          Optional.of(new Measured(new Key("model", e.stage(), 0, ""), Map.of("saved", "yes")));
      default -> Optional.empty();
    };
  }

  private static Measured metrics(RunEvent.MetricsRecorded e) {
    Map<String, String> values = new TreeMap<>();
    e.values()
        .forEach((name, value) -> {
          if (!name.endsWith("_seconds")) {
            values.put(name, Double.toString(value));
          }
        });
    return new Measured(new Key("metrics", e.stage(), e.step(), ""), values);
  }

  private static Measured group(RunEvent.GroupSampled e) {
    Map<String, String> values = new LinkedHashMap<>();
    for (RunEvent.Rollout rollout : e.rollouts()) {
      String name = "answer " + (rollout.sample() + 1) + ": ";
      values.put(name + "tokens", rollout.tokens().toString());
      values.put(name + "verdict", rollout.verdict().toString());
      values.put(name + "log-prob", Double.toString(rollout.logProb()));
      values.put(name + "entropy", Double.toString(rollout.entropy()));
      values.put(name + "reward", Double.toString(rollout.reward()));
      values.put(name + "advantage", String.valueOf(rollout.advantage()));
    }
    values.put("p correct", Double.toString(e.pCorrect()));
    values.put("weight", String.valueOf(e.weight()));
    return new Measured(new Key("group", e.stage(), e.step(), e.problem()), values);
  }

  private static Measured probe(RunEvent.ProbeScored e) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("Pass@" + e.k(), Double.toString(e.passAtK()));
    values.put("Pass@1", Double.toString(e.pass1()));
    values.put("interval", e.low() + " to " + e.high());
    values.put("correct", e.correct().toString());
    return new Measured(
        new Key("probe", e.stage(), e.step(), e.source() + " " + e.subdomain() + " " + e.half()),
        values);
  }

  private static Measured specialist(RunEvent.SpecialistSelected e) {
    return new Measured(
        new Key("specialist", e.stage(), 0, e.subdomain()),
        new LinkedHashMap<>(
            Map.of(
                "checkpoint",
                e.source() + " step " + e.step(),
                "selected",
                Double.toString(e.selected()),
                "confirmed",
                Double.toString(e.confirmed()))));
  }

  private static Measured evaluation(RunEvent.ModelEvaluated e) {
    StageResult result = e.result();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("Pass@1", Double.toString(result.pass1()));
    result.passk().forEach((k, value) -> values.put("Pass@" + k, Double.toString(value)));
    values.put("correct", result.correct().toString());
    values.put("intervals", new TreeMap<String, List<Double>>(result.interval()).toString());
    return new Measured(new Key("evaluation", e.stage(), 0, result.stage()), values);
  }
}
