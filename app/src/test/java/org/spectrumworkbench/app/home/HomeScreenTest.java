package org.spectrumworkbench.app.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fixture.RunFixture;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.shell.Machine;
import org.spectrumworkbench.app.shell.RunBundles;
import org.spectrumworkbench.app.shell.TestRuns;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;

class HomeScreenTest extends HeadlessTest {
  @TempDir Path home;
  private TestWorkspace fakes;
  private TestRuns runs;
  private HomeScreen screen;

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
    runs = new TestRuns(fakes.workspace.workbench().runs());
    show(
        1000,
        900,
        () -> {
          screen =
              new HomeScreen(
                  fakes.workspace,
                  () -> new Machine("A processor", 2, 24_000_000_000L, "Linux", "25"),
                  preset -> {});
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
  void beforeTheFirstLookItSaysThatItLooks() {
    onFx(screen::shown);
    settle();
    assertThat(lookup("Reading the runs…").query().isVisible()).isTrue();
    assertThat(lookup("#home-no-runs").query().isVisible()).isFalse();

    onFx(fakes::sync);
    settle();
    assertThat(lookup("Reading the runs…").query().isVisible()).isFalse();
    assertThat(lookup("#home-no-runs").query().isVisible()).isTrue();
  }

  @Test
  void bundleIsChosenAndItsRunIsShown() throws Exception {
    Path file = home.resolve("a.spectrum");
    try (TestWorkspace elsewhere = new TestWorkspace(home.resolve("elsewhere"))) {
      new TestRuns(elsewhere.workspace.workbench().runs()).finished("sent", .3, .5, .7);
      elsewhere.sync();
      elsewhere.files.next = file;
      new RunBundles(elsewhere.workspace)
          .make(elsewhere.workspace.store().runs().list().getFirst());
    }
    refresh();
    fakes.files.next = file;

    clickOn("#home-open-bundle");

    await("the run", () -> fakes.opened.contains("live"));
    assertThat(fakes.workspace.selection().get().run()).endsWith("-sent");
    refresh();
    assertThat(lookup("sent").tryQuery()).isPresent();
  }

  @Test
  void rowKeepsItsPlaceInTheKeyboardWhileItsRunGoesOnAndOthersCome() {
    RunFolder stopped = runs.standing("stopped", RunState.STOPPED, 88, "");
    try (RunFixture.Worker worker =
        RunFixture.in(fakes.workspace.workbench().runs()).name("busy").openAtStep(5)) {
      refresh();
      Node row = lookup("#recent-" + worker.run().id()).query();
      assertThat(from(row).lookup("MGPO 5/12").tryQuery()).isPresent();
      onFx(row::requestFocus);

      worker.signal(9);
      onFx(fakes::sync);
      settle();

      assertThat(from(row).lookup("MGPO 9/12").tryQuery()).isPresent();
      assertThat(row.isFocused()).isTrue();

      Node resume = lookup("#resume-" + stopped.id()).query();
      onFx(resume::requestFocus);
      RunFolder other = runs.standing("another", RunState.STOPPED, 3, "");
      RunFolder unused = runs.finished("newest", .2, .4, .6);
      onFx(fakes::sync);
      settle();

      assertThat(lookup("#resume-" + other.id()).tryQuery()).isPresent();
      Node still = lookup("#resume-" + stopped.id()).query();
      assertThat(still).isSameAs(resume);
      assertThat(resume.isFocused()).isTrue();
      snapshot("home");
    }
  }

  private void refresh() {
    onFx(() -> {
      fakes.sync();
      screen.shown();
    });
    settle();
  }
}
