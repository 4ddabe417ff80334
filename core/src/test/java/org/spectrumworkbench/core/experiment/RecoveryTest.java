package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.spectrumworkbench.core.experiment.RunParts.events;
import static org.spectrumworkbench.core.experiment.RunParts.flipABit;
import static org.spectrumworkbench.core.experiment.RunParts.inspect;
import static org.spectrumworkbench.core.experiment.RunParts.started;
import static org.spectrumworkbench.core.experiment.RunParts.warnings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
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

  @Test
  void whatWasProbedIsNotProbedAgain() {
    RunFolder run = create();
    doesNotSampleAgain(run, "probe", 2, whole);
    assertThat(RunOutcome.of(run)).isEqualTo(outcome);
    assertThat(Attempt.resourcesOf(run)).containsOnlyKeys(2);
    assertThat(Attempt.unmeasured(Attempt.resourcesOf(run))).containsExactly(1);
    assertThat(Attempt.unmeasured(Attempt.resourcesOf(whole))).isEmpty();
  }

  @Test
  void whatWasEvaluatedIsNotEvaluatedAgain() {
    // Four problems at once.
    String[] changes = {"stages=[]", "evaluate.problems=11", "evaluate.samples=128"};
    RunFolder undisturbed = create(changes);
    assertThat(Worker.run(undisturbed.newAttempt())).isEqualTo(RunState.FINISHED);
    RunFolder run = create(changes);
    doesNotSampleAgain(run, "evaluate-base", 8, undisturbed);
    assertThat(RunOutcome.of(run)).isEqualTo(RunOutcome.of(undisturbed));
  }

  private static void doesNotSampleAgain(
      RunFolder run, String stage, int done, RunFolder undisturbed) {
    boolean[] whole = {false};
    assertThatThrownBy(() ->
            Worker.run(
                run.newAttempt(),
                event -> {
                  whole[0] |= event.equals(new RunEvent.PartFinished(stage, done));
                  if (whole[0] && event instanceof RunEvent.GroupSampled) {
                    throw new Killed();
                  }
                }))
        .isInstanceOf(Killed.class);
    List<RunEvent> again = new ArrayList<>();
    assertThat(Worker.run(run.newAttempt(), again::add)).isEqualTo(RunState.FINISHED);

    assertThat(events(run, RunEvent.StageStarted.class).filter(s -> s.stage().equals(stage)))
        .extracting(RunEvent.StageStarted::fromStep)
        .containsExactly(0, done);
    List<String> sampled = sampled(undisturbed.events().map(JournalLine::event), stage);
    assertThat(sampled(run.events().map(JournalLine::event), stage)).isEqualTo(sampled);
    assertThat(sampled(again.stream(), stage))
        .isNotEmpty()
        .hasSizeLessThanOrEqualTo(sampled.size() / 2);
  }

  private static List<String> sampled(Stream<RunEvent> events, String stage) {
    return events
        .filter(RunEvent.GroupSampled.class::isInstance)
        .map(RunEvent.GroupSampled.class::cast)
        .filter(group -> group.stage().equals(stage) || group.stage().startsWith(stage + ":"))
        .map(group -> group.toString())
        .toList();
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
              // The worker's last words, of which no watcher is told.
              && !(event instanceof RunEvent.RunMeasured)
              && !(event instanceof RunEvent.ResourcesUsed)
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
  void aFlippedBitSendsTheRunBackAsACutDoes() throws IOException {
    RunFolder run = killedIn("signal", 25);
    Path fused = run.path().resolve(model(run, "fuse"));
    RunEvent.CheckpointSaved newest = ResumePoint.of(run.events()).checkpoint();
    assertThat(newest.stage()).isEqualTo("signal");
    flipABit(run.path().resolve(newest.path()).resolve("model.safetensors"));

    assertThat(inspect(run).faults())
        .singleElement()
        .satisfies(fault -> assertThat(fault).hasMessageContaining("its SHA-256 differs"));
    assertThat(Worker.run(run.newAttempt())).isEqualTo(RunState.FINISHED);
    assertThat(warnings(run))
        .singleElement()
        .asString()
        .contains(
            "The checkpoint of step " + newest.step() + " of signal cannot be used",
            "goes on from the one before",
            "model.safetensors is not what was saved: its SHA-256 differs");
    assertThat(RunOutcome.of(run)).isEqualTo(outcome);

    // A model of a finished stage, and a checkpoint that probing will read.
    RunFolder other = killedIn("signal", 3);
    flipABit(other.path().resolve(model(other, "fuse")).resolve("model.safetensors"));
    assertThat(Worker.run(other.newAttempt())).isEqualTo(RunState.FINISHED);
    assertThat(warnings(other)).singleElement().asString().contains("stage fuse", "SHA-256");
    assertThat(RunOutcome.of(other)).isEqualTo(outcome);

    RunFolder third = killedIn("probe", 4);
    flipABit(third.path().resolve("attempt-1/checkpoints/sft-000008/model.safetensors"));
    assertThat(Worker.run(third.newAttempt())).isEqualTo(RunState.FINISHED);
    assertThat(warnings(third)).singleElement().asString().contains("step 8 of sft", "SHA-256");
    assertThat(RunOutcome.of(third)).isEqualTo(outcome);
    assertThat(fused).exists();
  }

  @Test
  void aBitThatFlipsUnderAWorkerEndsItBeforeTheWeightsAreUsed() {
    RunFolder run = create();
    RunState end =
        Worker.run(
            run.newAttempt(),
            event -> {
              if (event instanceof RunEvent.StageFinished stage && stage.stage().equals("sft")) {
                flipABit(run.path().resolve("attempt-1/checkpoints/sft-000008/model.safetensors"));
              }
            });

    assertThat(end).isEqualTo(RunState.FAILED);
    assertThat(run.latestAttempt().orElseThrow().lastChange().orElseThrow().message())
        .contains("sft-000008", "its SHA-256 differs", "resume the run");
    assertThat(Worker.run(run.newAttempt())).isEqualTo(RunState.FINISHED);
    assertThat(RunOutcome.of(run)).isEqualTo(outcome);
  }

  @Test
  void aStopHeardWhileACheckpointWaitsForRoomEndsTheRunWithThatCheckpoint() {
    RunFolder run = create("stages=[signal]", "keep.reserve=1");
    Attempt attempt = run.newAttempt();
    boolean[] full = {false};

    RunState end =
        Worker.run(
            attempt,
            RunOutcome.at("signal", 2, () -> full[0] = true),
            where -> {
              if (!full[0]) {
                return Long.MAX_VALUE;
              }
              attempt.command(Attempt.Command.STOP_AND_SAVE);
              return 0;
            });

    assertThat(end).isEqualTo(RunState.STOPPED);
    assertThat(events(run, RunEvent.MetricsRecorded.class).filter(m -> m.stage().equals("signal")))
        .extracting(RunEvent.MetricsRecorded::step)
        .containsExactly(1, 2);
    assertThat(ResumePoint.of(run.events()).checkpoint().step()).isEqualTo(2);
  }

  @Test
  void signsOfHealthAreToldAsIfNothingHadHappened() {
    String[] changes = {"stages=[signal]", "signal.steps=11", "signal.save-every=1"};
    RunFolder through = create(changes);
    assertThat(Worker.run(through.newAttempt())).isEqualTo(RunState.FINISHED);
    assertThat(signs(through)).as("an untrained model gives no signal").hasSize(1);
    RunFolder run = create(changes);
    assertThatThrownBy(
            () -> Worker.run(run.newAttempt(), RunOutcome.at("signal", 6, RecoveryTest::die)))
        .isInstanceOf(Killed.class);

    assertThat(Worker.run(run.newAttempt())).isEqualTo(RunState.FINISHED);

    assertThat(signs(run)).isEqualTo(signs(through));
  }

  private static List<RunEvent.Noted> signs(RunFolder run) {
    return events(run, RunEvent.Noted.class)
        .filter(note -> note.level().equals("warning") && note.stage().equals("signal"))
        .toList();
  }

  private static void die() {
    throw new Killed();
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

  private static void cutInHalf(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
  }
}
