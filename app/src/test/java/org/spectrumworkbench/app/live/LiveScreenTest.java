package org.spectrumworkbench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.chart.ChartView;
import org.spectrumworkbench.app.chart.HeatMapView;
import org.spectrumworkbench.app.chart.UncertaintyMapView;
import org.spectrumworkbench.app.chart.draw.HeatMap;
import org.spectrumworkbench.app.chart.draw.Palette;
import org.spectrumworkbench.app.chart.draw.RecordingPen;
import org.spectrumworkbench.app.chart.draw.Series;
import org.spectrumworkbench.app.chart.draw.XyDrawing;
import org.spectrumworkbench.app.chart.draw.Zoom;
import org.spectrumworkbench.app.fixture.RunFixture;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.queue.Priority;
import org.spectrumworkbench.app.queue.QueueEntry;
import org.spectrumworkbench.app.shell.TestRuns;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.experiment.Attempt.Command;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;

class LiveScreenTest extends HeadlessTest {
  @TempDir Path home;
  private TestWorkspace fakes;
  private LiveScreen screen;

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
  }

  @AfterEach
  void close() {
    onFx(screen::hidden);
    fakes.close();
  }

  private RunFixture fixture() {
    return RunFixture.in(fakes.workspace.workbench().runs());
  }

  private void look(String run, double width, double height) {
    fakes.sync();
    onFx(() -> fakes.workspace.selection().selectRun(run));
    show(
        width,
        height,
        () -> {
          screen = new LiveScreen(fakes.workspace, new StoreLive(fakes.workspace.store()));
          StackPane root = new StackPane(screen.node());
          root.getStylesheets().add(Theme.styleSheet());
          return root;
        });
    onFx(screen::shown);
    settle();
  }

  private void sync() {
    onFx(fakes::sync);
    settle();
  }

  private Label label(String id) {
    return lookup("#" + id).queryAs(Label.class);
  }

  private Button button(String id) {
    return lookup("#" + id).queryButton();
  }

  /** What the space bar does: it presses the button with the focus, whichever that is. */
  private void pressWithTheKeyboard() {
    onFx(() -> ((Button) lookup("#run-name").query().getScene().getFocusOwner()).fire());
  }

  @Test
  void chosenRunShowsItsStateProgressAndCurves() {
    try (RunFixture.Worker worker = fixture().openAtStep(7)) {
      look(worker.run().id(), 1000, 900);

      assertThat(label("run-state").getText()).isEqualTo("Running");
      assertThat(label("run-phase").getText()).isEqualTo("MGPO · 7 of 12");
      assertThat(label("time-left").getText()).endsWith("left");
      ChartView reward = lookup("#chart-reward").queryAs(ChartView.class);
      assertThat(reward.figure().series()).hasSize(3).allMatch(series -> series.size() == 7);

      worker.signal(9);
      sync();

      assertThat(label("run-phase").getText()).isEqualTo("MGPO · 9 of 12");
      assertThat(reward.figure().series()).allMatch(series -> series.size() == 9);
    }
  }

  @Test
  void runThatWaitsAndIsStartedSaysSo() {
    RunFolder run =
        RunFolder.create(
            fakes.workspace.workbench().runs(),
            Settings.initial().with("name", "just started", "test"),
            TestWorkspace.CLOCK);
    fakes.queue.pause(true);
    QueueEntry unused = fakes.queue.add(run, Priority.NORMAL, Optional.empty());
    look("unknown", 1000, 700);
    assertThat(lookup("Looking for the run…").tryQuery()).isPresent();
    assertThat(lookup("No run is chosen").tryQuery()).isEmpty();

    onFx(() -> fakes.workspace.selection().selectRun(run.id()));
    settle();

    assertThat(label("run-name").getText()).isEqualTo("just started");
    onFx(fakes.workspace.queue()::look);
    assertThat(label("run-state").getText()).isEqualTo("Waiting, place 1");
    assertThat(label("run-phase").getText()).isEqualTo("In the queue; the queue is paused");
    snapshot("live-waiting");

    TestRuns.beat(run.newAttempt());
    onFx(fakes.workspace.queue()::look);
    settle();
    assertThat(label("run-phase").getText()).startsWith("Starting");
    snapshot("live-starting");
  }

  @Test
  void pauseIsAskedUntilTheJournalSaysSoAndThenContinueIsOffered() {
    try (RunFixture.Worker worker = fixture().openAtStep(5)) {
      look(worker.run().id(), 1000, 900);

      clickOn("#pause");
      await("the command", () -> fakes.launcher.commands.equals(java.util.List.of(Command.PAUSE)));
      assertThat(button("pause").isFocused()).as("the next press must not stop").isTrue();
      pressWithTheKeyboard();
      settle();
      assertThat(fakes.launcher.commands).containsExactly(Command.PAUSE);
      assertThat(label("run-notice").getText()).startsWith("Pause is asked");
      snapshot("live-pause-asked");
      assertThat(label("run-state").getText()).isEqualTo("Running");

      worker.state(RunState.PAUSED, "");
      sync();
      assertThat(label("run-state").getText()).isEqualTo("Paused");
      assertThat(button("pause").getText()).isEqualTo("Continue");
      assertThat(button("pause").isFocused()).isTrue();

      pressWithTheKeyboard();
      await("the command", () -> fakes.launcher.commands.getLast() == Command.CONTINUE);
      settle();
      assertThat(button("pause").isFocused()).isTrue();
      onFx(() -> button("stop").requestFocus());
      assertThat(button("pause").isDisabled()).as("asked, and left by the keyboard").isTrue();
      worker.state(RunState.RUNNING, "");
      worker.signal(6);
      sync();

      assertThat(button("pause").getText()).isEqualTo("Pause");
      assertThat(button("pause").isDisabled()).isFalse();
      assertThat(label("run-phase").getText()).isEqualTo("MGPO · 6 of 12");
    }
  }

  @Test
  void stopAsksOnceMoreBeforeItDropsWork() {
    try (RunFixture.Worker worker = fixture().openAtStep(5)) {
      look(worker.run().id(), 1000, 900);

      clickOn("#stop");
      assertThat(fakes.launcher.commands).isEmpty();
      clickOn("#keep-going");
      assertThat(lookup("#stop-now").query().isVisible()).isFalse();
      clickOn("#stop");
      clickOn("#stop-now");

      await("the command", () -> fakes.launcher.commands.equals(java.util.List.of(Command.STOP)));
      worker.state(RunState.STOPPED, "Stopped at step 5");
      sync();
      assertThat(label("run-state").getText()).isEqualTo("Stopped");
      assertThat(button("stop").isVisible()).isFalse();
    }
  }

  @Test
  void whereNoneIsChosenTheRunUnderWayIsShown() {
    try (RunFixture.Worker worker = fixture().name("under way").openAtStep(5)) {
      RunFolder unused = fixture().seed(2).name("newer and done").finish();
      show(
          1000,
          900,
          () -> {
            screen = new LiveScreen(fakes.workspace, new StoreLive(fakes.workspace.store()));
            return new StackPane(screen.node());
          });
      onFx(screen::shown);
      settle();
      assertThat(lookup("Reading the runs…").tryQuery()).as("before the first look").isPresent();

      sync();

      assertThat(label("run-name").getText()).isEqualTo("under way");
      assertThat(onFx(() -> fakes.workspace.selection().get().run())).isEqualTo(worker.run().id());

      RunFolder last = fixture().seed(3).name("newest").finish();
      worker.state(RunState.STOPPED, "");
      sync();
      assertThat(label("run-name").getText()).as("what is chosen stays").isEqualTo("under way");
      assertThat(new StoreLive(fakes.workspace.store()).toFollow()).contains(last.id());
    }
  }

  @Test
  void runThatStandsStillCanBeResumedHere() {
    try (RunFixture.Worker worker = fixture().openAtStep(5)) {
      look(worker.run().id(), 1000, 900);
      assertThat(button("resume").isVisible()).isFalse();

      worker.state(RunState.STOPPED, "Stopped at step 5");
      sync();
      onFx(() -> button("resume").requestFocus());
      push(KeyCode.SPACE);

      await("the resume", () -> fakes.launcher.resumed.size() == 1);
      assertThat(fakes.launcher.resumed.getFirst().id()).isEqualTo(worker.run().id());
      snapshot("live-resume");
      QueueEntry unused = fakes.queue.add(worker.run(), Priority.NORMAL, Optional.empty());
      onFx(fakes.workspace.queue()::look);
      settle();
      assertThat(button("resume").isVisible()).isFalse();
      assertThat(button("leave-queue").isVisible()).isTrue();
    }
    RunFolder finished = fixture().seed(2).finish();
    sync();
    onFx(() -> fakes.workspace.selection().selectRun(finished.id()));
    settle();
    assertThat(button("resume").isVisible()).isFalse();
  }

  @Test
  void stopNowIsNotReadyOnAnotherRun() {
    try (RunFixture.Worker first = fixture().openAtStep(3);
        RunFixture.Worker second = fixture().seed(2).openAtStep(4)) {
      look(first.run().id(), 1000, 900);
      clickOn("#stop");
      assertThat(lookup("#stop-now").query().isVisible()).isTrue();

      for (RunFixture.Worker other : java.util.List.of(second, first)) {
        onFx(() -> fakes.workspace.selection().selectRun(other.run().id()));
        settle();

        assertThat(lookup("#stop-now").query().isVisible()).isFalse();
        assertThat(label("run-notice").getText()).isEmpty();
      }
    }
  }

  @Test
  void clickOnAPointOpensTheAnswersOfItsStep() {
    RunFolder run = fixture().finish();
    look(run.id(), 1000, 900);
    ChartView reward = lookup("#chart-reward").queryAs(ChartView.class);
    Series series = reward.figure().series().getLast();
    Region canvas = onFx(() -> (Region) reward.getCenter());
    XyDrawing drawing =
        new XyDrawing(
            reward.figure(),
            Zoom.WHOLE,
            new RecordingPen(),
            canvas.getWidth(),
            canvas.getHeight(),
            Palette.LIGHT);
    double x = drawing.x().pixel(series.x()[4]);
    double y = drawing.y().pixel(series.y()[4]);

    clickOn(onFx(() -> canvas.localToScreen(x, y)));

    assertThat(fakes.opened).containsExactly("samples");
    assertThat(onFx(() -> fakes.workspace.selection().get().step())).isEqualTo(5);
    assertThat(onFx(() -> fakes.workspace.selection().get().stage())).isEqualTo("signal");
  }

  @Test
  void problemsOverTimeAreReadWhileTheyAreLookedAtAndOpenTheAnswers() {
    RunFolder run = fixture().finish();
    look(run.id(), 1000, 980);
    HeatMapView map = lookup("#over-time-map").queryAs(HeatMapView.class);
    assertThat(map.figure().isEmpty()).as("nobody looks").isTrue();

    onFx(() -> lookup("#over-time").queryAs(TitledPane.class).setExpanded(true));
    settle();
    HeatMap figure = onFx(map::figure);
    assertThat(figure.columns()).hasSize(12);
    assertThat(figure.rows()).isNotEmpty().allMatch(row -> row.matches("(alg|geo|cal|sta).*  .+"));
    snapshot("live-over-time", lookup(".panels-content").query());

    onFx(() -> map.getCenter().requestFocus());
    push(KeyCode.DOWN);
    int column = 0;
    while (Double.isNaN(figure.values()[0][column])) {
      column++;
      push(KeyCode.RIGHT);
    }
    push(KeyCode.ENTER);

    assertThat(fakes.opened).containsExactly("samples");
    assertThat(onFx(() -> fakes.workspace.selection().get().step()))
        .isEqualTo((int) figure.columns()[column]);
    assertThat(figure.rows().getFirst())
        .endsWith("  " + onFx(() -> fakes.workspace.selection().get().problem()));
  }

  @Test
  void lambdaSliderRedrawsTheMapAndLeavesTheRunAlone() {
    RunFolder run = fixture().finish();
    look(run.id(), 1000, 900);
    UncertaintyMapView map = lookup("#uncertainty-map").queryAs(UncertaintyMapView.class);
    double before = map.figure().lambda();
    assertThat(map.figure().problems()).isNotEmpty();

    onFx(() -> lookup("#map-lambda").query().requestFocus());
    push(KeyCode.LEFT);
    settle();
    sync();

    assertThat(map.figure().lambda()).isLessThan(before);
    assertThat(map.figure().runLambda()).isEqualTo(before);
    assertThat(fakes.launcher.commands).isEmpty();
  }

  @Test
  void earlierStageCanBeLookedAtWhileTheRunGoesOn() {
    try (RunFixture.Worker worker = fixture().openAtStep(5)) {
      look(worker.run().id(), 1000, 900);

      clickOn("#stage-sft");
      settle();
      assertThat(lookup("#chart-loss").queryAs(ChartView.class).figure().title())
          .isEqualTo("Loss a solution token");
      clickOn("#stage-probe");
      settle();
      assertThat(lookup("#probe-matrix").query().isVisible()).isTrue();
      assertThat(lookup("#stage-probe").queryAs(ToggleButton.class).isSelected()).isTrue();

      clickOn("#stage-follow");
      settle();
      assertThat(lookup("#uncertainty-map").tryQuery()).isPresent();
    }
  }

  @Test
  void nothingChosenSaysWhatToDoNext() {
    look("no such run", 1000, 700);
    clickOn("#empty-plan");

    assertThat(fakes.opened).containsExactly("plan");
    snapshot("live-empty");
  }

  @Test
  void everyKindOfStageIsPictured() {
    RunFolder run = fixture().steps(40).problems(16).evaluated(48).arms("grpo").finish();
    look(run.id(), 960, 980);
    snapshot("live-signal");
    snapshot("live-signal-all", lookup(".panels-content").query());
    for (String stage : new String[] {"sft", "probe", "evaluate-spectrum"}) {
      onFx(() ->
          fakes.workspace.selection().select(fakes.workspace.selection().get().withStage(stage)));
      settle();
      snapshot("live-" + stage);
    }
  }
}
