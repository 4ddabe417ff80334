package org.spectrumworkbench.app.leaks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fixture.RunFixture;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.leaks.LeakScoresModel.State;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.leak.LeakDecisionFile;
import org.spectrumworkbench.core.problem.leak.ScoreWithoutLeaks;

class LeakScoresModelTest {
  @TempDir Path home;
  private TestWorkspace fakes;
  private DataSetLibrary library;
  private LeaksModel leaks;
  private LeakScoresModel model;

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
    library = new DataSetLibrary(fakes.workspace.workbench().datasets());
    LeakySets.write(library);
    open(Background.sameThread());
  }

  @AfterEach
  void close() {
    fakes.close();
  }

  private void open(Background background) {
    EvaluatedRuns runs = new EvaluatedRuns(fakes.workspace.store());
    leaks = new LeaksModel(library, runs, LeakDecisionFile.in(home), Background.sameThread());
    leaks.shown();
    model = new LeakScoresModel(leaks, runs, background);
  }

  /** A finished run; a third of what it was evaluated on stands in a training set. */
  private RunFolder leakyRun() {
    RunFolder run = RunFixture.in(fakes.workspace.workbench().runs()).finish();
    LeakySets.writeFromRun(library, run, 8);
    fakes.sync();
    model.shown();
    leaks.shown();
    return run;
  }

  private State.Shown shown() {
    return (State.Shown) model.stateProperty().get();
  }

  @Test
  void withoutARunItSaysSoAndWithoutAScanTheNewestIsChosen() {
    model.shown();
    assertThat(model.stateProperty().get()).isInstanceOf(State.NoRun.class);
    RunFolder run = leakyRun();
    assertThat(model.runProperty().get())
        .hasValueSatisfying(chosen -> assertThat(chosen.id()).isEqualTo(run.id()));
    assertThat(model.stateProperty().get()).isInstanceOf(State.NoScan.class);
  }

  @Test
  void aRunThatWasEvaluatedOnOtherProblemsOffersAScanOfItsOwn() {
    leakyRun();
    leaks.chooseTrain(List.of(LeakySets.RUN_TRAIN + "@1"));
    leaks.chooseEval(List.of(LeakySets.EVAL + "@1"));
    leaks.scan();
    assertThat(model.stateProperty().get()).isInstanceOf(State.Unscanned.class);
    assertThat(model.canScanAgainstRun()).isTrue();
    leaks.chooseTrain(List.of());
    assertThat(model.canScanAgainstRun()).isFalse();
    leaks.chooseTrain(List.of(LeakySets.RUN_TRAIN + "@1"));
    model.scanAgainstRun();
    assertThat(shown().evaluated()).isEqualTo(24);
    assertThat(shown().scanned()).isEqualTo(24);
    assertThat(shown().flagged()).isBetween(8, 20);
  }

  @Test
  void whatARunWasEvaluatedOnIsChosenLikeASet() {
    RunFolder run = leakyRun();
    assertThat(leaks.namesProperty().get().evaluation()).contains("run " + run.id());
    assertThat(leaks.namesProperty().get().sets()).doesNotContain("run " + run.id());
    leaks.chooseTrain(List.of(LeakySets.RUN_TRAIN + "@1"));
    leaks.chooseEval(List.of("run " + run.id()));
    leaks.scan();
    assertThat(shown().scanned()).isEqualTo(24);
  }

  @Test
  void aSetThatIsDeletedAfterTheScanLeavesTheScores() {
    RunFolder run = leakyRun();
    scanAgainstRun();
    library.delete(library.open(LeakySets.RUN_TRAIN));
    model.chooseK(4);
    assertThat(shown().k()).isEqualTo(4);
    assertThat(shown().run().id()).isEqualTo(run.id());
  }

  @Test
  void scoresFollowNAndKWithoutAnotherScan() {
    leakyRun();
    scanAgainstRun();
    State.Shown first = shown();
    assertThat(first.k()).isEqualTo(1);
    assertThat(first.ks()).containsExactly(1, 2, 4, 8, 16);
    assertThat(first.byModel().keySet()).contains("base", "spectrum", "signal");
    ScoreWithoutLeaks base = first.byModel().get("base");
    assertThat(base.clean().problems() + base.flagged().orElseThrow().problems()).isEqualTo(24);

    model.chooseK(8);
    assertThat(shown().byModel().get("base").all().pass()).isGreaterThan(base.all().pass());
    leaks.chooseN(20);
    assertThat(shown().n()).isEqualTo(20);
    assertThat(shown().flagged()).isLessThanOrEqualTo(first.flagged());
    model.chooseK(1_000);
    assertThat(shown().k()).isEqualTo(16);
  }

  @Test
  void whereAllIsFlaggedNoScoreIsLeft() {
    RunFolder run = RunFixture.in(fakes.workspace.workbench().runs()).finish();
    LeakySets.writeFromRun(library, run, 24);
    fakes.sync();
    model.shown();
    leaks.shown();
    scanAgainstRun();
    assertThat(model.stateProperty().get()).isEqualTo(new State.NothingLeft(24, 10));
    assertThatThrownBy(() -> model.table()).isInstanceOf(WorkbenchException.class);
  }

  @Test
  void theTableHasALineAModelWithBothScores() {
    leakyRun();
    scanAgainstRun();
    assertThat(model.table().rows()).hasSize(shown().byModel().size());
    assertThat(model.table().csv())
        .startsWith("run,model,k,n,problems,pass,pass_low")
        .contains(",base,1,10,24,", ",signal,1,10,24,");
    assertThat(model.table().rows())
        .allSatisfy(row -> assertThat(row).hasSameSizeAs(model.table().columns()));
  }

  @Test
  void aRunWhoseFolderIsDamagedIsToldAndAnotherCanBeChosen() throws Exception {
    leakyRun();
    scanAgainstRun();
    EvaluatedRun good = model.runProperty().get().orElseThrow();
    model.choose(new EvaluatedRun("gone", "gone", home.resolve("gone")));
    assertThat(model.stateProperty().get()).isInstanceOf(State.Failed.class);
    model.choose(good);
    assertThat(model.stateProperty().get()).isInstanceOf(State.Shown.class);
  }

  @Test
  void onlyTheNewestQuestionIsAnswered() {
    Deque<Runnable> queue = new ArrayDeque<>();
    open(new Background(queue::add, Runnable::run, failure -> {}));
    leakyRun();
    run(queue);
    leaks.chooseTrain(List.of(LeakySets.RUN_TRAIN + "@1"));
    leaks.chooseEval(List.of(LeakySets.EVAL + "@1"));
    leaks.scan();
    assertThat(model.stateProperty().get()).isInstanceOf(State.Reading.class);
    run(queue);
    model.scanAgainstRun();
    run(queue);
    model.chooseK(2);
    model.chooseK(4);
    // The older question is worked on last, as on a thread that was slow.
    while (!queue.isEmpty()) {
      queue.removeLast().run();
    }
    assertThat(shown().k()).isEqualTo(4);
  }

  private void scanAgainstRun() {
    leaks.chooseTrain(List.of(LeakySets.RUN_TRAIN + "@1"));
    leaks.chooseEval(List.of(LeakySets.EVAL + "@1"));
    model.scanAgainstRun();
  }

  private static void run(Deque<Runnable> queue) {
    while (!queue.isEmpty()) {
      queue.remove().run();
    }
  }
}
