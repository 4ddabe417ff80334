package org.spectrumworkbench.app.data;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.spectrumworkbench.app.fx.EmptyState;
import org.spectrumworkbench.app.fx.FileChoice;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.verify.CheckKind;

/** The data sets: a list at the left, the one that is looked at at the right. */
final class SetsView extends BorderPane {
  private static final Texts TEXTS = Texts.of(SetsView.class);

  private final SetsModel model;
  private final Workspace workspace;
  private final Runnable choose;
  private final Runnable generate;
  private final Optional<Consumer<DataSetVersion>> use;
  private final ListView<DataSetVersion> list = new ListView<>();

  /** One for all versions: it follows the model for as long as the screen lives. */
  private final RowsPane rows;

  /**
   * @param choose asks for a file to import
   * @param generate shows the page on which problems are generated
   * @param use takes a data set into a plan, where that is possible
   */
  SetsView(
      SetsModel model,
      Workspace workspace,
      Runnable choose,
      Runnable generate,
      Optional<Consumer<DataSetVersion>> use) {
    this.model = model;
    this.workspace = workspace;
    this.choose = choose;
    this.generate = generate;
    this.use = use;
    rows = new RowsPane("sets", model.rows(), model.sight(), workspace.files());
    getStyleClass().add("sets-page");
    list.setId("sets-list");
    list.setItems(model.versions());
    list.getStyleClass().add("sets-list");
    list.setCellFactory(view -> new VersionCell());
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((p, old, now) -> {
          if (now != null) {
            model.select(Optional.of(now));
          }
        });
    list.setOnKeyPressed(press -> {
      if (press.getCode() == KeyCode.DELETE) {
        model.delete();
      }
    });
    model
        .selectedProperty()
        .subscribe(version -> {
          version.ifPresent(now -> list.getSelectionModel().select(now));
          draw();
        });
    model.versions().addListener((ListChangeListener<DataSetVersion>) change -> draw());
    model.damaged().addListener((ListChangeListener<Object>) change -> draw());
    model.readProperty().subscribe(read -> draw());
  }

  private void draw() {
    if (model.versions().isEmpty() && model.damaged().isEmpty()) {
      setLeft(null);
      setCenter(
          !model.readProperty().get()
              ? null
              : new EmptyState(Feather.DATABASE)
                  .say(TEXTS.get("empty"), TEXTS.get("empty.todo"))
                  .offer("sets-import-first", TEXTS.get("import"), choose)
                  .offer("sets-generate-first", TEXTS.get("generate"), generate));
      return;
    }
    setLeft(left());
    model
        .selectedProperty()
        .get()
        .ifPresentOrElse(version -> setCenter(detail(version)), () -> setCenter(null));
  }

  private Node left() {
    Button add = Labels.button(TEXTS.get("import"), "fth-plus", choose, "accent");
    add.setId("sets-import");
    add.setMaxWidth(Double.MAX_VALUE);
    Button more = Labels.button(TEXTS.get("generate"), "fth-zap", generate);
    more.setId("sets-generate");
    more.setMaxWidth(Double.MAX_VALUE);
    VBox left = new VBox(8, add, more, list);
    VBox.setVgrow(list, Priority.ALWAYS);
    for (var fault : model.damaged()) {
      left.getChildren()
          .add(Labels.wrapped(fault.getMessage() + ". " + fault.mend(), "danger-text", "small"));
    }
    left.getStyleClass().add("sets-left");
    left.setPrefWidth(250);
    left.setMinWidth(220);
    return left;
  }

  private Node detail(DataSetVersion version) {
    Label name = Labels.of(version.reference(), "screen-title");
    name.setId("sets-title");
    List<Node> buttons = new ArrayList<>();
    use.ifPresent(
        taker -> buttons.add(button("use", "fth-sliders", () -> taker.accept(version), "accent")));
    buttons.add(button("verify", "fth-shield", model::verify));
    buttons.add(button("export", "fth-share", model::export));
    buttons.add(button("delete", "fth-trash-2", model::delete));
    HBox head = new HBox(8, name, Labels.spring());
    head.getChildren().addAll(buttons);
    head.setAlignment(Pos.CENTER_LEFT);
    Label made =
        Labels.of(
            TEXTS.get(
                "made",
                Formats.when(
                    version.manifest().created(),
                    workspace.clock().instant(),
                    ZoneId.systemDefault()),
                String.format(Locale.ROOT, "%,d", version.size()),
                Formats.bytes(version.bytes())),
            "muted");
    rows.with(pager(version));
    VBox detail = new VBox(8, head, made, new ManifestCard(version.manifest()), rows);
    VBox.setVgrow(rows, Priority.ALWAYS);
    detail.getStyleClass().add("sets-detail");
    return detail;
  }

  private static Button button(String key, String icon, Runnable action, String... styles) {
    Button button = Labels.button(TEXTS.get(key), icon, action, styles);
    button.setId("sets-" + key);
    return button;
  }

  private Node pager(DataSetVersion version) {
    Label where = Labels.of("", "small", "muted");
    where.setId("sets-where");
    where
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    TEXTS.get(
                        "where",
                        String.format(Locale.ROOT, "%,d", model.firstProperty().get() + 1),
                        String.format(
                            Locale.ROOT, "%,d", model.firstProperty().get() + model.rows().size()),
                        String.format(Locale.ROOT, "%,d", version.size())),
                model.firstProperty(),
                model.rows()));
    Button back =
        Labels.iconButton(
            TEXTS.get("page.back"),
            "fth-chevron-left",
            () -> model.page(model.firstProperty().get() - SetsModel.PAGE));
    back.setId("sets-page-back");
    back.disableProperty().bind(model.firstProperty().isEqualTo(0));
    Button on =
        Labels.iconButton(
            TEXTS.get("page.on"),
            "fth-chevron-right",
            () -> model.page(model.firstProperty().get() + SetsModel.PAGE));
    on.setId("sets-page-on");
    on.disableProperty()
        .bind(model.firstProperty().greaterThanOrEqualTo(version.size() - SetsModel.PAGE));
    HBox pager = new HBox(4, where, back, on);
    pager.setAlignment(Pos.CENTER_RIGHT);
    return pager;
  }

  /** What files can be imported. */
  static FileChoice.Kind kind() {
    return new FileChoice.Kind(
        TEXTS.get("choose.kind"),
        List.of("*.jsonl", "*.json", "*.csv", "*.tsv", "*.parquet", "*.gz", "*.*"));
  }

  private static final class VersionCell extends ListCell<DataSetVersion> {
    @Override
    protected void updateItem(DataSetVersion version, boolean empty) {
      super.updateItem(version, empty);
      setText(null);
      if (empty || version == null) {
        setGraphic(null);
        return;
      }
      Label name = Labels.of(version.name(), "strong");
      Label number = Labels.of(TEXTS.get("version", version.version()), "badge", "quiet");
      HBox head = new HBox(6, name, number);
      head.setAlignment(Pos.CENTER_LEFT);
      name.setMinWidth(0);
      Label rows =
          Labels.of(
              TEXTS.get(
                  "rows",
                  String.format(Locale.ROOT, "%,d", version.size()),
                  version.manifest().checks().keySet().stream()
                      .map(CheckKind::word)
                      .collect(Collectors.joining(", "))),
              "small",
              "muted");
      setGraphic(new VBox(2, head, rows));
    }
  }
}
