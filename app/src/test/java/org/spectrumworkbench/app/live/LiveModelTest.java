package org.spectrumworkbench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fixture.RunFixture;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.shell.RunLauncher;
import org.spectrumworkbench.app.shell.Selection;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt.Command;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.store.Store;

class LiveModelTest {
  @TempDir Path home;
  private Store store;
  private RunFixture.Worker worker;
  private final Selection selection = new Selection();
  private final List<Command> commands = new ArrayList<>();
  private final List<String> forced = new ArrayList<>();
  private final List<String> changes = new ArrayList<>();
  private @Nullable WorkbenchException refusal;
  private RunLauncher launcher;
  private LiveModel model;

  @BeforeEach
  void openRun() {
    store = Store.open(home.resolve("store"));
    worker = RunFixture.in(home.resolve("runs")).openAtStep(6);
    store.take(worker.run());
    launcher =
        new RunLauncher() {
          @Override
          public RunFolder start(Settings settings, Optional<Path> out) {
            throw new AssertionError("nothing is to be started");
          }

          @Override
          public void resume(RunFolder run) {
            throw new AssertionError("nothing is to be resumed");
          }

          @Override
          public void command(RunFolder run, Command command) {
            if (refusal != null) {
              throw refusal;
            }
            commands.add(command);
            worker.attempt().command(command);
          }

          @Override
          public void force(RunFolder run) {
            forced.add(run.id());
          }

          @Override
          public void change(RunFolder run, String key, String value) {
            if (refusal != null) {
              throw refusal;
            }
            changes.add(key + "=" + value);
          }
        };
    model = new LiveModel(new StoreLive(store), Background.sameThread(), selection, launcher);
    model.shown();
    selection.selectRun(worker.run().id());
  }

  @AfterEach
  void close() {
    worker.close();
    store.close();
  }

  private LiveData data() {
    return model.dataProperty().get().orElseThrow();
  }

  private void sync() {
    store.take(worker.run());
    model.refresh();
  }

  @Test
  void runningStageIsReadWithItsCurvesGroupsAndResults() {
    LiveData data = data();

    assertThat(data.run().state()).isEqualTo(RunState.RUNNING);
    assertThat(data.run().lambda()).isEqualTo(4);
    assertThat(data.shown()).isNotNull();
    assertThat(data.curve("reward").step()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(data.curve("kl_reference").step()).hasSize(6);
    assertThat(data.groups())
        .isNotEmpty()
        .allMatch(group -> group.step() > 6 - LiveData.RECENT_STEPS && group.samples() == 8);
    assertThat(data.evaluated().results()).hasSize(2);
    assertThat(data.specialists()).hasSize(4);
    assertThat(data.notices().getFirst().time()).isAfterOrEqualTo(data.notices().getLast().time());
  }

  @Test
  void screenGoesOnWithTheRunUnlessAStageIsChosen() {
    model.chooseStage("sft");
    worker.signal(12);
    sync();
    assertThat(data().shown()).extracting(StageRow::id).isEqualTo("sft");

    model.chooseStage(null);

    assertThat(data().shown()).extracting(StageRow::id).isEqualTo("signal");
    assertThat(model.followsRun()).isTrue();
  }

  @Test
  void commandLeftBeforeTheWindowOpenedIsStillShownAsAsked() {
    worker.attempt().command(Command.PAUSE);
    sync();
    assertThat(model.buttonsProperty().get().asked()).contains(Command.PAUSE);

    worker.state(RunState.PAUSED, "");
    sync();

    assertThat(model.buttonsProperty().get().asked()).isEmpty();
    assertThat(model.buttonsProperty().get().pausing()).isFalse();
  }

  @Test
  void refusedCommandIsNotAskedAndSaysWhy() {
    refusal = new WorkbenchException("The folder is gone", "Put it back.");

    model.pauseOrContinue();

    assertThat(model.buttonsProperty().get().asked()).isEmpty();
    assertThat(model.failureProperty().get()).get().hasToString(refusal.toString());
  }

  @Test
  void stoppedRunTakesNoCommand() {
    model.stopAndSave();
    worker.state(RunState.STOPPED, "Stopped at step 6");
    sync();
    model.stop();
    model.pauseOrContinue();

    assertThat(commands).containsExactly(Command.STOP_AND_SAVE);
    assertThat(data().shown()).extracting(StageRow::status).isEqualTo(StageRow.Status.HALTED);
  }

  @Test
  void chosenGroupBecomesTheSharedSelection() {
    LiveData.GroupDot group = data().groups().getFirst();

    model.chooseGroup(group);

    assertThat(selection.get().problem()).isEqualTo(group.problem());
    assertThat(selection.get().step()).isEqualTo(group.step());
    assertThat(selection.get().stage()).isEqualTo("signal");
  }

  @Test
  void readOfARunThatIsNoLongerChosenIsDropped() {
    Deque<Runnable> work = new ArrayDeque<>();
    Background later =
        new Background(
            work::add,
            Runnable::run,
            failure -> {
              throw new AssertionError(failure);
            });
    LiveModel slow = new LiveModel(new StoreLive(store), later, selection, launcher);
    slow.shown();

    selection.select(Selection.Place.NOWHERE);
    work.forEach(Runnable::run);

    assertThat(slow.dataProperty().get()).isEmpty();
  }

  @Test
  void hiddenScreenReadsNothing() {
    model.hidden();
    worker.signal(7);
    sync();

    assertThat(data().curve("reward").step()).hasSize(6);
  }
}
