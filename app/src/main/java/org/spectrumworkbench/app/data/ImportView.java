package org.spectrumworkbench.app.data;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.spectrumworkbench.app.fx.FailureLine;
import org.spectrumworkbench.app.fx.FileChoice;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.problem.data.ImportReport;
import org.spectrumworkbench.core.problem.data.RowNote;

/** The page of one import: the form at the left, rows and what is wrong with them at the right. */
final class ImportView extends BorderPane {
  private static final Texts TEXTS = Texts.of(ImportView.class);

  private final ImportModel model;
  private final Runnable leave;

  /**
   * @param leave goes to what was made, or back
   */
  ImportView(ImportModel model, FileChoice files, Runnable leave) {
    this.model = model;
    this.leave = leave;
    getStyleClass().add("import-page");
    setTop(head());
    ScrollPane form = new ScrollPane(new MappingForm(model));
    form.setFitToWidth(true);
    form.getStyleClass().addAll("screen-scroll", "mapping-scroll");
    form.setPrefWidth(290);
    form.setMinWidth(260);
    form.disableProperty().bind(model.runningProperty());
    setLeft(form);
    RowsPane rows = new RowsPane("import", model.preview(), model.sight(), files);
    ToggleButton notes = rows.add("", "import-notes-button", notes());
    notes
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> TEXTS.get("notes.title", noteCount()),
                model.notes(),
                model.reportProperty()));
    model
        .reportProperty()
        .subscribe(report -> {
          if (report.isPresent() && report.get().noted() > 0) {
            notes.setSelected(true);
          }
        });
    setCenter(rows);
    setBottom(foot());
  }

  private String noteCount() {
    long noted = model.reportProperty().get().map(ImportReport::noted).orElse(0L);
    return String.format(Locale.ROOT, "%,d", Math.max(noted, model.notes().size()));
  }

  private Node head() {
    Button back = Labels.iconButton(TEXTS.get("import.back"), "fth-arrow-left", leave);
    back.setId("import-back");
    Label layout = Labels.of("", "strong");
    layout.setMinWidth(0);
    layout.textProperty().bind(model.layoutProperty());
    HBox head = new HBox(8, back, layout);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("import-head");
    return head;
  }

  private TableView<RowNote> notes() {
    TableView<RowNote> table = new TableView<>(model.notes());
    table.setId("import-notes");
    table.getStyleClass().add(Styles.DENSE);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(Labels.wrapped(TEXTS.get("notes.none"), "muted"));
    table.getColumns().add(column("row", 60, note -> Long.toString(note.row())));
    table.getColumns().add(column("column", 110, note -> note.column().replace("\n", " ")));
    TableColumn<RowNote, String> kind =
        column("kind", 110, note -> TEXTS.get("note." + note.kind().word()));
    kind.setCellFactory(view -> new KindCell());
    table.getColumns().add(kind);
    table.getColumns().add(wrapped(column("what", 260, RowNote::what)));
    table.getColumns().add(wrapped(column("mend", 260, RowNote::mend)));
    return table;
  }

  private static TableColumn<RowNote, String> column(
      String key, double width, java.util.function.Function<RowNote, String> text) {
    TableColumn<RowNote, String> column = new TableColumn<>(TEXTS.get("notes." + key));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    return column;
  }

  /** A column whose texts break into as many lines as they need. */
  private static TableColumn<RowNote, String> wrapped(TableColumn<RowNote, String> column) {
    column.setCellFactory(view -> new WrappedCell());
    return column;
  }

  private static final class WrappedCell extends TableCell<RowNote, String> {
    private static final double PADDING = 18;
    private final Text text = new Text();

    WrappedCell() {
      text.getStyleClass().add("text");
      text.wrappingWidthProperty().bind(widthProperty().subtract(PADDING));
    }

    @Override
    protected void updateItem(String words, boolean empty) {
      super.updateItem(words, empty);
      text.setText(empty ? "" : words);
      setGraphic(empty ? null : text);
    }
  }

  /** What keeps a row out is a warning; a flag is quiet. */
  private static final class KindCell extends TableCell<RowNote, String> {
    @Override
    protected void updateItem(String word, boolean empty) {
      super.updateItem(word, empty);
      RowNote note = getTableRow() == null ? null : getTableRow().getItem();
      if (empty || note == null) {
        setGraphic(null);
        return;
      }
      setGraphic(Labels.of(word, "badge", note.kind().unusable() ? "danger" : "warning"));
    }
  }

  private Node foot() {
    Label blocker = Labels.wrapped("", "danger-text");
    blocker.setId("import-blocker");
    blocker.textProperty().bind(model.blockerProperty());
    show(blocker, model.blockerProperty().isNotEmpty());
    VBox outcome = new VBox(6);
    outcome.setId("import-outcome");
    model.reportProperty().subscribe(report -> tell(outcome, report));
    model.resultProperty().subscribe(made -> tell(outcome, model.reportProperty().get()));

    Button check = Labels.button(TEXTS.get("import.check"), "fth-check-square", model::checkAll);
    check.setId("import-check");
    Button run = Labels.button(TEXTS.get("import.run"), "fth-download", model::run, "accent");
    run.setId("import-run");
    var blocked =
        model
            .runningProperty()
            .or(model.blockerProperty().isNotEmpty())
            .or(
                Bindings.createBooleanBinding(
                    () -> model.sampleProperty().get().isEmpty(), model.sampleProperty()));
    check.disableProperty().bind(blocked);
    run.disableProperty().bind(blocked);

    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(model.progressProperty());
    bar.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(bar, Priority.ALWAYS);
    Label where = Labels.of("", "small", "muted");
    where.textProperty().bind(model.progressTextProperty());
    Button cancel = Labels.button(TEXTS.get("import.cancel"), "fth-x", model::cancel);
    cancel.setId("import-cancel");
    HBox progress = new HBox(10, bar, where, cancel);
    progress.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(progress, Priority.ALWAYS);
    progress.visibleProperty().bind(model.runningProperty());
    HBox buttons = new HBox(8, progress, check, run);
    buttons.setAlignment(Pos.CENTER_RIGHT);
    FailureLine failure = new FailureLine(model.failureProperty());
    failure.setId("import-failure");
    VBox foot = new VBox(8, blocker, failure, outcome, buttons);
    foot.getStyleClass().add("import-foot");
    return foot;
  }

  private static void show(Node node, javafx.beans.value.ObservableValue<Boolean> when) {
    node.visibleProperty().bind(when);
    node.managedProperty().bind(node.visibleProperty());
  }

  private void tell(VBox outcome, Optional<ImportReport> report) {
    outcome.getChildren().clear();
    outcome.setManaged(report.isPresent());
    report.ifPresent(found -> {
      outcome.getChildren().add(line(found));
      for (ImportReport.Warning warning : found.warnings()) {
        outcome.getChildren().add(warning(warning));
      }
    });
  }

  private Node line(ImportReport report) {
    String taken = String.format(Locale.ROOT, "%,d", report.taken());
    String read = String.format(Locale.ROOT, "%,d", report.read());
    Label text =
        Labels.of(
            model
                .resultProperty()
                .get()
                .map(made -> TEXTS.get("outcome.made", made.reference(), taken, read))
                .orElseGet(() -> TEXTS.get("outcome.checked", taken, read)),
            "strong");
    text.setId("import-outcome-line");
    FlowPane line = new FlowPane(8, 4, text);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getChildren().addAll(counts(report));
    model
        .resultProperty()
        .get()
        .ifPresent(made -> {
          Button show =
              Labels.button(TEXTS.get("outcome.show"), "fth-arrow-right", leave, "accent", "small");
          show.setId("import-show");
          line.getChildren().add(show);
        });
    return line;
  }

  private static List<Label> counts(ImportReport report) {
    return java.util.Arrays.stream(RowNote.Kind.values())
        .filter(kind -> report.count(kind) > 0)
        .map(kind ->
            Labels.of(
                String.format(
                    Locale.ROOT, "%s %,d", TEXTS.get("note." + kind.word()), report.count(kind)),
                "badge",
                kind.unusable() ? "danger" : "warning"))
        .collect(Collectors.toList());
  }

  private Node warning(ImportReport.Warning warning) {
    Label text = Labels.wrapped(warning.what() + ". " + warning.mend(), "warning-text");
    HBox line = new HBox(8, text);
    line.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(text, Priority.ALWAYS);
    if (warning.shuffling()) {
      Button shuffle =
          Labels.button(
              TEXTS.get("outcome.shuffle"),
              "fth-shuffle",
              () ->
                  model
                      .mappingProperty()
                      .set(model.mappingProperty().get().map(mapping -> mapping.shuffled(true))),
              "small");
      shuffle.setId("import-shuffle-now");
      line.getChildren().add(shuffle);
    }
    return line;
  }
}
