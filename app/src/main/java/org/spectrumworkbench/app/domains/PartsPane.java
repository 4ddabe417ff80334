package org.spectrumworkbench.app.domains;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Marks;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.evaluate.Interval;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.domain.PartPlan;
import org.spectrumworkbench.core.problem.domain.PartShares;
import org.spectrumworkbench.core.problem.domain.PartSizes;
import org.spectrumworkbench.core.problem.domain.ProbePrecision;

/**
 * How many problems of each subdomain are for training, for the halves of the probing set, and for
 * evaluation; the held-out numbers can be typed. Beside each stands what a score of it can tell.
 */
final class PartsPane extends VBox {
  private static final List<Split> HELD_OUT =
      List.of(Split.PROBE_SELECT, Split.PROBE_CONFIRM, Split.EVALUATE);
  private static final double FIELD = 54;

  private final DomainsModel model;
  private final Texts texts;
  private final CheckBox keep = new CheckBox();
  private final GridPane grid = new GridPane(8, 4);

  PartsPane(DomainsModel model, Texts texts) {
    super(6);
    this.model = model;
    this.texts = texts;
    getStyleClass().add("parts-pane");
    keep.setText(texts.get("parts.keep"));
    keep.setId("parts-keep");
    keep.setTooltip(new Tooltip(texts.get("parts.keep.hint")));
    keep.setMinWidth(USE_PREF_SIZE);
    keep.setOnAction(press ->
        model
            .boardProperty()
            .get()
            .ifPresent(board -> model.edits().parts(board.parts().keeping(keep.isSelected()))));
    HBox head = new HBox(8, Labels.of(texts.get("parts"), "panel-title"), Labels.spring(), keep);
    head.setAlignment(Pos.CENTER_LEFT);
    grid.setAlignment(Pos.TOP_LEFT);
    ScrollPane scroll = new ScrollPane(grid);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("detail-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(head, scroll);
    model.shownProperty().addListener((p, old, now) -> show(now));
    show(model.shownProperty().get());
  }

  private void show(Optional<Board> shown) {
    grid.getChildren().clear();
    if (shown.isEmpty()) {
      return;
    }
    Board board = shown.get();
    PartPlan plan = board.sorted().board().parts();
    keep.setSelected(plan.keep());
    header();
    if (!plan.keep()) {
      shares(plan);
    }
    int line = plan.keep() ? 1 : 2;
    for (String name : board.subdomains()) {
      line(board, plan, name, line++);
    }
  }

  private void header() {
    int column = 1;
    for (Split part : List.of(Split.TRAIN, HELD_OUT.get(0), HELD_OUT.get(1), HELD_OUT.get(2))) {
      Label head = Labels.of(PartBadge.name(texts, part), "quiet", "small-text");
      head.setTooltip(new Tooltip(texts.get("parts.hint." + column)));
      cell(head, column++, 0);
    }
    Label width = Labels.of(texts.get("parts.interval"), "quiet", "small-text");
    width.setTooltip(new Tooltip(texts.get("parts.interval.hint")));
    cell(width, column, 0);
  }

  private void shares(PartPlan plan) {
    PartShares shares = plan.shares();
    Label name = Labels.of(texts.get("parts.shares"), "quiet");
    name.setTooltip(new Tooltip(texts.get("parts.shares.hint", PartShares.LEAST)));
    grid.add(name, 0, 1);
    double[] values = {shares.select(), shares.confirm(), shares.evaluate()};
    List<TextField> fields = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      TextField field = field("share-" + i, Formats.number(values[i]));
      fields.add(field);
      cell(field, i + 2, 1);
    }
    fields.forEach(field ->
        onEdit(
            field,
            () ->
                model
                    .edits()
                    .parts(
                        plan.with(
                            new PartShares(
                                number(fields.get(0)),
                                number(fields.get(1)),
                                number(fields.get(2)))))));
    cell(
        Labels.of(
            texts.get(
                "parts.train",
                Formats.number(100 - shares.select() - shares.confirm() - shares.evaluate())),
            "quiet"),
        1,
        1);
  }

  private void line(Board board, PartPlan plan, String name, int line) {
    Label title = new Label(name);
    title.setMinWidth(0);
    HBox head = new HBox(6, Marks.subdomain(board.subdomains().indexOf(name)), title);
    head.setAlignment(Pos.CENTER_LEFT);
    grid.add(head, 0, line);
    cell(Labels.of(Formats.count(board.deal().size(name, Split.TRAIN))), 1, line);
    List<TextField> fields = new ArrayList<>();
    for (int i = 0; i < HELD_OUT.size(); i++) {
      int size = board.deal().size(name, HELD_OUT.get(i));
      if (plan.keep()) {
        cell(Labels.of(Formats.count(size)), i + 2, line);
        continue;
      }
      TextField field = field("part-" + name + "-" + i, String.valueOf(size));
      if (plan.own().containsKey(name)) {
        field.getStyleClass().add("own");
      }
      fields.add(field);
      cell(field, i + 2, line);
    }
    fields.forEach(field ->
        onEdit(
            field,
            () ->
                model
                    .edits()
                    .parts(
                        fields.stream().allMatch(one -> one.getText().isBlank())
                            ? plan.without(name)
                            : plan.with(
                                name,
                                new PartSizes(
                                    (int) number(fields.get(0)),
                                    (int) number(fields.get(1)),
                                    (int) number(fields.get(2)))))));
    cell(precision(board, name), 5, line);
  }

  /** What the smaller half of the probing set can tell. */
  private Node precision(Board board, String name) {
    int size =
        Math.min(
            board.deal().size(name, Split.PROBE_SELECT),
            board.deal().size(name, Split.PROBE_CONFIRM));
    if (size == 0) {
      Label none = Labels.of("–", "quiet");
      none.setTooltip(new Tooltip(texts.get("parts.none")));
      return none;
    }
    Interval interval = ProbePrecision.atOneHalf(size);
    boolean small = ProbePrecision.isTooSmall(size);
    Label words =
        Labels.of(
            Formats.score(interval.low()) + "–" + Formats.score(interval.high()),
            small ? "warning-text" : "quiet");
    if (small) {
      words.setGraphic(Labels.icon("fth-alert-triangle", "warning-icon"));
    }
    words.setTooltip(
        new Tooltip(
            texts.get(
                small ? "parts.small" : "parts.enough",
                size,
                Formats.score(interval.low()),
                Formats.score(interval.high()))));
    return words;
  }

  private void onEdit(TextField field, Runnable take) {
    String before = field.getText();
    Runnable commit =
        () -> {
          if (field.getText().equals(before)) {
            return;
          }
          try {
            take.run();
          } catch (WorkbenchException e) {
            field.getStyleClass().add("faulty");
            field.setTooltip(new Tooltip(e.getMessage() + ". " + e.mend()));
          }
        };
    field.setOnAction(enter -> commit.run());
    field
        .focusedProperty()
        .addListener((p, had, has) -> {
          if (!has && field.getScene() != null) {
            commit.run();
          }
        });
  }

  private static double number(TextField field) {
    String text = field.getText().strip().replace(",", "");
    try {
      double value = Double.parseDouble(text.isEmpty() ? "0" : text);
      if (value >= 0 && value <= 1e9) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    throw new WorkbenchException("'" + text + "' is no number of problems", "Write 0 or more.");
  }

  private static TextField field(String id, String text) {
    TextField field = new TextField(text);
    field.setId(id);
    field.setPrefWidth(FIELD);
    field.setMinWidth(FIELD);
    field.setMaxWidth(FIELD);
    field.getStyleClass().add("part-field");
    return field;
  }

  private void cell(Node node, int column, int row) {
    GridPane.setHalignment(node, HPos.RIGHT);
    grid.add(node, column, row);
  }
}
