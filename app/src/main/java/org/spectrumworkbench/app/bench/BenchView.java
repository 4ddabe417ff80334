package org.spectrumworkbench.app.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.spectrumworkbench.app.bench.BenchModel.Shown;
import org.spectrumworkbench.app.chart.PaletteRoot;
import org.spectrumworkbench.app.fx.EmptyState;
import org.spectrumworkbench.app.fx.FileChoice.Kind;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Panel;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Workspace;

/** The verifier bench's node. */
final class BenchView extends PaletteRoot {
  private static final Texts TEXTS = Texts.of(BenchView.class);

  private final Workspace workspace;
  private final BenchModel model;
  private final SourceBar bar;
  private final ConfusionGrid confusion;
  private final RatesPane rates = new RatesPane(TEXTS);
  private final Label notes = Labels.wrapped("", "small-text");
  private final Label faults = Labels.wrapped("", "danger-text", "small-text");
  private final TextField search = new TextField();
  private final ComboBox<String> categories = new ComboBox<>();
  private final ToggleButton unlabelled = new ToggleButton(TEXTS.get("filter.unlabelled"));
  private final Button all =
      Labels.button(TEXTS.get("filter.all"), "fth-x", this::listAll, "small");
  private final Label counted = Labels.of("", "quiet");
  private final CategoryTable byCategory;
  private final CaseTable cases;
  private final CaseDetail detail;
  private final EmptyState empty = new EmptyState(Feather.CHECK_SQUARE);
  private final BorderPane results = new BorderPane();
  private boolean following;

  BenchView(BenchModel model, Workspace workspace) {
    this.model = model;
    this.workspace = workspace;
    setId("bench");
    getStylesheets()
        .add(Objects.requireNonNull(BenchView.class.getResource("bench.css")).toExternalForm());
    bar = new SourceBar(model, TEXTS, this::openFile, this::export);
    confusion = new ConfusionGrid(model, TEXTS);
    byCategory = new CategoryTable(model, TEXTS);
    cases = new CaseTable(model, TEXTS);
    detail = new CaseDetail(model, workspace, TEXTS);
    empty
        .say(TEXTS.get("empty"), TEXTS.get("empty.next"))
        .offer("empty-run", TEXTS.get("empty.run"), model::run)
        .offer("empty-open", TEXTS.get("source.open"), this::openFile);
    results.getStyleClass().add("bench-results");
    results.setLeft(left());
    results.setCenter(right());
    BorderPane screen = new BorderPane();
    screen.setTop(bar);
    screen.setCenter(new StackPane(empty, results));
    screen.setBottom(new TryLine(model, TEXTS));
    getChildren().setAll(screen);
    addEventFilter(KeyEvent.ANY, new BenchKeys(model, detail.form(), search, cases.view())::handle);

    model.shownProperty().addListener((property, old, now) -> showResults());
    model.filterProperty().addListener((property, old, now) -> showFilter());
    model.rowsProperty().addListener((property, old, now) -> showRows());
    model.chosenProperty().addListener((property, old, now) -> showChosen());
    showResults();
    showFilter();
    showRows();
  }

  private VBox left() {
    Panel table =
        new Panel(TEXTS.get("confusion"), confusion).explained(TEXTS.get("confusion.explained"));
    Panel rate = new Panel(TEXTS.get("rates"), rates).explained(TEXTS.get("rates.explained"));
    notes.setId("bench-notes");
    faults.setId("bench-faults");
    VBox left = new VBox(10, table, rate, byCategory, notes, faults);
    VBox.setVgrow(byCategory, Priority.ALWAYS);
    left.getStyleClass().add("bench-left");
    left.setPrefWidth(416);
    left.setMinWidth(400);
    return left;
  }

  private SplitPane right() {
    search.setId("bench-search");
    search.setPromptText(TEXTS.get("search"));
    search.setPrefWidth(140);
    search.setMinWidth(80);
    search
        .textProperty()
        .addListener((property, old, now) -> {
          if (!following) {
            model.filter(model.filterProperty().get().withText(now));
          }
        });
    categories.setId("bench-category");
    categories.setPrefWidth(170);
    categories.setMinWidth(90);
    categories.setOnAction(choice -> {
      String chosen = categories.getValue();
      if (!following && chosen != null) {
        boolean any = chosen.equals(TEXTS.get("category.all"));
        model.filter(model.filterProperty().get().withCategory(any ? null : chosen));
      }
    });
    unlabelled.setId("bench-unlabelled");
    unlabelled.getStyleClass().add("choice-chip");
    unlabelled.setMinWidth(Region.USE_PREF_SIZE);
    unlabelled.setOnAction(press ->
        model.filter(model.filterProperty().get().withUnlabelled(unlabelled.isSelected())));
    all.setId("bench-all");
    counted.setId("bench-counted");
    HBox filters = new HBox(8, categories, search, unlabelled, all, Labels.spring(), counted);
    filters.setAlignment(Pos.CENTER_LEFT);
    VBox list = new VBox(8, filters, cases.view());
    list.getStyleClass().add("bench-list");
    VBox.setVgrow(cases.view(), Priority.ALWAYS);
    SplitPane split = new SplitPane(list, detail);
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(.6);
    SplitPane.setResizableWithParent(detail, false);
    split.getStyleClass().add("workspace-split");
    split.setMinWidth(0);
    return split;
  }

  private void showResults() {
    Optional<Shown> shown = model.shownProperty().get();
    empty.setVisible(shown.isEmpty());
    results.setVisible(shown.isPresent());
    shown.ifPresent(this::show);
  }

  private void show(Shown now) {
    rates.show(now);
    byCategory.show(now.after());
    showConfusion();
    show(notes, notes(now));
    show(faults, faults(now));
    follow(() -> {
      List<String> names = new ArrayList<>(List.of(TEXTS.get("category.all")));
      names.addAll(now.categories());
      if (!categories.getItems().equals(names)) {
        categories.getItems().setAll(names);
      }
      showCategory();
    });
    show(unlabelled, now.asksForLabels());
  }

  private static String notes(Shown now) {
    List<String> lines = new ArrayList<>();
    if (now.asksForLabels()) {
      lines.add(TEXTS.get("notes.label", now.labelled(), now.rows().size()));
    }
    if (!now.outcome().verifiers().isEmpty()) {
      lines.add(TEXTS.get("notes.verifiers", now.outcome().verifiers()));
    }
    if (now.outcome().more()) {
      lines.add(TEXTS.get("notes.more", Formats.count(BenchRun.MOST_CASES)));
    }
    return String.join("\n", lines);
  }

  /** The first few; a file that is none at all has as many faults as lines. */
  private static String faults(Shown now) {
    int count = now.outcome().faults().size();
    if (count == 0) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    lines.add(TEXTS.get(count == 1 ? "faults.one" : "faults", Formats.count(count)));
    now.outcome().faults().stream()
        .limit(4)
        .forEach(fault ->
            lines.add(
                TEXTS.get(
                    "faults.line", fault.line(), String.valueOf(fault.fault().getMessage()))));
    return String.join("\n", lines);
  }

  private void showConfusion() {
    model
        .shownProperty()
        .get()
        .ifPresent(now -> confusion.show(now.after().all(), model.filterProperty().get().cell()));
  }

  private void showFilter() {
    BenchFilter filter = model.filterProperty().get();
    showConfusion();
    follow(() -> {
      showCategory();
      unlabelled.setSelected(filter.unlabelled());
      if (!search.getText().equals(filter.text())) {
        search.setText(filter.text());
      }
    });
    show(all, !filter.equals(BenchFilter.ALL));
  }

  private void showCategory() {
    String category = model.filterProperty().get().category();
    byCategory.mark(category);
    categories.setValue(category == null ? TEXTS.get("category.all") : category);
  }

  private void showRows() {
    cases.showRows();
    int total = model.shownProperty().get().map(now -> now.rows().size()).orElse(0);
    counted.setText(
        TEXTS.get(
            "counted", Formats.count(model.rowsProperty().get().size()), Formats.count(total)));
    detail.show();
  }

  private void showChosen() {
    cases.showChosen();
    detail.show();
  }

  private void listAll() {
    model.filter(BenchFilter.ALL);
  }

  private void openFile() {
    Optional<Path> file =
        workspace
            .files()
            .open(
                TEXTS.get("source.open"),
                new Kind(TEXTS.get("source.open.kind"), List.of("*.jsonl", "*.json", "*.txt")));
    file.ifPresent(path -> {
      model.chooseFile(path);
      model.run();
    });
  }

  private void export() {
    workspace
        .files()
        .save(
            TEXTS.get("export"),
            "verdicts.csv",
            new Kind(TEXTS.get("export.kind"), List.of("*.csv", "*.jsonl")))
        .ifPresent(model::export);
  }

  /** Changes controls without taking that for a choice of the user. */
  private void follow(Runnable change) {
    boolean before = following;
    following = true;
    change.run();
    following = before;
  }

  private static void show(Label label, String text) {
    label.setText(text);
    show(label, !text.isEmpty());
  }

  private static void show(Region part, boolean visible) {
    part.setVisible(visible);
    part.setManaged(visible);
  }
}
