package org.spectrumworkbench.app.chart;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.spectrumworkbench.app.chart.draw.ChartText;
import org.spectrumworkbench.app.chart.draw.Figure;
import org.spectrumworkbench.app.chart.draw.Table;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Dialogs;
import org.spectrumworkbench.app.fx.FileChoice;

/**
 * A figure with the small toolbar that every view has: save as PNG, SVG or CSV, copy as a table,
 * show as a table. Used on the JavaFX thread only.
 *
 * @param <F> the kind of figure
 */
public abstract class FigureView<F extends Figure> extends BorderPane {

  private final FigureCanvas<F> canvas;
  private final HBox extras = new HBox(4);
  private final ToggleButton asTable = new ToggleButton();
  private final TableView<List<String>> table = new TableView<>();
  private final FigureExport export;
  private final Dialogs dialogs;
  private @Nullable Node above;

  FigureView(FigureCanvas<F> canvas, FileChoice files, Background background, Dialogs dialogs) {
    this.canvas = canvas;
    this.dialogs = dialogs;
    export = new FigureExport(canvas, files, background, dialogs);
    getStyleClass().add("figure-view");
    table.setPlaceholder(new Label(ChartText.of("table.empty")));
    table.setId("figure-table");

    dress(asTable, Feather.LIST, "toolbar.table", "figure-as-table");
    asTable.selectedProperty().addListener((o, was, is) -> showTable(is));
    extras.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(extras, Priority.ALWAYS);
    HBox bar = new HBox(2, extras, asTable);
    bar.setAlignment(Pos.CENTER_RIGHT);
    bar.getStyleClass().add("figure-toolbar");
    bar.getChildren()
        .addAll(
            button(Feather.COPY, "toolbar.copy", "figure-copy", this::copyAsTable),
            button(Feather.IMAGE, "toolbar.png", "figure-png", export::png),
            button(Feather.PEN_TOOL, "toolbar.svg", "figure-svg", export::svg),
            button(Feather.GRID, "toolbar.csv", "figure-csv", export::csv));
    setTop(bar);
    setCenter(canvas);
  }

  /** What is shown. */
  public final F figure() {
    return canvas.figure();
  }

  /** Shows another figure from the next pulse on. */
  public void setFigure(F figure) {
    canvas.setFigure(figure);
    if (asTable.isSelected()) {
      fillTable();
    }
  }

  /** Puts a line of controls between the toolbar and the picture. */
  final void addControls(Node controls) {
    above = controls;
    layOut(asTable.isSelected() ? table : canvas);
  }

  /** Puts a control at the left of the toolbar. */
  public final void addToToolbar(Node control) {
    extras.getChildren().add(control);
  }

  /** Copies all numbers to the clipboard, separated by tabs. */
  public final void copyAsTable() {
    ClipboardContent content = new ClipboardContent();
    content.putString(figure().table().tabbed());
    Clipboard.getSystemClipboard().setContent(content);
    dialogs.tell(ChartText.of("copy.done", figure().title()));
  }

  final FigureCanvas<F> canvas() {
    return canvas;
  }

  final TableView<List<String>> tableView() {
    return table;
  }

  static Button button(Feather icon, String key, String id, Runnable action) {
    Button button = new Button();
    dress(button, icon, key, id);
    button.setOnAction(e -> action.run());
    return button;
  }

  private static void dress(ButtonBase button, Feather icon, String key, String id) {
    button.setGraphic(new FontIcon(icon));
    button.setId(id);
    button.setAccessibleText(ChartText.of(key));
    button.setTooltip(new Tooltip(ChartText.of(key)));
    button.getStyleClass().addAll("flat", "button-icon", "small");
  }

  private void showTable(boolean shown) {
    if (shown) {
      fillTable();
    }
    layOut(shown ? table : canvas);
  }

  private void layOut(Region content) {
    Node controls = above;
    if (controls == null) {
      setCenter(content);
    } else {
      BorderPane both = new BorderPane(content);
      both.setTop(controls);
      setCenter(both);
    }
  }

  private void fillTable() {
    Table numbers = figure().table();
    List<String> shown = table.getColumns().stream().map(TableColumn::getText).toList();
    if (!shown.equals(numbers.columns())) {
      table
          .getColumns()
          .setAll(
              IntStream.range(0, numbers.columns().size())
                  .mapToObj(i -> column(numbers, i))
                  .toList());
    }
    table.setItems(FXCollections.observableList(numbers.rows()));
  }

  private static TableColumn<List<String>, String> column(Table numbers, int index) {
    TableColumn<List<String>, String> column = new TableColumn<>(numbers.columns().get(index));
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(row.getValue().get(index)));
    // The rows are made when they are looked at; sorting would make them all.
    column.setSortable(false);
    return column;
  }
}
