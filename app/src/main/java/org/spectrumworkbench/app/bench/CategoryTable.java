package org.spectrumworkbench.app.bench;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.verify.bench.BenchSummary;
import org.spectrumworkbench.core.verify.bench.ConfusionTable;
import org.spectrumworkbench.core.verify.bench.Rate;

/** How often the verifiers erred in each category; a chosen row lists the cases of its category. */
final class CategoryTable extends StackPane {
  private final Texts texts;
  private final TableView<Map.Entry<String, ConfusionTable>> table = new TableView<>();
  private boolean following;

  CategoryTable(BenchModel model, Texts texts) {
    this.texts = texts;
    table.setId("bench-categories");
    table.getStyleClass().addAll("runs-table", "case-table");
    table.setFixedCellSize(26);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table
        .getColumns()
        .setAll(
            List.of(
                column("category", 140, Map.Entry::getKey),
                column("cases", 54, row -> Formats.count(row.getValue().size())),
                column("negatives", 96, row -> count(row.getValue().falseNegatives())),
                column("positives", 96, row -> count(row.getValue().falsePositives()))));
    table
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((property, old, now) -> {
          if (!following && now != null) {
            model.filter(model.filterProperty().get().withCategory(now.getKey()));
          }
        });
    setMinHeight(80);
    getChildren().setAll(table);
  }

  private TableColumn<Map.Entry<String, ConfusionTable>, String> column(
      String key, double width, Function<Map.Entry<String, ConfusionTable>, String> value) {
    TableColumn<Map.Entry<String, ConfusionTable>, String> column =
        new TableColumn<>(texts.get("column." + key));
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
    column.setPrefWidth(width);
    column.setSortable(false);
    return column;
  }

  private String count(Rate rate) {
    return rate.cases() == 0 ? "–" : VerdictWords.count(texts, rate);
  }

  void show(BenchSummary summary) {
    following = true;
    table.getItems().setAll(summary.categories().entrySet());
    following = false;
  }

  /** Marks the row of the category whose cases are listed. */
  void mark(@Nullable String category) {
    following = true;
    table.getSelectionModel().clearSelection();
    for (int row = 0; row < table.getItems().size(); row++) {
      if (table.getItems().get(row).getKey().equals(category)) {
        table.getSelectionModel().select(row);
      }
    }
    following = false;
  }
}
