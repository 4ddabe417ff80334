package org.spectrumworkbench.core.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.spectrumworkbench.core.experiment.Forecast.Range;
import org.spectrumworkbench.core.model.DecoderConfig;

/**
 * The largest resident memory of a worker, by part.
 *
 * <p>Formulas count tensors; the factors beside them were found with {@code bench --forecast
 * tuning} and checked on other settings.
 */
final class ForecastMemory {
  /** The least that the policy loss fills a row with. */
  private static final int ROW_TOKENS = 96;

  private ForecastMemory() {}

  static Map<String, Range> parts(
      Experiment experiment,
      DecoderConfig model,
      TokenLengths lengths,
      Optional<Calibration> calibration) {
    double weights = 4.0 * model.parameters();
    double rows = rows(experiment);
    double cache =
        2.0
            * Float.BYTES
            * rows
            * model.layers()
            * model.kvHeads()
            * model.headDim()
            * (lengths.prompt().high() + experiment.evaluate().tokens());
    double logits = Float.BYTES * rows * model.vocabSize();
    Map<String, Range> parts = new LinkedHashMap<>();
    parts.put(
        "program",
        calibration
            .filter(c -> c.workerBytes() > 0)
            .map(c -> new Range(c.workerBytes() + 45e6, c.workerBytes() + 120e6))
            .orElse(new Range(230e6, 400e6)));
    parts.put("weights, gradients, optimiser", models(experiment).times(weights));
    parts.put("activations", activations(experiment, model, lengths));
    parts.put("answers that are sampled", new Range(.8 * cache + logits, 1.6 * cache + 4 * logits));
    return parts;
  }

  /**
   * How many times the weights are held. Natively policy, gradients and two moments, and in the
   * signal phase its start; in the heap those that are on their way from or to the disk, which
   * garbage makes half as many again.
   */
  private static Range models(Experiment experiment) {
    if (!experiment.trains()) {
      return new Range(2, 5);
    }
    double held = experiment.hasSignal() ? 5 : 4;
    int fused = experiment.spectrum() ? experiment.problems().subdomains().size() + 4 : 0;
    return new Range(held + 3, held + 1.5 * Math.max(5, fused));
  }

  /** What is kept for the backward pass of a batch of fine-tuning or a micro-batch of groups. */
  private static Range activations(
      Experiment experiment, DecoderConfig model, TokenLengths lengths) {
    double token = activationBytes(model);
    int batch =
        Math.max(
            experiment.spectrum() ? experiment.sft().batch() : 0,
            experiment.model().fromScratch() ? experiment.base().batch() : 0);
    Range examples = lengths.prompt().plus(lengths.solution()).times(batch * token).times(.9, 1.25);
    if (!experiment.hasSignal()) {
      return examples;
    }
    Experiment.Signal signal = experiment.signal();
    int limit = experiment.evaluate().tokens();
    int problems = Math.min(signal.microBatch(), signal.problems());
    Range tokens =
        new Range(Math.min(lengths.solution().low(), limit), limit)
            .times((double) problems * signal.group())
            .plus(lengths.prompt().times(problems));
    // Groups without signal are left out where the settings say so.
    Range groups =
        tokens
            .times(token + attentionBytes(model, limit))
            .times(signal.dropNoSignal() ? .65 : .9, 1.15);
    return new Range(
        Math.max(examples.low(), groups.low()), Math.max(examples.high(), groups.high()));
  }

  /**
   * Bytes kept for the backward pass for each token: a dozen vectors of the width and four of the
   * feed-forward part a layer, and the logits with their softmax.
   */
  private static double activationBytes(DecoderConfig model) {
    return Float.BYTES
        * (model.layers() * (12.0 * model.hiddenSize() + 4.0 * model.intermediateSize())
            + 3.0 * model.vocabSize());
  }

  /** Attention weights and their softmax, which several answers in a row with a mask keep. */
  private static double attentionBytes(DecoderConfig model, int limit) {
    return Float.BYTES * 2.0 * model.layers() * model.heads() * Math.max(ROW_TOKENS, limit);
  }

  /** The most answers that are decoded at once. */
  private static double rows(Experiment experiment) {
    int most =
        Math.min(
            EvaluateStage.ROWS, experiment.evaluate().problems() * experiment.evaluate().samples());
    if (experiment.spectrum()) {
      Experiment.Probe probe = experiment.probe();
      most =
          Math.max(
              most,
              Math.min(
                  EvaluateStage.ROWS,
                  experiment.problems().subdomains().size() * probe.problems() * probe.samples()));
    }
    if (experiment.hasSignal()) {
      Experiment.Signal signal = experiment.signal();
      most = Math.max(most, Math.min(EvaluateStage.ROWS, signal.problems() * signal.group()));
    }
    return most;
  }
}
