package org.spectrumworkbench.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fx.Drags;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.queue.Priority;
import org.spectrumworkbench.app.queue.QueueEntry;
import org.spectrumworkbench.app.queue.QueueView;
import org.spectrumworkbench.app.shell.TestRuns;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;

class QueuePaneTest extends HeadlessTest {
  @TempDir Path home;
  private TestWorkspace fakes;
  private RunsScreen screen;

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
    show(
        980,
        560,
        () -> {
          screen = new RunsScreen(fakes.workspace, (start, settings) -> {});
          StackPane root = new StackPane(screen.node());
          root.getStylesheets().add(Theme.styleSheet());
          return root;
        });
    onFx(screen::showQueue);
  }

  @AfterEach
  void close() {
    fakes.close();
  }

  private RunFolder queued(String name) {
    RunFolder run =
        RunFolder.create(
            fakes.workspace.workbench().runs(),
            Settings.initial().with("name", name, "test"),
            TestWorkspace.CLOCK);
    QueueEntry unused = fakes.queue.add(run, Priority.NORMAL, Optional.empty());
    return run;
  }

  /** A run under way whose worker is this process. */
  private void underWay(String name) throws Exception {
    RunFolder run = queued(name);
    TestRuns.beat(run.newAttempt());
  }

  private void look() {
    onFx(() -> {
      fakes.queue.forecastMissing();
      fakes.sync();
      screen.shown();
      fakes.workspace.queue().look();
    });
    settle();
  }

  private List<String> line() {
    return fakes.queue.view().waiting().stream().map(QueueView.Waiting::name).toList();
  }

  private TableView<?> table() {
    return lookup("#queue-table").queryAs(TableView.class);
  }

  private void choose(int row) {
    onFx(() -> {
      table().requestFocus();
      table().getSelectionModel().clearAndSelect(row);
    });
    settle();
  }

  @Test
  void emptyQueueSaysWhatToDo() {
    look();
    snapshot("queue-empty");
    clickOn("Plan an experiment");
    await("the plan", () -> fakes.opened.contains("plan"));
  }

  @Test
  void runsAreReorderedByKeysButtonsAndDragging() throws Exception {
    underWay("quickstart");
    for (String name : List.of("alpha", "beta", "gamma", "delta")) {
      queued(name);
    }
    look();
    assertThat(lookup("#runs-tab-queue").tryQuery()).isPresent();
    snapshot("queue");

    choose(3);
    push(KeyCode.ALT, KeyCode.UP);
    await("gamma before beta", () -> line().equals(List.of("alpha", "gamma", "beta", "delta")));
    push(KeyCode.ALT, KeyCode.DOWN);
    await("gamma back", () -> line().equals(List.of("alpha", "beta", "gamma", "delta")));
    clickOn("#queue-first");
    await("gamma first", () -> line().equals(List.of("gamma", "alpha", "beta", "delta")));
    settle();

    Node delta = row("delta");
    Node alpha = row("alpha");
    onFx(() -> {
      assertThat(Drags.over(alpha, Drags.files(), delta).isAccepted()).isTrue();
      assertThat(Drags.over(row("quickstart"), Drags.files(), delta).isAccepted()).isFalse();
      assertThat(Drags.drop(alpha, Drags.files(), delta).isDropCompleted()).isTrue();
    });
    await("delta dragged", () -> line().equals(List.of("gamma", "delta", "alpha", "beta")));
  }

  @Test
  void removedRunComesBackByUndo() {
    queued("alpha");
    queued("beta");
    onFx(() -> fakes.workspace.queue().pause(true));
    look();
    choose(0);
    push(KeyCode.DELETE);
    await("alpha gone", () -> line().equals(List.of("beta")));
    settle();
    snapshot("queue-removed");
    clickOn("#queue-undo");
    await("alpha back", () -> line().equals(List.of("alpha", "beta")));
  }

  @Test
  void priorityPauseAndLimitAreKept() {
    queued("alpha");
    queued("beta");
    look();
    choose(1);
    clickOn("#queue-priority");
    clickOn("high");
    await("beta first", () -> line().equals(List.of("beta", "alpha")));

    clickOn("#queue-pause");
    await("the pause", () -> fakes.queue.view().paused());
    settle();
    assertThat(lookup("#queue-pause").queryAs(Labeled.class).getText()).isEqualTo("Go on");
    assertThat(table().getItems().toString()).contains("Paused");
    clickOn("#queue-pause");
    await("it goes on", () -> !fakes.queue.view().paused());

    ComboBox<?> limit = lookup("#queue-limit").queryAs(ComboBox.class);
    onFx(() -> limit.getSelectionModel().select(2));
    await("the limit", () -> fakes.queue.view().limit() == 2);
  }

  @Test
  void tableOfRunsTellsThePlaceAndStopTakesTheRunOut() {
    queued("alpha");
    RunFolder beta = queued("beta");
    look();
    onFx(() ->
        ((javafx.scene.control.TabPane) lookup("#runs-tabs").query())
            .getSelectionModel()
            .select(0));
    settle();
    assertThat(lookup("waiting, place 2").tryQuery()).isPresent();
    snapshot("runs-waiting");
    onFx(() -> fakes.workspace.selection().selectRun(beta.id()));
    settle();
    clickOn("#runs-stop");
    await("beta out", () -> line().equals(List.of("alpha")));
    settle();
    assertThat(lookup("not started").tryQuery()).isPresent();
    clickOn("#runs-resume");
    assertThat(fakes.launcher.resumed).extracting(RunFolder::id).containsExactly(beta.id());
  }

  private Node row(String name) {
    List<Node> found = new ArrayList<>();
    for (Node node : lookup(n -> n instanceof TableRow<?> row && !row.isEmpty()).queryAll()) {
      if (node instanceof TableRow<?> row
          && row.getItem() instanceof QueueTable.Row item
          && item.name().equals(name)) {
        found.add(node);
      }
    }
    return found.getFirst();
  }
}
