package org.spectrumworkbench.core.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.spectrumworkbench.core.engine.AdamW;
import org.spectrumworkbench.core.engine.DecoderModel;
import org.spectrumworkbench.core.engine.PolicyLoss;
import org.spectrumworkbench.core.engine.SamplingSettings;
import org.spectrumworkbench.core.experiment.RunEvent.CheckpointSaved;
import org.spectrumworkbench.core.experiment.RunEvent.GroupSampled;
import org.spectrumworkbench.core.experiment.RunEvent.MetricsRecorded;
import org.spectrumworkbench.core.model.ModelFolder;
import org.spectrumworkbench.core.problem.ProblemSet;
import org.spectrumworkbench.core.rollout.Group;
import org.spectrumworkbench.core.rollout.Rollout;
import org.spectrumworkbench.core.rollout.RolloutSampler;
import org.spectrumworkbench.core.signal.PolicyOptimization;
import org.spectrumworkbench.core.signal.PolicyOptimization.Method;
import org.spectrumworkbench.core.signal.WeightedGroup;
import org.spectrumworkbench.core.verify.Outcome;

/** The signal phase: sample, verify, weigh, update, for as many steps as asked. */
final class ReinforceStage {
  private final RunContext context;
  private final Pipeline.Reinforce step;
  private final Experiment.Signal signal;
  private final PolicyOptimization.Settings settings;
  private final HealthAlerts health;

  private ReinforceStage(RunContext context, Pipeline.Reinforce step) {
    this.context = context;
    this.step = step;
    this.signal = context.experiment.signal();
    this.settings = settings(signal, step.arm(), context.experiment.evaluate().tokens());
    this.health =
        HealthAlerts.resumed(
            context
                .resume
                .watched()
                .getOrDefault(step.id(), new TreeMap<>())
                .headMap(context.firstStep(step.id()), true)
                .values());
  }

  static void run(RunContext context, Pipeline.Reinforce step) {
    new ReinforceStage(context, step).run();
  }

  /**
   * An arm as settings: an arm differs from the experiment in its method, mgpo-renormalised in the
   * mean of its weights.
   */
  private static PolicyOptimization.Settings settings(
      Experiment.Signal signal, String arm, int maxTokens) {
    Method method =
        switch (arm) {
          case "mgpo", "mgpo-renormalised" -> Method.MGPO;
          case "grpo" -> Method.GRPO;
          case "dr-grpo" -> Method.DR_GRPO;
          case "bnpo" -> Method.BNPO;
          case "dapo" -> Method.DAPO;
          default -> throw new IllegalArgumentException("no such method: " + arm);
        };
    return new PolicyOptimization.Settings(
        method,
        signal.lambda(),
        signal.renormalise() || arm.equals("mgpo-renormalised"),
        signal.clipLow(),
        signal.clipHigh(),
        signal.kl(),
        signal.updates(),
        signal.dropNoSignal(),
        signal.microBatch(),
        maxTokens,
        switch (signal.ratio()) {
          case "token" -> PolicyLoss.Ratio.TOKEN;
          case "sequence" -> PolicyLoss.Ratio.SEQUENCE;
          case "clipped-weight" -> PolicyLoss.Ratio.CLIPPED_WEIGHT;
          default -> throw new IllegalArgumentException("no such ratio: " + signal.ratio());
        },
        signal.temperature());
  }

  private void run() {
    int from = context.firstStep(step.id());
    CheckpointSaved resumed = from > 0 ? context.resume.checkpoint() : null;
    ModelFolder start = start();
    ModelFolder first = resumed == null ? start : context.model(resumed);
    context.control.expectCheckpoint(CheckpointFolder.expectedBytes(first.weights()));
    context.stageStarted(step, from);
    try (DecoderModel policy = DecoderModel.load(context.engine, first.config(), first.weights());
        DecoderModel reference =
            DecoderModel.load(context.engine, start.config(), start.weights());
        AdamW optimiser = new AdamW(policy, signal.adamw())) {
      if (resumed != null) {
        optimiser.restore(CheckpointFolder.optimiser(context.attempt.run(), resumed));
      }
      RolloutSampler sampler = context.sampler(policy, first.tokenizer(), context.control::check);
      PolicyOptimization optimization =
          new PolicyOptimization(policy, reference, optimiser, settings);
      SamplingSettings sampling =
          new SamplingSettings(
              signal.temperature(),
              0,
              1,
              0,
              context.experiment.evaluate().tokens(),
              Set.of(first.tokenizer().eosId()));
      for (int s = from + 1; s <= context.settings.steps(step, s - 1); s++) {
        take(s, sampler, sampling, optimization);
        context.stepDone(
            step,
            s,
            s % signal.saveEvery() == 0,
            () -> CheckpointFolder.with(first, policy.weights()),
            optimiser);
      }
      context.saveModel(step.id(), CheckpointFolder.with(first, policy.weights()), step.title());
    }
    context.stageFinished(step);
  }

  /** One step of the method, from problems to new weights. */
  private void take(
      int s, RolloutSampler sampler, SamplingSettings sampling, PolicyOptimization optimization) {
    double lambda = context.settings.real("signal.lambda", step.id(), s);
    double rate = context.settings.real("signal.rate", step.id(), s);
    long started = context.workNanos();
    ProblemSet problems = new ProblemSet("signal", context.problems.signal(s));
    RolloutSampler.Sampled sampled =
        sampler.sample(
            problems.problems(), signal.group(), sampling, context.seeds.child("signal").child(s));
    List<WeightedGroup> groups =
        PolicyOptimization.weigh(sampled.groups(), settings.withLambda(lambda));
    long training = context.workNanos();
    PolicyOptimization.Update update = optimization.update(groups, rate, context.control::check);
    long ended = context.workNanos();
    Map<String, Double> metrics = measure(groups);
    metrics.put(Metric.LOSS.name(), update.loss());
    metrics.put(Metric.GRAD_NORM.name(), update.gradNorm());
    metrics.put(Metric.KL.name(), update.klToOld());
    update.klToReference().ifPresent(kl -> metrics.put(Metric.KL_REFERENCE.name(), kl));
    metrics.put(Metric.CLIP_LOW.name(), update.clippedLow());
    metrics.put(Metric.CLIP_HIGH.name(), update.clippedHigh());
    metrics.put(Metric.LEARNING_RATE.name(), rate);
    metrics.put(Metric.SAMPLE_SECONDS.name(), sampled.sampleSeconds());
    metrics.put(Metric.VERIFY_SECONDS.name(), sampled.verifySeconds());
    metrics.put(Metric.TRAIN_SECONDS.name(), (ended - training) / 1e9);
    metrics.put(Metric.STEP_SECONDS.name(), (ended - started) / 1e9);
    Divergence.refuse(step.title(), s, metrics, "signal.rate");
    context.declare(problems);
    for (WeightedGroup group : groups) {
      context.write(event(s, group));
    }
    context.write(new MetricsRecorded(step.id(), s, metrics));
    for (String alert : health.after(metrics)) {
      context.write(new RunEvent.Noted("warning", step.id(), s, alert));
    }
  }

  private GroupSampled event(int s, WeightedGroup group) {
    List<RunEvent.Rollout> rollouts = new ArrayList<>();
    for (Rollout rollout : group.group().rollouts()) {
      rollouts.add(RunContext.rollout(rollout, group.advantages()[rollout.sample()]));
    }
    return new GroupSampled(
        step.id(),
        s,
        group.group().problem().id(),
        group.group().pCorrect(),
        group.deviation(),
        group.weight(),
        rollouts);
  }

  /** What the step's rollouts show. */
  private static Map<String, Double> measure(List<WeightedGroup> groups) {
    double n = 0;
    double correct = 0;
    double none = 0;
    double all = 0;
    double weights = 0;
    double minWeight = Double.POSITIVE_INFINITY;
    double withSignal = 0;
    double entropy = 0;
    double tokens = 0;
    double shortest = Double.POSITIVE_INFINITY;
    double longest = 0;
    double truncated = 0;
    double unparsed = 0;
    double advantages = 0;
    Map<String, Double> shares = new HashMap<>();
    for (WeightedGroup weighted : groups) {
      Group group = weighted.group();
      none += group.correct() == 0 ? 1 : 0;
      all += group.correct() == group.rollouts().size() ? 1 : 0;
      if (group.hasSignal()) {
        withSignal++;
        weights += weighted.weight();
        minWeight = Math.min(minWeight, weighted.weight());
      }
      for (Rollout rollout : group.rollouts()) {
        int length = rollout.tokens().length;
        n++;
        correct += rollout.reward();
        entropy += rollout.entropy() * length;
        tokens += length;
        shortest = Math.min(shortest, length);
        longest = Math.max(longest, length);
        truncated += rollout.truncated() ? 1 : 0;
        unparsed += rollout.verdict().outcome() == Outcome.UNPARSED ? 1 : 0;
        double size = Math.abs(weighted.advantages()[rollout.sample()]);
        advantages += size;
        shares.merge("share:" + group.problem().subdomain(), size, Double::sum);
      }
    }
    double p = correct / n;
    Map<String, Double> metrics = new HashMap<>();
    metrics.put(Metric.REWARD.name(), p);
    metrics.put(Metric.REWARD_STD.name(), Math.sqrt(p * (1 - p)));
    metrics.put(Metric.PASS1.name(), p);
    metrics.put(Metric.NO_SIGNAL_0.name(), none / groups.size());
    metrics.put(Metric.NO_SIGNAL_1.name(), all / groups.size());
    if (withSignal > 0) {
      metrics.put(Metric.WEIGHT_MEAN.name(), weights / withSignal);
      metrics.put(Metric.WEIGHT_MIN.name(), minWeight);
    }
    metrics.put(Metric.ENTROPY.name(), entropy / tokens);
    metrics.put(Metric.LENGTH_MEAN.name(), tokens / n);
    metrics.put(Metric.LENGTH_MIN.name(), shortest);
    metrics.put(Metric.LENGTH_MAX.name(), longest);
    metrics.put(Metric.TRUNCATED.name(), truncated / n);
    metrics.put(Metric.UNPARSED.name(), unparsed / n);
    metrics.put(Metric.TOKENS.name(), tokens);
    for (Map.Entry<String, Double> share : shares.entrySet()) {
      if (advantages > 0) {
        metrics.put(share.getKey(), share.getValue() / advantages);
      }
    }
    return metrics;
  }

  private ModelFolder start() {
    return context.models.containsKey(Pipeline.FUSE)
        ? context.model(Pipeline.FUSE)
        : context.startModel();
  }
}
