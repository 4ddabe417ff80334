package org.spectrumworkbench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fixture.RunFixture;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.experiment.Attempt.Command;
import org.spectrumworkbench.core.experiment.RunControl;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunState;

/** The hand on a running worker: changes of settings, and a stop by force. */
class LiveControlTest extends HeadlessTest {
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

  private RunFixture.Worker openAtStep(int step) {
    RunFixture.Worker worker = RunFixture.in(fakes.workspace.workbench().runs()).openAtStep(step);
    fakes.sync();
    onFx(() -> fakes.workspace.selection().selectRun(worker.run().id()));
    show(
        1100,
        900,
        () -> {
          screen = new LiveScreen(fakes.workspace, new StoreLive(fakes.workspace.store()));
          StackPane root = new StackPane(screen.node());
          root.getStylesheets().add(Theme.styleSheet());
          return root;
        });
    onFx(screen::shown);
    settle();
    return worker;
  }

  private void sync() {
    onFx(fakes::sync);
    settle();
  }

  private Node node(String id) {
    return lookup("#" + id).query();
  }

  private String text(String id) {
    return lookup("#" + id).queryAs(Label.class).getText();
  }

  private void type(String id, String value) {
    onFx(() -> lookup("#" + id).queryAs(TextField.class).setText(value));
  }

  @Test
  void aSettingChangesFromTheNextStepOn() {
    try (RunFixture.Worker worker = openAtStep(5)) {
      assertThat(node("change-pane").isVisible()).isFalse();
      clickOn("#change");
      type("change-signal-lambda", "200");
      clickOn("#change-apply");
      assertThat(fakes.launcher.changes).isEmpty();
      assertThat(lookup(".danger-text").queryAll())
          .anySatisfy(
              fault -> assertThat(((Label) fault).getText()).contains("out of range", "0 to 100"));
      snapshot("live-change-refused");

      type("change-signal-lambda", "2");
      clickOn("#change-apply");
      await("the request", () -> fakes.launcher.changes.equals(List.of("signal.lambda=2")));
      assertThat(text("change-notice")).startsWith("Asked");

      worker.write(new RunEvent.SettingChanged("signal.lambda", "4", "2", "signal", 6, "x"));
      worker.signal(6);
      sync();

      assertThat(text("change-notice"))
          .isEqualTo("In effect: signal.lambda 4 -> 2 from step 6 of signal");
      assertThat(lookup("now 2").tryQuery()).isPresent();
      snapshot("live-change");
    }
  }

  @Test
  void aChangeThatCameTooLateIsSaidToBeRefused() {
    try (RunFixture.Worker worker = openAtStep(5)) {
      clickOn("#change");
      assertThat(node("change-sft-rate").getParent().getParent().isVisible())
          .as("fine-tuning is over")
          .isFalse();
      type("change-signal-lambda", "2");
      type("change-signal-rate", "0.0002");
      clickOn("#change-apply");
      await("the requests", () -> fakes.launcher.changes.size() == 2);
      worker.write(new RunEvent.Noted("warning", "signal", 5, "Something else."));
      sync();
      assertThat(text("change-notice")).startsWith("Asked");

      worker.write(new RunEvent.SettingChanged("signal.lambda", "4", "2", "signal", 6, "x"));
      String late = "signal.rate = 2.0E-4 came too late: no step to come uses it.";
      worker.write(new RunEvent.Noted("warning", "signal", 5, late, "y"));
      sync();

      assertThat(text("change-notice"))
          .isEqualTo("In effect: signal.lambda 4 -> 2 from step 6 of signal\nRefused: " + late);
      snapshot("live-change-late");
    }
  }

  @Test
  void theLambdaOfTheMapCanBeGivenToTheRun() {
    try (RunFixture.Worker worker = openAtStep(5)) {
      assertThat(node("map-lambda-apply").isVisible()).isFalse();
      onFx(() -> lookup("#map-lambda").queryAs(Slider.class).setValue(2.5));
      assertThat(node("map-lambda-apply").isVisible()).isTrue();

      onFx(() -> lookup("#map-lambda-apply").queryAs(Button.class).fire());

      await("the request", () -> fakes.launcher.changes.equals(List.of("signal.lambda=2.5")));
      worker.state(RunState.STOPPED, "");
      sync();
      assertThat(node("map-lambda-apply").isVisible()).isFalse();
      assertThat(node("change").isVisible()).isFalse();
    }
  }

  @Test
  void aStopThatSavesIsSaidToBeHeard() {
    try (RunFixture.Worker worker = openAtStep(5)) {
      clickOn("#stop-and-save");
      await("the command", () -> fakes.launcher.commands.contains(Command.STOP_AND_SAVE));
      assertThat(text("run-notice")).contains("is asked");

      worker.attempt().command(Command.STOP_AND_SAVE);
      worker.write(new RunEvent.CommandHeard(Command.STOP_AND_SAVE, .2));
      worker.state(RunState.RUNNING, RunControl.STOPPING);
      sync();

      assertThat(text("run-notice")).contains("heard", "saving what is done");
      assertThat(lookup("stop and save: heard after 0.2 s").tryQuery()).isPresent();
      snapshot("live-stopping");
    }
  }

  @Test
  void forceIsOfferedWhereAStopDidNotHelpAndAsksOnceMore() {
    try (RunFixture.Worker worker = openAtStep(5)) {
      assertThat(node("force-stop").isVisible()).isFalse();
      clickOn("#stop");
      clickOn("#stop-now");
      await("the command", () -> fakes.launcher.commands.equals(List.of(Command.STOP)));
      settle();

      clickOn("#force-stop");
      assertThat(fakes.launcher.forced).isEmpty();
      assertThat(text("run-notice")).startsWith("End the worker");
      snapshot("live-force");
      clickOn("#keep-going");
      clickOn("#force-stop");
      clickOn("#force-stop");

      await("the end", () -> fakes.launcher.forced.size() == 1);
      assertThat(fakes.launcher.forced.getFirst().id()).isEqualTo(worker.run().id());
    }
  }
}
