package org.spectrumworkbench.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.shell.TestRuns;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.store.query.RunRow;

class RunsModelTest {
  @TempDir Path home;
  private TestWorkspace fakes;
  private TestRuns runs;
  private RunsModel model;
  private final List<String> planned = new ArrayList<>();

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
    runs = new TestRuns(fakes.workspace.workbench().runs());
    model = new RunsModel(fakes.workspace, (start, settings) -> planned.add(start));
  }

  @AfterEach
  void close() {
    fakes.close();
  }

  @Test
  void filterWantsAllItsWordsInNameStateOrStage() {
    runs.finished("lambda 2", .3, .5, .7);
    runs.finished("lambda 4", .3, .5, .8);
    runs.standing("lambda 4", RunState.STOPPED, 88, "");
    refresh();

    model.filterProperty().set("LAMBDA stopped");
    assertThat(names()).containsExactly("lambda 4");
    model.filterProperty().set("lambda");
    assertThat(names()).containsExactly("lambda 4", "lambda 4", "lambda 2");
    model.filterProperty().set("mgpo");
    assertThat(model.shown()).extracting(RunRow::state).contains(RunState.STOPPED);
    model.filterProperty().set("nothing like it");
    assertThat(names()).isEmpty();
    assertThat(model.count()).isEqualTo(3);
  }

  @Test
  void rowThatDidNotChangeStaysTheSameObject() {
    runs.finished("a", .3);
    refresh();
    RunRow before = model.shown().getFirst();

    refresh();

    assertThat(model.shown().getFirst()).isSameAs(before);
  }

  @Test
  void deleteIsAskedWithItsSizeAndTakesTheFolder() throws IOException {
    RunFolder run = runs.finished("old", .3);
    Files.write(run.path().resolve("attempt-1").resolve("big"), new byte[3_000_000]);
    refresh();
    fakes.workspace.selection().selectRun(run.id());

    model.delete(List.copyOf(model.shown()));
    assertThat(fakes.dialogs.questions).hasSize(1);
    assertThat(fakes.dialogs.questions.getFirst().text())
        .contains("3.0 MB")
        .contains(run.path().toString());
    assertThat(run.path()).exists();

    fakes.dialogs.answer(0);
    assertThat(run.path()).doesNotExist();
    assertThat(names()).isEmpty();
    assertThat(fakes.workspace.selection().get().run()).isNull();
  }

  @Test
  void runUnderWayIsNotDeleted() {
    RunFolder run = runs.live("busy", 30);
    refresh();

    model.delete(List.copyOf(model.shown()));

    assertThat(fakes.dialogs.questions).isEmpty();
    assertThat(fakes.dialogs.notes).singleElement().asString().contains("Stop it first");
    assertThat(run.path()).exists();
  }

  @Test
  void workerThatTookTheRunUpAfterTheQuestionKeepsItsFolder() {
    RunFolder taken = runs.standing("taken up", RunState.STOPPED, 88, "");
    RunFolder old = runs.finished("old", .3);
    refresh();
    model.delete(List.copyOf(model.shown()));
    TestRuns.beat(taken.latestAttempt().orElseThrow());

    fakes.dialogs.answer(0);

    assertThat(taken.path()).exists();
    assertThat(old.path()).doesNotExist();
    assertThat(names()).containsExactly("taken up");
    assertThat(fakes.dialogs.faults)
        .singleElement()
        .asString()
        .contains("taken up", "process " + ProcessHandle.current().pid());
  }

  @Test
  void runThatAWorkerWasJustStartedForIsNotDeleted() {
    RunFolder run = runs.starting("new");
    refresh();
    assertThat(model.shown()).extracting(RunRow::state).containsExactly(RunState.CREATED);

    model.delete(List.copyOf(model.shown()));

    assertThat(fakes.dialogs.questions).isEmpty();
    assertThat(run.path()).exists();
  }

  @Test
  void runWhoseFolderIsGoneIsForgottenAndSaysSoOnExport() {
    RunFolder run = runs.finished("moved away", .3, .5);
    refresh();
    run.delete();
    refresh();
    RunRow row = model.shown().getFirst();
    assertThat(row.present()).isFalse();
    fakes.files.next = home.resolve("a.zip");

    model.exportFolder(row);
    model.exportResult(row);
    assertThat(fakes.dialogs.faults)
        .hasSize(2)
        .allSatisfy(fault -> assertThat(fault).hasMessageContaining("is gone: " + run.path()));
    assertThat(home.resolve("a.zip")).doesNotExist();

    model.delete(List.of(row));
    assertThat(fakes.dialogs.questions.getLast().title()).isEqualTo("Forget moved away?");
    fakes.dialogs.answer(0);
    assertThat(names()).isEmpty();
    assertThat(fakes.workspace.store().runs().list()).isEmpty();
  }

  @Test
  void stopReachesOnlyRunsUnderWayAndResumeOnlyThoseThatStandStill() {
    runs.live("busy", 30);
    runs.standing("stopped", RunState.STOPPED, 88, "");
    runs.finished("done", .3);
    refresh();
    List<RunRow> all = List.copyOf(model.shown());

    model.stop(all);
    model.resume(all);

    assertThat(fakes.launcher.commands).containsExactly(Attempt.Command.STOP_AND_SAVE);
    assertThat(fakes.launcher.resumed)
        .extracting(run -> run.identity().name())
        .containsExactly("stopped");
  }

  @Test
  void openSelectsTheRunAndGoesToLive() {
    RunFolder run = runs.finished("a", .3);
    refresh();

    model.open(model.shown().getFirst());

    assertThat(fakes.workspace.selection().get().run()).isEqualTo(run.id());
    assertThat(fakes.opened).containsExactly("live");
  }

  @Test
  void settingsOfARunAreTheStartOfAPlan() {
    RunFolder run = runs.finished("a", .3);
    refresh();

    model.plan(model.shown().getFirst());

    assertThat(planned).containsExactly(run.path().resolve("experiment.yaml").toString());
  }

  @Test
  void zipHoldsTheRunsFilesByteForByte() throws IOException {
    RunFolder run = runs.finished("a", .3, .5);
    refresh();
    fakes.files.next = home.resolve("a.zip");

    model.exportFolder(model.shown().getFirst());

    byte[] journal = Files.readAllBytes(run.path().resolve("attempt-1").resolve("journal.jsonl"));
    try (ZipFile zip = new ZipFile(home.resolve("a.zip").toFile())) {
      ZipEntry entry = zip.getEntry(run.id() + "/attempt-1/journal.jsonl");
      try (InputStream in = zip.getInputStream(entry)) {
        assertThat(in.readAllBytes()).isEqualTo(journal);
      }
      assertThat(zip.getEntry(run.id() + "/experiment.yaml")).isNotNull();
    }
    assertThat(fakes.files.suggested).containsExactly(run.id() + ".zip");
  }

  @Test
  void tableAsCsvHasARowForEachShownRunAndQuotesNames() throws IOException {
    runs.finished("plain", .25, .5, .75);
    runs.finished("with, comma and \"quotes\"", .5);
    refresh();
    fakes.files.next = home.resolve("runs.csv");

    model.exportTable();

    List<String> lines = Files.readAllLines(home.resolve("runs.csv"));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("id,name,state");
    assertThat(lines.get(1)).contains("\"with, comma and \"\"quotes\"\"\"").contains(",0.5,,,");
    assertThat(lines.get(2)).contains(",plain,finished,").contains(",0.25,0.5,0.75,");
  }

  @Test
  void resultThatIsNotThereYetIsSaidSo() {
    runs.standing("stopped", RunState.STOPPED, 88, "");
    refresh();

    model.exportResult(model.shown().getFirst());

    assertThat(fakes.dialogs.notes).singleElement().asString().contains("no result yet");
  }

  private void refresh() {
    fakes.sync();
    model.refresh();
  }

  private List<String> names() {
    return model.shown().stream().map(RunRow::name).toList();
  }
}
