package org.spectrumworkbench.app.runs;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.chart.Sparkline;
import org.spectrumworkbench.app.chart.draw.Spark;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.RunWords;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.store.query.RunRow;

/** The table of runs. Only the rows in sight have cells, so thousands of runs stay fluid. */
final class RunsTable {
  private static final Texts TEXTS = Texts.of(RunsTable.class);

  /** Columns that yield when the table is narrow; the others are as wide as their content. */
  private static final Set<String> STRETCHED = Set.of("name", "where");

  private static final double NARROW = 800;
  private static final double WIDE = 960;
  private static final double SPARK_WIDTH = 64;
  private static final double SPARK_HEIGHT = 20;

  private final TableView<RunRow> table = new TableView<>();
  private final Set<String> chosen = new HashSet<>();
  private boolean restoring;

  RunsTable(RunsModel model, Clock clock) {
    SortedList<RunRow> sorted = new SortedList<>(model.shown());
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setId("runs-table");
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setFixedCellSize(36);
    table.getStyleClass().add("runs-table");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);

    TableColumn<RunRow, Void> pass1 = new TableColumn<>(TEXTS.get("column.pass1"));
    TableColumn<RunRow, Long> bytes = column("bytes", 72, RunRow::bytes, Formats::bytes, true);
    // The least wanted of the columns yields to the others where the table is narrow.
    bytes.visibleProperty().bind(table.widthProperty().greaterThan(WIDE));
    TableColumn<RunRow, RunRow> spark = sparkColumn();
    spark.visibleProperty().bind(table.widthProperty().greaterThan(NARROW));
    TableColumn<RunRow, String> where =
        column("where", 136, RunsTable::where, String::toString, false);
    where.visibleProperty().bind(table.widthProperty().greaterThan(NARROW));
    List<TableColumn<RunRow, ?>> scores =
        List.of(
            score("base", 58, run -> RunWords.pass1(run, "base").orElse(null)),
            score("spectrum", 76, run -> RunWords.pass1(run, "spectrum").orElse(null)),
            score("signal", 60, run -> RunWords.pass1(run, "signal").orElse(null)),
            spark);
    pass1.getColumns().setAll(scores);
    List<TableColumn<RunRow, ?>> columns =
        List.of(
            column("name", 176, RunRow::name, String::toString, false),
            stateColumn(),
            where,
            column(
                "created",
                112,
                RunRow::created,
                time -> Formats.when(time, clock.instant(), clock.getZone()),
                false),
            column("took", 84, run -> RunWords.took(run, clock), Formats::duration, true),
            pass1,
            score("pass8", 70, RunRow::pass8),
            bytes);
    table.getColumns().setAll(columns);

    table
        .getSelectionModel()
        .getSelectedItems()
        .addListener(
            (ListChangeListener<RunRow>)
                change -> {
                  if (!restoring) {
                    chosen.clear();
                    selected().forEach(run -> chosen.add(run.id()));
                  }
                });
    sorted.addListener((ListChangeListener<RunRow>) change -> restore());
  }

  TableView<RunRow> view() {
    return table;
  }

  List<RunRow> selected() {
    // A row that is being replaced is null for a moment.
    return table.getSelectionModel().getSelectedItems().stream()
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  /** A replaced row loses its selection; what was chosen is found again by its identifier. */
  private void restore() {
    Set<String> wanted = Set.copyOf(chosen);
    Set<String> have = new HashSet<>();
    selected().forEach(run -> have.add(run.id()));
    if (wanted.equals(have)) {
      return;
    }
    restoring = true;
    table.getSelectionModel().clearSelection();
    for (int i = 0; i < table.getItems().size(); i++) {
      if (wanted.contains(table.getItems().get(i).id())) {
        table.getSelectionModel().select(i);
      }
    }
    restoring = false;
  }

  /** The last stage of a run that ended well says nothing. */
  private static String where(RunRow run) {
    return run.state() == RunState.FINISHED ? "" : RunWords.where(run);
  }

  private static TableColumn<RunRow, RunState> stateColumn() {
    TableColumn<RunRow, RunState> column = bare("state", 104, RunRow::state);
    column.setCellFactory(owner ->
        new TableCell<>() {
          private final Label badge = new Label();

          {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setAlignment(Pos.CENTER_LEFT);
          }

          @Override
          protected void updateItem(@Nullable RunState state, boolean empty) {
            super.updateItem(state, empty);
            if (empty || state == null) {
              setGraphic(null);
              return;
            }
            badge.setText(RunWords.state(state));
            badge.getStyleClass().setAll("label", "badge", RunWords.tone(state));
            setGraphic(badge);
          }
        });
    return column;
  }

  private static TableColumn<RunRow, RunRow> sparkColumn() {
    TableColumn<RunRow, RunRow> column = bare("spark", 78, Function.identity());
    column.setSortable(false);
    column.setCellFactory(owner ->
        new TableCell<>() {
          private final Sparkline spark =
              new Sparkline(
                  new Spark(TEXTS.get("column.spark"), new double[0], 0),
                  SPARK_WIDTH,
                  SPARK_HEIGHT);
          private final HBox box = new HBox(spark);

          {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            box.setAlignment(Pos.CENTER);
          }

          @Override
          protected void updateItem(@Nullable RunRow run, boolean empty) {
            super.updateItem(run, empty);
            if (empty || run == null || run.passes().size() < 2) {
              setGraphic(null);
              return;
            }
            spark.show(
                new Spark(
                    TEXTS.get("column.spark"),
                    run.passes().stream().mapToDouble(RunRow.StagePass::pass1).toArray(),
                    0));
            setGraphic(box);
          }
        });
    return column;
  }

  private static TableColumn<RunRow, Double> score(
      String key, double width, Function<RunRow, @Nullable Double> value) {
    TableColumn<RunRow, Double> column = bare(key, width, value);
    column.setComparator(Comparator.nullsFirst(Comparator.naturalOrder()));
    cells(column, RunWords::score, true);
    return column;
  }

  private static <T extends Comparable<? super T>> TableColumn<RunRow, T> column(
      String key,
      double width,
      Function<RunRow, T> value,
      Function<T, String> text,
      boolean right) {
    TableColumn<RunRow, T> column = bare(key, width, value);
    cells(column, text, right);
    return column;
  }

  private static <T> void cells(
      TableColumn<RunRow, T> column, Function<T, String> text, boolean right) {
    if (right) {
      column.getStyleClass().add("numbers");
    }
    column.setCellFactory(owner ->
        new TableCell<>() {
          @Override
          protected void updateItem(@Nullable T value, boolean empty) {
            super.updateItem(value, empty);
            setAlignment(right ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            setText(empty || value == null ? (empty ? "" : "–") : text.apply(value));
          }
        });
  }

  private static <T> TableColumn<RunRow, T> bare(
      String key, double width, Function<RunRow, ? extends @Nullable T> value) {
    TableColumn<RunRow, T> column = new TableColumn<>(TEXTS.get("column." + key));
    column.setId("column-" + key);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
    column.setPrefWidth(width);
    column.setMinWidth(STRETCHED.contains(key) ? 96 : width);
    return column;
  }
}
