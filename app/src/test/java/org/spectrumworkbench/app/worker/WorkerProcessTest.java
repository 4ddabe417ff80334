package org.spectrumworkbench.app.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.BaseModels;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunEvent;
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
    return new NewRuns(new Workbench(home), Clock.systemUTC())
        .create(Settings.initial().with("name", behaviour, "test"), Optional.empty());
  }

  @Test
  void workerLeavesJournalAndLogInItsAttempt() throws Exception {
    RunFolder run = run("finishes");
    WorkerProcess worker = FakeWorker.start(run);
    assertThat(worker.waitFor(LONG)).isTrue();
    assertThat(worker.exitCode()).hasValue(0);
    assertThat(worker.attempt().state()).isEqualTo(RunState.FINISHED);
    assertThat(WorkerProcess.logTail(worker.attempt(), 5)).contains("arenas 1", "spins 10000");
  }

  @Test
  void whateverAWorkerWritesIsTheUsersAlone() throws Exception {
    RunFolder run = run("finishes");
    assertThat(FakeWorker.start(run).waitFor(LONG)).isTrue();

    // It writes its report as any program would: the process itself is private.
    try (java.util.stream.Stream<Path> files = Files.walk(run.path())) {
      List<Path> all = files.filter(file -> !file.endsWith("worker.lock")).toList();
      assertThat(all).contains(run.reportFile(), run.resultFile()).hasSizeGreaterThan(7);
      for (Path file : all) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
      }
    }
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
  void oneOfManyResumesAtOnceStartsAWorker() throws Exception {
    RunFolder run = run("waits");
    List<Process> others = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      List<String> command = new ArrayList<>(FakeWorker.program().command());
      command.addAll(List.of("resume", run.path().toString()));
      others.add(new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
    }
    for (Process other : others) {
      assertThat(other.inputReader().readLine()).isEqualTo("ready");
    }
    for (Process other : others) {
      other.outputWriter().write("go\n");
      other.outputWriter().flush();
    }
    AtomicInteger started = new AtomicInteger();
    IntStream.range(0, 4)
        .parallel()
        .forEach(i -> {
          try {
            WorkerProcess unused = FakeWorker.start(run);
            started.incrementAndGet();
          } catch (WorkbenchException refused) {
            assertThat(refused).hasMessageContaining("already");
          }
        });
    for (Process other : others) {
      String said = other.inputReader().readLine();
      if (said.equals("started")) {
        started.incrementAndGet();
      } else {
        assertThat(said).contains("already");
      }
      assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(started).hasValue(1);
    assertThat(run.attempts()).hasSize(1);
    WorkerProcess.command(run.attempts().getFirst(), Attempt.Command.STOP);
  }

  @Test
  void firstBeatThatCannotBeWrittenDoesNotUndoTheStart() {
    Attempt attempt = run("waits").newAttempt();
    obstruct(attempt, "heartbeat");
    WorkerProcess.beatForTheNewborn(attempt, ProcessHandle.current());
    assertThat(attempt.heartbeat()).isEmpty();
  }

  @Test
  void stopReachesTheWorkerWhereItsFileCannotBeWritten() throws Exception {
    for (Attempt.Command command : List.of(Attempt.Command.STOP, Attempt.Command.STOP_AND_SAVE)) {
      WorkerProcess worker = FakeWorker.start(run("waits"));
      obstruct(worker.attempt(), "control");
      assertThatThrownBy(() -> WorkerProcess.command(worker.attempt(), Attempt.Command.PAUSE))
          .isInstanceOf(WorkbenchException.class);
      WorkerProcess.command(worker.attempt(), command);
      assertThat(worker.waitFor(LONG)).isTrue();
    }
  }

  /** No file can take the place of a folder that holds something. */
  private static void obstruct(Attempt attempt, String file) {
    assertThat(attempt.path().resolve(file).resolve("taken").toFile().mkdirs()).isTrue();
  }

  @Test
  void heapHoldsWhatLoadingSavingAndFusingNeed() {
    long large = 64L << 30;
    assertThat(WorkerHeap.megabytes(0, 4, large)).isEqualTo(128);
    assertThat(WorkerHeap.megabytes(359_904, 6, large)).isEqualTo(128);
    // 100 million parameters are 381.5 MB; eight of them live at once in fusion, five in training.
    assertThat(WorkerHeap.megabytes(100_000_000, 4, large)).isEqualTo(104 + 4578);
    assertThat(WorkerHeap.megabytes(100_000_000, 1, large)).isEqualTo(104 + 2862);
    assertThat(WorkerHeap.megabytes(100_000_000, 4, 2L << 30)).isEqualTo(1536);
    assertThat(WorkerHeap.megabytes(100_000_000, 4, 1)).isEqualTo(128);
  }

  @Test
  void heapFollowsTheModelsConfiguration() throws Exception {
    Path model = Files.createDirectory(home.resolve("model"));
    BaseModels.unpack(model);
    // A thousand times the layers: only config.json says so, and only config.json is read.
    Path config = model.resolve("config.json");
    Files.writeString(
        config,
        Files.readString(config)
            .replaceAll("\"num_hidden_layers\" *: *\\d+", "\"num_hidden_layers\": 1000"));
    Files.delete(model.resolve("model.safetensors"));
    Settings settings = Settings.initial().with("model.folder", model.toString(), "test");
    assertThat(WorkerHeap.megabytes(Settings.initial())).isEqualTo(128);
    assertThat(WorkerHeap.megabytes(settings)).isGreaterThan(1000);
    assertThat(
            WorkerHeap.megabytes(
                settings.with("model.folder", home.resolve("none").toString(), "test")))
        .isEqualTo(128);
  }

  @Test
  void userMayGiveTheWorkersJvmOptions() {
    assertThat(ProgramStart.options(128, null)).containsExactly("-Xmx128m");
    assertThat(ProgramStart.options(128, " -Xmx4g  -Dx=y\n"))
        .containsExactly("-Xmx128m", "-Xmx4g", "-Dx=y");
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
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void forceEndsTheWorkerWithAllThatItStarted() throws Exception {
    RunFolder run = run("deaf-parent");
    WorkerProcess worker = FakeWorker.start(run);
    ProcessHandle child = childOf(worker);

    WorkerProcess.force(worker.attempt());

    assertThat(worker.waitFor(LONG)).isTrue();
    assertThat(child.onExit().get(60, TimeUnit.SECONDS).isAlive()).isFalse();
    RunFollower follower = new RunFollower(worker.attempt());
    while (!follower.poll().isEmpty()) {}
    assertThat(follower.state()).isEqualTo(RunState.STOPPED);
    assertThat(follower.message()).contains("stopped by force", "last checkpoint");
    assertThatThrownBy(() -> WorkerProcess.force(worker.attempt()))
        .hasMessageContaining("No worker is at the run");
    WorkerProcess next = FakeWorker.start(run);
    assertThat(next.attempt().number()).isEqualTo(2);
    assertThat(next.attempt().state()).isNotEqualTo(RunState.STOPPED);
    WorkerProcess.force(next.attempt());
  }

  private static ProcessHandle childOf(WorkerProcess worker) {
    RunFollower follower = new RunFollower(worker.attempt());
    long deadline = System.nanoTime() + LONG.toNanos();
    while (System.nanoTime() < deadline) {
      for (JournalLine line : follower.poll()) {
        if (line.event() instanceof RunEvent.Noted note) {
          return ProcessHandle.of(Long.parseLong(note.message())).orElseThrow();
        }
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("the worker started no process");
  }

  @Test
  void imageStartsItsOwnWorkerLauncher() throws Exception {
    Path main = Files.createFile(home.resolve("spectrum"));
    List<String> options = List.of("-Xmx200m", "-Xint");
    assertThat(ProgramStart.byImage(main, options, null))
        .isEqualTo(
            new ProgramStart(
                List.of(main.toString()), Map.of("JAVA_TOOL_OPTIONS", "-Xmx200m -Xint")));
    Path own = Files.createFile(home.resolve("spectrum-worker"));
    assertThat(own.toFile().setExecutable(true)).isTrue();
    assertThat(ProgramStart.byImage(main, options, "-Xmx1g"))
        .isEqualTo(
            new ProgramStart(
                List.of(own.toString()), Map.of("JAVA_TOOL_OPTIONS", "-Xmx1g -Xmx200m -Xint")));
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
    NewRuns launcher = new NewRuns(workbench, Clock.systemUTC());
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
        new NewRuns(workbench, Clock.systemUTC()).create(Settings.initial(), Optional.empty());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(workbench.home())))
        .isEqualTo("rwx------");
  }

  @Test
  void windowsStoreFindsRunsElsewhere() {
    Workbench workbench = new Workbench(home.resolve("home"));
    RunFolder there =
        new NewRuns(workbench, Clock.systemUTC())
            .create(Settings.initial(), Optional.of(home.resolve("there")));
    try (Store store = Store.open(workbench.store())) {
      new RunSync(store, List.of(workbench.runs())).catchUp();
      assertThat(store.runs().find(there.id())).isPresent();
    }
  }
}
