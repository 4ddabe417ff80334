package org.spectrumworkbench.core.experiment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Signs that reinforcement learning goes wrong, read from its metrics. All thresholds are ours. A
 * sign is told once, and again only after it had cleared.
 *
 * <p>Every rule looks at the mean of the last {@value #WINDOW} steps, since single steps are noise.
 */
final class HealthAlerts {
  /** Steps that a rule looks at. */
  static final int WINDOW = 5;

  /** Names of the metrics that the rules read. */
  static final Set<String> WATCHED =
      Set.of(
          Metric.NO_SIGNAL_0.name(),
          Metric.NO_SIGNAL_1.name(),
          Metric.ENTROPY.name(),
          Metric.TRUNCATED.name(),
          Metric.KL_REFERENCE.name(),
          Metric.REWARD.name());

  /** What can go wrong. */
  enum Sign {
    NO_SIGNAL,
    ENTROPY,
    TRUNCATED,
    KL,
    REWARD
  }

  /** The means of a window. */
  private record Means(
      double noSignal, double entropy, double truncated, double kl, double reward) {}

  private final Deque<Map<String, Double>> recent = new ArrayDeque<>();
  private final Set<Sign> told = EnumSet.noneOf(Sign.class);
  private double firstEntropy = Double.NaN;
  private double bestReward;

  /**
   * Those of a stage of which some steps are done and told already, as after a resume: what comes
   * after them is as if nothing had come between.
   *
   * @param steps metrics of the steps so far, in order
   */
  static HealthAlerts resumed(Collection<Map<String, Double>> steps) {
    HealthAlerts alerts = new HealthAlerts();
    steps.forEach(alerts::after);
    return alerts;
  }

  /**
   * Takes in a step's metrics.
   *
   * @return what there is to tell now, for people
   */
  List<String> after(Map<String, Double> metrics) {
    recent.addLast(metrics);
    if (recent.size() > WINDOW) {
      recent.removeFirst();
    }
    if (recent.size() < WINDOW) {
      return List.of();
    }
    Means now =
        new Means(
            mean(Metric.NO_SIGNAL_0) + mean(Metric.NO_SIGNAL_1),
            mean(Metric.ENTROPY),
            mean(Metric.TRUNCATED),
            mean(Metric.KL_REFERENCE),
            mean(Metric.REWARD));
    if (Double.isNaN(firstEntropy)) {
      firstEntropy = now.entropy();
    }
    bestReward = Math.max(bestReward, now.reward());
    List<String> news = new ArrayList<>();
    for (Sign sign : Sign.values()) {
      if (isSeen(sign, now)) {
        if (told.add(sign)) {
          news.add(words(sign, now));
        }
      } else if (hasCleared(sign, now)) {
        told.remove(sign);
      }
    }
    return news;
  }

  private boolean isSeen(Sign sign, Means now) {
    return switch (sign) {
      case NO_SIGNAL -> now.noSignal() > .7;
      case ENTROPY -> now.entropy() < .2 * firstEntropy;
      case TRUNCATED -> now.truncated() > .3;
      case KL -> now.kl() > 1;
      case REWARD -> bestReward >= .1 && now.reward() < .1 * bestReward;
    };
  }

  /** A little beyond the threshold, so that what hovers about it is not told again and again. */
  private boolean hasCleared(Sign sign, Means now) {
    return switch (sign) {
      case NO_SIGNAL -> now.noSignal() < .6;
      case ENTROPY -> now.entropy() > .3 * firstEntropy;
      case TRUNCATED -> now.truncated() < .2;
      case KL -> now.kl() < .5;
      case REWARD -> now.reward() > .5 * bestReward;
    };
  }

  private String words(Sign sign, Means now) {
    return String.format(
        Locale.ROOT,
        switch (sign) {
          case NO_SIGNAL ->
              "%.0f %% of the groups of the last %d steps give no gradient: their answers are all right or all wrong. Other problems, or a larger signal.group, would teach more.";
          case ENTROPY ->
              "The entropy of the answers fell to %.0f %% of what it was at first (last %d steps): the model hardly tries anything new. A smaller signal.rate or a larger signal.clip-high keeps it open.";
          case TRUNCATED ->
              "%.0f %% of the answers of the last %d steps were cut at the length limit, and count as wrong. Raise evaluate.tokens in a new run.";
          case KL ->
              "The model is %.1f nats a token away from where the stage began (last %d steps). A smaller signal.rate or a signal.kl above 0 holds it back.";
          case REWARD ->
              "The reward fell to %.3f (last %d steps) from a best of "
                  + rounded(bestReward)
                  + ": signal.rate is probably too high.";
        },
        switch (sign) {
          case NO_SIGNAL -> 100 * now.noSignal();
          case ENTROPY -> 100 * now.entropy() / firstEntropy;
          case TRUNCATED -> 100 * now.truncated();
          case KL -> now.kl();
          case REWARD -> now.reward();
        },
        WINDOW);
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** Over the steps that measured it; 0 where none did. */
  private double mean(Metric metric) {
    return recent.stream()
        .filter(step -> step.containsKey(metric.name()))
        .mapToDouble(step -> step.getOrDefault(metric.name(), 0.0))
        .average()
        .orElse(0);
  }
}
