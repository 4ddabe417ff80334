package org.spectrumworkbench.core.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.spectrumworkbench.core.experiment.Forecast.Range;
import org.spectrumworkbench.core.model.DecoderConfig;

/** Bytes of a run's folder: checkpoints, models and the journal. */
final class ForecastDisk {
  static final String CHECKPOINTS = "checkpoints";
  static final String MODELS = "models";
  static final String JOURNAL = "journal";

  /** Of a tokenizer's file, for each token of the vocabulary. */
  private static final Range TOKENIZER = new Range(12, 70);

  /** Names and shapes of the tensors, configuration. */
  private static final Range HEADERS = new Range(1_500, 12_000);

  /** An answer in the journal beside its tokens: verdict, reason, numbers. */
  private static final Range ANSWER = new Range(185, 285);

  /** A token of an answer: its number, its text. */
  private static final Range TOKEN = new Range(4.5, 9);

  /** A training step's numbers. */
  private static final Range STEP = new Range(150, 700);

  /** Plan, problems, probes, progress. */
  private static final Range REST = new Range(20_000, 300_000);

  private ForecastDisk() {}

  /**
   * @param keep of checkpoints: the low end is what stays of them, the high end the most that are
   *     there at once
   */
  static Map<String, Range> parts(
      Map<Pipeline.Step, StageWork> work, DecoderConfig model, Retention keep) {
    double weights = 4.0 * model.parameters();
    Range folder = TOKENIZER.times(model.vocabSize()).plus(HEADERS);
    Range checkpoints = Forecast.NOTHING;
    Range models = Forecast.NOTHING;
    Range journal = REST;
    for (Map.Entry<Pipeline.Step, StageWork> one : work.entrySet()) {
      StageWork stage = one.getValue();
      checkpoints =
          checkpoints.plus(
              new Range(3 * weights, 3 * weights)
                  .plus(folder)
                  .times(
                      keep.stay(stage.checkpoints()),
                      keep.most(stage.checkpoints(), one.getKey() instanceof Pipeline.Reinforce)));
      models = models.plus(new Range(weights, weights).plus(folder).times(stage.models()));
      journal = journal.plus(STEP.times(stage.trainCalls() > 0 ? one.getKey().steps() : 0));
      if (stage.kept()) {
        Range tokens = stage.sampled();
        journal =
            journal
                .plus(ANSWER.times(stage.answers()))
                .plus(new Range(tokens.low() * TOKEN.low(), tokens.high() * TOKEN.high()));
      }
    }
    Map<String, Range> parts = new LinkedHashMap<>();
    parts.put(CHECKPOINTS, checkpoints);
    parts.put(MODELS, models);
    parts.put(JOURNAL, journal);
    return parts;
  }

  /** What the parts come to in a run's folder; without what cannot be read. */
  static Map<String, Long> measure(RunFolder run) {
    long checkpoints = 0;
    long models = 0;
    long journal = 0;
    for (Attempt attempt : run.attempts()) {
      checkpoints += bytes(attempt.checkpoints());
      models += bytes(attempt.models());
      journal += bytes(attempt.journal());
    }
    return Map.of(CHECKPOINTS, checkpoints, MODELS, models, JOURNAL, journal);
  }

  private static long bytes(Path path) {
    if (!Files.exists(path)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }
}
