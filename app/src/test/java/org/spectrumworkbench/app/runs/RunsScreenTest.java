package org.spectrumworkbench.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.shell.TestRuns;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;

class RunsScreenTest extends HeadlessTest {
  @TempDir Path home;
  private TestWorkspace fakes;
  private TestRuns runs;
  private RunsScreen screen;

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
    runs = new TestRuns(fakes.workspace.workbench().runs());
    show(
        960,
        600,
        () -> {
          screen = new RunsScreen(fakes.workspace, (start, settings) -> {});
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
  void emptyTableSaysWhatToDoNext() {
    refresh();
    snapshot("runs-empty");

    clickOn("Plan an experiment");
    await("the plan", () -> fakes.opened.contains("plan"));
  }

  @Test
  void hundredsOfRunsHaveCellsOnlyForThoseInSight() {
    for (int i = 0; i < 300; i++) {
      runs.standing("run " + i, RunState.STOPPED, 1 + i % 120, "");
    }
    refresh();

    assertThat(table().getItems()).hasSize(300);
    assertThat(lookup(node -> node instanceof TableRow<?> row && !row.isEmpty()).queryAll())
        .hasSizeBetween(5, 40);

    onFx(() -> table().requestFocus());
    push(KeyCode.END);
    settle();
    await("the last row", () -> lookup("run 0").tryQuery().isPresent());
  }

  @Test
  void filterIsTypedAndEnterOpensTheRun() {
    runs.finished("alpha", .3, .5, .7);
    runs.finished("beta", .3, .5, .6);
    refresh();
    onFx(() -> table().requestFocus());
    push(KeyCode.CONTROL, KeyCode.F);
    write("alpha");
    await("the filter", () -> table().getItems().size() == 1);

    onFx(() -> table().requestFocus());
    onFx(() -> table().getSelectionModel().select(0));
    push(KeyCode.ENTER);
    await("live", () -> fakes.opened.contains("live"));
    assertThat(fakes.workspace.selection().get().run()).endsWith("-alpha");
  }

  @Test
  void selectionStaysWithItsRunWhenNewRunsCome() {
    runs.finished("alpha", .3, .5, .7);
    runs.finished("beta", .3, .5, .6);
    refresh();
    onFx(() -> table().getSelectionModel().select(1));
    assertThat(selectedName()).isEqualTo("alpha");

    runs.finished("gamma", .2, .4, .5);
    refresh();

    assertThat(table().getItems()).hasSize(3);
    assertThat(selectedName()).isEqualTo("alpha");
  }

  @Test
  void rowOfTheRunThatAllScreensLookAtIsSelected() {
    RunFolder alpha = runs.finished("alpha", .3, .5, .7);
    RunFolder beta = runs.finished("beta", .3, .5, .6);
    fakes.workspace.selection().selectRun(alpha.id());
    refresh();
    assertThat(selectedName()).isEqualTo("alpha");

    onFx(() -> fakes.workspace.selection().selectRun(beta.id()));
    assertThat(selectedName()).isEqualTo("beta");
  }

  @Test
  void longNameHasRoomAndATooltip() {
    RunFolder unused = runs.finished("quickstart-controls, seed 3", .25, .41, .63);
    RunFolder gone = runs.finished("folder thrown away", .25, .41, .63);
    runs.standing("quickstart", RunState.STOPPED, 88, "");
    refresh();
    gone.delete();
    refresh();

    Labeled name =
        lookup((Labeled cell) -> "quickstart-controls, seed 3".equals(cell.getText())).query();
    assertThat(name.getTooltip().getText()).isEqualTo("quickstart-controls, seed 3");
    assertThat(name.getWidth()).isGreaterThan(200);
    assertThat(lookup("folder gone").tryQuery()).isPresent();
    snapshot("runs");
  }

  private void refresh() {
    onFx(() -> {
      fakes.sync();
      screen.shown();
    });
    settle();
  }

  private TableView<?> table() {
    return lookup("#runs-table").queryAs(TableView.class);
  }

  private String selectedName() {
    return ((org.spectrumworkbench.store.query.RunRow)
            table().getSelectionModel().getSelectedItem())
        .name();
  }
}
