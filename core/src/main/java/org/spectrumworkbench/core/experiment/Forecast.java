package org.spectrumworkbench.core.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.spectrumworkbench.core.model.DecoderConfig;

/**
 * Time, memory and disk of an experiment before it is started, as ranges with their parts.
 *
 * <p>Time is arithmetic over speed, and both are ranges: an answer ends where the model ends it, at
 * {@code evaluate.tokens} at the latest, and nothing was measured on this machine yet. Ours.
 *
 * @param seconds low and high end by stage, in the pipeline's order
 * @param memoryBytes low and high end of the worker's resident memory by part
 * @param diskBytes low and high end of the run's folder
 */
public record Forecast(
    Map<String, Range> seconds, Map<String, Range> memoryBytes, Range diskBytes) {
  /**
   * Useful arithmetic a second and thread in training a small decoder: measured 10 to 40 GFLOP/s.
   */
  private static final Range TRAIN = new Range(10e9, 35e9);

  /** The same in sampling, where small batches and the cache's traffic cost more. */
  private static final Range SAMPLE = new Range(3e9, 15e9);

  private static final Range NOTHING = new Range(0, 0);

  /** A second thread adds little on small tensors. */
  private static final double THREAD_GAIN = .35;

  /**
   * From low to high.
   *
   * @param low at most high
   */
  public record Range(double low, double high) {
    Range plus(Range other) {
      return new Range(low + other.low, high + other.high);
    }

    Range times(double factor) {
      return new Range(low * factor, high * factor);
    }

    double middle() {
      return Math.sqrt(low * high);
    }
  }

  /** The forecast of an experiment on a model of this shape. */
  public static Forecast of(Experiment experiment, DecoderConfig model, TokenLengths lengths) {
    Map<String, Range> seconds = new LinkedHashMap<>();
    double flops = model.flopsPerToken();
    double threads = 1 + THREAD_GAIN * (Math.min(experiment.threads(), 16) - 1);
    Experiment.Evaluate evaluate = experiment.evaluate();
    Experiment.Signal signal = experiment.signal();
    double disk = 0;
    double modelBytes = 4.0 * model.parameters();
    Range example = lengths.prompt().plus(lengths.solution());
    Range answer = answer(evaluate, lengths);
    Range journalTokens = NOTHING;
    for (Pipeline.Step step : Pipeline.of(experiment)) {
      // Tokens that are trained on, that are sampled, and that only a forward pass reads.
      Range trained = NOTHING;
      Range sampled = NOTHING;
      Range read = NOTHING;
      switch (step) {
        case Pipeline.TrainBase base -> {
          trained = example.times((double) base.steps() * experiment.base().batch());
          disk += 5 * 3 * modelBytes;
        }
        case Pipeline.FineTune sft -> {
          trained = example.times((double) sft.steps() * experiment.sft().batch());
          disk += (1 + sft.steps() / (double) experiment.probe().every()) * 3 * modelBytes;
        }
        case Pipeline.Probe probe ->
            sampled = answer.times(2.0 * probe.steps() * probedAnswers(experiment));
        case Pipeline.Fuse fuse -> {
          if (experiment.fuse().method().equals("greedy-soup")) {
            // Each specialist is scored alone, and all but the best once more in a soup.
            int specialists = experiment.problems().subdomains().size();
            sampled = answer.times((2.0 * specialists - 1) * probedAnswers(experiment));
          }
          disk += modelBytes;
        }
        case Pipeline.Reinforce arm -> {
          double rollouts = (double) arm.steps() * signal.problems() * signal.group();
          Range row = answer.plus(lengths.prompt().times(1.0 / signal.group()));
          sampled = answer.times(rollouts);
          trained = row.times(rollouts * signal.updates());
          // The reference reads every micro-batch for a KL term, else the first of each step.
          read =
              signal.kl() > 0
                  ? trained
                  : row.times((double) arm.steps() * signal.microBatch() * signal.group());
          disk += (1 + arm.steps() / (double) signal.saveEvery()) * 3 * modelBytes;
        }
        case Pipeline.EvaluateModel model1 ->
            sampled = answer.times((double) evaluate.problems() * evaluate.samples());
      }
      if (!(step instanceof Pipeline.Fuse)) {
        journalTokens = journalTokens.plus(sampled);
      }
      Range passes = trained.times(3).plus(read);
      double low = (passes.low * flops / TRAIN.high + sampled.low * flops / SAMPLE.high) / threads;
      double high = (passes.high * flops / TRAIN.low + sampled.high * flops / SAMPLE.low) / threads;
      seconds.put(step.id(), new Range(.1 + low, .5 + high));
    }
    return new Forecast(
        seconds,
        memory(experiment, model, lengths),
        new Range(disk * .8 + journalTokens.low * 15, disk * 1.3 + journalTokens.high * 40));
  }

  /** Tokens of a sampled answer: a model that has not learned to end goes on to the limit. */
  private static Range answer(Experiment.Evaluate evaluate, TokenLengths lengths) {
    return new Range(Math.min(lengths.solution().low, evaluate.tokens()), evaluate.tokens());
  }

  /** Answers to one half of the probing sets. */
  private static double probedAnswers(Experiment experiment) {
    return (double) experiment.problems().subdomains().size()
        * experiment.probe().problems()
        * experiment.probe().samples();
  }

  /** All stages together, seconds. */
  public Range totalSeconds() {
    return seconds.values().stream().reduce(NOTHING, Range::plus);
  }

  /** All parts together, bytes. */
  public Range totalMemoryBytes() {
    return memoryBytes.values().stream().reduce(NOTHING, Range::plus);
  }

  /** One number a stage, for a first estimate of the time left. */
  Map<String, Double> middleSeconds() {
    Map<String, Double> middle = new LinkedHashMap<>();
    seconds.forEach((stage, range) -> middle.put(stage, range.middle()));
    return middle;
  }

  private static Map<String, Range> memory(
      Experiment experiment, DecoderConfig model, TokenLengths lengths) {
    double weights = 4.0 * model.parameters();
    Experiment.Signal signal = experiment.signal();
    Range sftTokens = lengths.prompt().plus(lengths.solution()).times(experiment.sft().batch());
    Range signalTokens =
        answer(experiment.evaluate(), lengths)
            .times((double) signal.microBatch() * signal.group())
            .plus(lengths.prompt().times(signal.microBatch()));
    // Activations kept for the backward pass: a dozen vectors of the width, three of the
    // feed-forward
    // part and the logits with their softmax, each token.
    double perToken =
        4.0
            * (model.layers() * (12.0 * model.hiddenSize() + 4.0 * model.intermediateSize())
                + 3.0 * model.vocabSize());
    double least = Math.max(sftTokens.low, signalTokens.low) * perToken;
    double most = Math.max(sftTokens.high, signalTokens.high) * perToken;
    double rows = EvaluateStage.ROWS;
    double cache =
        2.0
            * 4
            * rows
            * model.layers()
            * model.kvHeads()
            * model.headDim()
            * (lengths.prompt().high + experiment.evaluate().tokens());
    Map<String, Range> parts = new LinkedHashMap<>();
    parts.put("program", new Range(230e6, 400e6));
    // Policy, gradients, two moments; the signal phase holds its start beside them.
    double held = experiment.hasSignal() ? 5 : 4;
    parts.put("weights, gradients, optimiser", new Range(held * weights, (held + 2) * weights));
    parts.put("activations", new Range(least * .8, most * 2));
    parts.put("cache of keys and values", new Range(cache, cache * 2));
    return parts;
  }
}
