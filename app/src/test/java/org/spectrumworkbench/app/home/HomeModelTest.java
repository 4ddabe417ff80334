package org.spectrumworkbench.app.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.shell.Machine;
import org.spectrumworkbench.app.shell.RunWords;
import org.spectrumworkbench.app.shell.TestRuns;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.store.query.RunRow;

class HomeModelTest {
  private static final Machine MACHINE =
      new Machine("A processor", 2, 24_000_000_000L, "Linux", "25");

  @TempDir Path home;
  private TestWorkspace fakes;
  private TestRuns runs;
  private HomeModel model;

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
    runs = new TestRuns(fakes.workspace.workbench().runs());
    model = new HomeModel(fakes.workspace, () -> MACHINE);
  }

  @AfterEach
  void close() {
    fakes.close();
  }

  @Test
  void beforeTheFirstLookNobodySaysThatThereAreNoRuns() {
    model.refresh();
    assertThat(model.loadedProperty().get()).isFalse();

    fakes.sync();
    model.refresh();
    assertThat(model.loadedProperty().get()).isTrue();
    assertThat(model.recent()).isEmpty();
  }

  @Test
  void whatTheStoreKeptFromBeforeIsNotShownBeforeTheFirstLook() {
    RunFolder unused = runs.standing("mine", RunState.STOPPED, 88, "");
    fakes.sync();
    fakes.revision.set(0);

    model.refresh();
    assertThat(model.recent()).isEmpty();
    assertThat(model.unfinished()).isEmpty();
    assertThat(model.loadedProperty().get()).isFalse();

    refresh();
    assertThat(model.recent()).hasSize(1);
    assertThat(model.unfinished()).hasSize(1);
  }

  @Test
  void newestRunsComeFirstAndAreEightAtMost() {
    for (int i = 1; i <= 10; i++) {
      runs.finished("run " + i, .3);
    }
    refresh();

    assertThat(model.recent()).hasSize(8);
    assertThat(model.recent().getFirst().name()).isEqualTo("run 10");
  }

  @Test
  void unfinishedRunSaysWhereItStopped() {
    runs.standing("mine", RunState.STOPPED, 88, "");
    runs.finished("done", .3);
    refresh();

    assertThat(model.unfinished()).extracting(RunRow::name).containsExactly("mine");
    assertThat(RunWords.stoppedAt(model.unfinished().getFirst()))
        .isEqualTo("stopped at step 88 of MGPO");
  }

  @Test
  void runWhoseWorkerIsGoneIsInterrupted() {
    RunFolder run = runs.live("crashed", 30);
    run.latestAttempt().orElseThrow().path().resolve("heartbeat").toFile().delete();
    refresh();

    assertThat(model.unfinished()).extracting(RunRow::state).containsExactly(RunState.INTERRUPTED);
    assertThat(RunWords.stoppedAt(model.unfinished().getFirst()))
        .startsWith("stopped unexpectedly at step 30 of ");
  }

  @Test
  void keptRunIsNotAskedAboutAgainButStaysInTheList() {
    runs.standing("mine", RunState.FAILED, 12, "out of memory");
    refresh();

    model.keep(model.unfinished().getFirst());
    assertThat(model.unfinished()).isEmpty();

    HomeModel next = new HomeModel(fakes.workspace, () -> MACHINE);
    next.refresh();
    assertThat(next.unfinished()).isEmpty();
    assertThat(next.recent()).hasSize(1);
  }

  @Test
  void keptRunIsAskedAboutAgainWhenALaterAttemptStandsStill() {
    RunFolder run = runs.standing("mine", RunState.FAILED, 12, "out of memory");
    refresh();
    model.keep(model.unfinished().getFirst());
    assertThat(model.unfinished()).isEmpty();

    runs.resumed(run, RunState.STOPPED, 40);
    refresh();

    assertThat(model.unfinished()).extracting(RunRow::step).containsExactly(40);
  }

  @Test
  void readsThatAreAskedForFasterThanTheyAreDoneAreShownAllTheSame() {
    runs.finished("done", .3);
    fakes.sync();
    Deque<Runnable> work = new ArrayDeque<>();
    HomeModel busy = new HomeModel(fakes.with(work), () -> MACHINE);

    for (int i = 0; i < 4; i++) {
      busy.refresh();
    }
    work.remove().run();

    assertThat(busy.recent()).hasSize(1);
  }

  @Test
  void presetStartsAsItIsAndLeadsToLive() {
    model.start(model.presets().getFirst());

    RunFolder run = fakes.launcher.started.getFirst();
    assertThat(run.settings()).isEqualTo(model.presets().getFirst().settings());
    assertThat(fakes.workspace.selection().get().run()).isEqualTo(run.id());
    assertThat(fakes.opened).containsExactly("live");
    assertThat(model.startingProperty().get()).isFalse();
  }

  @Test
  void machineIsReadOnce() {
    model.refresh();

    assertThat(model.machineProperty().get().orElseThrow().machine()).isEqualTo(MACHINE);
  }

  private void refresh() {
    fakes.sync();
    model.refresh();
  }
}
