package org.spectrumworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.store.care.StoreCheck;
import org.spectrumworkbench.store.database.Database;

final class DatabaseFaultsTest {
  @TempDir Path folder;

  @Test
  void emptyFolderIsMigratedOnceAndOpensAgain() throws SQLException {
    Path storeFolder = folder.resolve("deep/store");
    Store.open(storeFolder).close();
    try (Store store = Store.open(storeFolder)) {
      assertThat(store.runs().list()).isEmpty();
    }
    try (var connection = connect(storeFolder);
        var statement = connection.createStatement()) {
      var rows =
          statement.executeQuery(
              "SELECT \"version\" FROM \"flyway_schema_history\" WHERE \"version\" IS NOT NULL");
      for (String version : List.of("1", "2")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo(version);
      }
      assertThat(rows.next()).isFalse();
    }
  }

  @Test
  void everyMigrationFileIsApplied() throws Exception {
    Path migrations =
        Path.of(
            Database.class
                .getResource("/org/spectrumworkbench/store/migration/V1__journal_tables.sql")
                .toURI());
    long files;
    try (var list = Files.list(migrations.getParent())) {
      files = list.count();
    }
    Store.open(folder).close();
    try (var connection = connect(folder);
        var statement = connection.createStatement()) {
      var rows =
          statement.executeQuery(
              "SELECT MAX(CAST(\"version\" AS INTEGER)) FROM \"flyway_schema_history\"");
      rows.next();
      assertThat(rows.getLong(1)).isEqualTo(files);
    }
  }

  @Test
  void databaseLockedByAnotherProgramIsExplained() throws Exception {
    Path storeFolder = folder.resolve("store");
    Store.open(storeFolder).close();
    try (OtherProgram other = OtherProgram.start("locks", storeFolder)) {
      WorkbenchException fault =
          catchThrowableOfType(WorkbenchException.class, () -> Store.open(storeFolder));
      assertThat(fault).hasMessageContaining("locked by another program");
      assertThat(fault.mend()).contains("Close the other program");
      assertThatThrownBy(() -> Store.rebuild(storeFolder, List.of(), SmallRun.CLOCK, ignored -> {}))
          .isInstanceOf(WorkbenchException.class)
          .hasMessageContaining("in use");
      other.kill();
      Store.open(storeFolder).close();
    }
  }

  @Test
  void whoeverOpensTheStoreWhileAnotherProcessHasItClosedWaits() throws Exception {
    Path storeFolder = folder.resolve("store");
    Store.open(storeFolder).close();
    try (OtherProgram other = OtherProgram.start("closes", storeFolder);
        ExecutorService second = Executors.newSingleThreadExecutor()) {
      // Whoever will not wait hears what goes on.
      Thread.currentThread().interrupt();
      WorkbenchException fault =
          catchThrowableOfType(WorkbenchException.class, () -> Store.open(storeFolder));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(fault).hasMessageContaining("being compacted or restored by another window");
      assertThat(fault.mend()).contains("try again");

      Future<Long> opened =
          second.submit(() -> {
            try (Store store = Store.open(storeFolder)) {
              return store.contents().runs();
            }
          });
      assertThatThrownBy(() -> opened.get(600, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      other.order("all is done", "open after all is done");
      assertThat(opened.get(60, TimeUnit.SECONDS)).isZero();
    }
  }

  @Test
  void killedProcessLeavesNobodyWaiting() throws Exception {
    Path storeFolder = folder.resolve("store");
    Store.open(storeFolder).close();
    try (OtherProgram other = OtherProgram.start("closes", storeFolder)) {
      other.kill();
      try (Store store = Store.open(storeFolder)) {
        assertThat(store.compact().after()).isPositive();
      }
    }
  }

  @Test
  void secondProcessSharesTheDatabaseBothWays() throws Exception {
    Path storeFolder = folder.resolve("store");
    RunFolder first = SmallRun.finished(folder.resolve("runs"));
    RunFolder second = SmallRun.finished(folder.resolve("runs"));
    try (Store store = Store.open(storeFolder);
        OtherProgram other = OtherProgram.start("shares", storeFolder, first.path())) {
      other.order("take", "taken");
      assertThat(store.contents().rollouts()).isEqualTo(18);
      store.take(second);
      other.order("count", "36");
    }
  }

  @Test
  void ownerListensOnTheLoopbackOnly() throws Exception {
    Path storeFolder = folder.resolve("store");
    try (Store store = Store.open(storeFolder)) {
      assertThat(store.runs().list()).isEmpty();
      Properties lock = new Properties();
      try (var in = Files.newInputStream(storeFolder.resolve("workbench.lock.db"))) {
        lock.load(in);
      }
      int port = Integer.parseInt(lock.getProperty("server").replaceFirst(".*:", ""));
      for (var card : java.net.NetworkInterface.networkInterfaces().toList()) {
        for (var address : card.inetAddresses().toList()) {
          if (address instanceof Inet4Address && !address.isLoopbackAddress()) {
            assertThatThrownBy(() -> new java.net.Socket(address, port).close())
                .isInstanceOf(IOException.class);
          }
        }
      }
    }
  }

  @Test
  void storeGoesOnWhenTheOwningProcessIsKilled() throws Exception {
    Path storeFolder = folder.resolve("store");
    RunFolder run = SmallRun.finished(folder.resolve("runs"));
    try (OtherProgram owner = OtherProgram.start("shares", storeFolder, run.path());
        Store store = Store.open(storeFolder)) {
      store.take(run);
      owner.order("count", "18");
      owner.kill();
      // What the owner had not yet written to disk comes again from the journal.
      store.take(run);
      assertThat(store.contents().rollouts()).isEqualTo(18);
    }
    try (Store store = Store.open(storeFolder)) {
      assertThat(store.contents().rollouts()).isEqualTo(18);
    }
  }

  @Test
  void whatAKilledOwnerLostIsTakenInAgain() throws Exception {
    Path storeFolder = folder.resolve("store");
    Path runs = folder.resolve("runs");
    RunFolder run = SmallRun.folder(runs);
    Attempt attempt = run.newAttempt();
    ProcessHandle self = ProcessHandle.current();
    attempt.beat(
        new Attempt.Heartbeat(
            self.pid(), self.info().startInstant().orElseThrow(), SmallRun.START));
    try (OtherProgram owner = OtherProgram.start("shares", storeFolder, run.path());
        Store store = Store.open(storeFolder);
        Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, SmallRun.ticking())) {
      RunSync sync = new RunSync(store, List.of(runs));
      SmallRun.begin(run, journal, 1, 0);
      sync.poll();
      owner.order("hold back", "held back");
      SmallRun.signalStep(journal, 1);
      journal.write(new RunEvent.StateChanged(RunState.FINISHED, ""));
      RunFolder later = SmallRun.finished(runs);
      sync.catchUp();
      assertThat(state(store, run)).isEqualTo(RunState.FINISHED);
      assertThat(state(store, later)).isEqualTo(RunState.FINISHED);
      owner.kill();
      // Some screen asks, and so takes the file over as it lies on the disk.
      assertThat(state(store, run)).isEqualTo(RunState.RUNNING);
      assertThat(store.runs().find(later.id())).isEmpty();
      assertThat(sync.catchUp().faults()).isEmpty();
      assertThat(state(store, run)).isEqualTo(RunState.FINISHED);
      assertThat(state(store, later)).isEqualTo(RunState.FINISHED);
      assertThat(store.contents().rollouts()).isEqualTo(6 + 18);
    }
  }

  private static RunState state(Store store, RunFolder run) {
    return store.runs().find(run.id()).orElseThrow().state();
  }

  @Test
  void foldersOfTheProgramAreClosedToOthersHoweverTheyWereFound() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path home = folder.resolve(Workbench.FOLDER);
    Path storeFolder = Files.createDirectories(home.resolve("store"));
    for (Path open : List.of(home, storeFolder)) {
      Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    Store.open(storeFolder).close();
    assertThat(permissions(storeFolder)).isEqualTo("rwx------");
    assertThat(permissions(home)).isEqualTo("rwx------");
    Path made = folder.resolve("home/store");
    new KnownRuns(made).add(folder.resolve("run"));
    assertThat(permissions(made)).isEqualTo("rwx------");
    assertThat(permissions(made.getParent())).isEqualTo("rwx------");
    Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxrwxrwx"));
    new KnownRuns(made).add(folder.resolve("other"));
    assertThat(permissions(made)).isEqualTo("rwx------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void tablesAreThereForWhoeverTakesOverFromAnOwnerKilledAtOnce() throws Exception {
    RunFolder run = SmallRun.finished(folder.resolve("runs"));
    for (int round = 0; round < 3; round++) {
      Path storeFolder = folder.resolve("store" + round);
      try (OtherProgram owner = OtherProgram.start("shares", storeFolder, run.path());
          Store store = Store.open(storeFolder)) {
        owner.kill();
        store.take(run);
        assertThat(store.contents().rollouts()).isEqualTo(18);
      }
    }
  }

  @Test
  void storeGoesOnWhenTheOwningProcessCloses() throws Exception {
    Path storeFolder = folder.resolve("store");
    RunFolder run = SmallRun.finished(folder.resolve("runs"));
    try (OtherProgram owner = OtherProgram.start("shares", storeFolder, run.path());
        Store store = Store.open(storeFolder)) {
      owner.order("take", "taken");
      assertThat(store.contents().rollouts()).isEqualTo(18);
      owner.order("close", "closed");
      assertThat(store.contents().rollouts()).isEqualTo(18);
    }
  }

  @Test
  void questionsUnderWayAreAnsweredWhenTheOwningProcessCloses() throws Exception {
    RunFolder run = SmallRun.finished(folder.resolve("runs"));
    for (int round = 0; round < 2; round++) {
      Path storeFolder = folder.resolve("store" + round);
      try (OtherProgram owner = OtherProgram.start("shares", storeFolder, run.path());
          Store store = Store.open(storeFolder);
          ExecutorService askers = Executors.newFixedThreadPool(4)) {
        owner.order("take", "taken");
        AtomicBoolean closed = new AtomicBoolean();
        List<Future<Integer>> asked = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          asked.add(
              askers.submit(() -> {
                int questions = 0;
                while (!closed.get()) {
                  assertThat(store.contents().rollouts()).isEqualTo(18);
                  assertThat(store.runs().list()).hasSize(1);
                  questions++;
                }
                return questions;
              }));
        }
        try {
          owner.order("close", "closed");
          assertThat(store.contents().rollouts()).isEqualTo(18);
        } finally {
          closed.set(true);
        }
        for (Future<Integer> each : asked) {
          assertThat(each.get()).isPositive();
        }
      }
    }
  }

  @Test
  void damagedFileIsExplainedAndRebuilt() throws IOException {
    Path storeFolder = folder.resolve("store");
    RunFolder run = SmallRun.finished(folder.resolve("runs"));
    try (Store store = Store.open(storeFolder)) {
      store.take(run);
    }
    Path file = storeFolder.resolve(Database.FILE);
    byte[] bytes = Files.readAllBytes(file);
    java.util.Arrays.fill(bytes, (byte) 0x5a);
    Files.write(file, bytes);
    WorkbenchException fault =
        catchThrowableOfType(WorkbenchException.class, () -> Store.open(storeFolder));
    assertThat(fault).hasMessageContaining("damaged");
    assertThat(fault.mend()).contains("spectrum store rebuild");
    try (Store store =
        Store.rebuild(
            storeFolder, List.of(folder.resolve("runs")), SmallRun.CLOCK, ignored -> {})) {
      assertThat(store.contents().rollouts()).isEqualTo(18);
    }
  }

  @Test
  void fullDiskIsExplainedAndLosesNothing() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "the limit is set by a shell");
    Path storeFolder = folder.resolve("store");
    RunFolder run = SmallRun.folder(folder.resolve("runs"));
    String text = "word ".repeat(20_000);
    try (Journal.Writer journal =
        new Journal.Writer(run.newAttempt().journal(), 0, SmallRun.CLOCK)) {
      for (int step = 1; step <= 60; step++) {
        journal.write(
            new RunEvent.GroupSampled(
                "signal",
                step,
                "p1",
                1,
                null,
                null,
                List.of(
                    new RunEvent.Rollout(
                        0, text, List.of(1), Outcome.CORRECT, "", "1", 1, null, 1, 0, 0))));
      }
    }
    try (OtherProgram limited = OtherProgram.startLimited(3000, "fills", storeFolder, run.path())) {
      assertThat(limited.line()).startsWith("The disk is full");
      // A database that could not write its file may read on or refuse; it is not called damaged.
      assertThat(limited.line()).matches("reads|The disk is full.*");
    }
    try (Store store = Store.open(storeFolder)) {
      store.take(run);
      assertThat(store.contents().rollouts()).isEqualTo(60);
    }
  }

  @Test
  void fileCutShortIsExplained() throws IOException {
    Path storeFolder = folder.resolve("store");
    try (Store store = Store.open(storeFolder)) {
      store.take(SmallRun.finished(folder.resolve("runs")));
    }
    try (FileChannel channel =
        FileChannel.open(storeFolder.resolve(Database.FILE), StandardOpenOption.WRITE)) {
      channel.truncate(9000);
      channel.write(ByteBuffer.wrap(new byte[8192]), 0);
    }
    assertThatThrownBy(() -> Store.open(storeFolder).close())
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void storeOfANewerVersionIsRefused() throws SQLException {
    Store.open(folder).close();
    try (var connection = connect(folder);
        var statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO "flyway_schema_history"
          VALUES (99, '7', 'later', 'SQL', 'V7__later.sql', 1, 'x', CURRENT_TIMESTAMP, 1, TRUE)
          """);
    }
    WorkbenchException fault =
        catchThrowableOfType(WorkbenchException.class, () -> Store.open(folder));
    assertThat(fault).hasMessageContaining("newer version").hasMessageContaining("schema 7");
    assertThat(fault.mend()).contains("Use that version");
  }

  @Test
  void fileInPlaceOfTheFolderIsExplained() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> Store.open(file.resolve("store")))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("cannot be made, or closed to others");
    assertThatThrownBy(() -> Store.open(folder.resolve("a;b")))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("semicolon");
  }

  /** A store of two runs, closed, and what it says. */
  private List<String> filled(Path storeFolder) {
    SmallRun.finished(folder.resolve("runs"));
    SmallRun.resumed(folder.resolve("runs"));
    try (Store store = Store.open(storeFolder)) {
      new RunSync(store, List.of(folder.resolve("runs"))).catchUp();
      return Dump.of(store);
    }
  }

  /** What is said after opening and taking in what is missing; a fault where that does not go. */
  private List<String> reopened(Path storeFolder) {
    try (Store store = Store.open(storeFolder)) {
      RunSync.Polled polled = new RunSync(store, List.of(folder.resolve("runs"))).catchUp();
      if (!polled.faults().isEmpty()) {
        throw polled.faults().getFirst();
      }
      return Dump.of(store);
    }
  }

  private List<String> rebuilt(Path storeFolder) {
    try (Store store =
        Store.rebuild(
            storeFolder,
            List.of(folder.resolve("runs")),
            SmallRun.CLOCK,
            fault -> {
              throw fault;
            })) {
      return Dump.of(store);
    }
  }

  @Test
  void fileCutAtAnyLengthIsToldOrCompletedFromTheJournals() throws IOException {
    Path storeFolder = folder.resolve("store");
    List<String> expected = filled(storeFolder);
    Path file = storeFolder.resolve(Database.FILE);
    byte[] whole = Files.readAllBytes(file);
    for (int length :
        List.of(0, 1, 4096, 8191, whole.length / 2, whole.length - 4096, whole.length - 1)) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      try {
        assertThat(reopened(storeFolder)).as("cut to %d bytes", length).isEqualTo(expected);
      } catch (WorkbenchException fault) {
        assertThat(fault).as("cut to %d bytes", length).hasMessageContaining("damaged");
        assertThat(fault.mend()).contains("spectrum store rebuild");
        assertThat(Store.isMendedByRebuild(fault)).isTrue();
        assertThat(rebuilt(storeFolder)).as("cut to %d bytes", length).isEqualTo(expected);
      }
    }
  }

  @Test
  void flippedBytesAreToldAtTheLatestByVerify() throws IOException {
    Path storeFolder = folder.resolve("store");
    List<String> expected = filled(storeFolder);
    Path file = storeFolder.resolve(Database.FILE);
    byte[] whole = Files.readAllBytes(file);
    Workbench workbench = new Workbench(folder);
    for (int seed = 0; seed < 6; seed++) {
      byte[] flipped = whole.clone();
      var random = new java.util.SplittableRandom(seed);
      for (int i = 0; i < 40; i++) {
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, flipped);
      boolean told;
      try (Store store = Store.open(storeFolder)) {
        told = !StoreCheck.of(store, workbench, true, Watch.NOBODY).faults().isEmpty();
        if (!told) {
          assertThat(Dump.of(store)).as("seed %d", seed).isEqualTo(expected);
        }
      } catch (WorkbenchException fault) {
        told = true;
      }
      if (told) {
        assertThat(rebuilt(storeFolder)).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  @Test
  void emptyFileIsNotTakenForANewStore() throws IOException {
    Path storeFolder = folder.resolve("store");
    List<String> expected = filled(storeFolder);
    Files.write(storeFolder.resolve(Database.FILE), new byte[0]);
    assertThatThrownBy(() -> Store.open(storeFolder))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("its file is empty");
    assertThat(rebuilt(storeFolder)).isEqualTo(expected);
  }

  @Test
  void fileDeletedWhileItWasClosedComesAgain() throws IOException {
    Path storeFolder = folder.resolve("store");
    List<String> expected = filled(storeFolder);
    Files.delete(storeFolder.resolve(Database.FILE));
    assertThat(reopened(storeFolder)).isEqualTo(expected);
  }

  @Test
  void fileDeletedWhileItIsOpenComesAgain() throws IOException {
    Path storeFolder = folder.resolve("store");
    List<String> expected = filled(storeFolder);
    try (Store store = Store.open(storeFolder)) {
      RunSync sync = new RunSync(store, List.of(folder.resolve("runs")));
      sync.catchUp();
      assumeTrue(
          !System.getProperty("os.name", "").contains("Windows"), "Windows deletes no open file");
      Files.delete(storeFolder.resolve(Database.FILE));
      assertThat(sync.poll().faults()).isEmpty();
      assertThat(Dump.of(store)).isEqualTo(expected);
    }
    assertThat(reopened(storeFolder)).isEqualTo(expected);
  }

  @Test
  void folderThatCannotBeWrittenIsExplained() throws IOException {
    Path storeFolder = folder.resolve("store");
    filled(storeFolder);
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path file = storeFolder.resolve(Database.FILE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    assumeTrue(!Files.isWritable(file), "whoever may do anything may write this too");
    assertThatThrownBy(() -> Store.open(storeFolder))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("cannot be written");
  }

  @Test
  void processKilledInTheMiddleOfAnIngestLosesNothing() throws Exception {
    Path storeFolder = folder.resolve("store");
    List<String> expected = filled(storeFolder);
    Path run = RunFolder.list(folder.resolve("runs")).getFirst().path();
    Path file = storeFolder.resolve(Database.FILE);
    var before = Files.getLastModifiedTime(file);
    try (OtherProgram other = OtherProgram.start("fills", storeFolder, run)) {
      // It takes in and forgets without a pause: it is in the middle of it whenever it is killed.
      long deadline = System.nanoTime() + 10_000_000_000L;
      while (Files.getLastModifiedTime(file).equals(before) && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      other.kill();
    }
    assertThat(reopened(storeFolder)).isEqualTo(expected);
  }

  private static java.sql.Connection connect(Path storeFolder) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:file:" + storeFolder.resolve("workbench"), "workbench", "");
  }
}
