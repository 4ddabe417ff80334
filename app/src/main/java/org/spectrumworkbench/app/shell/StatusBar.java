package org.spectrumworkbench.app.shell;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.fx.Theme;

/** The bottom of the window: the run under way, the screen's keys, the machine, the theme. */
final class StatusBar {
  private static final Texts TEXTS = Texts.of(StatusBar.class);

  private static final int LETTERS_OF_KEYS = 60;

  private final HBox bar = new HBox(10);
  private final HBox keys = new HBox(5);

  /**
   * @param showQueue brings the queue into sight
   * @param showFaults shows what the warning is about, with the mend
   */
  StatusBar(StatusModel model, Workspace workspace, Runnable showFaults, Runnable showQueue) {
    ProgressBar progress = new ProgressBar();
    progress.progressProperty().bind(model.doneProperty());
    progress.visibleProperty().bind(model.busyProperty());
    progress.managedProperty().bind(model.busyProperty());
    progress.getStyleClass().add("status-progress");
    Hyperlink run = new Hyperlink();
    run.setId("status-run");
    run.textProperty().bind(model.runProperty());
    run.disableProperty().bind(model.busyProperty().not());
    run.setOnAction(click -> {
      workspace.selection().selectRun(model.runIdProperty().get());
      workspace.navigation().open("live");
    });
    Label left = new Label();
    left.textProperty().bind(model.leftProperty());
    left.getStyleClass().add("strong");
    left.setMinWidth(Region.USE_PREF_SIZE);
    run.setMinWidth(Region.USE_PREF_SIZE);

    Hyperlink queue = new Hyperlink();
    queue.setId("status-queue");
    queue.textProperty().bind(model.queueProperty());
    queue.visibleProperty().bind(model.queueProperty().isNotEmpty());
    queue.managedProperty().bind(queue.visibleProperty());
    queue.setMinWidth(Region.USE_PREF_SIZE);
    queue.setTooltip(new Tooltip(TEXTS.get("status.queue.hint")));
    queue.setOnAction(click -> showQueue.run());

    Hyperlink warning = new Hyperlink("", Labels.icon("fth-alert-triangle", "danger"));
    warning.setId("status-warning");
    warning.textProperty().bind(model.warningProperty());
    warning.visibleProperty().bind(model.warningProperty().isNotEmpty());
    warning.managedProperty().bind(warning.visibleProperty());
    warning.setMinWidth(120);
    warning.setTooltip(new Tooltip(TEXTS.get("status.faults.hint")));
    warning.setOnAction(click -> showFaults.run());

    Region spring = new Region();
    HBox.setHgrow(spring, Priority.ALWAYS);
    keys.setAlignment(Pos.CENTER_RIGHT);
    keys.setMinWidth(0);

    Label machine = new Label();
    machine.textProperty().bind(model.machineProperty());
    machine.setMinWidth(Region.USE_PREF_SIZE);
    Label offline = new Label(TEXTS.get("status.offline"), new FontIcon("fth-wifi-off"));
    offline.setMinWidth(Region.USE_PREF_SIZE);
    offline.setTooltip(new Tooltip(TEXTS.get("status.offline.hint")));

    FontIcon sun = new FontIcon();
    Button theme = new Button("", sun);
    theme.setId("theme-toggle");
    theme.getStyleClass().addAll("icon-button", "small-icon");
    theme.setTooltip(new Tooltip(TEXTS.get("status.theme")));
    theme.setAccessibleText(TEXTS.get("status.theme"));
    theme.setOnAction(click -> workspace.theme().set(workspace.theme().get().other()));
    sun.setIconLiteral(icon(workspace.theme().get()));
    workspace.theme().addListener((property, old, now) -> sun.setIconLiteral(icon(now)));

    bar.getChildren()
        .addAll(
            run, progress, left, queue, warning, spring, keys, line(), machine, line(), offline,
            line(), theme);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("status-bar");
  }

  Node node() {
    return bar;
  }

  /** Shows the first keys of the screen in sight. */
  void keys(List<Screen.KeyHint> hints) {
    keys.getChildren().clear();
    int letters = 0;
    for (Screen.KeyHint hint : hints) {
      letters += hint.keys().length() + hint.text().length();
      // The run under way is worth more than the fourth key; F1 lists them all.
      if (letters > LETTERS_OF_KEYS) {
        return;
      }
      Label text = Labels.of(hint.text(), "muted");
      text.setPadding(new Insets(0, 6, 0, 0));
      keys.getChildren().addAll(Labels.of(hint.keys(), "keycap"), text);
    }
  }

  private static String icon(Theme theme) {
    return theme.isDark() ? "fth-sun" : "fth-moon";
  }

  private static Separator line() {
    return new Separator(Orientation.VERTICAL);
  }
}
