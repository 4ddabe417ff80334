package org.spectrumworkbench.app.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import org.spectrumworkbench.store.RunSync;
import org.spectrumworkbench.store.Store;

class WorkerProcessTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path home;

  private RunFolder run(String behaviour) {
    return new WorkerLauncher(new Workbench(home), Clock.systemUTC())
        .create(Settings.initial().with("name", behaviour, "test"), Optional.empty());
  }

  @Test
  void workerLeavesJournalAndLogInItsAttempt() throws Exception {
    RunFolder run = run("finishes");
    WorkerProcess worker = FakeWorker.start(run);
    assertThat(worker.waitFor(LONG)).isTrue();
    assertThat(worker.exitCode()).hasValue(0);
    assertThat(worker.attempt().state()).isEqualTo(RunState.FINISHED);
    assertThat(WorkerProcess.logTail(worker.attempt(), 5)).contains("arenas 1");
  }

  @Test
  void newbornWorkerIsKnownByItsProcess() throws Exception {
    WorkerProcess worker = FakeWorker.start(run("waits"));
    assertThat(worker.attempt().heartbeat())
        .hasValueSatisfying(beat -> {
          assertThat(beat.pid()).isEqualTo(worker.pid());
          assertThat(beat.processIsAlive()).isTrue();
        });
    worker.attempt().command(Attempt.Command.STOP);
    assertThat(worker.waitFor(LONG)).isTrue();
  }

  @Test
  void secondWorkerIsRefusedWhileTheFirstIsAlive() throws Exception {
    RunFolder run = run("waits");
    WorkerProcess worker = FakeWorker.start(run);
    assertThatThrownBy(() -> FakeWorker.start(run))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("already");
    assertThat(run.attempts()).hasSize(1);
    worker.attempt().command(Attempt.Command.STOP);
    assertThat(worker.waitFor(LONG)).isTrue();
    WorkerProcess second = FakeWorker.start(run);
    second.attempt().command(Attempt.Command.STOP);
    assertThat(second.waitFor(LONG)).isTrue();
    assertThat(run.attempts()).hasSize(2);
  }

  @Test
  void finishedRunIsNotTakenUpAgain() throws Exception {
    RunFolder run = run("finishes");
    assertThat(FakeWorker.start(run).waitFor(LONG)).isTrue();
    assertThatThrownBy(() -> FakeWorker.start(run)).hasMessageContaining("ended well");
    assertThat(run.attempts()).hasSize(1);
  }

  @Test
  void killedWorkerCountsAsInterrupted() throws Exception {
    WorkerProcess worker = FakeWorker.start(run("waits"));
    worker.kill();
    assertThat(worker.waitFor(LONG)).isTrue();
    RunFollower follower = new RunFollower(worker.attempt());
    while (!follower.poll().isEmpty()) {}
    assertThat(follower.state()).isIn(RunState.INTERRUPTED);
  }

  @Test
  void imageStartsItsOwnWorkerLauncher() throws Exception {
    Path main = Files.createFile(home.resolve("spectrum"));
    assertThat(ProgramStart.byImage(main)).isEqualTo(List.of(main.toString()));
    Path own = Files.createFile(home.resolve("spectrum-worker"));
    assertThat(own.toFile().setExecutable(true)).isTrue();
    assertThat(ProgramStart.byImage(main)).isEqualTo(List.of(own.toString()));
  }

  @Test
  void classPathOfTheWorkerIsAbsolute() {
    assertThat(ProgramStart.absoluteClassPath("a.jar" + java.io.File.pathSeparator + "/b/*"))
        .isEqualTo(
            Path.of("a.jar").toAbsolutePath() + java.io.File.pathSeparator + Path.of("/b/*"));
  }

  @Test
  void runsElsewhereAreRemembered() {
    Workbench workbench = new Workbench(home.resolve("home"));
    WorkerLauncher launcher = new WorkerLauncher(workbench, Clock.systemUTC());
    Settings settings = Settings.initial();
    RunFolder here = launcher.create(settings, Optional.empty());
    RunFolder there = launcher.create(settings, Optional.of(home.resolve("there")));
    assertThat(
            new KnownRuns(workbench.store()).list(workbench.runs()).stream().map(RunFolder::path))
        .containsExactlyInAnyOrder(here.path(), there.path());
    there.delete();
    assertThat(new KnownRuns(workbench.store()).list(workbench.runs())).hasSize(1);
  }

  @Test
  void homeThatTheProgramMakesIsTheUsersAlone() throws Exception {
    assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Workbench workbench = new Workbench(home.resolve("home"));
    RunFolder unused =
        new WorkerLauncher(workbench, Clock.systemUTC())
            .create(Settings.initial(), Optional.empty());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(workbench.home())))
        .isEqualTo("rwx------");
  }

  @Test
  void windowsStoreFindsRunsElsewhere() {
    Workbench workbench = new Workbench(home.resolve("home"));
    RunFolder there =
        new WorkerLauncher(workbench, Clock.systemUTC())
            .create(Settings.initial(), Optional.of(home.resolve("there")));
    try (Store store = Store.open(workbench.store())) {
      new RunSync(store, List.of(workbench.runs())).catchUp();
      assertThat(store.runs().find(there.id())).isPresent();
    }
  }
}
