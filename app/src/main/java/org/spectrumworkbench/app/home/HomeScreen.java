package org.spectrumworkbench.app.home;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.RowButton;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Machine;
import org.spectrumworkbench.app.shell.RunWords;
import org.spectrumworkbench.app.shell.Screen;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.experiment.ExperimentFile.Preset;
import org.spectrumworkbench.store.query.RunRow;

/** Home: begin an experiment, go on with one, see the machine. */
public final class HomeScreen implements Screen {
  private static final Texts TEXTS = Texts.of(HomeScreen.class);
  private static final int UNFINISHED_SHOWN = 3;

  private final HomeModel model;
  private final Consumer<Preset> plan;
  private final VBox unfinished = new VBox(2);
  private final VBox recent = new VBox(2);
  private final VBox machine = new VBox(10);
  private @Nullable Node root;
  private boolean inSight;

  /**
   * @param readMachine reads the machine; off the window's thread
   * @param plan opens a preset on the Plan screen
   */
  public HomeScreen(Workspace workspace, Supplier<Machine> readMachine, Consumer<Preset> plan) {
    this.model = new HomeModel(workspace, readMachine);
    this.plan = plan;
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
    VBox left = new VBox(14, unfinished, hero(), card("recent", recent), others());
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
    unfinished.getChildren().clear();
    unfinished.setManaged(!model.unfinished().isEmpty());
    if (model.unfinished().isEmpty()) {
      return;
    }
    VBox rows = new VBox(8);
    model.unfinished().stream()
        .limit(UNFINISHED_SHOWN)
        .forEach(run -> rows.getChildren().add(standing(run)));
    int more = model.unfinished().size() - UNFINISHED_SHOWN;
    if (more > 0) {
      rows.getChildren().add(Labels.of(TEXTS.get("unfinished.more", more), "help"));
    }
    unfinished.getChildren().add(card("unfinished", rows));
  }

  private Node standing(RunRow run) {
    VBox text =
        new VBox(
            1,
            Labels.wrapped(run.name(), Styles.TEXT_BOLD),
            Labels.wrapped(
                run.message().isEmpty()
                    ? RunWords.stoppedAt(run)
                    : RunWords.stoppedAt(run) + ": " + run.message(),
                "help"));
    HBox.setHgrow(text, Priority.ALWAYS);
    Button resume =
        Labels.button(TEXTS.get("resume"), "fth-rotate-cw", () -> model.resume(run), Styles.SMALL);
    resume.setId("resume-" + run.id());
    Button keep =
        Labels.button(TEXTS.get("keep"), "fth-check", () -> model.keep(run), Styles.SMALL);
    Button delete =
        Labels.button(TEXTS.get("delete"), "fth-trash-2", () -> model.delete(run), Styles.SMALL);
    HBox row = new HBox(8, Labels.icon("fth-pause-circle", "warning"), text, resume, keep, delete);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void showRecent() {
    recent.getChildren().clear();
    if (model.recent().isEmpty()) {
      if (model.loadedProperty().get()) {
        VBox empty =
            new VBox(
                6,
                Labels.icon("fth-activity", "empty-icon"),
                Labels.of(TEXTS.get("empty.title"), Styles.TEXT_BOLD),
                Labels.wrapped(TEXTS.get("empty"), "muted"));
        empty.setAlignment(Pos.CENTER);
        empty.getStyleClass().add("empty");
        recent.getChildren().add(empty);
      }
      return;
    }
    for (RunRow run : model.recent()) {
      recent.getChildren().add(RecentRun.row(run, model));
    }
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
