package org.spectrumworkbench.app.settings;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Overlay;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.shell.Command;
import org.spectrumworkbench.app.shell.Screen;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.Version;
import org.spectrumworkbench.core.experiment.Workbench;

/** Settings: the look, folders, what takes the disk and what is done about it, the machine. */
public final class SettingsScreen implements Screen {
  private static final Texts TEXTS = Texts.of(SettingsScreen.class);
  private static final double LABEL_WIDTH = 150;

  private final SettingsModel model;
  private final Optional<Path> log;
  private final List<Section> more;
  private @Nullable Node root;

  /**
   * A part of the screen that another package fills.
   *
   * @param title what it is about
   * @param node built once
   */
  public record Section(String title, Supplier<Node> node) {}

  /**
   * @param examine looks at the machine and gives what it finds as text; off the window's thread
   * @param log the newest log of the program
   * @param more further parts, behind the look
   */
  public SettingsScreen(
      Workspace workspace, Supplier<String> examine, Optional<Path> log, List<Section> more) {
    this.model = new SettingsModel(workspace, examine);
    this.log = log;
    this.more = List.copyOf(more);
  }

  @Override
  public String id() {
    return "settings";
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
    return "fth-settings";
  }

  @Override
  public boolean wantsInspector() {
    return false;
  }

  @Override
  public List<Command> commands() {
    return List.of(
        new Command(
            "settings.open",
            TEXTS.get("command.open"),
            "",
            icon(),
            "Shortcut+Comma",
            Command.Kind.ACTION,
            () -> model.workspace().navigation().open(id())),
        action("backup", "fth-archive", () -> model.backup(false)),
        action("verify", "fth-check-circle", model::verify));
  }

  private Command action(String what, String icon, Runnable action) {
    return Command.action(
        "settings." + what,
        TEXTS.get("command." + what),
        TEXTS.get(what + ".hint"),
        icon,
        () -> {
          model.workspace().navigation().open(id());
          action.run();
        });
  }

  @Override
  public Node node() {
    if (root == null) {
      root = build();
    }
    return root;
  }

  @Override
  public void shown() {
    model.measure();
  }

  private Node build() {
    VBox page = new VBox(14);
    page.getChildren()
        .addAll(
            new VBox(
                2,
                Labels.of(TEXTS.get("title"), Styles.TITLE_2),
                Labels.wrapped(TEXTS.get("subtitle"), "muted")),
            card(TEXTS.get("look"), look()));
    more.forEach(section -> page.getChildren().add(card(section.title(), section.node().get())));
    page.getChildren()
        .addAll(
            card(TEXTS.get("store"), new StorePane(model).node()),
            card(TEXTS.get("folders"), folders()),
            card(TEXTS.get("workers"), workers()),
            card(TEXTS.get("report"), report()),
            card(TEXTS.get("about"), about()));
    page.setMaxWidth(980);
    page.getStyleClass().addAll("screen", "home");
    ScrollPane scroll = new ScrollPane(page);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("screen-scroll");
    return scroll;
  }

  private static VBox card(String title, Node content) {
    VBox card = new VBox(10, Labels.of(title, "overline"), content);
    card.getStyleClass().add("card");
    return card;
  }

  private Node look() {
    ToggleGroup group = new ToggleGroup();
    HBox choice = new HBox();
    for (Theme theme : Theme.values()) {
      ToggleButton button = new ToggleButton(TEXTS.get("theme." + theme.name()));
      button.setId("theme-" + theme.name().toLowerCase(java.util.Locale.ROOT));
      button.setToggleGroup(group);
      button.getStyleClass().add(theme == Theme.LIGHT ? Styles.LEFT_PILL : Styles.RIGHT_PILL);
      button.setOnAction(press -> {
        button.setSelected(true);
        model.workspace().theme().set(theme);
      });
      button.setSelected(model.workspace().theme().get() == theme);
      model
          .workspace()
          .theme()
          .addListener((property, old, now) -> button.setSelected(now == theme));
      choice.getChildren().add(button);
    }
    HBox row = new HBox(12, fixed(TEXTS.get("theme")), choice, Labels.of("Ctrl+Shift+L", "keycap"));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node folders() {
    Workbench workbench = model.workspace().workbench();
    GridPane grid = grid();
    folder(grid, "home", workbench.home());
    folder(grid, "runs", workbench.runs());
    folder(grid, "datasets", workbench.datasets());
    folder(grid, "database", workbench.store());
    folder(grid, "logs", workbench.home().resolve("logs"));
    return new VBox(8, grid, Labels.wrapped(TEXTS.get("folders.help"), "help"));
  }

  private void folder(GridPane grid, String name, Path folder) {
    Button show =
        Labels.button(
            TEXTS.get("show"), "fth-folder", () -> model.showFolder(folder), Styles.SMALL);
    show.setId("settings-show-" + name);
    show.setAccessibleText(TEXTS.get("show") + " " + TEXTS.get("folder." + name));
    row(grid, TEXTS.get("folder." + name), folder.toString(), show);
  }

  private Node workers() {
    GridPane grid = grid();
    for (String name :
        List.of(
            "SPECTRUM_WORKER_OPTS", "SPECTRUM_JAVA_OPTS", "OMP_WAIT_POLICY", "GOMP_SPINCOUNT")) {
      String value = System.getenv(name);
      row(
          grid,
          name,
          value == null || value.isBlank() ? TEXTS.get("workers." + name) : value,
          null);
    }
    return new VBox(8, grid, Labels.wrapped(TEXTS.get("workers.help"), "help"));
  }

  private Node report() {
    Button look = Labels.button(TEXTS.get("report.look"), "fth-activity", model::examine);
    look.setId("settings-examine");
    look.disableProperty().bind(model.examiningProperty());
    Button copy =
        Labels.button(
            TEXTS.get("report.copy"),
            "fth-copy",
            () -> {
              Overlay.copy(model.reportProperty().get());
              model.workspace().dialogs().tell(TEXTS.get("report.copied"));
            });
    copy.setId("settings-copy-report");
    copy.disableProperty().bind(model.reportProperty().isEmpty());
    TextArea text = new TextArea();
    text.setId("settings-report");
    text.setEditable(false);
    text.setPrefRowCount(9);
    text.getStyleClass().add("mono");
    text.textProperty().bind(model.reportProperty());
    text.visibleProperty().bind(model.reportProperty().isNotEmpty());
    text.managedProperty().bind(text.visibleProperty());
    return new VBox(
        10, Labels.wrapped(TEXTS.get("report.help"), "help"), new HBox(8, look, copy), text);
  }

  private Node about() {
    GridPane grid = grid();
    row(grid, TEXTS.get("version.program"), Version.current(), null);
    row(grid, "Java", Runtime.version() + ", " + System.getProperty("java.vendor", ""), null);
    row(grid, "JavaFX", System.getProperty("javafx.runtime.version", "–"), null);
    row(
        grid,
        TEXTS.get("version.system"),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        null);
    log.ifPresent(file -> {
      Button show =
          Labels.button(
              TEXTS.get("show"), "fth-file-text", () -> model.showFolder(file), Styles.SMALL);
      show.setId("settings-show-log");
      row(grid, TEXTS.get("version.log"), file.toString(), show);
    });
    return grid;
  }

  private static GridPane grid() {
    GridPane grid = new GridPane();
    grid.setHgap(12);
    grid.setVgap(6);
    return grid;
  }

  private static void row(GridPane grid, String name, String value, @Nullable Node control) {
    Node text = Labels.wrapped(value);
    GridPane.setHgrow(text, Priority.ALWAYS);
    List<Node> nodes = new ArrayList<>(List.of(fixed(name), text));
    if (control != null) {
      nodes.add(control);
    }
    grid.addRow(grid.getRowCount(), nodes.toArray(Node[]::new));
  }

  private static Node fixed(String text) {
    var label = Labels.of(text, "muted");
    label.setMinWidth(LABEL_WIDTH);
    return label;
  }
}
