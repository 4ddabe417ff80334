package org.spectrumworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.care.Backup;
import org.spectrumworkbench.store.care.Manifest;
import org.spectrumworkbench.store.care.Restore;
import org.spectrumworkbench.store.database.Database;

final class BackupTest {
  @TempDir Path folder;
  private Workbench here;
  private Workbench there;
  private Path zip;

  @BeforeEach
  void names() {
    here = new Workbench(folder.resolve("here"));
    there = new Workbench(folder.resolve("there"));
    zip = folder.resolve("backups/all.zip");
  }

  /** Two runs, one elsewhere, a data set, a draft, a model; all taken in. */
  private Store filled() throws IOException {
    RunFolder run = SmallRun.finished(here.runs());
    SmallRun.resumed(here.runs());
    // Runs made in one second differ in their number only, and of these two the others have 1 and
    // 2.
    RunFolder first = SmallRun.folder(folder.resolve("elsewhere"));
    RunFolder second = SmallRun.folder(folder.resolve("elsewhere"));
    RunFolder elsewhere = SmallRun.finished(folder.resolve("elsewhere"));
    first.delete();
    second.delete();
    new KnownRuns(here.store()).add(elsewhere.path());
    write(here.datasets().resolve("sums/1/rows.jsonl"), "{\"question\":\"1 + 1\"}\n");
    write(here.home().resolve("drafts/plan.json"), "{}");
    write(here.home().resolve("logs/today.log"), "what nobody restores");
    write(run.path().resolve("attempt-1/models/signal/model.safetensors"), "weights");
    write(run.path().resolve("attempt-1/heartbeat"), "a process of this machine");
    Store store = Store.open(here.store());
    RunSync.Polled polled = new RunSync(store, List.of(here.runs())).catchUp();
    assertThat(polled.faults()).isEmpty();
    return store;
  }

  private Backup.Written backedUp(boolean withModels) throws IOException {
    try (Store store = filled()) {
      return Backup.write(store, here, zip, withModels, SmallRun.CLOCK, Watch.NOBODY);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static List<String> dump(Workbench workbench, List<Path> roots) {
    try (Store store = Store.open(workbench.store())) {
      RunSync.Polled polled = new RunSync(store, roots).catchUp();
      assertThat(polled.faults()).isEmpty();
      return Dump.of(store).stream()
          .map(line -> line.replaceAll("path=[^,\\]]*", "path"))
          .sorted()
          .toList();
    }
  }

  @Test
  void whatWasBackedUpIsTheSameElsewhere() throws IOException {
    Backup.Written written = backedUp(false);
    assertThat(written.runs()).isEqualTo(3);
    assertThat(written.leftOut()).isEmpty();
    List<String> before = dump(here, List.of(here.runs()));
    // On another machine the run that was elsewhere is not there.
    WholeFile.deleteTree(folder.resolve("elsewhere"));

    Restore.Restored restored = Restore.all(zip, there, SmallRun.CLOCK, Watch.NOBODY);

    assertThat(restored.runs()).hasSize(3);
    assertThat(restored.kept()).isEmpty();
    assertThat(restored.oldDatabase()).isEmpty();
    assertThat(dump(there, List.of(there.runs()))).isEqualTo(before);
    assertThat(there.datasets().resolve("sums/1/rows.jsonl"))
        .hasContent("{\"question\":\"1 + 1\"}");
    assertThat(there.home().resolve("drafts/plan.json")).exists();
    assertThat(there.home().resolve("logs")).doesNotExist();
    for (RunFolder run : RunFolder.list(there.runs())) {
      assertThat(run.path().resolve("attempt-1/models")).doesNotExist();
      assertThat(run.path().resolve("attempt-1/heartbeat")).doesNotExist();
    }
    try (var left = Files.list(there.home())) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("datasets", "drafts", "runs", "store");
    }
    // The restored database was not empty: it did not have to read the journals again.
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      assertThat(archive.getEntry("store/" + Database.FILE).getSize()).isGreaterThan(10_000);
    }
  }

  @Test
  void modelsGoInWhereAskedFor() throws IOException {
    Backup.Written unused = backedUp(true);
    Restore.Restored restored = Restore.all(zip, there, SmallRun.CLOCK, Watch.NOBODY);
    assertThat(restored.models()).isTrue();
    Path first = there.runs().resolve(restored.runs().getFirst().folder());
    assertThat(first.resolve("attempt-1/models/signal/model.safetensors")).hasContent("weights");
  }

  @Test
  void journalGoesInUpToItsLastWholeLineWhileAWorkerWritesIt() throws IOException {
    try (Store store = filled()) {
      RunFolder run = RunFolder.list(here.runs()).getFirst();
      Path journal = run.attempts().getFirst().journal();
      byte[] whole = Files.readAllBytes(journal);
      SmallRun.append(journal, "{\"seq\":99,\"ti".getBytes(StandardCharsets.UTF_8));
      Backup.Written unused = Backup.write(store, here, zip, false, SmallRun.CLOCK, Watch.NOBODY);
      Restore.Restored restored =
          Restore.runs(zip, List.of(run.id()), there, SmallRun.CLOCK, Watch.NOBODY);
      assertThat(restored.runs()).extracting(Manifest.Run::id).containsExactly(run.id());
      assertThat(RunFolder.list(there.runs())).hasSize(1);
      assertThat(RunFolder.list(there.runs()).getFirst().attempts().getFirst().journal())
          .hasBinaryContent(whole);
      assertThat(there.store()).doesNotExist();
    }
  }

  @Test
  void whatIsThereIsKept() throws IOException {
    Backup.Written unused = backedUp(false);
    List<RunFolder> runs = RunFolder.list(here.runs());
    RunFolder kept = runs.getFirst();
    RunFolder lost = runs.getLast();
    // The kept run went on after the backup, in the folder that the database knows.
    try (Journal.Writer journal =
        new Journal.Writer(kept.newAttempt().journal(), 100, SmallRun.ticking())) {
      journal.write(
          new org.spectrumworkbench.core.experiment.RunEvent.Noted("info", "signal", 3, "later"));
    }
    lost.delete();
    write(here.home().resolve("drafts/plan.json"), "{\"edited\":true}");
    write(here.datasets().resolve("sums/2/rows.jsonl"), "{}\n");

    Restore.Restored restored = Restore.all(zip, here, SmallRun.CLOCK, Watch.NOBODY);

    assertThat(restored.runs()).extracting(Manifest.Run::id).containsExactly(lost.id());
    assertThat(restored.kept()).extracting(Manifest.Run::id).contains(kept.id()).hasSize(2);
    assertThat(restored.filesKept())
        .containsExactlyInAnyOrder(
            Path.of("datasets/sums").toString(), Path.of("drafts/plan.json").toString());
    assertThat(here.home().resolve("drafts/plan.json")).hasContent("{\"edited\":true}");
    assertThat(restored.oldDatabase().orElseThrow()).exists();
    List<String> after = dump(here, List.of(here.runs()));
    assertThat(after).anyMatch(line -> line.contains("later"));
    assertThat(after).isEqualTo(dumpOfRebuild());
  }

  private List<String> dumpOfRebuild() {
    Store.rebuild(here.store(), List.of(here.runs()), SmallRun.CLOCK, fault -> {}).close();
    return dump(here, List.of(here.runs()));
  }

  @Test
  void backupOfAnotherProcesssDatabaseIsWhole() throws Exception {
    try (Store store = filled()) {
      store.close();
      RunFolder run = RunFolder.list(here.runs()).getFirst();
      try (OtherProgram owner = OtherProgram.start("shares", here.store(), run.path());
          Store second = Store.open(here.store())) {
        owner.order("count", "44");
        Backup.Written written =
            Backup.write(second, here, zip, false, SmallRun.CLOCK, Watch.NOBODY);
        assertThat(written.runs()).isEqualTo(3);
        assertThatThrownBy(() -> Restore.all(zip, here, SmallRun.CLOCK, Watch.NOBODY))
            .isInstanceOf(WorkbenchException.class)
            .hasMessageContaining("in use");
        assertThatThrownBy(second::compact)
            .isInstanceOf(WorkbenchException.class)
            .hasMessageContaining("in use");
        assertThat(second.contents().runs()).as("open again").isEqualTo(3);
      }
    }
    Restore.Restored restored = Restore.all(zip, there, SmallRun.CLOCK, Watch.NOBODY);
    assertThat(restored.runs()).hasSize(2);
    assertThat(restored.kept()).as("the run elsewhere is still there").hasSize(1);
  }

  @Test
  void ownerWhomOthersReachTheFileThroughKeepsIt() throws Exception {
    try (Store store = filled()) {
      RunFolder run = RunFolder.list(here.runs()).getFirst();
      try (OtherProgram client = OtherProgram.start("shares", here.store(), run.path())) {
        assertThatThrownBy(store::compact)
            .isInstanceOf(WorkbenchException.class)
            .hasMessageContaining("in use");
        client.order("count", "44");
      }
    }
  }

  @Test
  void compactingGivesBackWhatDeletedRowsTook() throws IOException {
    try (Store store = filled()) {
      RunSync sync = new RunSync(store, List.of(here.runs()));
      sync.catchUp();
      String first = store.runs().list().getFirst().id();
      for (RunFolder run : RunFolder.list(here.runs())) {
        for (int again = 0; again < 20; again++) {
          store.forget(run.id());
          long unused = store.take(run);
        }
      }
      List<String> before = Dump.of(store);
      Store.Compacted compacted = store.compact();
      assertThat(compacted.after()).isLessThan(compacted.before());
      assertThat(Dump.of(store)).as("the same store goes on").isEqualTo(before);
      assertThat(store.runs().find(first)).isPresent();
      assertThat(sync.poll().faults()).isEmpty();
    }
  }

  @Test
  void backupThatIsBrokenOffLeavesNothing() throws IOException {
    try (Store store = filled()) {
      int[] looks = {0};
      Watch watch =
          new Watch() {
            @Override
            public void at(String doing, long done, long all) {}

            @Override
            public boolean isCancelled() {
              return ++looks[0] > 3;
            }
          };
      assertThatThrownBy(() -> Backup.write(store, here, zip, false, SmallRun.CLOCK, watch))
          .isInstanceOf(CancellationException.class);
    }
    assertThat(zip.getParent()).isEmptyDirectory();
  }
}
