package org.spectrumworkbench.app.leaks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.spectrumworkbench.app.chart.ChartView;
import org.spectrumworkbench.app.chart.PaletteRoot;
import org.spectrumworkbench.app.chart.draw.Table;
import org.spectrumworkbench.app.fx.Dialogs;
import org.spectrumworkbench.app.fx.EmptyState;
import org.spectrumworkbench.app.fx.FailureLine;
import org.spectrumworkbench.app.fx.FileChoice.Kind;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Panel;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.fx.ToolbarOnHover;
import org.spectrumworkbench.app.shell.Screen.KeyHint;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.leak.NgramSize;

/**
 * Decontamination as a node: choose sets, scan, look at the hits, decide, make a cleaned version.
 */
public final class LeaksView extends PaletteRoot {
  private static final double LEFT = 340;

  private final Workspace workspace;
  private final LeaksModel model;
  private final Texts texts = Texts.of(LeaksView.class);
  private final SetChoice train;
  private final SetChoice eval;
  private final Slider slider =
      new Slider(NgramSize.SMALLEST, NgramSize.LARGEST, NgramSize.STANDARD);
  private final Label words = new Label();
  private final Button scan;
  private final Button check;
  private final Button clean;
  private final ChartView chart;
  private final MatrixPane matrix = new MatrixPane(texts);
  private final SelfCheckPane selfCheck;
  private final LeakScoresModel scores;
  private final TabPane tabs;
  private final BorderPane found = new BorderPane();
  private final EmptyState noSets = new EmptyState(Feather.DATABASE);
  private final EmptyState noScan = new EmptyState(Feather.SHIELD);

  /** What people call it. */
  public static String title() {
    return Texts.of(LeaksView.class).get("title");
  }

  /** The keys that work on it. */
  public static List<KeyHint> keyHints() {
    Texts texts = Texts.of(LeaksView.class);
    return List.of(
        new KeyHint("E", texts.get("exclude")),
        new KeyHint("K", texts.get("keep")),
        new KeyHint("U", texts.get("clear")),
        new KeyHint("R", texts.get("reason")),
        new KeyHint("Ctrl+Z", texts.get("undo")));
  }

  /** Builds the node; it reads which sets there are whenever it comes into a scene. */
  public LeaksView(Workspace workspace, LeaksModel model, LeakScoresModel scores) {
    this.workspace = workspace;
    this.model = model;
    this.scores = scores;
    setId("leaks");
    getStylesheets()
        .add(Objects.requireNonNull(LeaksView.class.getResource("leaks.css")).toExternalForm());
    train = new SetChoice("leaks-train", texts, model::chooseTrain);
    eval = new SetChoice("leaks-eval", texts, model::chooseEval);
    scan = button("scan", "fth-search", model::scan);
    scan.getStyleClass().add("accent");
    check = button("check", "fth-shield", model::check);
    clean = button("clean", "fth-filter", this::askToClean);
    Button export =
        button("export", "fth-download", () -> export(model.table(), "leaks.csv", "export.done"));
    chart =
        new ChartView(
            SweepChart.flagged(Optional.empty(), NgramSize.STANDARD, texts),
            workspace.files(),
            workspace.background(),
            workspace.dialogs());
    chart.setOnPick(x -> model.chooseN((int) Math.round(x)));
    HitsPane hits = new HitsPane(model, texts, List.of(clean, export));
    selfCheck = new SelfCheckPane(workspace, model, texts);
    ScoresPane scored =
        new ScoresPane(
            scores,
            model,
            texts,
            () -> export(scores.table(), "scores-without-leaks.csv", "scores.export.done"));
    tabs =
        new TabPane(tab("tab.hits", hits), tab("tab.scores", scored), tab("tab.check", selfCheck));
    layOut();
    addEventFilter(KeyEvent.ANY, hits.keys()::handle);
    follow();
    sceneProperty()
        .addListener((p, old, now) -> {
          if (now != null) {
            model.shown();
            scores.shown();
          }
        });
  }

  private void layOut() {
    noSets.say(texts.get("empty.sets"), texts.get("empty.sets.next"));
    noScan.say(texts.get("empty.scan"), texts.get("empty.scan.next"));
    Panel sweep = Panel.untitled(ToolbarOnHover.on(chart)).tall(230);
    Panel cells = new Panel(texts.get("matrix"), matrix).explained(texts.get("matrix.explain"));
    VBox.setVgrow(cells, Priority.ALWAYS);
    VBox left = new VBox(sweep, cells);
    left.getStyleClass().add("leaks-left");
    left.setMinWidth(LEFT);
    left.setMaxWidth(LEFT);
    VBox right = new VBox(tabs);
    right.getStyleClass().add("leaks-right");
    VBox.setVgrow(tabs, Priority.ALWAYS);
    found.setLeft(left);
    found.setCenter(right);
    BorderPane all = new BorderPane();
    all.setTop(top());
    all.setCenter(new javafx.scene.layout.StackPane(noSets, noScan, found));
    getChildren().setAll(all);
  }

  private VBox top() {
    ProgressBar bar = new ProgressBar();
    bar.setPrefWidth(110);
    bar.progressProperty().bind(model.progressProperty());
    Label left = Labels.of("", "quiet", "small-text");
    left.textProperty().bind(model.messageProperty());
    Button cancel = Labels.button(texts.get("scan.cancel"), "fth-x", model::cancel);
    cancel.setId("leaks-cancel");
    HBox work = row(bar, left, cancel);
    work.visibleProperty().bind(model.busyProperty());
    work.managedProperty().bind(model.busyProperty());
    HBox first =
        row(
            Labels.of(texts.get("train"), "quiet"),
            train.node(),
            Labels.of(texts.get("eval"), "quiet"),
            eval.node(),
            scan,
            check,
            Labels.spring(),
            work);
    slider.setId("leaks-n");
    slider.setBlockIncrement(1);
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    slider.setPrefWidth(220);
    slider.setAccessibleText(texts.get("chart.x"));
    slider
        .valueProperty()
        .addListener((p, old, now) -> model.chooseN((int) Math.round(now.doubleValue())));
    words.setMinWidth(Region.USE_PREF_SIZE);
    Label rescan = new Label();
    rescan.getStyleClass().add("warning-text");
    rescan.setId("leaks-rescan");
    Runnable hint =
        () ->
            rescan.setText(
                model.needsScanForN()
                    ? texts.get(
                        "n.rescan", model.scannedProperty().get().orElseThrow().report().n())
                    : "");
    model.nProperty().addListener((p, old, now) -> hint.run());
    model.scannedProperty().addListener((p, old, now) -> hint.run());
    VBox top =
        new VBox(first, row(words, slider, rescan), new FailureLine(model.failureProperty()));
    top.getStyleClass().add("screen-head");
    return top;
  }

  private void follow() {
    on(model.namesProperty(), this::showSets);
    on(model.trainProperty(), this::showSets);
    on(model.evalProperty(), this::showSets);
    on(model.busyProperty(), this::showPossible);
    on(model.decisionsProperty(), this::showPossible);
    on(model.scannedProperty(), this::showFound);
    on(model.nProperty(), this::showFound);
    on(model.selfCheckProperty(), this::showCheck);
    model
        .cleanedProperty()
        .addListener((p, old, now) -> workspace.dialogs().tell(cleanedNote(now)));
    showSets();
    showFound();
  }

  private static void on(ObservableValue<?> value, Runnable show) {
    value.addListener((p, old, now) -> show.run());
  }

  private void showSets() {
    LeakSources.Names names = model.namesProperty().get();
    train.show(names.sets(), model.trainProperty().get());
    eval.show(names.evaluation(), model.evalProperty().get());
    showPossible();
    showPlace();
  }

  private void showPossible() {
    scan.setDisable(!model.canScan());
    check.setDisable(!model.canScan());
    clean.setDisable(!model.canClean());
  }

  private void showPlace() {
    boolean any = model.scannedProperty().get().isPresent();
    boolean checked = model.selfCheckProperty().get().isPresent();
    boolean sets = !model.namesProperty().get().sets().isEmpty();
    noSets.setVisible(!sets && !any);
    noScan.setVisible(sets && !any && !checked);
    found.setVisible(any || checked);
  }

  private void showFound() {
    int n = model.nProperty().get();
    words.setText(texts.get("n", n));
    slider.setValue(n);
    Optional<Scanned> last = model.scannedProperty().get();
    chart.setFigure(SweepChart.flagged(last.map(s -> s.report().total()), n, texts));
    last.ifPresent(s -> matrix.show(s.report(), n));
    selfCheck.show(model.selfCheckProperty().get(), n);
    showPossible();
    showPlace();
  }

  private void showCheck() {
    selfCheck.show(model.selfCheckProperty().get(), model.nProperty().get());
    if (model.selfCheckProperty().get().isPresent()) {
      tabs.getSelectionModel().select(2);
    }
    showPlace();
  }

  private void askToClean() {
    workspace
        .dialogs()
        .ask(
            new Dialogs.Question(
                texts.get("clean.title"),
                texts.get(
                    "clean.text",
                    String.join(", ", model.toClean()),
                    Formats.count(
                        model.toClean().stream()
                            .mapToInt(
                                set -> model.decisionsProperty().get().excludedRows(set).size())
                            .sum())),
                List.of(
                    new Dialogs.Choice(texts.get("clean.do"), Dialogs.Weight.MAIN, model::clean))));
  }

  private String cleanedNote(List<DataSetVersion> versions) {
    return versions.stream()
        .map(version -> texts.get("clean.done", version.reference(), Formats.count(version.size())))
        .collect(Collectors.joining("; "));
  }

  private void export(Table table, String name, String done) {
    Optional<Path> file =
        workspace.files().save(texts.get("export"), name, new Kind("CSV", List.of("*.csv")));
    file.ifPresent(path ->
        workspace
            .background()
            .task(
                texts.get("export"),
                progress -> {
                  WholeFile.write(path, table.csv().getBytes(StandardCharsets.UTF_8));
                  return path;
                })
            .onSuccess(
                written -> workspace.dialogs().tell(texts.get(done, table.rows().size(), written)))
            .start());
  }

  private Button button(String key, String icon, Runnable action) {
    Button button = Labels.button(texts.get(key), icon, action);
    button.setId("leaks-" + key);
    button.setTooltip(new Tooltip(texts.get(key + ".hint")));
    return button;
  }

  private Tab tab(String key, javafx.scene.Node content) {
    Tab tab = new Tab(texts.get(key), content);
    tab.setClosable(false);
    return tab;
  }

  private static HBox row(javafx.scene.Node... parts) {
    HBox row = new HBox(8, parts);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
