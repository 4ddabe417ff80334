package org.spectrumworkbench.app.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.queue.Hold;
import org.spectrumworkbench.app.queue.Needs;
import org.spectrumworkbench.app.queue.QueueEntry;
import org.spectrumworkbench.app.queue.QueueModel;
import org.spectrumworkbench.app.queue.QueueState.Target;
import org.spectrumworkbench.app.queue.QueueView;

/** The rows of the queue, those under way first; waiting ones can be dragged to another place. */
final class QueueTable {
  private static final Texts TEXTS = Texts.of(QueueTable.class);

  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");

  private final QueueModel queue;
  private final TableView<Row> table = new TableView<>();
  private final Consumer<String> open;
  private String chosen = "";
  private boolean restoring;

  /**
   * One run.
   *
   * @param waiting empty where it is under way
   */
  record Row(QueueEntry entry, String id, String name, Optional<QueueView.Waiting> waiting) {}

  /**
   * @param open given the identifier of a run that is to be looked at
   */
  QueueTable(QueueModel queue, Consumer<String> open) {
    this.queue = queue;
    this.open = open;
    table.setId("queue-table");
    table.setFixedCellSize(36);
    table.getStyleClass().add("runs-table");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    List<TableColumn<Row, String>> columns =
        List.of(
            column("place", 60, true, row -> place(row)),
            column("name", 200, false, Row::name),
            column("priority", 80, false, row -> PriorityMenu.words(row.entry().priority())),
            column("why", 230, false, QueueTable::why),
            column("cores", 58, true, row -> needs(row, n -> Integer.toString(n.cores()))),
            column("memory", 84, true, row -> needs(row, QueueTable::memory)),
            column("time", 130, true, row -> needs(row, QueueTable::time)));
    table.getColumns().setAll(columns);
    table.setRowFactory(owner -> row());
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((property, old, now) -> {
          if (!restoring) {
            chosen = now == null ? "" : now.id();
          }
        });
  }

  TableView<Row> view() {
    return table;
  }

  /** The chosen run, where it waits. */
  Optional<QueueView.Waiting> chosen() {
    return table.getItems().stream()
        .filter(row -> row.id().equals(chosen))
        .findFirst()
        .flatMap(Row::waiting);
  }

  void openChosen() {
    if (!chosen.isEmpty()) {
      open.accept(chosen);
    }
  }

  /** Shows the queue; what was chosen stays chosen, wherever it has moved. */
  void show(QueueView view) {
    List<Row> rows = new ArrayList<>();
    view.running()
        .forEach(one -> rows.add(new Row(one.entry(), one.id(), one.name(), Optional.empty())));
    view.waiting()
        .forEach(one -> rows.add(new Row(one.entry(), one.id(), one.name(), Optional.of(one))));
    if (rows.equals(table.getItems())) {
      return;
    }
    restoring = true;
    table.getItems().setAll(rows);
    table.getSelectionModel().clearSelection();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).id().equals(chosen)) {
        table.getSelectionModel().select(i);
      }
    }
    restoring = false;
  }

  private TableRow<Row> row() {
    TableRow<Row> row = new TableRow<>();
    row.setOnMouseClicked(click -> {
      if (click.getClickCount() == 2 && !row.isEmpty()) {
        open.accept(row.getItem().id());
      }
    });
    row.setOnDragDetected(drag -> {
      if (waiting(row).isPresent()) {
        Dragboard board = row.startDragAndDrop(TransferMode.COPY_OR_MOVE);
        ClipboardContent content = new ClipboardContent();
        content.putString(row.getItem().name());
        board.setContent(content);
        drag.consume();
      }
    });
    row.setOnDragOver(drag -> {
      boolean fits = dragged(drag).isPresent() && waiting(row).isPresent();
      if (fits) {
        drag.acceptTransferModes(TransferMode.COPY_OR_MOVE);
        drag.consume();
      }
      row.pseudoClassStateChanged(TARGET, fits);
    });
    row.setOnDragExited(drag -> row.pseudoClassStateChanged(TARGET, false));
    row.setOnDragDropped(drag -> drag.setDropCompleted(dropped(drag, row)));
    return row;
  }

  private boolean dropped(DragEvent drag, TableRow<Row> row) {
    Optional<QueueView.Waiting> target = waiting(row);
    Optional<QueueView.Waiting> moved = dragged(drag);
    if (target.isEmpty() || moved.isEmpty()) {
      return false;
    }
    queue.move(moved.get(), new Target.To(target.get().place()));
    drag.consume();
    return true;
  }

  /** The run that is dragged, where it is one of this table's that waits. */
  private Optional<QueueView.Waiting> dragged(DragEvent drag) {
    return drag.getGestureSource() instanceof TableRow<?> row && row.getTableView() == table
        ? Optional.ofNullable(row.getItem())
            .filter(Row.class::isInstance)
            .map(Row.class::cast)
            .flatMap(Row::waiting)
        : Optional.empty();
  }

  private static Optional<QueueView.Waiting> waiting(TableRow<Row> row) {
    return row.isEmpty() ? Optional.empty() : row.getItem().waiting();
  }

  private static String place(Row row) {
    return row.waiting().map(one -> Integer.toString(one.place())).orElse("");
  }

  private static String why(Row row) {
    return row.waiting()
        .map(one ->
            one.hold() instanceof Hold.Starting
                ? one.hold().words()
                : TEXTS.get("queue.waits", one.hold().words()))
        .orElseGet(() -> TEXTS.get("queue.under-way"));
  }

  private static String needs(Row row, Function<Needs, String> words) {
    return row.entry().needs().map(words).orElse("");
  }

  private static String memory(Needs needs) {
    return needs.memoryBytes() > 0
        ? TEXTS.get("queue.memory", Formats.bytes((long) needs.memoryBytes()))
        : "";
  }

  private static String time(Needs needs) {
    return needs.secondsHigh() > 0
        ? Formats.durations(needs.secondsLow(), needs.secondsHigh())
        : "";
  }

  private static TableColumn<Row, String> column(
      String key, double width, boolean right, Function<Row, String> text) {
    TableColumn<Row, String> column = new TableColumn<>(TEXTS.get("queue.column." + key));
    column.setId("queue-column-" + key);
    column.setSortable(false);
    column.setReorderable(false);
    column.setPrefWidth(width);
    boolean stretched = key.equals("name") || key.equals("why");
    column.setMinWidth(stretched ? width / 2 : width);
    if (!stretched) {
      column.setMaxWidth(width);
    }
    if (right) {
      column.getStyleClass().add("numbers");
    }
    column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
    column.setCellFactory(owner ->
        new TableCell<>() {
          @Override
          protected void updateItem(@Nullable String value, boolean empty) {
            super.updateItem(value, empty);
            setAlignment(right ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            setText(empty || value == null ? "" : value);
            setTooltip(stretched && !getText().isEmpty() ? new Tooltip(getText()) : null);
          }
        });
    return column;
  }
}
