package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.experiment.RunOutcome.Killed;

/** Runs that are killed anywhere, or lose a part, end with the same bits. */
final class RecoveryTest {
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
  void killedAnywhereInEachKindOfStageEndsWithTheSameBits() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (String stage : List.of("base", "sft", "probe", "fuse", "signal", "evaluate-signal")) {
      int events = (int) eventsOf(stage);
      int nth = 1 + random.nextInt(events);
      String where = stage + " event " + nth + " of " + events + ", seed " + seed;
      RunFolder run = create();
      assertThatThrownBy(() -> Worker.run(run.newAttempt(), RunOutcome.killAt(stage, nth)))
          .as(where)
          .isInstanceOf(Killed.class);

      assertThat(Worker.run(run.newAttempt())).as(where).isEqualTo(RunState.FINISHED);

      assertThat(RunOutcome.of(run)).as(where).isEqualTo(outcome);
    }
  }

  private static long eventsOf(String stage) {
    String[] at = {""};
    return whole
        .events()
        .map(JournalLine::event)
        .filter(event -> {
          if (event instanceof RunEvent.StageStarted started) {
            at[0] = started.stage();
          }
          return at[0].equals(stage)
              && !(event instanceof RunEvent.ProgressMade)
              && !(event instanceof RunEvent.StateChanged);
        })
        .count();
  }

  @Test
  void aDamagedModelOfAFinishedStageIsMadeAgain() throws IOException {
    // The signal stage starts from the fused model: fusion is done again, from its specialists.
    RunFolder run = killedIn("signal", 3);
    cutInHalf(run.path().resolve(model(run, "fuse")).resolve("model.safetensors"));

    assertThat(Worker.run(run.newAttempt())).isEqualTo(RunState.FINISHED);

    assertThat(started(run)).containsSubsequence("signal", "fuse", "evaluate-spectrum", "signal");
    assertThat(warnings(run))
        .singleElement()
        .asString()
        .contains("The model of the stage fuse cannot be used", "goes back", "model.safetensors");
    assertThat(RunOutcome.of(run)).isEqualTo(outcome);
  }

  @Test
  void aDamagedCheckpointThatProbingNeedsIsTrainedAgain() throws IOException {
    RunFolder run = killedIn("probe", 4);
    Path second =
        run.path().resolve(ResumePoint.of(run.events()).checkpoints().get("sft").get(1).path());
    Files.delete(second.resolve("config.json"));

    assertThat(Worker.run(run.newAttempt())).isEqualTo(RunState.FINISHED);

    assertThat(events(run, RunEvent.StageStarted.class).filter(s -> s.stage().equals("sft")))
        .extracting(RunEvent.StageStarted::fromStep)
        .containsExactly(0, 4);
    assertThat(warnings(run)).singleElement().asString().contains("step 8 of sft");
    assertThat(RunOutcome.of(run)).isEqualTo(outcome);
  }

  @Test
  void whatNoLaterStageNeedsMayBeGone() throws IOException {
    RunFolder run = killedIn("signal", 3);
    for (RunEvent.CheckpointSaved saved : ResumePoint.of(run.events()).checkpoints().get("sft")) {
      Files.delete(run.path().resolve(saved.path()).resolve("model.safetensors"));
    }

    assertThat(Worker.run(run.newAttempt())).isEqualTo(RunState.FINISHED);

    assertThat(warnings(run)).isEmpty();
    assertThat(RunOutcome.of(run)).isEqualTo(outcome);
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

  @Test
  void aRunPausesWhileTheDiskIsTooFullForACheckpointAndGoesOn() {
    RunFolder run = create("stages=[]", "keep.reserve=1");
    long[] usable = {0};

    RunState end =
        Worker.run(
            run.newAttempt(),
            event -> {},
            where -> {
              // The first look finds it full, the third that there is room.
              usable[0] += 1_000_000_000;
              return usable[0] > 2_500_000_000L ? usable[0] : 0;
            });

    assertThat(end).isEqualTo(RunState.FINISHED);
    assertThat(events(run, RunEvent.StateChanged.class))
        .extracting(RunEvent.StateChanged::state)
        .containsExactly(RunState.RUNNING, RunState.PAUSED, RunState.RUNNING, RunState.FINISHED);
    assertThat(events(run, RunEvent.StateChanged.class).toList().get(1).message())
        .contains("0 MB free", "keep.reserve", run.path().toString());
  }

  private static RunFolder killedIn(String stage, int nth) {
    RunFolder run = create();
    assertThatThrownBy(() -> Worker.run(run.newAttempt(), RunOutcome.killAt(stage, nth)))
        .isInstanceOf(Killed.class);
    return run;
  }

  private static String model(RunFolder run, String stage) {
    return events(run, RunEvent.ModelSaved.class)
        .filter(saved -> saved.stage().equals(stage))
        .findFirst()
        .orElseThrow()
        .path();
  }

  private static List<String> started(RunFolder run) {
    // Also what was superseded.
    return run.attempts().stream()
        .flatMap(attempt -> Journal.lines(attempt.journal()))
        .map(JournalLine::event)
        .filter(RunEvent.StageStarted.class::isInstance)
        .map(event -> ((RunEvent.StageStarted) event).stage())
        .toList();
  }

  private static List<String> warnings(RunFolder run) {
    return events(run, RunEvent.Noted.class)
        .filter(note -> note.message().contains("cannot be used"))
        .map(RunEvent.Noted::message)
        .toList();
  }

  private static <T extends RunEvent> Stream<T> events(RunFolder run, Class<T> type) {
    return run.events().map(JournalLine::event).filter(type::isInstance).map(type::cast);
  }

  private static void cutInHalf(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
  }

  private static long sizeOf(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
