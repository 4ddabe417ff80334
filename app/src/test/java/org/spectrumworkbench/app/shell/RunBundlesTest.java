package org.spectrumworkbench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.store.query.RunRow;

class RunBundlesTest {
  @TempDir Path folder;
  private TestWorkspace here;
  private TestWorkspace elsewhere;

  @BeforeEach
  void open() {
    here = new TestWorkspace(folder.resolve("here"));
    elsewhere = new TestWorkspace(folder.resolve("elsewhere"));
  }

  @AfterEach
  void close() {
    here.close();
    elsewhere.close();
  }

  @Test
  void bundleMadeHereIsOpenedElsewhereAndShown() {
    Path file = made();
    assertThat(here.dialogs.notes).anyMatch(note -> note.startsWith("Written to " + file));

    new RunBundles(elsewhere.workspace).open(file);

    assertThat(elsewhere.dialogs.faults).isEmpty();
    assertThat(elsewhere.opened).containsExactly("live");
    List<RunRow> rows = elsewhere.workspace.store().runs().list();
    assertThat(rows).extracting(RunRow::name).containsExactly("alpha");
    assertThat(elsewhere.workspace.selection().get().run()).isEqualTo(rows.getFirst().id());
    assertThat(rows.getFirst().path().resolve("report.html")).exists();
  }

  @Test
  void runThatIsHereIsShownOrCopied() {
    Path file = made();

    new RunBundles(here.workspace).open(file);

    assertThat(here.workspace.store().runs().list()).hasSize(1);
    assertThat(here.dialogs.questions).hasSize(1);
    here.dialogs.answer(1);
    assertThat(here.workspace.store().runs().list())
        .hasSize(2)
        .anyMatch(row -> row.id().endsWith("-copy-2"));
  }

  @Test
  void fileThatIsNoBundleIsAFaultAndLeavesNothing() throws IOException {
    Path file = Files.writeString(folder.resolve("letter.spectrum"), "Dear all");

    new RunBundles(elsewhere.workspace).open(file);

    assertThat(elsewhere.dialogs.faults).hasSize(1);
    assertThat(elsewhere.dialogs.faults.getFirst()).hasMessageContaining("is no bundle");
    assertThat(elsewhere.workspace.store().runs().list()).isEmpty();
  }

  @Test
  void oneBundleAmongDraggedFilesIsTaken() {
    assertThat(RunBundles.among(List.of(new File("a.spectrum")))).contains(Path.of("a.spectrum"));
    assertThat(RunBundles.among(List.of(new File("a.jsonl")))).isEmpty();
    assertThat(RunBundles.among(List.of(new File("a.spectrum"), new File("b.spectrum")))).isEmpty();
  }

  private Path made() {
    new TestRuns(here.workspace.workbench().runs()).finished("alpha", .3, .5, .7);
    here.sync();
    Path file = folder.resolve("a.spectrum");
    here.files.next = file;
    new RunBundles(here.workspace).make(here.workspace.store().runs().list().getFirst());
    assertThat(here.dialogs.faults).isEmpty();
    return file;
  }
}
