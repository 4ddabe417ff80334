package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.model.ModelFolder;
import org.spectrumworkbench.core.model.SmallModels;
import org.spectrumworkbench.core.model.Tokenizer;
import org.spectrumworkbench.core.model.WeightInitialisation;
import org.spectrumworkbench.core.model.Weights;

final class RunInspectionTest {
  @TempDir Path folder;
  private RunFolder run;
  private Path checkpoint;

  @BeforeEach
  void saveACheckpoint() {
    run = RunFolder.create(folder, Settings.initial(), Clock.systemUTC());
    Attempt attempt = run.newAttempt();
    Weights weights = WeightInitialisation.initialise(SmallModels.config(), 1);
    try (Tokenizer tokenizer = SmallModels.tokenizer(SmallModels.config().vocabSize());
        Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, Clock.systemUTC())) {
      journal.write(
          new RunEvent.AttemptStarted(
              run.id(), run.identity().name(), 1, 0, List.of(), Map.of(), 7));
      RunEvent.CheckpointSaved saved =
          CheckpointFolder.save(
              attempt,
              "sft",
              100,
              new ModelFolder(SmallModels.config(), weights, tokenizer),
              weights);
      journal.write(saved);
      checkpoint = run.path().resolve(saved.path());
    }
  }

  private RunInspection.Found look() {
    return RunParts.inspect(run);
  }

  @Test
  void checkpointThatLacksTheOptimiserAloneIsNoFault() throws Exception {
    assertThat(look().notes()).isEmpty();
    Files.delete(checkpoint.resolve("optimizer.safetensors"));

    assertThat(look().faults()).isEmpty();
    assertThat(look().notes())
        .singleElement()
        .asString()
        .startsWith("1 checkpoint of " + run.id() + " has no optimiser's state")
        .contains("cannot go on from there");
  }

  @Test
  void checkpointWhoseModelIsDamagedStaysAFaultWithoutTheOptimiser() throws Exception {
    Files.delete(checkpoint.resolve("optimizer.safetensors"));
    RunParts.flipABit(checkpoint.resolve("model.safetensors"));

    assertThat(look().notes()).isEmpty();
    assertThat(look().faults())
        .singleElement()
        .satisfies(fault ->
            assertThat(fault).hasMessageContaining("model.safetensors is not what was saved"));
  }

  @Test
  void optimiserThatIsThereIsChecked() {
    RunParts.flipABit(checkpoint.resolve("optimizer.safetensors"));

    assertThat(look().faults())
        .singleElement()
        .satisfies(fault ->
            assertThat(fault).hasMessageContaining("optimizer.safetensors is not what was saved"));
  }
}
