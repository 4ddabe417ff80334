package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.model.DecoderConfig;
import org.spectrumworkbench.core.model.ModelFolder;
import org.spectrumworkbench.core.model.SmallModels;
import org.spectrumworkbench.core.model.Tokenizer;
import org.spectrumworkbench.core.model.WeightInitialisation;
import org.spectrumworkbench.core.model.Weights;

final class CheckpointFolderTest {
  @TempDir Path folder;

  /** A tokenizer with a file that no disk takes. */
  private record Unwritable(Map<String, byte[]> files) implements Tokenizer {
    @Override
    public int[] encode(String text) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String decode(int[] tokens) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String token(int id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public int vocabSize() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int eosId() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int padId() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }

  @Test
  void aCheckpointThatCannotBeWrittenIsNamedAndLeavesNothing() throws Exception {
    Attempt attempt = RunFolder.create(folder, Settings.initial(), Clock.systemUTC()).newAttempt();
    DecoderConfig config = SmallModels.config();
    Weights weights = WeightInitialisation.initialise(config, 1);
    ModelFolder model =
        new ModelFolder(config, weights, new Unwritable(Map.of("x".repeat(300), new byte[9])));

    assertThatThrownBy(() -> CheckpointFolder.save(attempt, "sft", 100, model, weights))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining(attempt.checkpoints().resolve("sft-000100") + " cannot be written")
        .message()
        .doesNotContain(".tmp", ".part", "xxx");

    try (Stream<Path> left = Files.list(attempt.checkpoints())) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aCheckpointThatIsSavedIsWhole() {
    Attempt attempt = RunFolder.create(folder, Settings.initial(), Clock.systemUTC()).newAttempt();
    DecoderConfig config = SmallModels.config();
    Weights weights = WeightInitialisation.initialise(config, 1);
    try (Tokenizer tokenizer = SmallModels.tokenizer(config.vocabSize())) {
      RunEvent.CheckpointSaved saved =
          CheckpointFolder.save(
              attempt, "sft", 100, new ModelFolder(config, weights, tokenizer), weights);

      CheckpointFolder.check(attempt.run(), saved);
      assertThat(saved.bytes()).isPositive();
      for (String file : List.of("optimizer.safetensors", "config.json", "tokenizer.json")) {
        assertThat(attempt.run().path().resolve(saved.path()).resolve(file)).exists();
      }
    }
  }

  @Test
  void whatASavedFileHeldIsKnown() throws Exception {
    Attempt attempt = RunFolder.create(folder, Settings.initial(), Clock.systemUTC()).newAttempt();
    DecoderConfig config = SmallModels.config();
    Weights weights = WeightInitialisation.initialise(config, 1);
    RunEvent.CheckpointSaved saved;
    try (Tokenizer tokenizer = SmallModels.tokenizer(config.vocabSize())) {
      saved =
          CheckpointFolder.save(
              attempt, "sft", 100, new ModelFolder(config, weights, tokenizer), weights);
    }
    Path at = attempt.run().path().resolve(saved.path());
    try (Stream<Path> files = Files.list(at)) {
      assertThat(saved.sha256().keySet())
          .containsExactlyInAnyOrderElementsOf(
              files.map(file -> file.getFileName().toString()).toList());
    }
    Path optimiser = at.resolve("optimizer.safetensors");
    byte[] bytes = Files.readAllBytes(optimiser);
    bytes[bytes.length - 1] ^= 64;
    Files.write(optimiser, bytes);

    CheckpointFolder.checkModel(at, saved.sha256());
    assertThatThrownBy(() -> CheckpointFolder.check(attempt.run(), saved))
        .isInstanceOf(WorkbenchException.class)
        .hasMessage(optimiser + " is not what was saved: its SHA-256 differs");
    // One of a version that kept no checksums.
    CheckpointFolder.check(
        attempt.run(), new RunEvent.CheckpointSaved("sft", 100, saved.path(), saved.bytes()));

    Files.delete(at.resolve("generation_config.json"));
    assertThatThrownBy(() -> CheckpointFolder.checkModel(at, saved.sha256()))
        .hasMessageContaining("generation_config.json does not exist");
  }
}
