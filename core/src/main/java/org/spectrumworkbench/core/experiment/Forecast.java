package org.spectrumworkbench.core.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.spectrumworkbench.core.model.DecoderConfig;

/**
 * Time, memory and disk of an experiment before it is started, as ranges with their parts.
 *
 * <p>Time is arithmetic over speed. The arithmetic is exact to the tokens that are cut short by an
 * early end; the speed is a range, since nothing was measured on this machine yet. Ours.
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

  /** A second thread adds little on small tensors. */
  private static final double THREAD_GAIN = .35;

  /** Prompt and answer of a problem of the tiny domain, tokens. */
  private static final double PROMPT_TOKENS = 9;

  private static final double ANSWER_TOKENS = 12;

  /**
   * From low to high.
   *
   * @param low at most high
   */
  public record Range(double low, double high) {
    Range plus(Range other) {
      return new Range(low + other.low, high + other.high);
    }

    double middle() {
      return Math.sqrt(low * high);
    }
  }

  /** The forecast of an experiment on a model of this shape. */
  public static Forecast of(Experiment experiment, DecoderConfig model) {
    Map<String, Range> seconds = new LinkedHashMap<>();
    double flops = model.flopsPerToken();
    double threads = 1 + THREAD_GAIN * (Math.min(experiment.threads(), 16) - 1);
    Experiment.Evaluate evaluate = experiment.evaluate();
    Experiment.Signal signal = experiment.signal();
    double disk = 0;
    double modelBytes = 4.0 * model.parameters();
    double journalTokens = 0;
    for (Pipeline.Step step : Pipeline.of(experiment)) {
      double trained = 0;
      double sampled = 0;
      switch (step) {
        case Pipeline.TrainBase base -> {
          trained =
              (double) base.steps() * experiment.base().batch() * (PROMPT_TOKENS + ANSWER_TOKENS);
          disk += 5 * 3 * modelBytes;
        }
        case Pipeline.FineTune sft -> {
          trained =
              (double) sft.steps() * experiment.sft().batch() * (PROMPT_TOKENS + ANSWER_TOKENS);
          disk += (1 + sft.steps() / (double) experiment.probe().every()) * 3 * modelBytes;
        }
        case Pipeline.Probe probe ->
            sampled =
                2.0
                    * probe.steps()
                    * experiment.problems().subdomains().size()
                    * experiment.probe().problems()
                    * experiment.probe().samples()
                    * ANSWER_TOKENS;
        case Pipeline.Fuse fuse -> disk += modelBytes;
        case Pipeline.Reinforce arm -> {
          double rollouts = (double) arm.steps() * signal.problems() * signal.group();
          sampled = rollouts * ANSWER_TOKENS;
          trained = rollouts * (ANSWER_TOKENS + PROMPT_TOKENS / signal.group()) * signal.updates();
          disk += (1 + arm.steps() / (double) signal.saveEvery()) * 3 * modelBytes;
        }
        case Pipeline.EvaluateModel model1 ->
            sampled = (double) evaluate.problems() * evaluate.samples() * ANSWER_TOKENS;
      }
      journalTokens += sampled;
      double low = (3 * trained * flops / TRAIN.high + sampled * flops / SAMPLE.high) / threads;
      double high = (3 * trained * flops / TRAIN.low + sampled * flops / SAMPLE.low) / threads;
      seconds.put(step.id(), new Range(.1 + low, .5 + high));
    }
    return new Forecast(
        seconds,
        memory(experiment, model),
        new Range(disk * .8 + journalTokens * 15, disk * 1.3 + journalTokens * 40));
  }

  /** All stages together, seconds. */
  public Range totalSeconds() {
    return seconds.values().stream().reduce(new Range(0, 0), Range::plus);
  }

  /** All parts together, bytes. */
  public Range totalMemoryBytes() {
    return memoryBytes.values().stream().reduce(new Range(0, 0), Range::plus);
  }

  /** One number a stage, for a first estimate of the time left. */
  Map<String, Double> middleSeconds() {
    Map<String, Double> middle = new LinkedHashMap<>();
    seconds.forEach((stage, range) -> middle.put(stage, range.middle()));
    return middle;
  }

  private static Map<String, Range> memory(Experiment experiment, DecoderConfig model) {
    double weights = 4.0 * model.parameters();
    Experiment.Signal signal = experiment.signal();
    double sftTokens = experiment.sft().batch() * (PROMPT_TOKENS + ANSWER_TOKENS);
    double signalTokens =
        signal.microBatch() * signal.group() * ANSWER_TOKENS + signal.microBatch() * PROMPT_TOKENS;
    // Activations kept for the backward pass: a dozen vectors of the width, three of the
    // feed-forward
    // part and the logits with their softmax, each token.
    double perToken =
        4.0
            * (model.layers() * (12.0 * model.hiddenSize() + 4.0 * model.intermediateSize())
                + 3.0 * model.vocabSize());
    double activations = Math.max(sftTokens, signalTokens) * perToken;
    double rows = EvaluateStage.ROWS;
    double cache =
        2.0
            * 4
            * rows
            * model.layers()
            * model.kvHeads()
            * model.headDim()
            * (PROMPT_TOKENS + experiment.evaluate().tokens());
    Map<String, Range> parts = new LinkedHashMap<>();
    parts.put("program", new Range(230e6, 400e6));
    parts.put("weights, gradients, optimiser", new Range(4 * weights, 6 * weights));
    parts.put("activations", new Range(activations * .8, activations * 2));
    parts.put("cache of keys and values", new Range(cache, cache * 2));
    return parts;
  }
}
