package org.spectrumworkbench.app.live;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.spectrumworkbench.app.fx.Fault;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.queue.QueueModel;
import org.spectrumworkbench.app.queue.QueueView;
import org.spectrumworkbench.core.experiment.Attempt.Command;
import org.spectrumworkbench.core.experiment.RunControl;
import org.spectrumworkbench.core.experiment.RunState;

/** The run's name, state, progress and time left, and the buttons that command its worker. */
final class RunHeader extends VBox {
  private static final PseudoClass RESTING = PseudoClass.getPseudoClass("resting");

  private final LiveModel model;
  private final QueueModel queue;
  private final Texts texts;
  private final Label state = new Label();
  private final Label name = new Label();
  private final Label phase = new Label();
  private final Label left = new Label();
  private final ProgressBar progress = new ProgressBar(0);
  private final Button pause;
  private final Button stopAndSave;
  private final Button stop;
  private final Button leaveQueue;
  private final Button resume;
  private final Label notice = new Label();
  private final Button confirm = new Button();
  private final Button keepGoing = new Button();
  private final Button force = new Button();
  private final Button change;
  private final ChangePane changes;
  private final HBox noticeRow;

  /** The run that is asked whether to stop now; null while none is. */
  private @Nullable String confirming;

  /** The run whose worker is to be stopped by force, where that is asked; null while none is. */
  private @Nullable String forcing;

  RunHeader(LiveModel model, Texts texts, QueueModel queue) {
    this.model = model;
    this.queue = queue;
    this.texts = texts;
    getStyleClass().add("screen-head");
    state.getStyleClass().add("state-chip");
    state.setId("run-state");
    state.setMinWidth(Region.USE_PREF_SIZE);
    name.getStyleClass().add("screen-title");
    name.setId("run-name");
    phase.setId("run-phase");
    phase.setMinWidth(Region.USE_PREF_SIZE);
    left.setId("time-left");
    left.getStyleClass().add("quiet");
    left.setMinWidth(Region.USE_PREF_SIZE);
    pause = button("pause", Feather.PAUSE, "button.pause", model::pauseOrContinue);
    stopAndSave = button("stop-and-save", Feather.SAVE, "button.stopAndSave", model::stopAndSave);
    stop = button("stop", Feather.SQUARE, "button.stop", () -> confirm(true));
    leaveQueue =
        button(
            "leave-queue",
            Feather.X,
            "button.leaveQueue",
            () -> model.dataProperty().get().ifPresent(data -> queue.remove(data.run().folder())));
    resume = button("resume", Feather.ROTATE_CW, "button.resume", model::resume);
    resume.getStyleClass().add("accent");
    confirm.setText(texts.get("button.stopNow"));
    confirm.setId("stop-now");
    confirm.getStyleClass().addAll("danger", "small");
    confirm.setOnAction(e -> {
      confirm(false);
      model.stop();
    });
    force.setId("force-stop");
    force.getStyleClass().addAll("danger", "small");
    force.setMinWidth(Region.USE_PREF_SIZE);
    force.setOnAction(e -> force());
    changes = new ChangePane(model, texts);
    change = button("change", Feather.SLIDERS, "button.change", changes::toggle);
    keepGoing.setText(texts.get("button.keepGoing"));
    keepGoing.setId("keep-going");
    keepGoing.setMinWidth(Region.USE_PREF_SIZE);
    keepGoing.getStyleClass().add("small");
    keepGoing.setOnAction(e -> {
      forcing = null;
      confirm(false);
    });

    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    // Those that come and go stand first, lest the others move from under the pointer.
    HBox first =
        new HBox(10, state, name, gap, leaveQueue, resume, change, pause, stopAndSave, stop);
    first.setAlignment(Pos.CENTER_LEFT);
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setId("stage-progress");
    progress.getStyleClass().add("small");
    HBox.setHgrow(progress, Priority.ALWAYS);
    HBox second = new HBox(12, phase, progress, left);
    second.setAlignment(Pos.CENTER_LEFT);
    notice.setId("run-notice");
    notice.setWrapText(true);
    noticeRow = new HBox(10, notice, confirm, force, keepGoing);
    noticeRow.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(first, second, noticeRow, changes);

    model.buttonsProperty().addListener((p, old, now) -> show());
    model.resumingProperty().addListener((p, old, now) -> show());
    model.dataProperty().addListener((p, old, now) -> show());
    model.failureProperty().addListener((p, old, now) -> show());
    queue.viewProperty().addListener((p, old, now) -> show());
    show();
  }

  private Button button(String id, Feather icon, String key, Runnable action) {
    Button button = new Button(texts.get(key), new FontIcon(icon));
    button.setId(id);
    button.setTooltip(new Tooltip(texts.get(key + ".hint")));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(e -> action.run());
    // A resting button that loses the keyboard can be disabled for good.
    button
        .focusedProperty()
        .addListener((p, old, now) -> {
          if (!now && button.getPseudoClassStates().contains(RESTING)) {
            rest(button, true);
          }
        });
    return button;
  }

  private void confirm(boolean asked) {
    confirming =
        asked && model.buttonsProperty().get().stop()
            ? model.dataProperty().get().map(data -> data.run().id()).orElse(null)
            : null;
    show();
  }

  /** The first press asks, the second does it. */
  private void force() {
    if (forcing == null) {
      forcing = model.dataProperty().get().map(data -> data.run().id()).orElse(null);
    } else {
      forcing = null;
      model.force();
    }
    show();
  }

  private void show() {
    LiveData data = model.dataProperty().get().orElse(null);
    // The question was about one run: on another the button must not lie ready.
    if (data == null || !data.run().id().equals(confirming)) {
      confirming = null;
    }
    if (data == null || !data.run().id().equals(forcing) || !model.mayForce()) {
      forcing = null;
    }
    if (data == null) {
      return;
    }
    RunState now = data.run().state();
    name.setText(data.run().name());
    Optional<QueueView.Waiting> waiting = waiting(data);
    state.setText(
        waiting
            .map(one -> texts.get("state.waiting", one.place()))
            .orElseGet(() ->
                texts.get(
                    now == RunState.CREATED && !isUnderWay(data)
                        ? "state.new"
                        : "state." + word(now))));
    FontIcon sign = new FontIcon(icon(now));
    sign.setIconSize(13);
    state.setGraphic(sign);
    state
        .getStyleClass()
        .removeIf(style -> style.startsWith("state-") && !style.equals("state-chip"));
    state.getStyleClass().add("state-" + word(now));
    state.setTooltip(data.run().message().isEmpty() ? null : new Tooltip(data.run().message()));
    showProgress(data);
    showButtons(now);
    shown(leaveQueue, waiting.isPresent());
    shown(resume, data.run().resumable() && waiting.isEmpty() && !isUnderWay(data));
    rest(resume, model.resumingProperty().get());
    change.setDisable(data.run().values().isEmpty());
    changes.show(data);
    showNotice(data);
  }

  private Optional<QueueView.Waiting> waiting(LiveData data) {
    return queue.viewProperty().get().waiting(data.run().folder());
  }

  private boolean isUnderWay(LiveData data) {
    return queue.viewProperty().get().isUnderWay(data.run().folder());
  }

  private void showProgress(LiveData data) {
    StageRow stage = current(data.stages()).orElse(null);
    boolean ended = data.run().state() == RunState.FINISHED;
    progress.setVisible(!ended && waiting(data).isEmpty());
    if (ended) {
      phase.setText(texts.get("phase.ended", data.stages().size()));
      left.setText("");
      return;
    }
    phase.setText(
        stage == null
            ? waiting(data)
                .map(one -> texts.get("phase.waiting", one.hold().words()))
                .orElseGet(() ->
                    texts.get(
                        data.run().state() == RunState.CREATED && isUnderWay(data)
                            ? "phase.starting"
                            : "phase.none"))
            : texts.get(
                "phase",
                stage.title(),
                Formats.count(
                    stage.status() == StageRow.Status.DONE ? stage.steps() : stage.step()),
                Formats.count(stage.steps())));
    progress.setProgress(stage == null ? 0 : stage.fraction());
    boolean known = data.run().state().isLive() && !Double.isNaN(data.run().secondsLeftHigh());
    left.setText(
        known ? Formats.timeLeft(data.run().secondsLeftLow(), data.run().secondsLeftHigh()) : "");
  }

  private void showButtons(RunState now) {
    RunButtons buttons = model.buttonsProperty().get();
    pause.setText(texts.get(buttons.pausing() ? "button.pause" : "button.continue"));
    pause.setGraphic(new FontIcon(buttons.pausing() ? Feather.PAUSE : Feather.PLAY));
    rest(pause, !buttons.pauseOrContinue());
    rest(stopAndSave, !buttons.stopAndSave());
    rest(stop, !buttons.stop());
    if (!buttons.stop()) {
      confirming = null;
    }
    for (Button button : List.of(change, pause, stopAndSave, stop)) {
      button.setVisible(now.isLive());
      button.setManaged(now.isLive());
    }
  }

  /**
   * Makes a button as one that cannot be pressed. The one with the keyboard is not disabled: the
   * focus would go on to the next, and a second press of the space bar would stop the run.
   */
  private static void rest(Button button, boolean resting) {
    // Not whether it is focused: no button is while another window is in front.
    boolean keyboard = button.getScene() != null && button.getScene().getFocusOwner() == button;
    button.setDisable(resting && !keyboard);
    button.pseudoClassStateChanged(RESTING, resting && keyboard);
  }

  private void showNotice(LiveData data) {
    Optional<Throwable> failure = model.failureProperty().get();
    Optional<Command> asked = model.buttonsProperty().get().asked();
    notice.getStyleClass().removeAll("danger-text", "warning-text", "quiet");
    String text = "";
    if (failure.isPresent()) {
      Fault fault = Fault.of(failure.get());
      text = fault.what() + ". " + fault.mend();
      notice.getStyleClass().add("danger-text");
    } else if (confirming != null) {
      text = texts.get("stop.sure");
      notice.getStyleClass().add("danger-text");
    } else if (forcing != null) {
      text = texts.get("force.sure");
      notice.getStyleClass().add("danger-text");
    } else if (asked.isPresent()) {
      boolean heard = data.run().message().equals(RunControl.STOPPING);
      text = texts.get((heard ? "heard." : "asked.") + word(asked.get()));
      notice.getStyleClass().add("warning-text");
    } else if (!data.run().message().isEmpty()) {
      text = data.run().message();
      notice.getStyleClass().add("quiet");
    }
    notice.setText(text);
    force.setText(texts.get(forcing == null ? "button.force" : "button.forceNow"));
    shown(confirm, confirming != null);
    shown(force, confirming == null && model.mayForce());
    shown(keepGoing, confirming != null || forcing != null);
    noticeRow.setVisible(!text.isEmpty());
    noticeRow.setManaged(!text.isEmpty());
  }

  private static void shown(Button button, boolean shown) {
    button.setVisible(shown);
    button.setManaged(shown);
  }

  /** The stage the run is at, whatever the panels show. */
  private static Optional<StageRow> current(List<StageRow> stages) {
    StageRow last = null;
    for (StageRow row : stages) {
      if (row.status() == StageRow.Status.RUNNING || row.status() == StageRow.Status.HALTED) {
        return Optional.of(row);
      }
      last = row.status() == StageRow.Status.DONE ? row : last;
    }
    return Optional.ofNullable(last);
  }

  private static Feather icon(RunState state) {
    return switch (state) {
      case CREATED -> Feather.CLOCK;
      case RUNNING -> Feather.ACTIVITY;
      case PAUSED -> Feather.PAUSE;
      case STOPPED -> Feather.SQUARE;
      case FINISHED -> Feather.CHECK;
      case FAILED -> Feather.ALERT_OCTAGON;
      case INTERRUPTED -> Feather.ALERT_TRIANGLE;
    };
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
