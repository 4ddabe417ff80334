package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;

final class RunFolderTest {
  @TempDir Path folder;

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:20:30Z"), ZoneOffset.UTC);

  @Test
  void runsMadeInTheSameSecondGetFoldersOfTheirOwn() {
    RunFolder one = RunFolder.create(folder, Settings.initial(), CLOCK);
    RunFolder two = RunFolder.create(folder, Settings.initial(), CLOCK);

    assertThat(one.id()).isEqualTo("20260301-102030-experiment");
    assertThat(two.id()).isEqualTo("20260301-102030-experiment-2");
    assertThat(RunFolder.list(folder))
        .extracting(RunFolder::id)
        .containsExactly(one.id(), two.id());
  }

  @Test
  void aRunKeepsTheSettingsItWasMadeWith() {
    Settings settings = Settings.initial().with("signal.lambda", "2", "test");

    RunFolder run = RunFolder.open(RunFolder.create(folder, settings, CLOCK).path());

    assertThat(run.settings()).isEqualTo(settings);
  }

  @Test
  void everythingOfARunIsTheUsersAlone() throws Exception {
    RunFolder run = RunFolder.create(folder.resolve("runs"), Settings.initial(), CLOCK);
    Attempt attempt = run.newAttempt();
    attempt.beat(new Attempt.Heartbeat(1, CLOCK.instant(), CLOCK.instant()));
    attempt.command(Attempt.Command.PAUSE);
    new Journal.Writer(attempt.journal(), 0, CLOCK).close();

    for (Path file : List.of(run.path(), folder.resolve("runs"), attempt.path())) {
      assertThat(permissions(file)).as(file.toString()).isEqualTo("rwx------");
    }
    for (Path file :
        List.of(
            run.path().resolve("run.json"),
            run.path().resolve("experiment.yaml"),
            attempt.path().resolve("heartbeat"),
            attempt.path().resolve("control"),
            attempt.journal())) {
      assertThat(permissions(file)).as(file.toString()).isEqualTo("rw-------");
    }
  }

  private static String permissions(Path file) throws java.io.IOException {
    return java.nio.file.attribute.PosixFilePermissions.toString(
        Files.getPosixFilePermissions(file));
  }

  @Test
  void deletedRunTakesNothingWithItThatALinkLeadsTo() throws Exception {
    Path precious = Files.createDirectories(folder.resolve("precious"));
    Files.writeString(precious.resolve("thesis.txt"), "x");
    RunFolder run = RunFolder.create(folder.resolve("runs"), Settings.initial(), CLOCK);
    Files.createSymbolicLink(run.newAttempt().path().resolve("models"), precious);
    Files.createSymbolicLink(run.path().resolve("attempt-2"), precious);

    run.delete();

    assertThat(run.path()).doesNotExist();
    assertThat(precious.resolve("thesis.txt")).exists();
  }

  @Test
  void aFolderThatHoldsSomethingIsNotTakenForANewRun() throws Exception {
    Files.writeString(folder.resolve("precious.txt"), "x");

    assertThatThrownBy(() -> RunFolder.createAt(folder, Settings.initial(), CLOCK))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("not empty");
    assertThat(folder.resolve("precious.txt")).exists();
  }

  @Test
  void aFileInTheWayIsAClearMessage() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");

    assertThatThrownBy(() -> RunFolder.create(file, Settings.initial(), CLOCK))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("cannot be made");
    assertThatThrownBy(() -> RunFolder.open(folder)).isInstanceOf(WorkbenchException.class);
  }

  @Test
  void aLaterAttemptSupersedesWhatTheEarlierWroteAfterItsCheckpoint() {
    RunFolder run = RunFolder.create(folder, Settings.initial(), CLOCK);
    Attempt first = run.newAttempt();
    try (Journal.Writer journal = new Journal.Writer(first.journal(), 0, CLOCK)) {
      journal.write(started(1, 0));
      journal.write(new RunEvent.StageStarted("sft", 0));
      journal.write(new RunEvent.CheckpointSaved("sft", 100, "attempt-1/checkpoints/sft-100", 5));
      journal.write(new RunEvent.MetricsRecorded("sft", 101, Map.of("loss", 1.0)));
    }
    ResumePoint resume = ResumePoint.of(run.events());
    assertThat(resume.seq()).isEqualTo(3);
    assertThat(resume.checkpoint()).isNotNull();
    Attempt second = run.newAttempt();
    try (Journal.Writer journal = new Journal.Writer(second.journal(), resume.seq(), CLOCK)) {
      journal.write(started(2, resume.seq()));
      journal.write(new RunEvent.MetricsRecorded("sft", 101, Map.of("loss", 2.0)));
    }

    assertThat(run.events()).extracting(JournalLine::seq).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(run.events().toList().getLast().event())
        .isEqualTo(new RunEvent.MetricsRecorded("sft", 101, Map.of("loss", 2.0)));
    assertThat(Journal.readAll(first.journal())).hasSize(4);
  }

  @Test
  void aRunWithoutIdentityIsDamagedAndLeftOutOfLists() throws Exception {
    RunFolder good = RunFolder.create(folder, Settings.initial(), CLOCK);
    RunFolder bad = RunFolder.create(folder, Settings.initial(), CLOCK);
    for (String json : List.of("{}", "null", "{\"id\":\"x\",\"name\":null}")) {
      Files.writeString(bad.path().resolve("run.json"), json);

      assertThatThrownBy(() -> RunFolder.open(bad.path()))
          .as(json)
          .isInstanceOf(WorkbenchException.class)
          .hasMessageContaining("run.json");
      assertThat(RunFolder.list(folder)).extracting(RunFolder::id).containsExactly(good.id());
    }
  }

  @Test
  void aResumePointForgetsTheStageThatDidNotEnd() {
    RunFolder run = RunFolder.create(folder, Settings.initial(), CLOCK);
    try (Journal.Writer journal = new Journal.Writer(run.newAttempt().journal(), 0, CLOCK)) {
      journal.write(started(1, 0));
      journal.write(new RunEvent.StageStarted("sft", 0));
      journal.write(new RunEvent.CheckpointSaved("sft", 100, "a", 5));
      journal.write(new RunEvent.StageFinished("sft", 1));
      journal.write(new RunEvent.StageStarted("probe", 0));
      journal.write(new RunEvent.SpecialistSelected("probe", "algebra", "sft", 100, .9, .8));
      journal.write(new RunEvent.ModelSaved("fuse", "b", ""));
    }

    ResumePoint resume = ResumePoint.of(run.events());

    assertThat(resume.seq()).isEqualTo(4);
    assertThat(resume.finished()).containsExactly("sft");
    assertThat(resume.checkpoint()).isNull();
    assertThat(resume.checkpoints().get("sft")).hasSize(1);
    assertThat(resume.specialists()).isEmpty();
    assertThat(resume.models()).isEmpty();
  }

  @Test
  void aWorkerThatIsGoneIsToldFromOneThatLives() throws Exception {
    Attempt attempt = RunFolder.create(folder, Settings.initial(), CLOCK).newAttempt();
    assertThat(attempt.stateGiven(RunState.RUNNING)).isEqualTo(RunState.INTERRUPTED);

    ProcessHandle self = ProcessHandle.current();
    Instant start = self.info().startInstant().orElseThrow();
    attempt.beat(new Attempt.Heartbeat(self.pid(), start, CLOCK.instant()));
    assertThat(attempt.stateGiven(RunState.RUNNING)).isEqualTo(RunState.RUNNING);
    assertThat(attempt.stateGiven(RunState.FINISHED)).isEqualTo(RunState.FINISHED);

    // The same number, but another process: it started at another time.
    attempt.beat(new Attempt.Heartbeat(self.pid(), start.minusSeconds(60), CLOCK.instant()));
    assertThat(attempt.stateGiven(RunState.RUNNING)).isEqualTo(RunState.INTERRUPTED);
  }

  @Test
  void aHeartbeatOfAnEarlierVersionHasNoMark() throws Exception {
    Attempt attempt = RunFolder.create(folder, Settings.initial(), CLOCK).newAttempt();
    ProcessIdentity self = ProcessIdentity.current();
    Files.writeString(
        attempt.path().resolve("heartbeat"),
        "{\"pid\":%d,\"processStarted\":\"%s\",\"time\":\"%s\"}"
            .formatted(self.pid(), self.started(), CLOCK.instant()));

    assertThat(attempt.heartbeat().orElseThrow().process().mark()).isEmpty();
    assertThat(attempt.state()).isEqualTo(RunState.CREATED);

    attempt.beat(Attempt.Heartbeat.of(self, CLOCK.instant()));
    assertThat(attempt.heartbeat().orElseThrow().process()).isEqualTo(self);
  }

  @Test
  void theTimeOfARunIsThatOfItsAttemptsAndNeverNegative() {
    // The second attempt begins a day later, with the clock set back by an hour in between lines.
    Instant first = Instant.parse("2026-03-01T12:00:00Z");
    Instant second = Instant.parse("2026-03-02T12:00:00Z");
    Stream<JournalLine> lines =
        Stream.of(
            new JournalLine(1, first, started(1, 0)),
            new JournalLine(2, first.plusSeconds(40), new RunEvent.StageFinished("sft", 40)),
            new JournalLine(3, second, started(2, 2)),
            new JournalLine(4, second.plusSeconds(10), new RunEvent.StageStarted("probe", 0)),
            new JournalLine(5, second.minusSeconds(3580), new RunEvent.Noted("info", "", 0, "")),
            new JournalLine(6, second.minusSeconds(3575), new RunEvent.StageFinished("probe", 9)));

    assertThat(ResumePoint.of(lines).seconds()).isEqualTo(55);
  }

  @Test
  void deletingARunLeavesItsNeighbours() {
    RunFolder one = RunFolder.create(folder, Settings.initial(), CLOCK);
    RunFolder two = RunFolder.create(folder, Settings.initial(), CLOCK);
    one.newAttempt();

    one.delete();

    assertThat(RunFolder.list(folder)).extracting(RunFolder::id).containsExactly(two.id());
  }

  @Test
  void whatMakesItARunIsDeletedLast() throws Exception {
    RunFolder run = RunFolder.create(folder, Settings.initial(), CLOCK);
    Path attempt = run.newAttempt().path();
    for (int i = 0; i < 2000; i++) {
      Files.createFile(attempt.resolve("file-" + i));
    }
    // At whatever moment a deletion is broken off, what is left can be asked to be deleted again.
    AtomicBoolean orphaned = new AtomicBoolean();
    AtomicBoolean over = new AtomicBoolean();
    CountDownLatch looks = new CountDownLatch(1);
    Thread looker =
        Thread.ofPlatform()
            .start(() -> {
              while (!over.get()) {
                looks.countDown();
                if (!RunFolder.isRun(run.path()) && Files.exists(attempt)) {
                  orphaned.set(true);
                }
              }
            });
    looks.await();
    run.delete();
    over.set(true);
    looker.join();

    assertThat(run.path()).doesNotExist();
    assertThat(orphaned).isFalse();
  }

  private static RunEvent.AttemptStarted started(int attempt, long resumedAfter) {
    return new RunEvent.AttemptStarted(
        "run", "name", attempt, resumedAfter, List.of(), Map.of(), 1);
  }
}
