package org.spectrumworkbench.app.plan;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Overlay;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.plan.Forecaster.Part;

/** What stands in the way, what the run will take, and the same experiment as a command. */
final class ReadinessPanel {
  private static final Texts TEXTS = Texts.of(ReadinessPanel.class);

  private final PlanModel model;
  private final Consumer<String> find;
  private final VBox lines = new VBox(10);
  private final VBox outlook = new VBox(12);
  private final Label command = Labels.wrapped("", "mono", "command");
  private final ScrollPane scroll;

  /**
   * @param find goes to a setting in the form
   * @param tell a note to the user
   */
  ReadinessPanel(PlanModel model, Consumer<String> find, Consumer<String> tell) {
    this.model = model;
    this.find = find;
    command.setId("plan-command");
    Button copy =
        Labels.iconButton(
            TEXTS.get("command.copy"),
            "fth-copy",
            () -> {
              Overlay.copy(command.getText());
              tell.accept(TEXTS.get("command.copied"));
            });
    copy.getStyleClass().add("small-icon");
    lines.setId("readiness");
    command.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(command, Priority.ALWAYS);
    HBox commandRow = new HBox(6, command, copy);
    commandRow.setAlignment(Pos.TOP_LEFT);
    VBox column =
        new VBox(
            14,
            card(TEXTS.get("ready.title"), lines),
            outlook,
            card(TEXTS.get("command.title"), commandRow));
    column.getStyleClass().addAll("form", "side");
    scroll = new ScrollPane(column);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("screen-scroll");
    scroll.setMinWidth(344);
    scroll.setPrefWidth(344);
    model.readinessProperty().addListener((property, old, now) -> refresh());
    model.measuring().goingProperty().addListener((property, old, now) -> refresh());
    model.draftProperty().addListener((property, old, now) -> command.setText(now.command()));
    command.setText(model.draft().command());
    refresh();
  }

  Node node() {
    return scroll;
  }

  private void refresh() {
    Readiness readiness = model.readinessProperty().get();
    lines.getChildren().setAll(readiness.lines().stream().map(this::line).toList());
    outlook.getChildren().clear();
    readiness
        .outlook()
        .ifPresent(o ->
            outlook
                .getChildren()
                .setAll(
                    card(
                        TEXTS.get("outlook.title"),
                        estimate(
                            "fth-clock", TEXTS.get("outlook.time"), o.time(), Formats::durations),
                        estimate(
                            "fth-cpu",
                            TEXTS.get("outlook.memory"),
                            o.memory(),
                            ReadinessPanel::sizes),
                        estimate(
                            "fth-hard-drive",
                            TEXTS.get("outlook.disk"),
                            o.disk(),
                            ReadinessPanel::sizes),
                        Labels.wrapped(basis(o), "help"))));
    outlook.setManaged(!outlook.getChildren().isEmpty());
  }

  /** What the ranges rest on. */
  private String basis(Forecaster.Outlook outlook) {
    String speed =
        outlook.measured()
            ? "outlook.measured"
            : model.measuring().goingProperty().get() ? "outlook.measuring" : "outlook.unmeasured";
    return TEXTS.get(speed) + " " + TEXTS.get("outlook.lengths");
  }

  private Node line(Readiness.Line line) {
    String icon =
        switch (line.level()) {
          case BLOCKER -> "fth-x-circle";
          case WARNING -> "fth-alert-triangle";
          case GOOD -> "fth-check-circle";
        };
    String tone =
        switch (line.level()) {
          case BLOCKER -> "danger";
          case WARNING -> "warning";
          case GOOD -> "success";
        };
    VBox text = new VBox(2, Labels.wrapped(line.text(), "ready-text"));
    if (!line.mend().isEmpty()) {
      text.getChildren().add(Labels.wrapped(line.mend(), "help"));
    }
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox row = new HBox(10, Labels.icon(icon, tone), text);
    row.setAlignment(Pos.TOP_LEFT);
    if (line.key().isEmpty()) {
      return row;
    }
    row.getStyleClass().add("jump");
    row.setId("jump-" + line.key().replace('.', '-'));
    row.setFocusTraversable(true);
    row.setAccessibleRole(AccessibleRole.BUTTON);
    row.setAccessibleText(line.text());
    row.setOnMouseClicked(click -> find.accept(line.key()));
    row.setOnKeyPressed(press -> {
      if (press.getCode() == KeyCode.ENTER || press.getCode() == KeyCode.SPACE) {
        find.accept(line.key());
        press.consume();
      }
    });
    row.getChildren().add(Labels.icon("fth-chevron-right", "small-icon", "faint"));
    return row;
  }

  private static Node estimate(
      String icon, String title, List<Part> parts, BiFunction<Double, Double, String> format) {
    Part sum = Part.sum(parts);
    HBox head =
        new HBox(
            8,
            Labels.icon(icon, "small-icon"),
            Labels.of(title, Styles.TEXT_BOLD),
            Labels.spring(),
            Labels.of(format.apply(sum.low(), sum.high()), Styles.TEXT_BOLD));
    head.setAlignment(Pos.CENTER_LEFT);
    GridPane grid = new GridPane();
    grid.setVgap(3);
    grid.setHgap(8);
    ColumnConstraints wide = new ColumnConstraints();
    wide.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().add(wide);
    for (int i = 0; i < parts.size() && parts.size() > 1; i++) {
      Part part = parts.get(i);
      grid.addRow(
          i,
          Labels.of(part.title(), "help"),
          Labels.of(format.apply(part.low(), part.high()), "help"));
      GridPane.setHalignment(grid.getChildren().getLast(), javafx.geometry.HPos.RIGHT);
    }
    return new VBox(5, head, grid);
  }

  private static VBox card(String title, Node... content) {
    VBox card = new VBox(12, Labels.of(title, "overline"));
    card.getChildren().addAll(content);
    card.getStyleClass().add("card");
    return card;
  }

  private static String sizes(double low, double high) {
    return Formats.bytes((long) low, (long) high);
  }
}
