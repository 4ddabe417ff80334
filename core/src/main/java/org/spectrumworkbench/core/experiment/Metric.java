package org.spectrumworkbench.core.experiment;

import java.util.List;

/**
 * The names of the numbers a run records, with their units.
 *
 * @param name as in the journal
 * @param unit empty where it has none
 * @param description for people
 */
public record Metric(String name, String unit, String description) {
  public static final Metric LOSS =
      new Metric(
          "loss",
          "nats",
          "SFT: mean negative log-prob of a solution token. Signal: policy loss, near 0 when on-policy");
  public static final Metric LEARNING_RATE = new Metric("learning_rate", "", "Step size of AdamW");
  public static final Metric GRAD_NORM =
      new Metric("grad_norm", "", "Global gradient norm before clipping");
  public static final Metric TOKENS =
      new Metric("tokens", "tokens", "Tokens trained on or sampled in this step");
  public static final Metric STEP_SECONDS =
      new Metric("step_seconds", "s", "Wall time of the step");
  public static final Metric SAMPLE_SECONDS =
      new Metric("sample_seconds", "s", "Part of the step spent sampling");
  public static final Metric VERIFY_SECONDS =
      new Metric("verify_seconds", "s", "Part of the step spent verifying");
  public static final Metric TRAIN_SECONDS =
      new Metric("train_seconds", "s", "Part of the step spent training");
  public static final Metric REWARD =
      new Metric("reward", "", "Mean reward of the step's rollouts");
  public static final Metric REWARD_STD =
      new Metric("reward_std", "", "Standard deviation of the rewards");
  public static final Metric PASS1 =
      new Metric(
          "pass1", "", "Fraction of the step's rollouts that are correct (training problems)");
  public static final Metric NO_SIGNAL_0 =
      new Metric("no_signal_0", "", "Fraction of groups with no correct answer: no gradient");
  public static final Metric NO_SIGNAL_1 =
      new Metric("no_signal_1", "", "Fraction of groups with only correct answers: no gradient");
  public static final Metric WEIGHT_MEAN =
      new Metric("weight_mean", "", "Mean w_ME over the groups with signal");
  public static final Metric WEIGHT_MIN =
      new Metric("weight_min", "", "Smallest w_ME over the groups with signal");
  public static final Metric ENTROPY =
      new Metric("entropy", "nats", "Mean entropy of the sampled tokens' distributions");
  public static final Metric KL =
      new Metric(
          "kl",
          "nats",
          "KL (k3) a token of the policy to the one that sampled, before each update: 0 where signal.updates is 1");
  public static final Metric KL_REFERENCE =
      new Metric(
          "kl_reference",
          "nats",
          "KL (k3) a token of the policy to the model from which the signal stage started: over all answers where signal.kl is above 0, else over the step's first micro-batch");
  public static final Metric CLIP_LOW =
      new Metric(
          "clip_low",
          "",
          "Fraction of tokens whose ratio was clipped from below: 0 where signal.updates is 1");
  public static final Metric CLIP_HIGH =
      new Metric(
          "clip_high",
          "",
          "Fraction of tokens whose ratio was clipped from above: 0 where signal.updates is 1");
  public static final Metric LENGTH_MEAN =
      new Metric("length_mean", "tokens", "Mean length of the answers");
  public static final Metric LENGTH_MIN = new Metric("length_min", "tokens", "Shortest answer");
  public static final Metric LENGTH_MAX = new Metric("length_max", "tokens", "Longest answer");
  public static final Metric TRUNCATED =
      new Metric("truncated", "", "Fraction of answers cut at the length limit");
  public static final Metric UNPARSED =
      new Metric("unparsed", "", "Fraction of answers in which no answer was found");

  /**
   * All of them, in the order in which tables list them. Shares of |A'| by subdomain are {@code
   * share:<subdomain>}.
   */
  public static final List<Metric> ALL =
      List.of(
          REWARD,
          PASS1,
          REWARD_STD,
          NO_SIGNAL_0,
          NO_SIGNAL_1,
          WEIGHT_MEAN,
          WEIGHT_MIN,
          ENTROPY,
          KL,
          KL_REFERENCE,
          CLIP_LOW,
          CLIP_HIGH,
          LENGTH_MEAN,
          LENGTH_MIN,
          LENGTH_MAX,
          TRUNCATED,
          UNPARSED,
          LOSS,
          GRAD_NORM,
          LEARNING_RATE,
          TOKENS,
          STEP_SECONDS,
          SAMPLE_SECONDS,
          VERIFY_SECONDS,
          TRAIN_SECONDS);
}
