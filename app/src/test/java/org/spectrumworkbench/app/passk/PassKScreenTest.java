package org.spectrumworkbench.app.passk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.chart.ChartView;
import org.spectrumworkbench.app.fixture.RunFixture;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.score.StoreEvaluated;
import org.spectrumworkbench.app.shell.TestWorkspace;

class PassKScreenTest extends HeadlessTest {
  @TempDir Path home;
  private TestWorkspace fakes;
  private PassKScreen screen;

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
  }

  @AfterEach
  void close() {
    onFx(screen::hidden);
    fakes.close();
  }

  private void look(String run) {
    fakes.sync();
    onFx(() -> fakes.workspace.selection().selectRun(run));
    show(
        980,
        940,
        () -> {
          screen = new PassKScreen(fakes.workspace, new StoreEvaluated(fakes.workspace.store()));
          StackPane root = new StackPane(screen.node());
          root.getStylesheets().add(Theme.styleSheet());
          return root;
        });
    onFx(screen::shown);
    settle();
  }

  private ChartView chart() {
    return lookup("#passk-chart").queryAs(ChartView.class);
  }

  @Test
  void everyEvaluatedModelHasACurveWithABand() {
    look(
        RunFixture.in(fakes.workspace.workbench().runs())
            .evaluated(96)
            .arms("grpo", "dr-grpo")
            .finish()
            .id());

    assertThat(chart().figure().series())
        .hasSize(5)
        .allMatch(series -> series.size() == 5 && series.lo() != null);
    assertThat(lookup("#passk-findings .label").queryAllAs(Label.class))
        .anyMatch(label -> label.getText().startsWith("Pass@1: MGPO − GRPO = "));
    snapshot("passk");
  }

  @Test
  void subdomainChipShowsItsProblemsOnly() {
    look(RunFixture.in(fakes.workspace.workbench().runs()).finish().id());
    double[] all = chart().figure().series().getFirst().y();

    clickOn("#passk-calculus");
    settle();

    assertThat(fakes.workspace.selection().get().subdomain()).isEqualTo("calculus");
    assertThat(chart().figure().series().getFirst().y()).isNotEqualTo(all);
    assertThat(chart().figure().title()).endsWith("calculus");
  }

  @Test
  void runWithoutEvaluationSaysWhatComes() {
    try (RunFixture.Worker worker = RunFixture.in(fakes.workspace.workbench().runs()).start()) {
      look(worker.run().id());
    }

    clickOn("#empty-live");
    assertThat(fakes.opened).containsExactly("live");
    snapshot("passk-empty");
  }
}
