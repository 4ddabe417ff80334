package org.spectrumworkbench.app.runs;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.DoubleBinding;
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
import javafx.scene.control.Tooltip;
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

  /** Columns that share what room is left; the others are as wide as their content. */
  private static final Set<String> STRETCHED = Set.of("name", "where");

  private static final double ROW_HEIGHT = 36;
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
    // Where heights are guessed, the last of many rows can end up out of reach.
    table.setFixedCellSize(ROW_HEIGHT);
    table.setId("runs-table");
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setFixedCellSize(36);
    table.getStyleClass().add("runs-table");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);

    TableColumn<RunRow, Void> pass1 = new TableColumn<>(TEXTS.get("column.pass1"));
    TableColumn<RunRow, Long> bytes = column("bytes", 72, RunRow::bytes, Formats::bytes, true);
    TableColumn<RunRow, RunRow> spark = sparkColumn();
    TableColumn<RunRow, String> where =
        column("where", 130, RunsTable::where, String::toString, false);
    // Where the table is narrow the least wanted columns yield to the name; a column of stages that
    // would be empty yields always.
    BooleanBinding anyStage =
        Bindings.createBooleanBinding(
            () -> sorted.stream().anyMatch(run -> !where(run).isEmpty()), sorted);
    DoubleBinding room =
        table.widthProperty().subtract(Bindings.when(anyStage).then(130).otherwise(0));
    where.visibleProperty().bind(anyStage.and(table.widthProperty().greaterThan(NARROW)));
    spark.visibleProperty().bind(room.greaterThan(NARROW));
    bytes.visibleProperty().bind(room.greaterThan(WIDE));
    List<TableColumn<RunRow, ?>> scores =
        List.of(
            score("base", 54, run -> RunWords.pass1(run, "base").orElse(null)),
            score("spectrum", 76, run -> RunWords.pass1(run, "spectrum").orElse(null)),
            score("signal", 58, run -> RunWords.pass1(run, "signal").orElse(null)),
            spark);
    pass1.getColumns().setAll(scores);
    List<TableColumn<RunRow, ?>> columns =
        List.of(
            column("name", 240, RunRow::name, String::toString, false),
            stateColumn(model),
            where,
            column(
                "created",
                124,
                RunRow::created,
                time -> Formats.when(time, clock.instant(), clock.getZone()),
                false),
            column("took", 84, run -> RunWords.took(run, clock), RunsTable::time, true),
            pass1,
            score("pass8", 66, RunRow::pass8),
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

  /** Selects the run alone and brings it into sight; a run that is selected already stays so. */
  void choose(@Nullable String run) {
    if (run == null || selected().stream().anyMatch(row -> row.id().equals(run))) {
      return;
    }
    for (int i = 0; i < table.getItems().size(); i++) {
      if (table.getItems().get(i).id().equals(run)) {
        table.getSelectionModel().clearAndSelect(i);
        table.scrollTo(Math.max(0, i - 3));
        return;
      }
    }
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

  private static TableColumn<RunRow, RunRow> stateColumn(RunsModel model) {
    TableColumn<RunRow, RunRow> column = bare("state", 124, Function.identity());
    column.setComparator(Comparator.comparing((RunRow run) -> RunWords.state(run)));
    column.setCellFactory(owner ->
        new TableCell<>() {
          private final Label badge = new Label();

          {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setAlignment(Pos.CENTER_LEFT);
          }

          @Override
          protected void updateItem(@Nullable RunRow run, boolean empty) {
            super.updateItem(run, empty);
            if (empty || run == null) {
              setGraphic(null);
              return;
            }
            badge.setText(RunWords.state(run, model.queue()));
            badge.getStyleClass().setAll("label", "badge", RunWords.tone(run, model.queue()));
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
            double[] course = empty || run == null ? new double[0] : RunWords.course(run);
            if (course.length < 2) {
              setGraphic(null);
              return;
            }
            spark.show(new Spark(TEXTS.get("column.spark"), course, 0));
            setGraphic(box);
          }
        });
    return column;
  }

  private static TableColumn<RunRow, Double> score(
      String key, double width, Function<RunRow, @Nullable Double> value) {
    TableColumn<RunRow, Double> column = bare(key, width, value);
    column.setComparator(Comparator.nullsFirst(Comparator.naturalOrder()));
    cells(key, column, RunWords::score, true);
    return column;
  }

  private static <T extends Comparable<? super T>> TableColumn<RunRow, T> column(
      String key,
      double width,
      Function<RunRow, T> value,
      Function<T, String> text,
      boolean right) {
    TableColumn<RunRow, T> column = bare(key, width, value);
    cells(key, column, text, right);
    return column;
  }

  private static <T> void cells(
      String key, TableColumn<RunRow, T> column, Function<T, String> text, boolean right) {
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
            // A narrow column cuts its texts short.
            boolean mayBeCut = STRETCHED.contains(key) && !getText().isEmpty();
            setTooltip(mayBeCut ? new Tooltip(getText()) : null);
          }
        });
  }

  private static <T> TableColumn<RunRow, T> bare(
      String key, double width, Function<RunRow, ? extends @Nullable T> value) {
    TableColumn<RunRow, T> column = new TableColumn<>(TEXTS.get("column." + key));
    column.setId("column-" + key);
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
    column.setPrefWidth(width);
    if (STRETCHED.contains(key)) {
      column.setMinWidth(96);
    } else {
      column.setMinWidth(width);
      column.setMaxWidth(width);
    }
    return column;
  }

  /** Nothing of a run that no worker has taken up. */
  private static String time(Duration took) {
    return took.isZero() ? "" : Formats.duration(took);
  }
}
