package org.spectrumworkbench.core.experiment;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.AdamW;
import org.spectrumworkbench.core.experiment.RunEvent.CheckpointSaved;
import org.spectrumworkbench.core.model.DecoderConfig;
import org.spectrumworkbench.core.model.JsonTokenizer;
import org.spectrumworkbench.core.model.ModelFolder;
import org.spectrumworkbench.core.model.Safetensors;
import org.spectrumworkbench.core.model.Weights;

/**
 * What a stage needs to go on: a model folder that any program opens, and beside it the optimiser's
 * state. Random state needs no file: every random number is addressed by (seed, stage, step, ...).
 */
final class CheckpointFolder {
  static final String OPTIMISER = "optimizer.safetensors";

  private CheckpointFolder() {}

  /**
   * Saves one, whole or not at all.
   *
   * @return the event to be written once it is there
   * @throws WorkbenchException where the disk refuses; then nothing is left of it
   */
  static CheckpointSaved save(
      Attempt attempt, String stage, int step, ModelFolder model, AdamW optimiser) {
    return save(attempt, stage, step, model, optimiser.state());
  }

  static CheckpointSaved save(
      Attempt attempt, String stage, int step, ModelFolder model, Weights optimiser) {
    Path folder = attempt.checkpoints().resolve(String.format(Locale.ROOT, "%s-%06d", stage, step));
    Path temporary = WholeFile.unused(attempt.checkpoints(), folder.getFileName().toString());
    try {
      Files.createDirectories(attempt.checkpoints());
      try {
        model.write(temporary);
        Safetensors.write(temporary.resolve(OPTIMISER), optimiser);
        WholeFile.publish(temporary, folder);
      } finally {
        WholeFile.deleteTree(temporary);
      }
      return new CheckpointSaved(
          stage, step, relative(attempt, folder), bytes(folder), Checksums.of(folder));
    } catch (IOException | WorkbenchException e) {
      throw new WorkbenchException(
          "The checkpoint " + folder + " cannot be written: " + reason(e),
          "Free some disk space, then resume the run: it goes on from the checkpoint before.",
          e);
    }
  }

  /** What the system said, without the hidden names that files have while they are written. */
  private static String reason(Exception e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof FileSystemException known && known.getReason() != null) {
        return known.getReason();
      }
      if (t instanceof IOException) {
        return String.valueOf(t.getMessage());
      }
    }
    return String.valueOf(e.getMessage());
  }

  /** The optimiser's state of a checkpoint. */
  static Weights optimiser(RunFolder run, CheckpointSaved checkpoint) {
    return Safetensors.read(run.inside(checkpoint.path()).resolve(OPTIMISER));
  }

  /**
   * Checks that a checkpoint is whole, so that a stage can go on from it.
   *
   * @throws WorkbenchException naming the file that is missing, cut short, changed or does not fit
   */
  static void check(RunFolder run, CheckpointSaved checkpoint) {
    Path folder = run.inside(checkpoint.path());
    checkShapes(folder);
    Map<String, long[]> unused = Safetensors.shapes(folder.resolve(OPTIMISER));
    Checksums.check(folder, checkpoint.sha256(), Set.of());
  }

  /**
   * Checks that a model is whole; the optimiser's state beside it does not matter.
   *
   * @param sums as the event has them that names the model
   * @throws WorkbenchException naming the file that is missing, cut short, changed or does not fit
   */
  static void checkModel(Path folder, Map<String, String> sums) {
    checkShapes(folder);
    Checksums.check(folder, sums, Set.of(OPTIMISER));
  }

  private static void checkShapes(Path folder) {
    DecoderConfig config = ModelFolder.config(folder);
    JsonTokenizer.read(folder, config.eosTokenId(), config.padTokenId()).close();
  }

  /**
   * Deletes one; one that is not there is no fault. A path that leads anywhere but to a checkpoint
   * of the run is passed over: a journal may come from somebody else.
   */
  static void delete(RunFolder run, String path) throws IOException {
    Path folder;
    try {
      folder = run.inside(path);
    } catch (WorkbenchException leadsOut) {
      return;
    }
    Path below = run.path().relativize(folder);
    if (below.getNameCount() == 3 && below.getName(1).toString().equals("checkpoints")) {
      WholeFile.deleteTree(folder);
    }
  }

  /** Bytes that one takes: the weights, and AdamW's two moments of each, in 32 bits. */
  static long expectedBytes(Weights weights) {
    return weights.parameters() * 3 * Float.BYTES;
  }

  /** The same model with other weights. */
  static ModelFolder with(ModelFolder model, Weights weights) {
    return new ModelFolder(model.config(), weights, model.tokenizer());
  }

  static String relative(Attempt attempt, Path path) {
    return attempt.run().path().relativize(path).toString().replace('\\', '/');
  }

  private static long bytes(Path folder) throws IOException {
    long sum = 0;
    try (var files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        sum += Files.size(file);
      }
    }
    return sum;
  }
}
