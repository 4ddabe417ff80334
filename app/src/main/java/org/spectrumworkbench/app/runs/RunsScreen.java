package org.spectrumworkbench.app.runs;

import atlantafx.base.controls.CustomTextField;
import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.FailureLine;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Command;
import org.spectrumworkbench.app.shell.RunBundles;
import org.spectrumworkbench.app.shell.RunWords;
import org.spectrumworkbench.app.shell.Screen;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.store.query.RunRow;

/** Runs: the table with its filter, its buttons and its keys. */
public final class RunsScreen implements Screen {
  private static final Texts TEXTS = Texts.of(RunsScreen.class);

  private static final KeyCombination FILTER =
      new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN);

  private final Workspace workspace;
  private final RunsModel model;
  private final RunBundles bundles;
  private final CustomTextField filter = new CustomTextField();
  private final Label count = Labels.of("", "muted");
  private @Nullable RunsTable table;
  private @Nullable QueuePane queuePane;
  private @Nullable TabPane tabs;
  private @Nullable Node root;
  private Runnable keysChanged = () -> {};
  private boolean inSight;
  private Runnable enable = () -> {};

  /**
   * @param planAgain opens settings on the Plan screen, with the file they came from
   */
  public RunsScreen(Workspace workspace, BiConsumer<String, Settings> planAgain) {
    this.workspace = workspace;
    this.model = new RunsModel(workspace, planAgain);
    this.bundles = new RunBundles(workspace);
    workspace
        .revision()
        .addListener((property, old, now) -> {
          if (inSight) {
            model.refresh();
          }
        });
  }

  @Override
  public String id() {
    return "runs";
  }

  @Override
  public String title() {
    return TEXTS.get("title");
  }

  @Override
  public String hint() {
    return TEXTS.get("hint");
  }

  @Override
  public String icon() {
    return "fth-list";
  }

  @Override
  public Node node() {
    if (root == null) {
      RunsTable made = new RunsTable(model, workspace.clock());
      table = made;
      root = tabs(build(made));
      workspace.selection().run().addListener((property, old, now) -> made.choose(now));
      made.view()
          .getItems()
          .addListener(
              (ListChangeListener<RunRow>)
                  change -> {
                    if (made.selected().isEmpty()) {
                      made.choose(workspace.selection().get().run());
                    }
                  });
    }
    return root;
  }

  @Override
  public void shown() {
    inSight = true;
    model.refresh();
    if (queueInSight() && queuePane != null) {
      queuePane.shown();
    } else if (table != null) {
      // The keys belong to the table, not to the filter that stands before it.
      table.view().requestFocus();
      table.choose(workspace.selection().get().run());
    }
  }

  @Override
  public void hidden() {
    inSight = false;
  }

  @Override
  public void onKeysChanged(Runnable told) {
    keysChanged = told;
  }

  private boolean queueInSight() {
    return tabs != null && tabs.getSelectionModel().getSelectedIndex() == 1;
  }

  /** Brings the queue into sight. */
  public void showQueue() {
    workspace.navigation().open(id());
    if (tabs != null) {
      tabs.getSelectionModel().select(1);
    }
  }

  @Override
  public List<KeyHint> keys() {
    if (queueInSight()) {
      return QueuePane.keys();
    }
    return List.of(
        new KeyHint("Enter", TEXTS.get("key.open")),
        new KeyHint("Delete", TEXTS.get("key.delete")),
        new KeyHint("R", TEXTS.get("key.resume")),
        new KeyHint("S", TEXTS.get("key.stop")),
        new KeyHint("Ctrl+F", TEXTS.get("key.filter")));
  }

  @Override
  public List<Command> commands() {
    return List.of(
        Command.action("runs.queue", TEXTS.get("queue.show"), "", "fth-layers", this::showQueue),
        Command.action(
            "runs.export-table",
            TEXTS.get("export.table"),
            "",
            "fth-download",
            model::exportTable));
  }

  private Node tabs(Node allRuns) {
    QueuePane pane = new QueuePane(workspace);
    queuePane = pane;
    Tab queueTab = new Tab(TEXTS.get("tab.queue"), pane.node());
    queueTab.setId("runs-tab-queue");
    TabPane made = new TabPane(new Tab(TEXTS.get("tab.runs"), allRuns), queueTab);
    made.setId("runs-tabs");
    made.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    made.getSelectionModel()
        .selectedIndexProperty()
        .addListener((property, old, now) -> keysChanged.run());
    Runnable count =
        () -> {
          int waiting = model.queue().waiting().size();
          queueTab.setText(
              waiting == 0 ? TEXTS.get("tab.queue") : TEXTS.get("tab.queue.count", waiting));
        };
    workspace
        .queue()
        .viewProperty()
        .addListener((property, old, now) -> {
          count.run();
          if (table != null) {
            // The state of a row stands in the queue as well as in the store.
            table.view().refresh();
            enable.run();
          }
        });
    count.run();
    tabs = made;
    return made;
  }

  private Node build(RunsTable runs) {
    TableView<RunRow> view = runs.view();
    filter.setId("runs-filter");
    filter.setPromptText(TEXTS.get("filter"));
    filter.setLeft(Labels.icon("fth-search", "small-icon"));
    filter.setPrefWidth(280);
    filter.textProperty().bindBidirectional(model.filterProperty());

    Button open = Labels.button(TEXTS.get("open"), "fth-activity", () -> first(runs, model::open));
    Button resume =
        Labels.button(TEXTS.get("resume"), "fth-rotate-cw", () -> model.resume(runs.selected()));
    Button stop = Labels.button(TEXTS.get("stop"), "fth-square", () -> model.stop(runs.selected()));
    Button delete =
        Labels.button(TEXTS.get("delete"), "fth-trash-2", () -> model.delete(runs.selected()));
    open.setId("runs-open");
    resume.setId("runs-resume");
    stop.setId("runs-stop");
    delete.setId("runs-delete");
    MenuButton export = new MenuButton(TEXTS.get("export"), Labels.icon("fth-download"));
    MenuItem folder = item("export.folder", () -> first(runs, model::exportFolder));
    MenuItem result = item("export.result", () -> first(runs, model::exportResult));
    MenuItem bundle = item("bundle", () -> first(runs, bundles::make));
    export.getItems().addAll(bundle, folder, result, item("export.table", model::exportTable));
    enable =
        () -> {
          List<RunRow> selected = runs.selected();
          open.setDisable(selected.size() != 1);
          resume.setDisable(
              selected.stream().noneMatch(run -> RunWords.canStart(run, model.queue())));
          stop.setDisable(selected.stream().noneMatch(model::canStop));
          delete.setDisable(
              selected.stream().allMatch(run -> run.present() && run.state().isLive()));
          bundle.setDisable(selected.size() != 1);
          folder.setDisable(selected.size() != 1);
          result.setDisable(selected.size() != 1);
        };
    view.getSelectionModel()
        .getSelectedItems()
        .addListener(
            (ListChangeListener<RunRow>)
                change -> {
                  enable.run();
                  if (runs.selected().size() == 1) {
                    workspace.selection().selectRun(runs.selected().getFirst().id());
                  }
                });
    enable.run();

    view.setRowFactory(owner -> row(runs));
    view.addEventFilter(KeyEvent.KEY_PRESSED, press -> key(press, runs));
    model.shown().addListener((ListChangeListener<RunRow>) change -> showCount(view));
    model.loadedProperty().addListener((property, old, now) -> showCount(view));
    showCount(view);

    HBox head =
        new HBox(10, Labels.of(TEXTS.get("title"), Styles.TITLE_2), count, Labels.spring(), filter);
    head.setAlignment(Pos.CENTER_LEFT);
    HBox buttons = new HBox(8, open, resume, stop, delete, Labels.spring(), export);
    buttons.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(view, Priority.ALWAYS);
    VBox page = new VBox(12, head, new FailureLine(model.failureProperty()), buttons, view);
    page.getStyleClass().addAll("screen", "runs");
    page.addEventFilter(
        KeyEvent.KEY_PRESSED,
        press -> {
          // Not a bare letter: its typed event would end up in the field that it opens.
          if (FILTER.match(press)) {
            filter.requestFocus();
            filter.selectAll();
            press.consume();
          }
        });
    return page;
  }

  private TableRow<RunRow> row(RunsTable runs) {
    TableRow<RunRow> row = new TableRow<>();
    row.setOnMouseClicked(click -> {
      if (click.getClickCount() == 2 && !row.isEmpty()) {
        model.open(row.getItem());
      }
    });
    ContextMenu menu =
        new ContextMenu(
            item("open", () -> first(runs, model::open)),
            item("plan", () -> first(runs, model::plan)),
            item("folder", () -> first(runs, model.actions()::showFolder)),
            item("report", () -> first(runs, model.actions()::showReport)),
            new SeparatorMenuItem(),
            item("resume", () -> model.resume(runs.selected())),
            item("stop", () -> model.stop(runs.selected())),
            new SeparatorMenuItem(),
            item("bundle", () -> first(runs, bundles::make)),
            item("export.folder", () -> first(runs, model::exportFolder)),
            item("export.result", () -> first(runs, model::exportResult)),
            new SeparatorMenuItem(),
            item("delete", () -> model.delete(runs.selected())));
    row.itemProperty()
        .addListener((property, old, now) -> row.setContextMenu(now == null ? null : menu));
    return row;
  }

  private void key(KeyEvent press, RunsTable runs) {
    if (press.isShortcutDown() || press.isAltDown()) {
      return;
    }
    switch (press.getCode()) {
      case ENTER -> first(runs, model::open);
      case DELETE -> model.delete(runs.selected());
      case R -> model.resume(runs.selected());
      case S -> model.stop(runs.selected());
      default -> {
        return;
      }
    }
    press.consume();
  }

  private void showCount(TableView<RunRow> view) {
    int shown = model.shown().size();
    count.setText(
        shown == model.count()
            ? TEXTS.get(shown == 1 ? "count.one" : "count", shown)
            : TEXTS.get("count.filtered", shown, model.count()));
    if (!model.loadedProperty().get()) {
      view.setPlaceholder(new Label(""));
    } else if (model.count() == 0) {
      view.setPlaceholder(
          empty(
              TEXTS.get("empty.title"),
              TEXTS.get("empty"),
              Labels.button(
                  TEXTS.get("empty.plan"),
                  "fth-sliders",
                  () -> workspace.navigation().open("plan"),
                  Styles.ACCENT)));
    } else {
      view.setPlaceholder(
          empty(
              TEXTS.get("none.title"),
              TEXTS.get("none"),
              Labels.button(TEXTS.get("none.clear"), "fth-x", () -> filter.setText(""))));
    }
  }

  private static VBox empty(String title, String text, Button action) {
    VBox box =
        new VBox(
            8,
            Labels.icon("fth-list", "empty-icon"),
            Labels.of(title, Styles.TEXT_BOLD),
            Labels.wrapped(text, "muted"),
            action);
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("empty");
    return box;
  }

  private static void first(RunsTable runs, Consumer<RunRow> action) {
    if (!runs.selected().isEmpty()) {
      action.accept(runs.selected().getFirst());
    }
  }

  private static MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(TEXTS.get(key));
    item.setOnAction(choice -> action.run());
    return item;
  }
}
