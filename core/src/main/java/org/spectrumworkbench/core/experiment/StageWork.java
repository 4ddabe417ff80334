package org.spectrumworkbench.core.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.spectrumworkbench.core.experiment.Forecast.Range;

/**
 * What a stage has to do, counted before it is done. Counts are exact, tokens are ranges.
 *
 * @param trainCalls forward and backward passes
 * @param trained tokens that they learn from
 * @param decodeCalls steps of decoding, in each of which all answers of a batch grow by a token
 * @param sampled tokens of all sampled answers
 * @param read tokens that only a forward pass reads
 * @param answers that are sampled and verified
 * @param kept answers that the journal keeps whole
 * @param loads models read from the disk
 * @param checkpoints written, each a model and two moments
 * @param models written
 */
record StageWork(
    double trainCalls,
    Range trained,
    Range decodeCalls,
    Range sampled,
    Range read,
    double answers,
    boolean kept,
    int loads,
    int checkpoints,
    int models) {
  private static final Range NOTHING = Forecast.NOTHING;

  /**
   * Optimiser steps after which a model is taken to end its answers by itself. Ours: the tiny model
   * does so after about a hundred.
   */
  private static final int LEARNED_TO_END = 150;

  /** The work of each stage, in the pipeline's order. */
  static Map<Pipeline.Step, StageWork> of(Experiment experiment, TokenLengths lengths) {
    Map<Pipeline.Step, StageWork> work = new LinkedHashMap<>();
    int steps =
        experiment.model().folder().equals(BaseModels.TINY) && !experiment.model().fromScratch()
            ? LEARNED_TO_END
            : 0;
    for (Pipeline.Step step : Pipeline.of(experiment)) {
      work.put(step, of(step, experiment, lengths, steps >= LEARNED_TO_END));
      steps +=
          switch (step) {
            case Pipeline.TrainBase base -> base.steps();
            case Pipeline.FineTune sft -> sft.steps();
            default -> 0;
          };
    }
    return work;
  }

  private static StageWork of(
      Pipeline.Step step, Experiment experiment, TokenLengths lengths, boolean ends) {
    Experiment.Evaluate evaluate = experiment.evaluate();
    Answers answers = new Answers(lengths, evaluate.tokens(), ends);
    return switch (step) {
      case Pipeline.TrainBase base ->
          training(
              base.steps(),
              experiment.base().batch(),
              Math.max(500, experiment.base().steps() / 4),
              lengths);
      case Pipeline.FineTune sft ->
          training(sft.steps(), experiment.sft().batch(), experiment.probe().every(), lengths);
      case Pipeline.Probe probe -> {
        // Each checkpoint answers both halves of the probing sets.
        Sampling half = probed(experiment);
        yield sampling(half.times(2.0 * probe.steps()), answers, true, probe.steps());
      }
      case Pipeline.Fuse fuse -> {
        int specialists = experiment.problems().subdomains().size();
        // Greedy soup scores each specialist alone, and all but the best once more in a soup.
        double scored =
            experiment.fuse().method().equals("greedy-soup") ? 2.0 * specialists - 1 : 0;
        yield sampling(probed(experiment).times(scored), answers, false, specialists + 1)
            .with(0, 1);
      }
      case Pipeline.Reinforce arm -> reinforcement(arm, experiment, lengths, answers);
      case Pipeline.EvaluateModel model ->
          sampling(Sampling.of(evaluate.problems(), evaluate.samples()), answers, true, 1);
    };
  }

  private static StageWork training(int steps, int batch, int saveEvery, TokenLengths lengths) {
    Range tokens = lengths.example().times((double) steps * batch);
    return new StageWork(
        steps, tokens, NOTHING, NOTHING, NOTHING, 0, false, 1, Math.ceilDiv(steps, saveEvery), 1);
  }

  private static StageWork reinforcement(
      Pipeline.Reinforce arm, Experiment experiment, TokenLengths lengths, Answers answers) {
    Experiment.Signal signal = experiment.signal();
    Sampling rollouts = Sampling.of(signal.problems(), signal.group()).times(arm.steps());
    Range row = answers.mean().plus(lengths.prompt().times(1.0 / signal.group()));
    Range learned = row.times(rollouts.answers() * signal.updates());
    // Groups that are all right or all wrong may be left out of the computation; of a model that
    // has learned little nearly all are.
    Range trained = signal.dropNoSignal() ? learned.times(answers.ends() ? .3 : .02, 1) : learned;
    // The reference reads every micro-batch for a KL term, else the first of each step.
    Range read =
        signal.kl() > 0
            ? trained
            : row.times((double) arm.steps() * signal.microBatch() * signal.group());
    double calls =
        (double) arm.steps()
            * Math.ceilDiv(signal.problems(), signal.microBatch())
            * signal.updates();
    return new StageWork(
        calls,
        trained,
        answers.longest().times(rollouts.batches()),
        answers.mean().times(rollouts.answers()),
        read,
        rollouts.answers(),
        true,
        2,
        arm.steps() / signal.saveEvery(),
        1);
  }

  private static StageWork sampling(Sampling asked, Answers answers, boolean kept, int loads) {
    return new StageWork(
        0,
        NOTHING,
        answers.longest().times(asked.batches()),
        answers.mean().times(asked.answers()),
        NOTHING,
        asked.answers(),
        kept,
        loads,
        0,
        0);
  }

  private StageWork with(int moreCheckpoints, int moreModels) {
    return new StageWork(
        trainCalls,
        trained,
        decodeCalls,
        sampled,
        read,
        answers,
        kept,
        loads,
        checkpoints + moreCheckpoints,
        models + moreModels);
  }

  /** One half of the probing sets, answered once. */
  private static Sampling probed(Experiment experiment) {
    Experiment.Probe probe = experiment.probe();
    return Sampling.of(
        experiment.problems().subdomains().size() * probe.problems(), probe.samples());
  }

  /** Answers, and the batches in which they are decoded. */
  private record Sampling(double answers, double batches) {
    static Sampling of(int problems, int samples) {
      int atOnce = Math.max(1, EvaluateStage.ROWS / samples);
      double batches =
          (double) Math.ceilDiv(problems, atOnce) * Math.ceilDiv(samples, EvaluateStage.ROWS);
      return new Sampling((double) problems * samples, batches);
    }

    Sampling times(double factor) {
      return new Sampling(answers * factor, batches * factor);
    }
  }

  /**
   * How long answers are.
   *
   * @param limit tokens at which they are cut off
   * @param ends whether the model has learned to end them
   */
  private record Answers(TokenLengths lengths, int limit, boolean ends) {
    /** A model that has not learned to end goes on to the limit. */
    Range mean() {
      double low = Math.min(lengths.solution().low(), limit);
      return new Range(
          low, ends ? Math.clamp(1.25 * lengths.solution().high(), low, limit) : limit);
    }

    /** Of a batch, whose decoding lasts as long as its longest answer. */
    Range longest() {
      return new Range(Math.min(lengths.solution().high(), limit), limit);
    }
  }
}
