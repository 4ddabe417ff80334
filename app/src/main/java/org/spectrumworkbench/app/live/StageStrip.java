package org.spectrumworkbench.app.live;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.spectrumworkbench.app.fx.Texts;

/** All stages of the run in a row, to look at earlier ones; the first chip goes on with the run. */
final class StageStrip extends ScrollPane {
  private static final double BAR = 9;

  private final LiveModel model;
  private final Texts texts;
  private final ToggleButton follow;
  private final HBox row = new HBox(6);
  private List<StageRow> drawn = List.of();
  private String revealed = "";
  private final List<ToggleButton> chips = new ArrayList<>();

  StageStrip(LiveModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    follow = chip("stage-follow", texts.get("stage.follow"), Feather.NAVIGATION);
    follow.setTooltip(new Tooltip(texts.get("stage.follow.hint")));
    follow.setOnAction(e -> choose(null));
    row.getChildren().add(follow);
    row.setPadding(new Insets(1, 1, 3, 1));
    setContent(row);
    setVbarPolicy(ScrollBarPolicy.NEVER);
    // The bar lies below the chips, never on them.
    minHeightProperty().bind(row.heightProperty().add(BAR));
    getStyleClass().addAll("plain-scroll", "stage-strip");
    // A mouse wheel turns up and down only.
    row.setOnScroll(turn -> {
      double hidden = row.getWidth() - getViewportBounds().getWidth();
      if (turn.getDeltaY() != 0 && hidden > 0) {
        setHvalue(getHvalue() - turn.getDeltaY() / hidden);
        turn.consume();
      }
    });
    viewportBoundsProperty().addListener((p, old, now) -> reveal());
    row.widthProperty().addListener((p, old, now) -> reveal());
  }

  void show(LiveData data) {
    if (!sameShape(data.stages())) {
      chips.clear();
      for (StageRow stage : data.stages()) {
        ToggleButton chip = chip("stage-" + stage.id(), stage.title(), Feather.CIRCLE);
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setOnAction(e -> choose(stage.id()));
        chips.add(chip);
      }
      row.getChildren().setAll(follow);
      row.getChildren().addAll(chips);
    }
    StageRow shown = data.shown();
    for (int i = 0; i < chips.size(); i++) {
      StageRow stage = data.stages().get(i);
      ToggleButton chip = chips.get(i);
      chip.setSelected(shown != null && shown.id().equals(stage.id()));
      chip.setDisable(stage.status() == StageRow.Status.WAITING);
      if (drawn.size() <= i || !drawn.get(i).equals(stage)) {
        chip.setGraphic(icon(stage.status()));
        chip.setTooltip(
            new Tooltip(texts.get("stage.hint", stage.title(), stage.step(), stage.steps())));
      }
    }
    String chosen = shown == null ? "" : shown.id();
    if (!chosen.equals(revealed)) {
      // Once: whoever scrolls away to look at another stage is not scrolled back.
      revealed = chosen;
      reveal();
    }
    drawn = data.stages();
    follow.setSelected(model.followsRun());
    boolean goesOn = data.run().state().isLive();
    follow.setVisible(goesOn);
    follow.setManaged(goesOn);
  }

  /** Scrolls so far that the chosen stage is in sight. */
  private void reveal() {
    double width = getViewportBounds().getWidth();
    double hidden = row.getWidth() - width;
    chips.stream()
        .filter(ToggleButton::isSelected)
        .findFirst()
        .filter(chip -> hidden > 0)
        .ifPresent(chip -> {
          double left = chip.getBoundsInParent().getMinX();
          double right = chip.getBoundsInParent().getMaxX();
          double at = getHvalue() * hidden;
          if (left < at) {
            setHvalue(left / hidden);
          } else if (right > at + width) {
            setHvalue((right - width) / hidden);
          }
        });
  }

  private boolean sameShape(List<StageRow> stages) {
    return stages.stream()
            .map(StageRow::id)
            .toList()
            .equals(drawn.stream().map(StageRow::id).toList())
        && chips.size() == stages.size();
  }

  private void choose(@Nullable String stage) {
    model.chooseStage(stage);
    // Pressing the chip that is chosen already must not unpress it.
    model.dataProperty().get().ifPresent(this::show);
  }

  private static ToggleButton chip(String id, String text, Feather icon) {
    ToggleButton chip = new ToggleButton(text, new FontIcon(icon));
    chip.setId(id);
    chip.getStyleClass().add("choice-chip");
    return chip;
  }

  private static FontIcon icon(StageRow.Status status) {
    FontIcon icon =
        new FontIcon(
            switch (status) {
              case WAITING -> Feather.CIRCLE;
              case RUNNING -> Feather.ACTIVITY;
              case HALTED -> Feather.PAUSE_CIRCLE;
              case DONE -> Feather.CHECK;
            });
    switch (status) {
      case WAITING, HALTED -> {}
      case RUNNING -> icon.getStyleClass().add("running");
      case DONE -> icon.getStyleClass().add("done");
    }
    return icon;
  }
}
