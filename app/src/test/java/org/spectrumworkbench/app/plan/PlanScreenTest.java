package org.spectrumworkbench.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.chart.ForecastChartView;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.plan.Forecaster.Outlook;
import org.spectrumworkbench.app.plan.Forecaster.Part;
import org.spectrumworkbench.app.shell.TestWorkspace;

class PlanScreenTest extends HeadlessTest {
  private static final Forecaster FORECASTER =
      experiment ->
          new Outlook(
              List.of(new Part("Fine-tuning", 40, 60), new Part("MGPO", 70, 110)),
              List.of(new Part("Model", 4e6, 4e6), new Part("Training", 240e6, 380e6)),
              List.of(new Part("Checkpoints", 12e6, 12e6)),
              true);

  @TempDir Path home;
  private TestWorkspace fakes;
  private PlanScreen screen;

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
    show(
        990,
        940,
        () -> {
          screen =
              new PlanScreen(
                  fakes.workspace,
                  Optional.of(FORECASTER),
                  runs ->
                      new Readiness.Surroundings(
                          runs, Optional.of(9_000_000_000L), 8_000_000_000L, 0));
          StackPane root = new StackPane(screen.node());
          root.getStylesheets().add(Theme.styleSheet());
          return root;
        });
  }

  @AfterEach
  void close() {
    fakes.close();
  }

  @Test
  void startButtonStartsTheRunAndGoesToLive() {
    clickOn("#plan-start");

    await("the run", () -> fakes.launcher.started.size() == 1);
    assertThat(fakes.opened).containsExactly("live");
    assertThat(fakes.workspace.selection().get().run())
        .isEqualTo(fakes.launcher.started.getFirst().id());
    snapshot("plan");
  }

  @Test
  void controlZInAFieldTakesTheDraftBack() {
    TextField field = lookup("#field-sft-steps").queryAs(TextField.class);
    onFx(field::requestFocus);
    onFx(field::selectAll);
    write("90");
    await("the edit", () -> screen.model().draft().text("sft.steps").equals("90"));

    push(KeyCode.CONTROL, KeyCode.Z);
    await("the undo", () -> field.getText().equals("800"));

    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    await("the redo", () -> field.getText().equals("90"));
  }

  @Test
  void faultyFieldBlocksTheStartAndItsLineJumpsThere() {
    onFx(() -> screen.model().edit("signal.clip-low", "seven"));
    settle();

    assertThat(lookup("#plan-start").query().isDisabled()).isTrue();
    snapshot("plan-faulty");
    clickOn("#jump-signal-clip-low");
    await("the field", () -> lookup("#field-signal-clip-low").query().isFocused());
  }

  @Test
  void forecastsOfEarlierRunsAreDrawnAndOpened() {
    clickOn("#plan-as-forecasts");
    settle();
    assertThat(lookup(".empty-state").query().isVisible()).isTrue();
    snapshot("plan-forecasts-empty");

    Path runs = fakes.workspace.workbench().runs();
    ForecastsModelTest.run(runs, "as foreseen", 15, 300_000_000, true);
    ForecastsModelTest.run(runs, "twice as long", 42, 290_000_000, true);
    ForecastsModelTest.run(runs, "larger", 12, 480_000_000, true);
    fakes.sync();
    onFx(() -> screen.shown());
    await("the pictures", () -> !lookup(".empty-state").query().isVisible());
    snapshot("plan-forecasts");

    ForecastChartView time = lookup("#forecasts-time").queryAs(ForecastChartView.class);
    assertThat(time.figure().runs()).hasSize(3);
    Node canvas = from(time).lookup(".figure-canvas").query();
    onFx(canvas::requestFocus);
    push(KeyCode.RIGHT);
    push(KeyCode.ENTER);
    await("the run", () -> fakes.opened.contains("runs"));
    assertThat(fakes.workspace.selection().get().run()).contains("larger");
  }
}
