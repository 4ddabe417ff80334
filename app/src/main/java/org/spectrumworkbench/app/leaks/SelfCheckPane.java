package org.spectrumworkbench.app.leaks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.spectrumworkbench.app.chart.ChartView;
import org.spectrumworkbench.app.fx.EmptyState;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Panel;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.fx.ToolbarOnHover;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.problem.leak.LeakKind;
import org.spectrumworkbench.core.problem.leak.SelfCheck;

/** What the search finds of planted leaks: a table at the chosen n, and curves over all n. */
final class SelfCheckPane extends StackPane {
  private final Texts texts;
  private final EmptyState empty = new EmptyState(Feather.SHIELD);
  private final TableView<SelfCheck.KindResult> table = new TableView<>();
  private final Label rows = Labels.wrapped("", "quiet", "small-text");
  private final ChartView chart;
  private final VBox content;

  SelfCheckPane(Workspace workspace, LeaksModel model, Texts texts) {
    this.texts = texts;
    empty
        .say(texts.get("check.empty"), texts.get("check.empty.next"))
        .offer("leaks-check-first", texts.get("check"), model::check);
    table.setId("leaks-check-table");
    table.getStyleClass().add("runs-table");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setFixedCellSize(30);
    table.setMinHeight(236);
    table.setPrefHeight(236);
    chart =
        new ChartView(
            SweepChart.recall(Optional.empty(), 0, texts),
            workspace.files(),
            workspace.background(),
            workspace.dialogs());
    chart.setOnPick(x -> model.chooseN((int) Math.round(x)));
    Panel curves = Panel.untitled(ToolbarOnHover.on(chart));
    VBox.setVgrow(curves, Priority.ALWAYS);
    content = new VBox(8, table, rows, curves);
    getChildren().addAll(empty, content);
  }

  void show(Optional<SelfCheck> check, int n) {
    empty.setVisible(check.isEmpty());
    content.setVisible(check.isPresent());
    check.ifPresent(found -> {
      table
          .getColumns()
          .setAll(
              List.of(
                  column(texts.get("check.kind"), kind -> name(kind.kind(), texts)),
                  column(texts.get("check.planted"), kind -> Integer.toString(kind.planted())),
                  column(
                      texts.get("check.recall", n),
                      kind ->
                          Formats.score(
                              kind.recall(n),
                              kind.recallInterval(n).low(),
                              kind.recallInterval(n).high())),
                  column(texts.get("check.precision", n), kind -> precision(kind, n))));
      table.getItems().setAll(found.kinds());
      rows.setText(
          texts.get(
              "check.rows", Formats.count(found.rowsFlagged(n)), Formats.count(found.rows()), n));
      chart.setFigure(SweepChart.recall(check, n, texts));
    });
  }

  static String name(LeakKind kind, Texts texts) {
    return texts.get("check.kind." + kind.name().toLowerCase(Locale.ROOT));
  }

  private String precision(SelfCheck.KindResult kind, int n) {
    return kind.precisionInterval(n)
        .map(interval ->
            Formats.score(kind.precision(n).orElseThrow(), interval.low(), interval.high()))
        .orElse(texts.get("check.noHit"));
  }

  private static TableColumn<SelfCheck.KindResult, String> column(
      String title, Function<SelfCheck.KindResult, String> cell) {
    TableColumn<SelfCheck.KindResult, String> column = new TableColumn<>(title);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(cell.apply(row.getValue())));
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }
}
