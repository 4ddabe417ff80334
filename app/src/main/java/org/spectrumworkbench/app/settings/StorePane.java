package org.spectrumworkbench.app.settings;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.fx.FailureLine;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.settings.StoreCare.Line;
import org.spectrumworkbench.store.care.StoreSize;

/** What takes the disk, and what can be done with the store. */
final class StorePane {
  private static final Texts TEXTS = Texts.of(StorePane.class);
  private static final int SHOWN = 8;
  private static final int LINES = 40;

  private final SettingsModel model;
  private final Label total = Labels.wrapped("");
  private final GridPane table = new GridPane();
  private final Label further = Labels.of("", "help");
  private final VBox result = new VBox(4);

  StorePane(SettingsModel model) {
    this.model = model;
  }

  Node node() {
    total.setId("settings-size");
    table.setHgap(18);
    table.setVgap(4);
    table.setId("settings-runs");
    result.setId("settings-result");
    model.sizeProperty().addListener((property, old, now) -> show(now));
    model.resultProperty().addListener((property, old, now) -> show(now));
    show(model.sizeProperty().get());
    show(model.resultProperty().get());
    return new VBox(
        10,
        total,
        new FailureLine(model.failureProperty()),
        table,
        further,
        buttons(),
        progress(),
        result);
  }

  private Node buttons() {
    CheckBox models = new CheckBox(TEXTS.get("backup.models"));
    models.setId("settings-with-models");
    models.setTooltip(new Tooltip(TEXTS.get("backup.models.hint")));
    models.disableProperty().bind(model.busyProperty());
    FlowPane row =
        new FlowPane(
            8,
            8,
            button("backup", "fth-archive", () -> model.backup(models.isSelected())),
            models,
            button("restore", "fth-rotate-ccw", model::restore),
            button("verify", "fth-check-circle", model::verify),
            button("compact", "fth-minimize-2", model::compact),
            button("rebuild", "fth-refresh-cw", model::rebuild));
    row.setRowValignment(javafx.geometry.VPos.CENTER);
    return row;
  }

  private Button button(String what, String icon, Runnable action) {
    Button button = Labels.button(TEXTS.get(what + ".button"), icon, action);
    button.setId("settings-" + what);
    button.setTooltip(new Tooltip(TEXTS.get(what + ".hint")));
    button.disableProperty().bind(model.busyProperty());
    return button;
  }

  private Node progress() {
    ProgressBar bar = new ProgressBar();
    bar.getStyleClass().add("status-progress");
    bar.progressProperty().bind(model.progressProperty());
    Label doing = Labels.of("", "muted");
    doing.setId("settings-doing");
    doing.textProperty().bind(model.doingProperty());
    Button cancel = Labels.button(TEXTS.get("cancel"), "fth-x", model::cancel, Styles.SMALL);
    cancel.setId("settings-cancel");
    cancel.disableProperty().bind(model.cancellableProperty().not());
    HBox row = new HBox(10, bar, doing, cancel);
    row.setAlignment(Pos.CENTER_LEFT);
    row.visibleProperty().bind(model.busyProperty());
    row.managedProperty().bind(model.busyProperty());
    return row;
  }

  private static String leftovers(StoreSize size) {
    return size.leftovers() == 0
        ? ""
        : " " + TEXTS.get("size.leftovers", Formats.bytes(size.leftovers()));
  }

  private void show(Optional<StoreSize> measured) {
    table.getChildren().clear();
    further.setManaged(false);
    if (measured.isEmpty()) {
      total.setText(TEXTS.get("size.measuring"));
      return;
    }
    StoreSize size = measured.get();
    total.setText(
        TEXTS.get(
                "size.total",
                Formats.bytes(size.total()),
                Formats.bytes(size.database()),
                Formats.bytes(size.oldDatabases()),
                size.free() < 0 ? TEXTS.get("size.unknown") : Formats.bytes(size.free()))
            + leftovers(size));
    if (size.runs().isEmpty()) {
      return;
    }
    String[] titles = {"run", "all", "rows", "journal", "checkpoints", "models", "other"};
    for (int i = 0; i < titles.length; i++) {
      cell(i, 0, TEXTS.get("size." + titles[i]), "help");
    }
    List<StoreSize.Run> runs = size.runs();
    for (int i = 0; i < Math.min(SHOWN, runs.size()); i++) {
      StoreSize.Run run = runs.get(i);
      long[] bytes = {
        run.all(), run.rows(), run.journal(), run.checkpoints(), run.models(), run.other()
      };
      cell(0, i + 1, run.name());
      for (int column = 0; column < bytes.length; column++) {
        cell(column + 1, i + 1, bytes[column] == 0 ? "–" : Formats.bytes(bytes[column]));
      }
    }
    if (runs.size() > SHOWN) {
      further.setManaged(true);
      further.setText(TEXTS.get("size.further", runs.size() - SHOWN));
    }
  }

  private void cell(int column, int row, String text, String... styles) {
    Label label = Labels.of(text, styles);
    if (column == 0) {
      label.setMinWidth(120);
      label.setMaxWidth(260);
      GridPane.setHgrow(label, Priority.SOMETIMES);
    } else {
      GridPane.setHalignment(label, HPos.RIGHT);
    }
    table.add(label, column, row);
  }

  private void show(List<Line> lines) {
    result.getChildren().clear();
    lines.stream().limit(LINES).forEach(line -> result.getChildren().add(row(line)));
    if (lines.size() > LINES) {
      result
          .getChildren()
          .add(Labels.of(TEXTS.get("result.further", lines.size() - LINES), "help"));
    }
    result.setVisible(!lines.isEmpty());
    result.setManaged(!lines.isEmpty());
  }

  private static Node row(Line line) {
    String icon =
        switch (line.tone()) {
          case GOOD -> "fth-check-circle";
          case PLAIN -> "fth-info";
          case FAULT -> "fth-alert-triangle";
        };
    String tone =
        switch (line.tone()) {
          case GOOD -> "success";
          case PLAIN -> "faint";
          case FAULT -> "danger";
        };
    VBox words = new VBox(1, Labels.wrapped(line.text()));
    if (!line.mend().isEmpty()) {
      words.getChildren().add(Labels.wrapped(line.mend(), "help"));
    }
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox row = new HBox(8, Labels.icon(icon, "small-icon", tone), words);
    row.setAlignment(Pos.TOP_LEFT);
    row.getStyleClass().add("result-" + line.tone().name().toLowerCase(Locale.ROOT));
    return row;
  }
}
