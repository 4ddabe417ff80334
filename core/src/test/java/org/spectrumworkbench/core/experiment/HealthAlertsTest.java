package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class HealthAlertsTest {
  private static final Map<String, Double> HEALTHY =
      Map.of(
          "no_signal_0", .2,
          "no_signal_1", .2,
          "entropy", .6,
          "truncated", .05,
          "kl_reference", .01,
          "reward", .4);

  private final HealthAlerts health = new HealthAlerts();

  private List<String> steps(int count, String metric, double value) {
    Map<String, Double> metrics = new HashMap<>(HEALTHY);
    metrics.put(metric, value);
    List<String> told = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      told.addAll(health.after(metrics));
    }
    return told;
  }

  @Test
  void aHealthyStageIsSilent() {
    assertThat(steps(50, "reward", .4)).isEmpty();
  }

  @Test
  void groupsWithoutSignalAreToldOnceUntilTheyHaveCleared() {
    assertThat(steps(20, "no_signal_1", .51))
        .containsExactly(
            "71 % of the groups of the last 5 steps give no gradient: their answers are all right or all wrong. Other problems, or a larger signal.group, would teach more.");
    // Hovering about the threshold is no news.
    assertThat(steps(10, "no_signal_1", .45)).isEmpty();
    assertThat(steps(10, "no_signal_1", .51)).isEmpty();
    assertThat(steps(10, "no_signal_1", .3)).isEmpty();
    assertThat(steps(10, "no_signal_1", .6)).hasSize(1);
  }

  @Test
  void aSingleBadStepIsNoise() {
    assertThat(steps(10, "reward", .4)).isEmpty();
    assertThat(steps(1, "reward", 0)).isEmpty();
    assertThat(steps(1, "truncated", 1)).isEmpty();
    assertThat(steps(10, "reward", .4)).isEmpty();
  }

  @Test
  void aCollapseOfEntropyIsMeasuredAgainstTheBeginning() {
    assertThat(steps(10, "entropy", .6)).isEmpty();
    assertThat(steps(10, "entropy", .13)).isEmpty();
    assertThat(steps(10, "entropy", .05))
        .singleElement()
        .asString()
        .startsWith("The entropy of the answers fell to 19 % of what it was at first");
  }

  @Test
  void truncationAndKlAndAFallenRewardAreTold() {
    assertThat(steps(10, "truncated", .31)).singleElement().asString().contains("31 %");
    assertThat(steps(10, "kl_reference", 1.2))
        .singleElement()
        .asString()
        .contains("1.2 nats", "signal.kl");
    assertThat(steps(10, "reward", .03))
        .singleElement()
        .asString()
        .isEqualTo(
            "The reward fell to 0.030 (last 5 steps) from a best of 0.400: signal.rate is probably too high.");
  }

  @Test
  void aRewardThatWasNeverThereDidNotFall() {
    assertThat(steps(20, "reward", .02)).isEmpty();
  }

  @Test
  void aStepThatDidNotMeasureAValueDoesNotCount() {
    Map<String, Double> without = new HashMap<>(HEALTHY);
    without.remove("kl_reference");
    for (int i = 0; i < 10; i++) {
      assertThat(health.after(without)).isEmpty();
    }
  }

  @Test
  void aResumedStageGoesOnWhereItWas() {
    List<Map<String, Double>> steps = new ArrayList<>();
    for (int step = 1; step <= 40; step++) {
      Map<String, Double> metrics = new HashMap<>(HEALTHY);
      metrics.put("entropy", step < 20 ? .6 : .1);
      metrics.put("truncated", step % 15 < 8 ? .5 : .1);
      metrics.put("reward", step < 25 ? .5 : .01);
      steps.add(metrics);
    }
    List<String> through = new ArrayList<>();
    steps.forEach(metrics -> through.addAll(health.after(metrics)));
    assertThat(through).hasSizeGreaterThan(4);
    for (int at = 0; at <= steps.size(); at++) {
      List<String> told = new ArrayList<>();
      HealthAlerts before = new HealthAlerts();
      steps.subList(0, at).forEach(metrics -> told.addAll(before.after(metrics)));
      HealthAlerts resumed = HealthAlerts.resumed(steps.subList(0, at));
      steps.subList(at, steps.size()).forEach(metrics -> told.addAll(resumed.after(metrics)));
      assertThat(told).as("killed after step " + at).isEqualTo(through);
    }
  }

  @Test
  void allThatTheRulesReadIsKeptForAResume() {
    assertThat(HealthAlerts.WATCHED).isEqualTo(HEALTHY.keySet());
  }
}
