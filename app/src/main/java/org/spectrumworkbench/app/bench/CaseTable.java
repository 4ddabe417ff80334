package org.spectrumworkbench.app.bench;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Marks;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.verify.Outcome;

/** The list of cases. Only the rows in sight have cells. */
final class CaseTable {
  private static final double NARROW = 600;
  private static final double WIDE = 680;

  private final BenchModel model;
  private final Texts texts;
  private final TableView<Row> table = new TableView<>();
  private boolean following;

  CaseTable(BenchModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    table.setId("bench-cases");
    table.getStyleClass().addAll("runs-table", "case-table");
    table.setFixedCellSize(30);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(Labels.wrapped(texts.get("cases.none"), "quiet"));
    TableColumn<Row, String> extracted =
        text("extracted", 86, row -> row.result().verdict().extracted(), "code-cell");
    TableColumn<Row, String> normalised =
        text("normalised", 104, row -> row.result().verdict().normalised(), "code-cell");
    // Where there is little room these stand in the detail below alone.
    extracted.visibleProperty().bind(table.widthProperty().greaterThan(NARROW));
    normalised.visibleProperty().bind(table.widthProperty().greaterThan(WIDE));
    table
        .getColumns()
        .setAll(
            List.of(
                verdict(),
                expected(),
                text("category", 106, row -> row.result().item().category(), ""),
                text("gold", 78, row -> row.result().item().gold(), "code-cell"),
                text("answer", 134, row -> row.result().item().answer(), "code-cell"),
                extracted,
                normalised,
                text("reason", 200, row -> row.result().verdict().reason(), "")));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((property, old, now) -> {
          if (!following && now != null) {
            model.choose(now);
          }
        });
  }

  TableView<Row> view() {
    return table;
  }

  void showRows() {
    follow(() -> table.getItems().setAll(model.rowsProperty().get()));
    showChosen();
  }

  void showChosen() {
    Row row = model.chosenProperty().get().orElse(null);
    int at = row == null ? -1 : table.getItems().indexOf(row);
    follow(() -> {
      if (at < 0) {
        table.getSelectionModel().clearSelection();
      } else if (table.getSelectionModel().getSelectedIndex() != at) {
        table.getSelectionModel().clearAndSelect(at);
        table.scrollTo(Math.max(0, at - 3));
      }
    });
  }

  private void follow(Runnable change) {
    boolean before = following;
    following = true;
    change.run();
    following = before;
  }

  private TableColumn<Row, Row> verdict() {
    TableColumn<Row, Row> column = rows("verdict", 104);
    column.setCellFactory(owner ->
        new RowCell() {
          private final Region mark = Marks.verdict(Outcome.CORRECT);
          private final Label word = new Label("", mark);

          @Override
          Label label(Row row) {
            Outcome outcome = row.result().outcome();
            Marks.restyle(mark, outcome);
            String name = VerdictWords.of(texts, outcome);
            word.setText(
                row.result().override() == null ? name : texts.get("verdict.overridden", name));
            return word;
          }
        });
    return column;
  }

  private TableColumn<Row, Row> expected() {
    TableColumn<Row, Row> column = rows("expected", 56);
    column.setCellFactory(owner ->
        new RowCell() {
          private final Label word = new Label();

          @Override
          Label label(Row row) {
            word.setText(
                row.result()
                    .expected()
                    .map(right -> texts.get(right ? "expected.right" : "expected.wrong"))
                    .orElse(texts.get("expected.unknown")));
            return word;
          }
        });
    return column;
  }

  private TableColumn<Row, Row> rows(String key, double width) {
    TableColumn<Row, Row> column = new TableColumn<>(texts.get("column." + key));
    column.setCellValueFactory(row -> new SimpleObjectProperty<>(row.getValue()));
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, 54));
    column.setSortable(false);
    return column;
  }

  private TableColumn<Row, String> text(
      String key, double width, Function<Row, @Nullable String> value, String style) {
    TableColumn<Row, String> column = new TableColumn<>(texts.get("column." + key));
    // On one line, and no longer than anybody sees: the whole stands below.
    column.setCellValueFactory(
        row -> new ReadOnlyStringWrapper(oneLine(value.apply(row.getValue()))));
    column.setPrefWidth(width);
    column.setSortable(false);
    if (!style.isEmpty()) {
      column.getStyleClass().add(style);
    }
    return column;
  }

  static String oneLine(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String start = text.length() > 300 ? text.substring(0, 300) : text;
    return start.strip().replaceAll("\\s*\\R\\s*", " ⏎ ");
  }

  /** A cell that shows a label of its own. */
  private abstract static class RowCell extends TableCell<Row, Row> {
    RowCell() {
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    abstract Label label(Row row);

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
      super.updateItem(row, empty);
      setGraphic(empty || row == null ? null : label(row));
    }
  }
}
