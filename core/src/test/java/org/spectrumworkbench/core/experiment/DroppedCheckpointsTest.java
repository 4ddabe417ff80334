package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spectrumworkbench.core.experiment.RunParts.events;
import static org.spectrumworkbench.core.experiment.RunParts.flipABit;
import static org.spectrumworkbench.core.experiment.RunParts.inspect;
import static org.spectrumworkbench.core.experiment.RunParts.warnings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.experiment.RunOutcome.Killed;

/** Checkpoints that are not kept, in runs that are killed. */
final class DroppedCheckpointsTest {
  @TempDir static Path folder;
  private static RunFolder whole;
  private static RunOutcome outcome;

  @BeforeAll
  static void runOnceWithoutInterruption() {
    whole = create();
    assertThat(Worker.run(whole.newAttempt())).isEqualTo(RunState.FINISHED);
    outcome = RunOutcome.of(whole);
  }

  private static RunFolder create(String... changes) {
    return RunFolder.create(folder, RunOutcome.small(changes), Clock.systemUTC());
  }

  @Test
  void droppedCheckpointsAreNotReliedOnAndTheSpecialistsStay() {
    RunFolder run = create("keep.last=1", "keep.best=0", "signal.save-every=1");
    assertThatThrownBy(() -> Worker.run(run.newAttempt(), RunOutcome.killAt("signal", 40)))
        .isInstanceOf(Killed.class);
    assertThat(Worker.run(run.newAttempt())).isEqualTo(RunState.FINISHED);

    assertThat(RunOutcome.of(run)).isEqualTo(outcome);
    List<RunEvent.CheckpointDropped> dropped =
        events(run, RunEvent.CheckpointDropped.class).toList();
    assertThat(dropped)
        .isNotEmpty()
        .allSatisfy(drop -> {
          assertThat(run.path().resolve(drop.path())).doesNotExist();
          assertThat(drop.reason()).contains("keep.last is 1");
        });
    assertThat(events(run, RunEvent.SpecialistSelected.class))
        .isNotEmpty()
        .allSatisfy(one ->
            assertThat(events(run, RunEvent.CheckpointSaved.class))
                .filteredOn(s -> s.stage().equals(one.source()) && s.step() == one.step())
                .singleElement()
                .satisfies(s -> assertThat(run.path().resolve(s.path())).exists()));
    long signal =
        events(run, RunEvent.CheckpointSaved.class)
            .filter(s -> s.stage().equals("signal"))
            .filter(s -> Files.exists(run.path().resolve(s.path())))
            .count();
    assertThat(signal).isEqualTo(1);
    assertThat(DiskUse.of(run).checkpoints()).isLessThan(DiskUse.of(whole).checkpoints());
    assertThat(DiskUse.of(run).total()).isEqualTo(sizeOf(run.path()));
  }

  @Test
  void aCheckpointWhoseDeletionWasCutShortGoesWithTheNextAttempt() throws IOException {
    RunFolder run = create("keep.last=1", "keep.best=0", "signal.save-every=1");
    assertThatThrownBy(() ->
            Worker.run(
                run.newAttempt(),
                event -> {
                  if (event instanceof RunEvent.CheckpointDropped drop
                      && drop.stage().equals("signal")
                      && drop.step() == 3) {
                    throw new Killed();
                  }
                }))
        .isInstanceOf(Killed.class);
    // The event is there, the folder still too.
    Path left = run.path().resolve("attempt-1/checkpoints/signal-000003");
    assertThat(left).exists();

    assertThat(Worker.run(run.newAttempt())).isEqualTo(RunState.FINISHED);

    assertThat(left).doesNotExist();
    assertThat(RunOutcome.of(run)).isEqualTo(outcome);
  }

  @Test
  void aDropStaysKnownWhereItsEventWasSuperseded() {
    RunFolder run = create("keep.last=1", "keep.best=0", "signal.save-every=1");
    assertThatThrownBy(() -> Worker.run(run.newAttempt(), killAtDrop("signal", 3)))
        .isInstanceOf(Killed.class);
    // The next attempt goes on from step 4, before the drop of step 3 in the journal.
    assertThatThrownBy(() ->
            Worker.run(run.newAttempt(), RunOutcome.at("signal", 5, DroppedCheckpointsTest::die)))
        .isInstanceOf(Killed.class);

    String dropped = "attempt-1/checkpoints/signal-000003";
    assertThat(events(run, RunEvent.CheckpointDropped.class).filter(d -> d.path().equals(dropped)))
        .hasSize(1);
    assertThat(inspect(run).notes()).noneMatch(note -> note.contains("not there"));

    assertThat(Worker.run(run.newAttempt())).isEqualTo(RunState.FINISHED);
    assertThat(events(run, RunEvent.CheckpointDropped.class))
        .extracting(RunEvent.CheckpointDropped::path)
        .contains(dropped)
        .doesNotHaveDuplicates();
    assertThat(RunOutcome.of(run)).isEqualTo(outcome);
  }

  @Test
  void nobodyGoesBackToACheckpointThatWasDroppedThoughItIsStillThere() throws IOException {
    RunFolder run = create("keep.last=2", "keep.best=0", "signal.save-every=1");
    assertThatThrownBy(() -> Worker.run(run.newAttempt(), killAtDrop("signal", 2)))
        .isInstanceOf(Killed.class);
    Path checkpoints = run.path().resolve("attempt-1/checkpoints");
    assertThat(checkpoints.resolve("signal-000002")).exists();
    flipABit(checkpoints.resolve("signal-000003/model.safetensors"));
    flipABit(checkpoints.resolve("signal-000004/optimizer.safetensors"));

    assertThat(Worker.run(run.newAttempt())).isEqualTo(RunState.FINISHED);

    assertThat(warnings(run))
        .as("none of the two that were dropped")
        .satisfiesExactly(
            last -> assertThat(last).contains("step 4 of signal", "goes on from the one before"),
            before -> assertThat(before).contains("step 3 of signal"));
    assertThat(events(run, RunEvent.StageStarted.class).filter(s -> s.stage().equals("signal")))
        .extracting(RunEvent.StageStarted::fromStep)
        .containsExactly(0);
    assertThat(checkpoints.resolve("signal-000002")).doesNotExist();
    assertThat(RunOutcome.of(run)).isEqualTo(outcome);
  }

  @Test
  void whatWasDroppedAndIsNeededAfterAllIsMadeAgain() {
    RunFolder run = killedIn("probe", 4);
    String dropped = "attempt-1/checkpoints/sft-000008";
    LastingEvents lasting =
        new LastingEvents(
            List.of(),
            Set.of(),
            List.of(new RunEvent.CheckpointDropped("sft", 8, dropped, 1, "test")),
            Set.of());
    assertThat(run.path().resolve(dropped)).as("its deletion was cut short").exists();

    List<RunEvent.Noted> warnings = new ArrayList<>();
    ResumePoint resume =
        new NeededParts(Experiment.of(run.settings())).resume(run, lasting, warnings);

    assertThat(warnings).singleElement().asString().contains("step 8 of sft", "it was not kept");
    assertThat(resume.checkpoint().step()).isEqualTo(4);
  }

  @Test
  void onlyCheckpointsOfTheRunAreDeleted() throws IOException {
    RunFolder run = create();
    Path mine = Files.createDirectories(run.path().resolve("attempt-1/checkpoints/sft-000004"));
    Path model = Files.createDirectories(run.path().resolve("attempt-1/models/fuse"));
    Path other = Files.createDirectories(folder.resolve("other/checkpoints/x"));
    for (String path :
        List.of(
            "",
            "attempt-1",
            "attempt-1/checkpoints",
            "attempt-1/models/fuse",
            "../other/checkpoints/x",
            "attempt-1/checkpoints/../../../other/checkpoints/x",
            other.toString())) {
      CheckpointFolder.delete(run, path);
    }
    assertThat(List.of(mine, model, other)).allSatisfy(kept -> assertThat(kept).exists());

    CheckpointFolder.delete(run, "attempt-1/checkpoints/sft-000004");
    assertThat(mine).doesNotExist();
  }

  private static RunFolder killedIn(String stage, int nth) {
    RunFolder run = create();
    assertThatThrownBy(() -> Worker.run(run.newAttempt(), RunOutcome.killAt(stage, nth)))
        .isInstanceOf(Killed.class);
    return run;
  }

  private static void die() {
    throw new Killed();
  }

  private static Consumer<RunEvent> killAtDrop(String stage, int step) {
    return event -> {
      if (event instanceof RunEvent.CheckpointDropped drop
          && drop.stage().equals(stage)
          && drop.step() == step) {
        die();
      }
    };
  }

  private static long sizeOf(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
