package org.spectrumworkbench.app.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.kordamp.ikonli.javafx.FontIcon;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Overlay;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.shell.Command.Kind;

/** The window around the screens. Owns the layout; knows no screen by more than its interface. */
public final class Shell {
  private static final Texts TEXTS = Texts.of(Shell.class);
  private static final String QUEUE_COMMAND = "runs.queue";
  private static final double KEYS_HEIGHT = 440;

  private final Workspace workspace;
  private final Overlay overlay;
  private final List<Screen> screens;
  private final RunActions runActions;
  private final RunBundles bundles;
  private final WindowModel model;
  private final Tabs tabs;
  private final Rail rail;
  private final StatusBar statusBar;
  private final Palette palette;
  private final Inspector inspector;
  private final SplitPane split = new SplitPane();
  private boolean inspectorWanted;
  private double inspectorWidth;

  /**
   * @param overlay the window's root, whose content this becomes
   * @param screens in the rail's order
   * @param model what the status bar, the inspector and the palette read
   */
  public Shell(
      Workspace workspace,
      Overlay overlay,
      List<Screen> screens,
      WindowModel model,
      WindowMemory memory) {
    this.workspace = workspace;
    this.overlay = overlay;
    this.screens = List.copyOf(screens);
    this.model = model;
    this.runActions = new RunActions(workspace);
    this.bundles = new RunBundles(workspace);
    this.inspectorWanted = memory.inspector();
    this.inspectorWidth = memory.inspectorWidth();
    this.rail = new Rail(this.screens, this::open);
    this.tabs = new Tabs(this.screens, this::shown, this::equip);
    this.inspector = new Inspector(model.sections());
    this.statusBar =
        new StatusBar(
            model.status(),
            workspace,
            () -> model.faults().forEach(workspace.dialogs()::fault),
            this::showQueue);
    this.palette =
        new Palette(
            overlay,
            new PaletteModel(
                workspace.background(),
                this::palette,
                typed -> model.search(typed, this::openRun, this::openProblem)));

    BorderPane frame = new BorderPane();
    frame.getStyleClass().add("frame");
    frame.setTop(top(Menus.of(commands().stream().map(this::besideCards).toList())));
    frame.setLeft(rail.node());
    split.getItems().add(tabs.pane());
    split.getStyleClass().add("workspace-split");
    SplitPane.setResizableWithParent(inspector.node(), false);
    frame.setCenter(split);
    frame.setBottom(statusBar.node());
    overlay.setContent(frame);

    workspace.theme().addListener((property, old, now) -> now.apply());
    this.screens.forEach(screen -> screen.onKeysChanged(() -> showKeys(screen)));
    memory.screens().forEach(tabs::open);
    tabs.open(memory.screen());
    if (tabs.current().isEmpty() && !this.screens.isEmpty()) {
      tabs.open(this.screens.getFirst().id());
    }
  }

  /** Puts the window on a stage, in the remembered size, with its keys; does not show it. */
  public Scene on(Stage stage, WindowMemory memory) {
    Scene scene = new Scene(overlay.root(), memory.width(), memory.height());
    equip(scene);
    stage.setTitle(TEXTS.get("title"));
    stage.setMinWidth(960);
    stage.setMinHeight(640);
    stage.setScene(scene);
    stage.setMaximized(memory.maximised());
    return scene;
  }

  /** Gives a window's scene the look and the keys, which are the same in all windows. */
  private void equip(Scene scene) {
    scene.getStylesheets().add(Theme.styleSheet());
    scene.setOnDragOver(drag -> {
      if (dropped(drag).isPresent() && !overlay.isOpen()) {
        drag.acceptTransferModes(TransferMode.COPY);
        drag.consume();
      }
    });
    scene.setOnDragDropped(drop -> {
      Optional<Path> bundle = dropped(drop);
      bundle.ifPresent(bundles::open);
      drop.setDropCompleted(bundle.isPresent());
      drop.consume();
    });
    for (Command command : commands()) {
      if (!command.keys().isEmpty()) {
        scene
            .getAccelerators()
            .putIfAbsent(
                KeyCombination.valueOf(command.keys()), besideCards(command).action()::run);
      }
    }
  }

  /** Asked without a look first, GTK gives the files of the last drag. */
  private static Optional<Path> dropped(DragEvent drag) {
    return drag.getDragboard().hasFiles()
        ? RunBundles.among(drag.getDragboard().getFiles())
        : Optional.empty();
  }

  /** The command, deaf while a card is up: keys that act below it would act unseen. */
  private Command besideCards(Command command) {
    return new Command(
        command.id(),
        command.title(),
        command.hint(),
        command.icon(),
        command.keys(),
        command.kind(),
        () -> {
          if (!overlay.isOpen()) {
            command.action().run();
          }
        });
  }

  /** How the window looks now, to be remembered. */
  public WindowMemory memory(Stage stage) {
    rememberInspector();
    return new WindowMemory(
        workspace.theme().get(),
        stage.getScene().getWidth(),
        stage.getScene().getHeight(),
        stage.isMaximized(),
        tabs.open(),
        tabs.current().map(Screen::id).orElse("home"),
        inspectorWanted,
        inspectorWidth);
  }

  /** Brings a screen into sight. */
  public void open(String screen) {
    if (!tabs.isDetached(screen)) {
      toFront();
    }
    tabs.open(screen);
    tabs.current().ifPresent(current -> rail.choose(current.id()));
  }

  /** Closes what belongs to the window; runs go on. */
  public void close() {
    tabs.closeWindows();
    tabs.current().ifPresent(Screen::hidden);
  }

  private void shown(Screen screen) {
    rail.choose(screen.id());
    statusBar.keys(screen.keys());
    layInspector();
  }

  private void showKeys(Screen screen) {
    if (tabs.current().filter(screen::equals).isPresent()) {
      statusBar.keys(screen.keys());
    }
  }

  private void layInspector() {
    boolean wanted = inspectorWanted && tabs.current().map(Screen::wantsInspector).orElse(false);
    boolean there = split.getItems().size() > 1;
    if (wanted && !there) {
      split.getItems().add(inspector.node());
      split.setDividerPositions(1 - inspectorWidth);
    } else if (!wanted && there) {
      rememberInspector();
      split.getItems().remove(inspector.node());
    }
  }

  private void rememberInspector() {
    if (split.getDividers().size() == 1) {
      inspectorWidth = Math.clamp(1 - split.getDividerPositions()[0], .1, .6);
    }
  }

  private void toggleInspector() {
    inspectorWanted = !inspectorWanted;
    layInspector();
  }

  private Node top(MenuBar menus) {
    Button search = new Button(TEXTS.get("search"), new FontIcon("fth-search"));
    search.setId("search");
    search.getStyleClass().add("search-button");
    search.setOnAction(press -> palette.open());
    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    Label keycap = new Label("Ctrl+K");
    keycap.getStyleClass().add("keycap");
    search.setGraphicTextGap(8);
    HBox top = new HBox(8, menus, spring, search, keycap);
    top.setAlignment(Pos.CENTER_LEFT);
    top.getStyleClass().add("top-bar");
    return top;
  }

  /** The command of the screen that has the queue. */
  private void showQueue() {
    commands().stream()
        .filter(command -> command.id().equals(QUEUE_COMMAND))
        .findFirst()
        .ifPresent(command -> command.action().run());
  }

  /** Everything with a name but the runs, which change while the window is open. */
  private List<Command> commands() {
    List<Command> all = new ArrayList<>();
    for (int i = 0; i < screens.size(); i++) {
      Screen screen = screens.get(i);
      all.add(
          new Command(
              "screen." + screen.id(),
              screen.title(),
              screen.hint(),
              screen.icon(),
              i < 9 ? "Shortcut+" + (i + 1) : "",
              Kind.SCREEN,
              () -> open(screen.id())));
    }
    all.add(command("palette", "fth-search", "Shortcut+K", this::openPalette));
    all.add(command("inspector", "fth-sidebar", "Shortcut+I", this::toggleInspector));
    all.add(
        command(
            "theme",
            "fth-moon",
            "Shortcut+Shift+L",
            () -> workspace.theme().set(workspace.theme().get().other())));
    all.add(command("back", "fth-arrow-left", "Alt+Left", workspace.selection()::back));
    all.add(command("forward", "fth-arrow-right", "Alt+Right", workspace.selection()::forward));
    all.add(command("close-tab", "fth-x", "Shortcut+W", tabs::closeCurrent));
    all.add(command("keys", "fth-command", "F1", this::tellKeys));
    all.add(command("about", "fth-info", "", this::tellAbout));
    all.add(command("close", "fth-log-out", "Shortcut+Q", this::closeWindow));
    all.addAll(runActions.commands(model::selected));
    all.addAll(bundles.commands(model::selected));
    screens.forEach(screen -> all.addAll(screen.commands()));
    return all;
  }

  private List<Command> palette() {
    List<Command> all = commands();
    all.removeIf(command -> command.id().equals("shell.palette"));
    all.addAll(model.runs(this::openRun));
    return all;
  }

  private void openRun(String run) {
    workspace.selection().selectRun(run);
    open("live");
  }

  private void openProblem(Selection.Place problem) {
    workspace.selection().select(problem);
    open("samples");
  }

  /** Whether that screen is in sight. */
  public boolean shows(String screen) {
    return tabs.current().filter(shown -> shown.id().equals(screen)).isPresent();
  }

  /** The screens' identifiers, in the rail's order. */
  public List<String> screenIds() {
    return screens.stream().map(Screen::id).toList();
  }

  /** Opens the palette. */
  public void openPalette() {
    palette.open();
  }

  /** The main window before those that screens were moved to, where one of them has the focus. */
  private void toFront() {
    Scene scene = overlay.root().getScene();
    if (scene != null
        && scene.getWindow() instanceof Stage stage
        && stage.isShowing()
        && !stage.isFocused()) {
      stage.toFront();
      stage.requestFocus();
    }
  }

  private void closeWindow() {
    if (overlay.root().getScene().getWindow() instanceof Stage stage) {
      stage.fireEvent(
          new javafx.stage.WindowEvent(stage, javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST));
      stage.close();
    }
  }

  private void tellKeys() {
    GridPane grid = new GridPane();
    grid.setHgap(14);
    grid.setVgap(6);
    for (Command command : commands()) {
      if (!command.keys().isEmpty()) {
        addKey(grid, KeyCombination.valueOf(command.keys()).getDisplayText(), command.title());
      }
    }
    tabs.current()
        .ifPresent(screen -> screen.keys().forEach(k -> addKey(grid, k.keys(), k.text())));
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(KEYS_HEIGHT);
    scroll.getStyleClass().add("screen-scroll");
    overlay.show("fth-command", TEXTS.get("command.keys"), scroll);
  }

  private static void addKey(GridPane grid, String keys, String text) {
    grid.addRow(grid.getRowCount(), Labels.of(keys, "keycap"), Labels.wrapped(text));
  }

  private void tellAbout() {
    String version =
        Objects.requireNonNullElse(Shell.class.getPackage().getImplementationVersion(), "");
    overlay.show(
        "fth-info",
        (TEXTS.get("title") + " " + version).strip(),
        Labels.wrapped(TEXTS.get("about"), "muted"));
  }

  private static Command command(String id, String icon, String keys, Runnable action) {
    return new Command(
        "shell." + id,
        TEXTS.get("command." + id),
        TEXTS.has("command." + id + ".hint") ? TEXTS.get("command." + id + ".hint") : "",
        icon,
        keys,
        Kind.ACTION,
        action);
  }
}
