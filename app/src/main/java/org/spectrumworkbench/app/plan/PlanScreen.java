package org.spectrumworkbench.app.plan;

import atlantafx.base.controls.ToggleSwitch;
import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntSupplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Command;
import org.spectrumworkbench.app.shell.Machine;
import org.spectrumworkbench.app.shell.Screen;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.core.experiment.ExperimentFile.Preset;
import org.spectrumworkbench.core.experiment.Setting;
import org.spectrumworkbench.core.experiment.SettingCatalogue;

/** Plan: preset, pipeline, form, readiness, and the button that starts the run. */
public final class PlanScreen implements Screen {
  private static final Texts TEXTS = Texts.of(PlanScreen.class);
  private static final KeyCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination REDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
  private static final KeyCombination START =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);

  private final Workspace workspace;
  private final PlanModel model;
  private final ForecastsModel forecasts;
  private @Nullable BorderPane root;
  private @Nullable SettingsForm form;

  /**
   * A plan for the machine that this runs on.
   *
   * @param forecaster says what a run will take, where there is one
   * @param liveRuns how many runs are under way; asked off the window's thread
   */
  public static PlanScreen onThisMachine(
      Workspace workspace, Optional<Forecaster> forecaster, IntSupplier liveRuns) {
    return new PlanScreen(
        workspace,
        forecaster,
        runs -> {
          Machine.Load load = Machine.load();
          return new Readiness.Surroundings(
              runs,
              Machine.freeDisk(runs),
              load.memoryTotal() - load.memoryUsed(),
              liveRuns.getAsInt());
        });
  }

  /**
   * @param forecaster says what a run will take, where there is one
   * @param surroundings reads the machine, given the folder of the runs
   */
  PlanScreen(
      Workspace workspace,
      Optional<Forecaster> forecaster,
      Function<Path, Readiness.Surroundings> surroundings) {
    this.workspace = workspace;
    this.model = new PlanModel(workspace, forecaster, surroundings);
    this.forecasts = new ForecastsModel(workspace);
  }

  public PlanModel model() {
    return model;
  }

  @Override
  public String id() {
    return "plan";
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
    return "fth-sliders";
  }

  @Override
  public boolean wantsInspector() {
    return false;
  }

  @Override
  public void shown() {
    model.check();
    model.lookForProblems();
    model.measuring().start();
    forecasts.refresh();
  }

  @Override
  public List<KeyHint> keys() {
    return List.of(
        new KeyHint("Ctrl+Enter", TEXTS.get("key.start")),
        new KeyHint("Ctrl+Z", TEXTS.get("key.undo.hint")),
        new KeyHint("Ctrl+Shift+Z", TEXTS.get("key.redo.hint")));
  }

  @Override
  public List<Command> commands() {
    List<Command> all = new ArrayList<>();
    all.add(command("new", "fth-file-plus", "Shortcut+N", () -> begin(model.presets().getFirst())));
    all.add(command("open", "fth-folder", "Shortcut+O", this::openFile));
    all.add(command("save", "fth-save", "Shortcut+S", model::save));
    all.add(command("undo", "fth-corner-up-left", "", model::undo));
    all.add(command("redo", "fth-corner-up-right", "", model::redo));
    all.add(command("start", "fth-play", "", this::start));
    for (Preset preset : model.presets()) {
      all.add(
          Command.action(
              "plan.preset." + preset.name(),
              TEXTS.get("command.preset", preset.name()),
              preset.description(),
              "fth-file-text",
              () -> begin(preset)));
    }
    for (Setting setting : SettingCatalogue.all()) {
      all.add(
          new Command(
              "plan.setting." + setting.key(),
              setting.key(),
              setting.label() + ": " + setting.help(),
              "fth-sliders",
              "",
              Command.Kind.SETTING,
              () -> find(setting.key())));
    }
    return all;
  }

  @Override
  public Node node() {
    if (root == null) {
      root = build();
    }
    return root;
  }

  private BorderPane build() {
    SettingsForm settings = new SettingsForm(model, workspace.files());
    form = settings;
    PipelineStrip strip = new PipelineStrip(model, settings::findSection);
    ReadinessPanel readiness = new ReadinessPanel(model, settings::find, workspace.dialogs()::tell);

    TextArea yaml = new TextArea();
    yaml.setEditable(false);
    yaml.getStyleClass().addAll("mono", "yaml");
    yaml.setId("plan-yaml");

    ToggleButton asForm = segment("view.form", "fth-list", Styles.LEFT_PILL);
    ToggleButton asYaml = segment("view.yaml", "fth-code", Styles.CENTER_PILL);
    ToggleButton asForecasts = segment("view.forecasts", "fth-crosshair", Styles.RIGHT_PILL);
    asForecasts.setId("plan-as-forecasts");
    ForecastsPane pictures = new ForecastsPane(forecasts, workspace);
    asForm.setId("plan-as-form");
    asYaml.setId("plan-as-yaml");
    ToggleGroup views = new ToggleGroup();
    views.getToggles().addAll(asForm, asYaml, asForecasts);
    views.selectToggle(asForm);
    ToggleSwitch advanced = new ToggleSwitch(TEXTS.get("advanced"));
    advanced.setId("plan-advanced");
    advanced.selectedProperty().bindBidirectional(model.advancedProperty());
    advanced.disableProperty().bind(asForm.selectedProperty().not());

    HBox formBar = new HBox(10, new HBox(asForm, asYaml, asForecasts), Labels.spring(), advanced);
    formBar.setAlignment(Pos.CENTER_LEFT);
    formBar.getStyleClass().add("form-bar");
    BorderPane left = new BorderPane(settings.node());
    left.setTop(formBar);
    views
        .selectedToggleProperty()
        .addListener((property, old, now) -> {
          if (now == null) {
            views.selectToggle(old);
          } else {
            yaml.setText(ExperimentFile.write(model.draft().settings()));
            left.setCenter(
                now == asYaml ? yaml : now == asForecasts ? pictures.node() : settings.node());
            forecasts.refresh();
          }
        });
    model
        .draftProperty()
        .addListener((property, old, now) -> {
          if (asYaml.isSelected()) {
            yaml.setText(ExperimentFile.write(now.settings()));
          }
        });

    BorderPane body = new BorderPane(left);
    body.setRight(readiness.node());
    VBox page = new VBox(14, header(), strip.node(), body);
    page.getStyleClass().addAll("screen", "plan");
    VBox.setVgrow(body, Priority.ALWAYS);
    BorderPane whole = new BorderPane(page);
    whole.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    return whole;
  }

  private HBox header() {
    Label title = Labels.of(TEXTS.get("title"), Styles.TITLE_2);
    Label about = Labels.wrapped("", "muted");
    HBox.setHgrow(about, Priority.ALWAYS);
    MenuButton preset = new MenuButton("", Labels.icon("fth-file-text"));
    preset.setId("plan-preset");
    preset.setMinWidth(Region.USE_PREF_SIZE);
    for (Preset one : model.presets()) {
      Label name = Labels.of(one.name(), Styles.TEXT_BOLD);
      Label what = Labels.wrapped(one.description(), "help");
      what.setPrefWidth(380);
      VBox text = new VBox(2, name, what);
      MenuItem item = new MenuItem();
      item.setGraphic(text);
      item.setId("preset-" + one.name());
      item.setOnAction(choice -> model.begin(one));
      preset.getItems().add(item);
    }
    Runnable show =
        () -> {
          String start = model.draft().start();
          preset.setText(start.length() > 40 ? "…" + start.substring(start.length() - 38) : start);
          about.setText(
              model.presets().stream()
                  .filter(one -> one.name().equals(start))
                  .map(Preset::description)
                  .findFirst()
                  .orElse(TEXTS.get("from-file")));
        };
    model.draftProperty().addListener((property, old, now) -> show.run());
    show.run();

    Button undo = Labels.iconButton(TEXTS.get("key.undo"), "fth-corner-up-left", model::undo);
    undo.setId("plan-undo");
    undo.disableProperty().bind(model.canUndoProperty().not());
    Button redo = Labels.iconButton(TEXTS.get("key.redo"), "fth-corner-up-right", model::redo);
    redo.setId("plan-redo");
    redo.disableProperty().bind(model.canRedoProperty().not());
    Button open = Labels.iconButton(TEXTS.get("command.open"), "fth-folder", model::open);
    Button save = Labels.iconButton(TEXTS.get("command.save"), "fth-save", model::save);
    Button start = Labels.button(TEXTS.get("start"), "fth-play", this::start, Styles.ACCENT);
    start.setId("plan-start");
    start.setMinWidth(110);
    Runnable ready =
        () ->
            start.setDisable(
                model.startingProperty().get() || !model.readinessProperty().get().isReady());
    model.readinessProperty().addListener((property, old, now) -> ready.run());
    model.startingProperty().addListener((property, old, now) -> ready.run());
    ready.run();
    HBox header = new HBox(10, title, preset, about, undo, redo, open, save, start);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("screen-header");
    return header;
  }

  private static ToggleButton segment(String text, String icon, String pill) {
    ToggleButton button = new ToggleButton(TEXTS.get(text), Labels.icon(icon, "small-icon"));
    button.getStyleClass().addAll(pill, Styles.SMALL);
    return button;
  }

  /** Before the field that has the focus: its own undo would know nothing of the draft. */
  private void key(KeyEvent press) {
    if (REDO.match(press)) {
      model.redo();
    } else if (UNDO.match(press)) {
      model.undo();
    } else if (START.match(press)) {
      start();
    } else {
      return;
    }
    press.consume();
  }

  /** Starts the run, or goes to the first thing that stands in the way. */
  private void start() {
    model.start(this::showBlocker);
  }

  private void showBlocker(Readiness readiness) {
    workspace.navigation().open(id());
    readiness.lines().stream()
        .filter(line -> line.level() == Readiness.Level.BLOCKER)
        .findFirst()
        .ifPresent(line -> {
          workspace.dialogs().tell(line.text());
          if (!line.key().isEmpty()) {
            find(line.key());
          }
        });
  }

  private void begin(Preset preset) {
    model.begin(preset);
    workspace.navigation().open(id());
  }

  private void openFile() {
    workspace.navigation().open(id());
    model.open();
  }

  private void find(String key) {
    workspace.navigation().open(id());
    node();
    Objects.requireNonNull(form).find(key);
  }

  private static Command command(String id, String icon, String keys, Runnable action) {
    return new Command(
        "plan." + id, TEXTS.get("command." + id), "", icon, keys, Command.Kind.ACTION, action);
  }
}
