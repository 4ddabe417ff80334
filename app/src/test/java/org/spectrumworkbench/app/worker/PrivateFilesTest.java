package org.spectrumworkbench.app.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.queue.Priority;
import org.spectrumworkbench.app.queue.QueueEntry;
import org.spectrumworkbench.app.queue.RunQueue;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.SettingRequests;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;

/** Whatever process makes them, the files of runs and their queue are the user's alone. */
class PrivateFilesTest {
  @TempDir Path folder;
  private Workbench workbench;

  @BeforeEach
  void needsPermissions() {
    assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
    workbench = new Workbench(folder.resolve("home"));
  }

  private RunFolder run(String name) {
    return new NewRuns(workbench, Clock.systemUTC())
        .create(Settings.initial().with("name", name, "test"), Optional.empty());
  }

  private List<String> openToOthers() throws IOException {
    try (Stream<Path> all = Files.walk(workbench.home())) {
      return all.filter(file -> !permissions(file).endsWith("------")).map(Path::toString).toList();
    }
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Its log's file is opened by the program itself: only its umask tells; known on Linux. */
  private static boolean makesPrivateFiles(ProcessHandle process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    boolean known = Files.exists(status);
    // It is the shell's a moment after it is the process's.
    while (known && process.isAlive()) {
      if (Files.readString(status).contains("Umask:\t0077")) {
        return true;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return !known;
  }

  @Test
  void workerAndWhatIsAskedOfIt() throws Exception {
    RunFolder run = run("waits");
    WorkerProcess worker = FakeWorker.start(run);
    String unused = SettingRequests.leave(run, "signal.lambda", "2", "test");
    WorkerProcess.command(worker.attempt(), Attempt.Command.STOP);
    assertThat(worker.waitFor(Duration.ofSeconds(60))).isTrue();
    assertThat(run.path().resolve("worker.lock")).exists();
    assertThat(worker.attempt().path().resolve("changes")).isNotEmptyDirectory();
    assertThat(openToOthers()).isEmpty();
  }

  @Test
  void serviceWithItsLogAndARunThatItCannotStart() throws Exception {
    RunFolder run = run("damaged");
    Files.writeString(run.path().resolve(RunFolder.SETTINGS), "name: [");
    QueueEntry unused =
        RunQueue.of(workbench, Clock.systemUTC()).add(run, Priority.NORMAL, Optional.empty());
    ProcessHandle service = ServiceProcess.start(workbench);
    assertThat(makesPrivateFiles(service)).isTrue();
    ProcessHandle ended = service.onExit().get(60, TimeUnit.SECONDS);
    assertThat(ended.isAlive()).isFalse();
    assertThat(run.latestAttempt().map(Attempt::state)).contains(RunState.FAILED);
    assertThat(workbench.home().resolve("logs").resolve("service.log")).exists();
    assertThat(openToOthers()).isEmpty();
  }

  @Test
  void processThatMeasuresTheMachine() throws Exception {
    Set<ProcessHandle> before = ProcessHandle.current().children().collect(Collectors.toSet());
    try (MeasuringProcess unused = MeasuringProcess.start(workbench)) {
      ProcessHandle started =
          ProcessHandle.current()
              .children()
              .filter(child -> !before.contains(child))
              .findFirst()
              .orElseThrow();
      assertThat(makesPrivateFiles(started)).isTrue();
      assertThat(openToOthers()).isEmpty();
    }
  }
}
