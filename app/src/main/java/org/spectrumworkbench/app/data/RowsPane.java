package org.spectrumworkbench.app.data;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.fx.FailureLine;
import org.spectrumworkbench.app.fx.FileChoice;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.experiment.BaseModels;
import org.spectrumworkbench.core.problem.Problem;

/** Rows, as text or as the model sees them. */
final class RowsPane extends BorderPane {
  private static final Texts TEXTS = Texts.of(RowsPane.class);
  private static final int SHOWN_CHARACTERS = 400;

  private final SightModel sight;
  private final FileChoice files;
  private final HBox head = new HBox(6);
  private final ToggleGroup ways = new ToggleGroup();
  private final StackPane body = new StackPane();

  /**
   * @param idPrefix before the ids of its parts
   * @param rows what is shown
   */
  RowsPane(String idPrefix, ObservableList<ShownRow> rows, SightModel sight, FileChoice files) {
    this.sight = sight;
    this.files = files;
    head.setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("rows-pane");
    head.getStyleClass().add("rows-head");
    add(TEXTS.get("rows.text"), idPrefix + "-as-text", table(idPrefix, rows)).setSelected(true);
    add(TEXTS.get("rows.tokens"), idPrefix + "-as-tokens", tokens(idPrefix));
    setTop(head);
    setCenter(body);
    setMinHeight(0);
  }

  /** Adds a further way to look, behind a button of that title. */
  ToggleButton add(String title, String id, Node content) {
    ToggleButton button = new ToggleButton(title);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.getStyleClass().add("small");
    button.setToggleGroup(ways);
    content.visibleProperty().bind(button.selectedProperty());
    // One of them is always chosen.
    button.setOnAction(press -> button.setSelected(true));
    head.getChildren().add(ways.getToggles().size() - 1, button);
    body.getChildren().add(content);
    return button;
  }

  /** Puts controls at the right of the buttons, in place of those that were there. */
  void with(Node... controls) {
    head.getChildren().remove(ways.getToggles().size(), head.getChildren().size());
    head.getChildren().add(Labels.spring());
    head.getChildren().addAll(controls);
  }

  private static TableView<ShownRow> table(String idPrefix, ObservableList<ShownRow> rows) {
    TableView<ShownRow> table = new TableView<>(rows);
    table.setId(idPrefix + "-rows");
    table.getStyleClass().add(Styles.DENSE);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(Labels.wrapped(TEXTS.get("rows.none"), "muted"));
    table.getColumns().add(column("row", 54, row -> Long.toString(row.number())));
    table.getColumns().add(problem("question", 320, Problem::question));
    table.getColumns().add(problem("answer", 90, Problem::answer));
    table.getColumns().add(problem("solution", 200, p -> p.solution() == null ? "" : p.solution()));
    table.getColumns().add(problem("subdomain", 90, Problem::subdomain));
    table.getColumns().add(column("part", 90, row -> row.part().map(RowsPane::part).orElse("")));
    table.setRowFactory(view -> new MarkedRow());
    return table;
  }

  private static String part(org.spectrumworkbench.core.problem.Split part) {
    return TEXTS.get("part." + part.name().toLowerCase(Locale.ROOT));
  }

  private static TableColumn<ShownRow, String> problem(
      String key, double width, Function<Problem, String> text) {
    return column(
        key,
        width,
        row ->
            row.problem()
                .map(text)
                .orElseGet(() ->
                    key.equals("question") && !row.notes().isEmpty()
                        ? row.notes().getFirst().what()
                        : ""));
  }

  private static TableColumn<ShownRow, String> column(
      String key, double width, Function<ShownRow, String> text) {
    TableColumn<ShownRow, String> column = new TableColumn<>(TEXTS.get("column." + key));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setCellValueFactory(
        row -> new ReadOnlyStringWrapper(oneLine(text.apply(row.getValue()))));
    return column;
  }

  private static String oneLine(String text) {
    String cut =
        text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "\u2026" : text;
    return cut.replace("\n", " \u23ce ");
  }

  /** A row that no problem could be made of is red; one with a note is marked. */
  private static final class MarkedRow extends TableRow<ShownRow> {
    @Override
    protected void updateItem(ShownRow row, boolean empty) {
      super.updateItem(row, empty);
      getStyleClass().removeAll("row-unusable", "row-noted");
      setTooltip(null);
      if (empty || row == null) {
        return;
      }
      if (row.problem().isEmpty()) {
        getStyleClass().add("row-unusable");
      } else if (!row.notes().isEmpty()) {
        getStyleClass().add("row-noted");
      }
      String text =
          row.notes().isEmpty()
              ? row.problem().map(RowsPane::whole).orElse("")
              : String.join(
                  "\n", row.notes().stream().map(n -> n.what() + ". " + n.mend()).toList());
      Tooltip tooltip = new Tooltip(text);
      tooltip.setWrapText(true);
      tooltip.setMaxWidth(560);
      setTooltip(tooltip);
    }
  }

  private static String whole(Problem problem) {
    String text =
        problem.question() + (problem.solution() == null ? "" : "\n\n" + problem.solution());
    return text.length() > 2000 ? text.substring(0, 2000) + "\u2026" : text;
  }

  private Node tokens(String idPrefix) {
    ListView<SightModel.SeenRow> list = new ListView<>();
    list.setId(idPrefix + "-tokens");
    list.getStyleClass().add("token-list");
    list.setCellFactory(view -> new TokenCell());
    list.setPlaceholder(Labels.wrapped(TEXTS.get("tokens.none"), "muted"));
    Label summary = new Label();
    summary.setId(idPrefix + "-token-summary");
    summary.setWrapText(true);
    summary.getStyleClass().add("small");
    Label model = Labels.of("", "mono");
    model.setMinWidth(0);
    sight
        .sightProperty()
        .subscribe(seen -> {
          list.getItems().setAll(seen.rows());
          summary.setText(summary(seen));
        });
    sight
        .modelProperty()
        .subscribe(name -> model.setText(TEXTS.get("tokens.model", shortName(name))));
    Button choose =
        Labels.button(TEXTS.get("tokens.choose"), "fth-folder", this::chooseModel, "small");
    choose.setId(idPrefix + "-model-choose");
    Button tiny =
        Labels.button(
            TEXTS.get("tokens.tiny"),
            "fth-rotate-ccw",
            () -> sight.modelProperty().set(BaseModels.TINY),
            "small");
    tiny.visibleProperty().bind(sight.modelProperty().isNotEqualTo(BaseModels.TINY));
    tiny.managedProperty().bind(tiny.visibleProperty());
    Button bytes =
        Labels.button(
            BaseModels.TEXT, "fth-type", () -> sight.modelProperty().set(BaseModels.TEXT), "small");
    bytes.setId(idPrefix + "-model-text");
    bytes.visibleProperty().bind(sight.modelProperty().isNotEqualTo(BaseModels.TEXT));
    bytes.managedProperty().bind(bytes.visibleProperty());
    HBox models = new HBox(8, model, choose, tiny, bytes, Labels.spring(), legend());
    models.setAlignment(Pos.CENTER_LEFT);
    VBox top = new VBox(6, models, summary, new FailureLine(sight.failureProperty()));
    top.getStyleClass().add("tokens-head");
    BorderPane pane = new BorderPane(list);
    pane.setTop(top);
    pane.getStyleClass().add("tokens-pane");
    return pane;
  }

  private static HBox legend() {
    HBox legend = new HBox(6);
    legend.setAlignment(Pos.CENTER_RIGHT);
    for (String kind : List.of("prompt", "learned", "unknown")) {
      legend.getChildren().add(Labels.of(TEXTS.get("tokens." + kind), "token", "token-" + kind));
    }
    return legend;
  }

  private static String shortName(String model) {
    return BaseModels.isBuiltIn(model) ? model : String.valueOf(Path.of(model).getFileName());
  }

  private static String summary(SightModel.Sight seen) {
    if (seen.rows().isEmpty()) {
      return "";
    }
    double unknown = seen.tokens() == 0 ? 0 : 100. * seen.unknown() / seen.tokens();
    return TEXTS.get(
        "tokens.summary",
        seen.rows().size(),
        String.format(Locale.ROOT, "%,d", seen.tokens()),
        String.format(Locale.ROOT, "%,d", seen.learned()),
        String.format(Locale.ROOT, "%,d", seen.longest()),
        String.format(Locale.ROOT, "%,d", seen.unknown()),
        String.format(Locale.ROOT, "%.1f", unknown));
  }

  private void chooseModel() {
    Optional<Path> folder = files.folder(TEXTS.get("tokens.choose.title"));
    folder.ifPresent(path -> sight.modelProperty().set(path.toString()));
  }

  /** The tokens of one row: the prompt's plain, those that are learned coloured. */
  private static final class TokenCell extends ListCell<SightModel.SeenRow> {
    private final TokenFlow flow = new TokenFlow();

    TokenCell() {
      // As wide as the list and no wider, so that tokens break into lines.
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(SightModel.SeenRow row, boolean empty) {
      super.updateItem(row, empty);
      setText(null);
      if (empty || row == null) {
        setGraphic(null);
        return;
      }
      flow.show(row);
      setGraphic(flow);
    }
  }
}
