package org.spectrumworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.Staging;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.care.Backup;
import org.spectrumworkbench.store.care.Manifest;
import org.spectrumworkbench.store.care.Restore;
import org.spectrumworkbench.store.care.StoreSize;

/** What a restore does to a workbench that is in use, or that is not empty. */
final class RestoreTest {
  @TempDir Path folder;
  private Workbench here;
  private Path zip;
  private RunFolder finished;
  private RunFolder resumed;

  @BeforeEach
  void backUp() {
    here = new Workbench(folder.resolve("here"));
    zip = folder.resolve("all.zip");
    finished = SmallRun.finished(here.runs());
    resumed = SmallRun.resumed(here.runs());
    try (Store store = open()) {
      Backup.Written unused = Backup.write(store, here, zip, false, SmallRun.CLOCK, Watch.NOBODY);
    }
  }

  private Store open() {
    Store store = Store.open(here.store());
    assertThat(new RunSync(store, List.of(here.runs())).catchUp().faults()).isEmpty();
    return store;
  }

  private static Watch doing(Runnable work) {
    return new Watch() {
      @Override
      public void at(String doing, long done, long all) {
        work.run();
      }

      @Override
      public boolean isCancelled() {
        return false;
      }
    };
  }

  @Test
  void storeIsUsedWhileABackupIsUnpackedAndClosedForItsLastMomentAlone() {
    finished.delete();
    try (Store store = open()) {
      List<Long> rows = new ArrayList<>();
      try (Restore unpacked =
          Restore.unpack(
              zip, here, SmallRun.CLOCK, doing(() -> rows.add(store.contents().rollouts())))) {
        assertThat(rows).isNotEmpty().containsOnly(store.contents().rollouts());
        assertThat(finished.path()).as("not yet").doesNotExist();
        Restore.Restored restored = store.closedWhile(unpacked::publish);
        assertThat(restored.runs()).extracting(Manifest.Run::id).containsExactly(finished.id());
        assertThat(restored.kept()).extracting(Manifest.Run::id).containsExactly(resumed.id());
      }
      assertThat(new RunSync(store, List.of(here.runs())).catchUp().faults()).isEmpty();
      assertThat(Dump.of(store)).isEqualTo(rebuilt());
    }
  }

  @Test
  void whatIsRestoredIsOnTheDiskBeforeItIsInItsPlace() throws IOException {
    Workbench there = new Workbench(folder.resolve("there"));
    Path dump = folder.resolve("forced.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.FileForce").withoutThreshold();
      recording.start();
      Restore.Restored unused = Restore.all(zip, there, SmallRun.CLOCK, Watch.NOBODY);
      recording.stop();
      recording.dump(dump);
    }

    List<String> forced =
        RecordingFile.readAllEvents(dump).stream()
            .filter(event -> event.getEventType().getName().equals("jdk.FileForce"))
            .map(event -> event.getString("path"))
            .filter(path -> path.startsWith(there.home().toString()))
            .map(path -> path.replaceFirst(".*/\\.restore\\.[^/]*\\.tmp", "restore"))
            .toList();
    String run = "restore/runs/" + finished.path().getFileName();
    assertThat(forced)
        .contains(run + "/run.json", run + "/experiment.yaml", run + "/attempt-1/journal.jsonl")
        .contains(run, run + "/attempt-1", "restore/store", "restore/store/workbench.mv.db")
        .contains(there.runs().toString(), there.store().toString());
    assertThat(forced.lastIndexOf(there.runs().toString())).isGreaterThan(forced.indexOf(run));
  }

  /** What a database made of the run folders says. */
  private List<String> rebuilt() {
    try (Store store = Store.open(folder.resolve("rebuilt"))) {
      new RunSync(store, List.of(here.runs())).catchUp();
      return Dump.of(store);
    }
  }

  @Test
  void runThatCameWhileABackupWasUnpackedIsKept() throws IOException {
    finished.delete();
    try (Restore unpacked = Restore.unpack(zip, here, SmallRun.CLOCK, Watch.NOBODY)) {
      Restore.Restored again =
          Restore.runs(zip, List.of(finished.id()), here, SmallRun.CLOCK, Watch.NOBODY);
      assertThat(again.runs()).hasSize(1);
      SmallRun.resume(finished, 12, 100);

      Restore.Restored restored = unpacked.publish();

      assertThat(restored.runs()).isEmpty();
      assertThat(restored.kept()).hasSize(2);
    }
    try (Store store = open()) {
      assertThat(Dump.of(store)).isEqualTo(rebuilt());
    }
  }

  @Test
  void runRestoredFromAnOlderBackupIsReadAnewAlthoughItsRowsAreThere() throws IOException {
    SmallRun.resume(finished, 10, 100);
    try (Store store = open()) {
      finished.delete();
      RunSync sync = new RunSync(store, List.of(here.runs()));
      sync.catchUp();
      Restore.Restored restored =
          Restore.runs(zip, List.of(finished.id()), here, SmallRun.CLOCK, Watch.NOBODY);
      assertThat(restored.runs()).hasSize(1);
      assertThat(sync.catchUp().faults()).isEmpty();
      assertThat(Dump.of(store)).isEqualTo(rebuilt());
    }
  }

  @Test
  void keptRunThatWentAnotherWayThanTheBackupsIsReadAnew() throws IOException {
    Path journal = resumed.attempts().getLast().journal();
    Files.delete(journal);
    try (Journal.Writer other = new Journal.Writer(journal, 100, SmallRun.ticking())) {
      // It begins as the one in the backup does, so that no look at its beginning tells.
      other.write(
          new RunEvent.AttemptStarted(
              resumed.id(), "small", 2, 10, SmallRun.PLAN, Map.of("java", "25"), 4712));
      for (int step = 1; step <= 9; step++) {
        SmallRun.signalStep(other, step);
      }
    }
    Restore.Restored restored = Restore.all(zip, here, SmallRun.CLOCK, Watch.NOBODY);
    assertThat(restored.kept()).hasSize(2);
    try (Store store = open()) {
      assertThat(Dump.of(store)).isEqualTo(rebuilt());
    }
  }

  @Test
  void runWhoseFolderBearsAnothersNameIsToldApartFromOneThatIsThere() throws IOException {
    finished.delete();
    resumed.delete();
    // Another run, and something that is none.
    RunFolder other =
        RunFolder.createAt(
            finished.path(),
            org.spectrumworkbench.core.experiment.Settings.initial(),
            SmallRun.CLOCK);
    Files.createDirectories(resumed.path());
    Files.writeString(resumed.path().resolve("notes.txt"), "mine");

    Restore.Restored restored = Restore.all(zip, here, SmallRun.CLOCK, Watch.NOBODY);

    assertThat(restored.runs()).isEmpty();
    assertThat(restored.kept()).isEmpty();
    assertThat(restored.nameTaken())
        .extracting(Manifest.Run::id)
        .containsExactly(finished.id(), resumed.id());
    assertThat(RunFolder.open(finished.path()).id()).isEqualTo(other.id());
    assertThat(resumed.path().resolve("notes.txt")).hasContent("mine");
    try (Store store = open()) {
      assertThat(store.runs().list()).extracting(row -> row.id()).containsExactly(other.id());
    }
  }

  @Test
  void leftoversOfAKilledRestoreAreShownAndGoWithTheNext() throws Exception {
    Path left;
    try (OtherProgram other = OtherProgram.start("unpacks", here.home(), zip)) {
      left = staged();
      assertThat(left.resolve("runs")).isNotEmptyDirectory();
      makeOld(left);
      try (Store store = open()) {
        assertThat(StoreSize.of(store, here, Watch.NOBODY).leftovers())
            .as("its process lives")
            .isZero();
      }
      other.kill();
    }
    try (Store store = open()) {
      StoreSize size = StoreSize.of(store, here, Watch.NOBODY);
      assertThat(size.leftovers())
          .isGreaterThan(Files.size(finished.attempts().getFirst().journal()));
      assertThat(size.other()).isZero();
    }

    Restore.Restored restored = Restore.all(zip, here, SmallRun.CLOCK, Watch.NOBODY);

    assertThat(restored.kept()).hasSize(2);
    assertThat(left).doesNotExist();
  }

  private Path staged() throws IOException {
    try (var children = Files.list(here.home())) {
      return children
          .filter(child -> child.getFileName().toString().startsWith(".restore."))
          .findFirst()
          .orElseThrow();
    }
  }

  /** Whoever made it so long ago has come to lock it. */
  private static void makeOld(Path left) throws IOException {
    Files.setLastModifiedTime(
        left.resolve(Staging.LOCK), FileTime.from(Instant.now().minus(Duration.ofHours(1))));
  }

  @Test
  void leftoversOfAKilledBackupGoWithTheNextBesideIt() throws IOException {
    Path left = Files.createDirectory(folder.resolve(".spectrum-backup.17-a1.tmp"));
    Files.writeString(left.resolve("database.zip"), "half");
    Files.createFile(left.resolve(Staging.LOCK));
    makeOld(left);
    try (Store store = open()) {
      Backup.Written unused =
          Backup.write(
              store, here, folder.resolve("second.zip"), false, SmallRun.CLOCK, Watch.NOBODY);
    }
    assertThat(left).doesNotExist();
  }
}
