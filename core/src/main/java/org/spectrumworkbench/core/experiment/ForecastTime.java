package org.spectrumworkbench.core.experiment;

import java.util.Optional;
import org.spectrumworkbench.core.experiment.Forecast.Range;
import org.spectrumworkbench.core.model.DecoderConfig;

/** Seconds of a stage: its work over this machine's speed. */
final class ForecastTime {
  /** Useful arithmetic a second and thread in training, on machines that were not measured. */
  private static final Range TRAIN = new Range(10e9, 35e9);

  /** The same in sampling, where small batches and the cache's traffic cost more. */
  private static final Range SAMPLE = new Range(3e9, 15e9);

  /** A second thread adds little on small tensors. */
  private static final double THREAD_GAIN = .35;

  /** What a measured speed may be off by: other shapes, and other programs on the machine. */
  private static final Range DOUBT = new Range(.65, 1.7);

  /** Of any stage: first calls are slower, and intervals are drawn by resampling. */
  private static final Range STAGE = new Range(.03, .6);

  /** Reading a model, making it ready. */
  private static final Range LOAD = new Range(.01, .06);

  /** Writing a folder and having it flushed to the disk. */
  private static final Range SAVE = new Range(.01, .12);

  /** Bytes a second from and to the disk, beyond that. */
  private static final Range DISK = new Range(150e6, 1.5e9);

  /** Verifying an answer and writing it down. */
  private static final Range ANSWER = new Range(10e-6, 120e-6);

  private ForecastTime() {}

  /** Until the worker's engine is ready. */
  static Range start(Optional<Calibration> calibration) {
    return calibration
        .map(c -> new Range(.4 * c.startSeconds(), 1.8 * c.startSeconds() + 1))
        .orElse(new Range(.8, 6));
  }

  static Range seconds(
      StageWork work, DecoderConfig model, int threads, Optional<Calibration> calibration) {
    Range computing =
        calibration
            .map(c -> measured(work, model, threads, c))
            .orElse(guessed(work, model, threads));
    double bytes =
        4.0 * model.parameters() * (work.loads() + 3 * work.checkpoints() + work.models());
    int folders = work.checkpoints() + work.models();
    return computing
        .plus(STAGE)
        .plus(LOAD.times(work.loads()))
        .plus(SAVE.times(folders))
        .plus(new Range(bytes / DISK.high(), bytes / DISK.low()))
        .plus(ANSWER.times(work.answers()));
  }

  private static Range measured(
      StageWork work, DecoderConfig model, int threads, Calibration calibration) {
    // Reading is a third of training.
    double low =
        calibration.trainSeconds(
                model, threads, work.trainCalls(), work.trained().low() + work.read().low() / 3)
            + calibration.sampleSeconds(
                model, threads, work.decodeCalls().low(), work.sampled().low());
    double high =
        calibration.trainSeconds(
                model, threads, work.trainCalls(), work.trained().high() + work.read().high() / 3)
            + calibration.sampleSeconds(
                model, threads, work.decodeCalls().high(), work.sampled().high());
    return new Range(low * DOUBT.low(), high * DOUBT.high());
  }

  private static Range guessed(StageWork work, DecoderConfig model, int threads) {
    double speed = model.flopsPerToken() / (1 + THREAD_GAIN * (Math.min(threads, 16) - 1));
    Range passes = work.trained().times(3).plus(work.read());
    Range sampled = work.sampled();
    return new Range(
        .1 + (passes.low() / TRAIN.high() + sampled.low() / SAMPLE.high()) * speed,
        .5 + (passes.high() / TRAIN.low() + sampled.high() / SAMPLE.low()) * speed);
  }
}
