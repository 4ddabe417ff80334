package org.spectrumworkbench.app.home;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.FailureLine;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.RowButton;
import org.spectrumworkbench.app.fx.Rows;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Machine;
import org.spectrumworkbench.app.shell.RunBundles;
import org.spectrumworkbench.app.shell.Screen;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.experiment.ExperimentFile.Preset;
import org.spectrumworkbench.store.query.RunRow;

/** Home: begin an experiment, go on with one, see the machine. */
public final class HomeScreen implements Screen {
  private static final Texts TEXTS = Texts.of(HomeScreen.class);
  private static final int UNFINISHED_SHOWN = 3;

  private final HomeModel model;
  private final RunBundles bundles;
  private final Consumer<Preset> plan;
  private final VBox unfinished = new VBox(8);
  private final Label unfinishedMore = Labels.of("", "help");
  private final VBox unfinishedCard = card("unfinished", new VBox(8, unfinished, unfinishedMore));
  private final VBox recent = new VBox(2);
  private final Label looking = Labels.of(TEXTS.get("looking"), "muted");
  private final VBox noRuns = noRuns();
  private final Rows<RunRow> unfinishedRows;
  private final Rows<RunRow> recentRows;
  private final VBox machine = new VBox(10);
  private @Nullable Node root;
  private boolean inSight;

  /**
   * @param readMachine reads the machine; off the window's thread
   * @param plan opens a preset on the Plan screen
   */
  public HomeScreen(Workspace workspace, Supplier<Machine> readMachine, Consumer<Preset> plan) {
    this.model = new HomeModel(workspace, readMachine);
    this.bundles = new RunBundles(workspace);
    this.plan = plan;
    this.unfinishedRows = new Rows<>(unfinished, RunRow::id, run -> new UnfinishedRun(run, model));
    this.recentRows = new Rows<>(recent, RunRow::id, run -> new RecentRun(run, model));
    workspace
        .revision()
        .addListener((property, old, now) -> {
          if (inSight) {
            model.refresh();
          }
        });
    workspace
        .queue()
        .viewProperty()
        .addListener((property, old, now) -> {
          if (inSight) {
            model.refresh();
            showRecent();
          }
        });
  }

  @Override
  public String id() {
    return "home";
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
    return "fth-home";
  }

  @Override
  public boolean wantsInspector() {
    return false;
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
    inSight = true;
    model.refresh();
  }

  @Override
  public void hidden() {
    inSight = false;
  }

  private Node build() {
    VBox left =
        new VBox(
            14,
            unfinishedCard,
            hero(),
            card("recent", new VBox(8, new VBox(recent, looking, noRuns), openBundle())),
            others());
    VBox right = new VBox(14, card("machine", machine), method());
    GridPane columns = new GridPane();
    columns.setHgap(14);
    ColumnConstraints wide = new ColumnConstraints();
    wide.setHgrow(Priority.ALWAYS);
    wide.setMinWidth(420);
    ColumnConstraints narrow = new ColumnConstraints(320);
    columns.getColumnConstraints().addAll(wide, narrow);
    columns.addRow(0, left, right);
    columns.setMaxWidth(1180);

    VBox page =
        new VBox(
            16,
            new VBox(
                2,
                Labels.of(TEXTS.get("heading"), Styles.TITLE_2),
                Labels.wrapped(TEXTS.get("subtitle"), "muted")),
            new FailureLine(model.failureProperty()),
            columns);
    page.getStyleClass().addAll("screen", "home");
    ScrollPane scroll = new ScrollPane(page);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("screen-scroll");

    model.recent().addListener((ListChangeListener<RunRow>) change -> showRecent());
    model.loadedProperty().addListener((property, old, now) -> showRecent());
    model.unfinished().addListener((ListChangeListener<RunRow>) change -> showUnfinished());
    model.machineProperty().addListener((property, old, now) -> showMachine());
    showRecent();
    showUnfinished();
    showMachine();
    return scroll;
  }

  private Node hero() {
    Preset first = model.presets().getFirst();
    Button start =
        Labels.button(TEXTS.get("start"), "fth-play", () -> model.start(first), Styles.ACCENT);
    start.setId("home-start");
    start.disableProperty().bind(model.startingProperty());
    Button adjust = Labels.button(TEXTS.get("adjust"), "fth-sliders", () -> plan.accept(first));
    adjust.setId("home-plan");
    VBox words =
        new VBox(
            4,
            Labels.of(TEXTS.get("begin.title"), Styles.TITLE_3),
            Labels.wrapped(first.description(), "muted"));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox hero = new HBox(12, words, adjust, start);
    hero.setAlignment(Pos.CENTER_LEFT);
    hero.getStyleClass().addAll("card", "hero");
    return hero;
  }

  private Node openBundle() {
    Button open = Labels.button(TEXTS.get("bundle"), "fth-package", bundles::choose, Styles.FLAT);
    open.setId("home-open-bundle");
    HBox row = new HBox(8, open, Labels.of(TEXTS.get("bundle.hint"), "help"));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Node others() {
    VBox others = new VBox(2);
    List<Preset> presets = model.presets();
    for (Preset preset : presets.subList(1, presets.size())) {
      VBox text =
          new VBox(
              1,
              Labels.of(preset.name(), Styles.TEXT_BOLD),
              Labels.wrapped(preset.description(), "help"));
      HBox.setHgrow(text, Priority.ALWAYS);
      HBox row = new HBox(12, text, Labels.icon("fth-chevron-right", "small-icon", "faint"));
      row.setAlignment(Pos.CENTER_LEFT);
      row.setId("preset-card-" + preset.name());
      RowButton.make(row, preset.name(), () -> plan.accept(preset));
      others.getChildren().add(row);
    }
    return card("presets", others);
  }

  private void showUnfinished() {
    List<RunRow> standing = model.unfinished();
    unfinishedCard.setVisible(!standing.isEmpty());
    unfinishedCard.setManaged(!standing.isEmpty());
    unfinishedRows.show(standing.stream().limit(UNFINISHED_SHOWN).toList());
    int more = standing.size() - UNFINISHED_SHOWN;
    unfinishedMore.setText(more > 0 ? TEXTS.get("unfinished.more", more) : "");
    unfinishedMore.setManaged(more > 0);
  }

  private void showRecent() {
    recentRows.show(List.copyOf(model.recent()));
    boolean none = model.recent().isEmpty();
    boolean loaded = model.loadedProperty().get();
    looking.setVisible(none && !loaded);
    looking.setManaged(none && !loaded);
    noRuns.setVisible(none && loaded);
    noRuns.setManaged(none && loaded);
  }

  private static VBox noRuns() {
    VBox empty =
        new VBox(
            6,
            Labels.icon("fth-activity", "empty-icon"),
            Labels.of(TEXTS.get("empty.title"), Styles.TEXT_BOLD),
            Labels.wrapped(TEXTS.get("empty"), "muted"));
    empty.setId("home-no-runs");
    empty.setAlignment(Pos.CENTER);
    empty.getStyleClass().add("empty");
    return empty;
  }

  private void showMachine() {
    machine.getChildren().clear();
    model
        .machineProperty()
        .get()
        .ifPresent(card -> {
          Machine facts = card.machine();
          machine
              .getChildren()
              .addAll(
                  fact("fth-cpu", facts.cpu(), TEXTS.get("machine.cores", facts.cores())),
                  fact(
                      "fth-server",
                      TEXTS.get("machine.memory", Formats.bytes(facts.memory())),
                      TEXTS.get("machine.device")),
                  fact(
                      "fth-hard-drive",
                      card.freeDisk()
                          .map(free -> TEXTS.get("machine.disk", Formats.bytes(free)))
                          .orElse(TEXTS.get("machine.disk.unknown")),
                      card.runs().toString()),
                  fact(
                      "fth-wifi-off",
                      TEXTS.get("machine.offline"),
                      TEXTS.get("machine.offline.hint")),
                  fact("fth-monitor", facts.system(), TEXTS.get("machine.java", facts.java())));
        });
  }

  private static Node fact(String icon, String value, String detail) {
    VBox text = new VBox(0, Labels.wrapped(value), Labels.wrapped(detail, "help"));
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row = new HBox(10, Labels.icon(icon, "fact-icon"), text);
    row.setAlignment(Pos.TOP_LEFT);
    return row;
  }

  private static Node method() {
    VBox steps = new VBox(10);
    for (String step : List.of("spectrum", "fuse", "signal", "evaluate")) {
      steps
          .getChildren()
          .add(
              new VBox(
                  1,
                  Labels.of(TEXTS.get("method." + step), Styles.TEXT_BOLD),
                  Labels.wrapped(TEXTS.get("method." + step + ".text"), "help")));
    }
    return card("method", steps);
  }

  private static VBox card(String title, Node content) {
    VBox card = new VBox(10, Labels.of(TEXTS.get(title + ".card"), "overline"), content);
    card.getStyleClass().add("card");
    return card;
  }
}
