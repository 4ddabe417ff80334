package org.spectrumworkbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fixture.RunFixture;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.queue.RunQueue;
import org.spectrumworkbench.app.queue.ServiceCall;
import org.spectrumworkbench.app.shell.Command;
import org.spectrumworkbench.app.shell.RunLauncher;
import org.spectrumworkbench.app.shell.TestRuns;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.query.SearchHit;

/** Whole flows through the real window, with its own threads; only the worker is a fake. */
class WorkbenchWindowTest extends HeadlessTest {
  @TempDir Path home;
  private final FakeLauncher launcher = new FakeLauncher();
  private final List<WorkbenchWindow> windows = new ArrayList<>();

  @AfterEach
  void closeWindows() throws InterruptedException {
    for (WorkbenchWindow window : windows) {
      close(window);
    }
  }

  /** Opens a screen by the key of its place in the rail. */
  private void open(String screen) {
    int place = windows.getLast().screenIds().indexOf(screen) + 1;
    push(KeyCode.CONTROL, KeyCode.valueOf("DIGIT" + place));
  }

  @Test
  void firstStartShowsHomeAndStartsTheDefaultExperiment() {
    WorkbenchWindow window = open();
    await("the empty list", () -> isVisible("#home-no-runs"));
    snapshot("window-first-start");

    clickOn("#home-start");
    await("the run", () -> launcher.started.size() == 1);
    String id = launcher.started.getFirst().id();
    await("the selection", () -> id.equals(window.workspace().selection().get().run()));

    push(KeyCode.CONTROL, KeyCode.DIGIT1);
    await("the run in the list", () -> lookup("#recent-" + id).tryQuery().isPresent());
  }

  @Test
  void paletteFindsAScreenAndASettingByAFewLetters() {
    WorkbenchWindow window = open();
    push(KeyCode.CONTROL, KeyCode.K);
    await("the palette", () -> lookup("#palette-field").tryQuery().isPresent());
    snapshot("window-palette-empty");
    write("runs");
    push(KeyCode.ENTER);
    await("the table", () -> lookup("#runs-table").tryQuery().isPresent());

    push(KeyCode.CONTROL, KeyCode.K);
    await("the palette", () -> lookup("#palette-field").tryQuery().isPresent());
    write("signal.temp");
    settle();
    snapshot("window-palette");
    push(KeyCode.ENTER);
    await(
        "the field",
        () -> lookup("#field-signal-temperature").tryQuery().filter(Node::isFocused).isPresent());
    assertThat(window.screenIds()).contains("home", "plan", "runs");
  }

  @Test
  void darkThemeDarkensTheGroundAndIsRemembered() throws InterruptedException {
    WorkbenchWindow window = open();
    assertThat(ground().getBrightness()).isGreaterThan(.9);

    clickOn("#theme-toggle");
    await("the dark theme", () -> Theme.shown().get() == Theme.DARK);
    await("the dark ground", () -> ground().getBrightness() < .2);
    close(window);
    theme(Theme.LIGHT);

    WorkbenchWindow next = open();
    assertThat(next.workspace().theme().get()).isEqualTo(Theme.DARK);
    await("the dark ground again", () -> ground().getBrightness() < .2);
  }

  @Test
  void planEditsAreUndoneByKeyAndSurviveTheWindow() throws InterruptedException {
    open();
    open("plan");
    await("the plan", () -> lookup("#field-seed").tryQuery().isPresent());
    doubleClickOn("#field-seed");
    write("77");
    await("the command", () -> text("#plan-command").contains("--set seed=77"));

    push(KeyCode.CONTROL, KeyCode.Z);
    await("the undo", () -> text("#plan-command").equals("spectrum run quickstart"));
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    await("the redo", () -> text("#plan-command").contains("--set seed=77"));
    close(windows.getLast());

    open();
    await("the draft", () -> text("#plan-command").contains("--set seed=77"));
  }

  @Test
  void keysAtTheFootAreThoseOfTheTabInSight() {
    open();
    open("data");
    await("the keys of the sets", () -> keysAtTheFoot().contains("Ctrl+Shift+I"));
    clickOn("Decontamination");
    await("the keys of its hits", () -> keysAtTheFoot().contains("E"));
    clickOn("Sets");
    await("the keys of the sets again", () -> keysAtTheFoot().contains("Ctrl+Shift+I"));
  }

  private List<String> keysAtTheFoot() {
    return lookup(".status-bar .keycap").queryAllAs(Label.class).stream()
        .map(Label::getText)
        .toList();
  }

  @Test
  void deleteIsAskedAndCancelKeepsTheRun() {
    RunFolder run = runs().finished("old one", .3, .5, .7);
    open();
    open("runs");
    await("the row", () -> table().getItems().size() == 1);
    onFx(() -> table().getSelectionModel().select(0));
    clickOn("#runs-delete");
    await("the question", () -> lookup("#ask-cancel").tryQuery().isPresent());
    snapshot("window-delete-asked");
    clickOn("#ask-cancel");
    await("the card to go", () -> lookup("#ask-cancel").tryQuery().isEmpty());
    assertThat(run.path()).exists();

    clickOn("#runs-delete");
    await("the question", () -> lookup("#ask-1").tryQuery().isPresent());
    clickOn("#ask-1");
    await("the empty table", () -> table().getItems().isEmpty());
    assertThat(run.path()).doesNotExist();
  }

  @Test
  void windowOpenedDuringARunShowsItAndTheOneThatStopped() throws InterruptedException {
    TestRuns runs = runs();
    runs.standing("crashed at night", RunState.FAILED, 88, "out of memory");
    RunFolder live = runs.live("still at it", 30);
    open();

    await("the live run", () -> text("#status-run").equals("still at it · MGPO 30/120"));
    await("its row", () -> lookup("#recent-" + live.id()).tryQuery().isPresent());
    assertThat(lookup("failed at step 88 of MGPO: out of memory").tryQuery()).isPresent();
    snapshot("window-home");
    close(windows.getLast());

    open();
    await("the live run again", () -> text("#status-run").equals("still at it · MGPO 30/120"));
  }

  @Test
  void faultIsShownWithItsMendAndClosesByEscape() {
    launcher.fault =
        new WorkbenchException("The disk is full", "Delete old runs, then start again.");
    open();
    clickOn("#home-start");
    await("the fault", () -> lookup("#fault-what").tryQuery().isPresent());
    assertThat(text("#fault-what")).isEqualTo("The disk is full");
    assertThat(lookup("Delete old runs, then start again.").tryQuery()).isPresent();
    snapshot("window-fault");

    push(KeyCode.ESCAPE);
    await("the card to go", () -> lookup("#fault-what").tryQuery().isEmpty());
  }

  @Test
  void tabMovesToAWindowOfItsOwnAndBack() {
    open();
    open("plan");
    await("the plan", () -> lookup("#field-seed").tryQuery().isPresent());
    TabPane tabs = lookup(".workspace-tabs").queryAs(TabPane.class);
    onFx(() -> tabs.getTabs().get(1).getContextMenu().getItems().getFirst().fire());
    await("the second window", () -> listWindows().size() == 2);
    assertThat(tabs.getTabs()).hasSize(1);
    Window second = listWindows().stream().filter(w -> w != stage).findFirst().orElseThrow();
    assertThat(second.getScene().getAccelerators())
        .containsKeys(
            KeyCombination.valueOf("Shortcut+K"),
            KeyCombination.valueOf("F1"),
            KeyCombination.valueOf("Shortcut+1"));
    onFx(second.getScene().getAccelerators().get(KeyCombination.valueOf("F1")));
    await("the keys, in the first window", () -> isVisible("#card-close"));
    clickOn("#card-close");

    onFx(() -> listWindows().stream().filter(w -> w != stage).forEach(Window::hide));
    await("the tab", () -> tabs.getTabs().size() == 2);
    assertThat(lookup("#field-seed").tryQuery()).isPresent();
  }

  @Test
  void keysDoNothingBelowAnOpenCard() {
    runs().finished("old one", .3, .5, .7);
    open();
    open("runs");
    await("the row", () -> table().getItems().size() == 1);
    onFx(() -> table().getSelectionModel().select(0));
    clickOn("#runs-delete");
    await("the question", () -> lookup("#ask-cancel").tryQuery().isPresent());

    push(KeyCode.CONTROL, KeyCode.DIGIT1);
    push(KeyCode.CONTROL, KeyCode.K);
    settle();

    assertThat(isVisible("#ask-cancel")).isTrue();
    TabPane tabs = lookup(".workspace-tabs").queryAs(TabPane.class);
    assertThat(tabs.getSelectionModel().getSelectedItem().getId()).isEqualTo("tab-runs");
    clickOn("#ask-cancel");
    await("the card to go", () -> lookup("#ask-cancel").tryQuery().isEmpty());
    assertThat(lookup("#palette-field").tryQuery()).isEmpty();
  }

  @Test
  void paletteFindsAProblemByItsQuestionAndOpensItsAnswers() {
    RunFolder run = RunFixture.in(new Workbench(home).runs()).steps(2).finish();
    String question;
    try (Store store = Store.open(new Workbench(home).store())) {
      store.take(run);
      question = store.samples().history(run.id(), aProblem(store, run)).getFirst().question();
    }
    WorkbenchWindow window = open();
    push(KeyCode.CONTROL, KeyCode.K);
    await("the palette", () -> lookup("#palette-field").tryQuery().isPresent());
    onFx(() -> lookup("#palette-field").queryAs(TextField.class).setText(question));
    await(
        "the problem",
        () ->
            lookup("#palette-list").queryListView().getItems().stream()
                .anyMatch(item -> ((Command) item).kind() == Command.Kind.PROBLEM));
    snapshot("window-palette-problem");
    push(KeyCode.ENTER);

    await("the problem", () -> window.workspace().selection().get().problem() != null);
    assertThat(window.workspace().selection().get().run()).isEqualTo(run.id());
    TabPane tabs = lookup(".workspace-tabs").queryAs(TabPane.class);
    assertThat(tabs.getSelectionModel().getSelectedItem().getId()).isEqualTo("tab-samples");
  }

  @Test
  void runThatCannotBeReadIsWarnedOfUntilItCan() throws IOException {
    Path journal = runs().finished("edited", .3).latestAttempt().orElseThrow().journal();
    String good = Files.readString(journal);
    Files.writeString(journal, "garbled\n" + good);
    open();
    await("the warning", () -> isVisible("#status-warning"));
    snapshot("window-warning");
    clickOn("#status-warning");
    await("what it is", () -> text("#fault-what").contains(journal.toString()));
    clickOn("#fault-close");

    Files.writeString(journal, good);
    await("the warning to go", () -> !isVisible("#status-warning"));
  }

  @Test
  void defectOnAnyThreadIsShown() {
    WorkbenchWindow window = open();

    window.fault(new IllegalStateException("a list is empty"));

    await("the fault", () -> text("#fault-what").equals("Unexpected fault: a list is empty"));
  }

  @Test
  void helpListsTheKeys() {
    open();
    push(KeyCode.F1);
    await("the keys", () -> lookup("Ctrl+K").tryQuery().isPresent());
    snapshot("window-keys");
    clickOn("#card-close");
    await("the card to go", () -> lookup("#card-close").tryQuery().isEmpty());
  }

  private static String aProblem(Store store, RunFolder run) {
    return store.runs().search("", 500).stream()
        .map(SearchHit::problem)
        .filter(Objects::nonNull)
        .filter(problem -> !store.samples().history(run.id(), problem).isEmpty())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no problem in " + run));
  }

  private boolean isVisible(String query) {
    return lookup(query).tryQuery().filter(Node::isVisible).isPresent();
  }

  /** The colour of the screens' ground, in the corner that no card reaches. */
  private Color ground() {
    return onFx(() -> {
      Bounds screen =
          lookup(".workspace-split")
              .query()
              .localToScene(lookup(".workspace-split").query().getBoundsInLocal());
      return stage
          .getScene()
          .snapshot(null)
          .getPixelReader()
          .getColor((int) screen.getMinX() + 4, (int) screen.getMaxY() - 6);
    });
  }

  private void close(WorkbenchWindow window) throws InterruptedException {
    onFx(window::close);
    window.awaitClosed();
  }

  private WorkbenchWindow open() {
    WorkbenchWindow.Opened read = WorkbenchWindow.Opened.read(new Workbench(home));
    WorkbenchWindow window =
        onFx(() -> {
          RunQueue queue = RunQueue.of(new Workbench(home), TestWorkspace.CLOCK);
          WorkbenchWindow made =
              new WorkbenchWindow(
                  stage,
                  new WorkbenchWindow.Parts(
                      new Workbench(home),
                      launcher,
                      queue,
                      ServiceCall.never(new Workbench(home), queue),
                      new TestWorkspace.Files(),
                      Optional.empty(),
                      Background::threads,
                      TestWorkspace.CLOCK),
                  read);
          fit(stage);
          made.show();
          return made;
        });
    windows.add(window);
    settle();
    return window;
  }

  /** The robot clicks only what lies on the headless screen of 1000 by 1000. */
  private static void fit(Stage stage) {
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(1000);
    stage.setHeight(960);
  }

  private TestRuns runs() {
    return new TestRuns(new Workbench(home).runs());
  }

  @SuppressWarnings("unchecked")
  private TableView<?> table() {
    return lookup("#runs-table").queryAs(TableView.class);
  }

  private String text(String query) {
    return lookup(query).tryQuery().map(node -> ((Labeled) node).getText()).orElse("");
  }

  /** Makes run folders; no worker starts. */
  private final class FakeLauncher implements RunLauncher {
    final List<RunFolder> started = new ArrayList<>();
    volatile @org.jspecify.annotations.Nullable WorkbenchException fault;

    @Override
    public RunFolder start(Settings settings, Optional<Path> out) {
      WorkbenchException refuse = fault;
      if (refuse != null) {
        throw refuse;
      }
      RunFolder run = RunFolder.create(new Workbench(home).runs(), settings, TestWorkspace.CLOCK);
      started.add(run);
      return run;
    }

    @Override
    public void resume(RunFolder run) {
      throw new IllegalStateException("nothing is resumed here");
    }

    @Override
    public void command(RunFolder run, Attempt.Command command) {
      throw new IllegalStateException("nothing is commanded here");
    }

    @Override
    public void force(RunFolder run) {
      throw new IllegalStateException("nothing is stopped here");
    }

    @Override
    public void change(RunFolder run, String key, String value) {
      throw new IllegalStateException("nothing is changed here");
    }
  }
}
