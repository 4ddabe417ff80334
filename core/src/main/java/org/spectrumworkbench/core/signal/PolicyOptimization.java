package org.spectrumworkbench.core.signal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.spectrumworkbench.core.engine.AdamW;
import org.spectrumworkbench.core.engine.DecoderModel;
import org.spectrumworkbench.core.engine.PolicyLoss;
import org.spectrumworkbench.core.rollout.Group;
import org.spectrumworkbench.core.rollout.Rollout;

/**
 * MaxEnt-Guided Policy Optimization, and the GRPO family that it is one of.
 *
 * <pre>
 * rewards > advantages (r - mean) / std > times w_ME(p_c) > clipped ratio loss > AdamW
 * </pre>
 *
 * Source: VibeThinker-1.5B, section 3; lambda = 0 is GRPO exactly.
 */
public final class PolicyOptimization {
  private final DecoderModel reference;
  private final AdamW optimiser;
  private final PolicyLoss loss;
  private final Settings settings;

  /**
   * How the policy learns.
   *
   * @param method which member of the family
   * @param lambda sharpness of w_ME; used by MGPO alone
   * @param renormalise scales the weights of a step to mean 1 over the groups with signal
   * @param clipLow the ratio is clipped at {@code 1 - clipLow}
   * @param clipHigh the ratio is clipped at {@code 1 + clipHigh}
   * @param beta weight of the KL term (k3) to the reference
   * @param updates gradient updates on the same rollouts
   * @param dropNoSignal leaves groups without signal out of the computation; the loss is the same
   * @param microBatch groups whose gradient is computed at once
   * @param maxTokens longest answer, Dr.GRPO's constant
   * @param ratio what the ratio compares: GRPO's, GSPO's or CISPO's
   * @param temperature the answers were drawn at, and the policy is compared at
   */
  public record Settings(
      Method method,
      double lambda,
      boolean renormalise,
      double clipLow,
      double clipHigh,
      double beta,
      int updates,
      boolean dropNoSignal,
      int microBatch,
      int maxTokens,
      PolicyLoss.Ratio ratio,
      double temperature) {

    /** The same with another sharpness. */
    public Settings withLambda(double other) {
      return new Settings(
          method,
          other,
          renormalise,
          clipLow,
          clipHigh,
          beta,
          updates,
          dropNoSignal,
          microBatch,
          maxTokens,
          ratio,
          temperature);
    }
  }

  /** Which member of the GRPO family. */
  public enum Method {
    MGPO,
    GRPO,
    DR_GRPO,
    BNPO,
    DAPO
  }

  /**
   * What an update measured; means over its micro-batches, weighted by tokens.
   *
   * @param loss the policy loss; near 0 by construction when strictly on-policy
   * @param gradNorm global gradient norm before clipping, of the last update
   * @param klToOld k3 estimate of the KL to the policy that sampled, nats a token; measured before
   *     each update, so 0 up to rounding where there is but one
   * @param klToReference k3 estimate of the KL to the reference, nats a token: over all answers
   *     where a KL term needs it, else over the first micro-batch alone; empty where nothing was
   *     computed
   * @param clippedLow fraction of tokens held back below
   * @param clippedHigh fraction of tokens held back above
   */
  public record Update(
      double loss,
      double gradNorm,
      double klToOld,
      OptionalDouble klToReference,
      double clippedLow,
      double clippedHigh) {}

  /**
   * @param reference the policy that learning started from; the KL term, where there is one, and
   *     the measured KL compare with it
   */
  public PolicyOptimization(
      DecoderModel policy, DecoderModel reference, AdamW optimiser, Settings settings) {
    this.reference = reference;
    this.optimiser = optimiser;
    this.settings = settings;
    this.loss =
        new PolicyLoss(
            policy,
            new PolicyLoss.Settings(
                settings.clipLow(),
                settings.clipHigh(),
                settings.beta(),
                settings.ratio(),
                settings.temperature()));
  }

  /** Advantages and weights of a step's groups, in order; pure. */
  public static List<WeightedGroup> weigh(List<Group> groups, Settings settings) {
    double lambda = settings.method() == Method.MGPO ? settings.lambda() : 0;
    RewardScaling scaling =
        settings.method() == Method.DR_GRPO ? RewardScaling.NONE : RewardScaling.GROUP;
    Mgpo.Batch batch =
        Mgpo.of(
            groups.stream().map(Group::rewards).toArray(double[][]::new),
            groups.stream().map(Group::verdicts).toArray(boolean[][]::new),
            new Mgpo.Options(lambda, scaling, settings.renormalise()));
    List<WeightedGroup> weighted = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      weighted.add(
          new WeightedGroup(
              groups.get(i),
              MaxEntWeight.divergence(batch.successRates()[i]),
              batch.weights()[i],
              batch.advantages()[i]));
    }
    return weighted;
  }

  /**
   * Updates the policy on a step's groups.
   *
   * @param groups as {@link #weigh} gives them
   * @param rate the learning rate
   * @param betweenMicroBatches called before each micro-batch; may throw to leave the step
   */
  public Update update(List<WeightedGroup> groups, double rate, Runnable betweenMicroBatches) {
    List<PolicyLoss.Group> learned = tokenWeights(groups);
    double lossSum = 0;
    double kl = 0;
    double klReference = 0;
    long compared = 0;
    double low = 0;
    double high = 0;
    long tokens = 0;
    double gradNorm = 0;
    for (int update = 0; update < settings.updates(); update++) {
      for (int from = 0; from < learned.size(); from += settings.microBatch()) {
        betweenMicroBatches.run();
        List<PolicyLoss.Group> batch =
            learned.subList(from, Math.min(learned.size(), from + settings.microBatch()));
        // The reference costs a forward pass: without a KL term a sample of the step has to do.
        boolean compares = settings.beta() > 0 || (update == 0 && from == 0);
        PolicyLoss.Report report = loss.accumulate(compares ? withReference(batch) : batch);
        lossSum += report.loss();
        kl += report.klToOld() * report.tokens();
        if (compares && report.tokens() > 0) {
          klReference += report.klToReference() * report.tokens();
          compared += report.tokens();
        }
        low += report.clippedLow() * report.tokens();
        high += report.clippedHigh() * report.tokens();
        tokens += report.tokens();
      }
      if (!learned.isEmpty()) {
        gradNorm = optimiser.step(rate);
      }
    }
    long counted = Math.max(1, tokens);
    // k3 is never negative; rounding can leave a hair below 0 when the policy has not moved.
    return new Update(
        lossSum / settings.updates(),
        gradNorm,
        Math.max(0, kl / counted),
        compared == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(Math.max(0, klReference / compared)),
        low / counted,
        high / counted);
  }

  /** The groups that are computed, each token with its share of the loss. */
  private List<PolicyLoss.Group> tokenWeights(List<WeightedGroup> groups) {
    int size = settings.microBatch();
    int[] all = lengths(groups);
    PolicyAggregation.Step step =
        new PolicyAggregation.Step(
            all.length,
            Arrays.stream(all).asLongStream().sum(),
            settings.maxTokens(),
            Math.ceilDiv(groups.size(), size));
    List<PolicyLoss.Group> learned = new ArrayList<>();
    // Micro-batches are cut, and denominators counted, before groups without signal are left out:
    // so leaving them out changes nothing.
    for (int from = 0; from < groups.size(); from += size) {
      List<WeightedGroup> batch = groups.subList(from, Math.min(groups.size(), from + size));
      int[] lengths = lengths(batch);
      int width = Arrays.stream(lengths).max().orElse(0);
      double[][] weights = aggregation().tokenWeights(lengths, width, step);
      int row = 0;
      for (WeightedGroup group : batch) {
        List<PolicyLoss.Response> responses = new ArrayList<>();
        for (Rollout rollout : group.group().rollouts()) {
          responses.add(response(rollout, group.advantages()[rollout.sample()], weights[row++]));
        }
        if (group.group().hasSignal() || !settings.dropNoSignal() || settings.beta() > 0) {
          learned.add(new PolicyLoss.Group(group.group().prompt(), responses));
        }
      }
    }
    return learned;
  }

  private static int[] lengths(List<WeightedGroup> groups) {
    return groups.stream()
        .flatMap(group -> group.group().rollouts().stream())
        .mapToInt(rollout -> rollout.tokens().length)
        .toArray();
  }

  private PolicyAggregation aggregation() {
    return switch (settings.method()) {
      case MGPO, GRPO -> PolicyAggregation.GRPO;
      case DR_GRPO -> PolicyAggregation.DR_GRPO;
      case BNPO -> PolicyAggregation.BNPO;
      case DAPO -> PolicyAggregation.DAPO;
    };
  }

  private static PolicyLoss.Response response(Rollout rollout, double advantage, double[] weights) {
    float[] own = new float[rollout.tokens().length];
    for (int t = 0; t < own.length; t++) {
      own[t] = (float) weights[t];
    }
    return new PolicyLoss.Response(
        rollout.tokens(), rollout.logProbs(), (float) advantage, own, null);
  }

  /** Adds the reference's log-probs. */
  private List<PolicyLoss.Group> withReference(List<PolicyLoss.Group> batch) {
    List<DecoderModel.Continuation> continuations = new ArrayList<>();
    for (PolicyLoss.Group group : batch) {
      for (PolicyLoss.Response response : group.responses()) {
        continuations.add(new DecoderModel.Continuation(group.prompt(), response.tokens()));
      }
    }
    List<DecoderModel.TokenScores> scores = reference.score(continuations, settings.temperature());
    List<PolicyLoss.Group> compared = new ArrayList<>();
    int next = 0;
    for (PolicyLoss.Group group : batch) {
      List<PolicyLoss.Response> responses = new ArrayList<>();
      for (PolicyLoss.Response r : group.responses()) {
        responses.add(
            new PolicyLoss.Response(
                r.tokens(),
                r.oldLogProbs(),
                r.advantage(),
                r.weights(),
                scores.get(next++).logProbs()));
      }
      compared.add(new PolicyLoss.Group(group.prompt(), responses));
    }
    return compared;
  }
}
