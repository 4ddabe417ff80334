package org.spectrumworkbench.core.experiment;

import java.util.Map;
import java.util.function.DoubleFunction;
import org.spectrumworkbench.core.engine.AdamW;
import org.spectrumworkbench.core.engine.DecoderModel;
import org.spectrumworkbench.core.experiment.RunEvent.CheckpointSaved;
import org.spectrumworkbench.core.experiment.RunEvent.MetricsRecorded;
import org.spectrumworkbench.core.model.ModelFolder;
import org.spectrumworkbench.core.problem.TrainingMix;
import org.spectrumworkbench.core.spectrum.FineTuning;
import org.spectrumworkbench.core.spectrum.LearningRate;

/**
 * Supervised training: of the base model, of the spectrum phase, of a branch, of the joint control.
 */
final class FineTuneStage {
  private final RunContext context;
  private final Pipeline.Step step;
  private final ModelFolder start;
  private final TrainingMix mix;
  private final DoubleFunction<LearningRate> rate;
  private final String rateSetting;
  private final int batch;
  private final int saveEvery;

  private FineTuneStage(
      RunContext context,
      Pipeline.Step step,
      ModelFolder start,
      TrainingMix mix,
      DoubleFunction<LearningRate> rate,
      String rateSetting,
      int batch,
      int saveEvery) {
    this.context = context;
    this.step = step;
    this.start = start;
    this.mix = mix;
    this.rate = rate;
    this.rateSetting = rateSetting;
    this.batch = batch;
    this.saveEvery = saveEvery;
  }

  /** The base model, from random weights, at a constant rate. */
  static void trainBase(RunContext context, Pipeline.TrainBase step) {
    Experiment.Base base = context.experiment.base();
    new FineTuneStage(
            context,
            step,
            context.untrained(),
            context.problems.mix("", step.id()),
            peak -> LearningRate.constant(peak, step.steps()),
            "base.rate",
            base.batch(),
            Math.max(500, base.steps() / 4))
        .run();
  }

  /** The spectrum phase's run, one of its branches, or the joint control. */
  static void fineTune(RunContext context, Pipeline.FineTune step) {
    Experiment.Sft sft = context.experiment.sft();
    int warmup = (int) Math.round(sft.warmup() * step.steps());
    DoubleFunction<LearningRate> rate =
        peak ->
            sft.schedule().equals("cosine")
                ? LearningRate.cosine(peak, peak * sft.finalRate(), warmup, step.steps())
                : new LearningRate(LearningRate.Shape.CONSTANT, peak, peak, warmup, step.steps());
    new FineTuneStage(
            context,
            step,
            context.startModel(),
            context.problems.mix(step.subdomain(), step.id()),
            rate,
            "sft.rate",
            sft.batch(),
            context.experiment.probe().every())
        .run();
  }

  private void run() {
    int from = context.firstStep(step.id());
    CheckpointSaved resumed = from > 0 ? context.resume.checkpoint() : null;
    ModelFolder first = resumed == null ? start : context.model(resumed);
    context.control.expectCheckpoint(CheckpointFolder.expectedBytes(first.weights()));
    context.stageStarted(step, from);
    try (DecoderModel model = DecoderModel.load(context.engine, first.config(), first.weights());
        AdamW optimiser = new AdamW(model, context.experiment.sft().adamw())) {
      if (resumed != null) {
        optimiser.restore(CheckpointFolder.optimiser(context.attempt.run(), resumed));
      }
      FineTuning tuning = new FineTuning(model, optimiser, first.tokenizer(), mix, batch);
      for (int s = from + 1; s <= step.steps(); s++) {
        long started = context.workNanos();
        double peak = context.settings.real(rateSetting, step.id(), s);
        double now = rate.apply(peak).at(s - 1);
        FineTuning.Step done = tuning.step(s, now);
        Map<String, Double> metrics =
            Map.of(
                Metric.LOSS.name(),
                done.loss(),
                Metric.GRAD_NORM.name(),
                done.gradNorm(),
                Metric.LEARNING_RATE.name(),
                now,
                Metric.TOKENS.name(),
                (double) done.tokens(),
                Metric.STEP_SECONDS.name(),
                (context.workNanos() - started) / 1e9);
        Divergence.refuse(step.title(), s, metrics, rateSetting);
        context.write(new MetricsRecorded(step.id(), s, metrics));
        context.stepDone(
            step,
            s,
            s % saveEvery == 0 || s == step.steps(),
            () -> CheckpointFolder.with(first, model.weights()),
            optimiser);
      }
      context.saveModel(step.id(), CheckpointFolder.with(first, model.weights()), step.title());
    }
    context.stageFinished(step);
  }
}
