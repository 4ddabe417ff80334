package org.spectrumworkbench.app.live;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.spectrumworkbench.app.fx.Texts;

/** All stages of the run in a row, to look at earlier ones; the first chip goes on with the run. */
final class StageStrip extends FlowPane {
  private final LiveModel model;
  private final Texts texts;
  private final ToggleButton follow;
  private List<StageRow> drawn = List.of();
  private final List<ToggleButton> chips = new ArrayList<>();

  StageStrip(LiveModel model, Texts texts) {
    super(6, 6);
    this.model = model;
    this.texts = texts;
    follow = chip("stage-follow", texts.get("stage.follow"), Feather.NAVIGATION);
    follow.setTooltip(new Tooltip(texts.get("stage.follow.hint")));
    follow.setOnAction(e -> choose(null));
    getChildren().add(follow);
  }

  void show(LiveData data) {
    if (!sameShape(data.stages())) {
      chips.clear();
      for (StageRow row : data.stages()) {
        ToggleButton chip = chip("stage-" + row.id(), row.title(), Feather.CIRCLE);
        chip.setMaxWidth(210);
        chip.setOnAction(e -> choose(row.id()));
        chips.add(chip);
      }
      getChildren().setAll(follow);
      getChildren().addAll(chips);
    }
    StageRow shown = data.shown();
    for (int i = 0; i < chips.size(); i++) {
      StageRow row = data.stages().get(i);
      ToggleButton chip = chips.get(i);
      chip.setSelected(shown != null && shown.id().equals(row.id()));
      chip.setDisable(row.status() == StageRow.Status.WAITING);
      if (drawn.size() <= i || !drawn.get(i).equals(row)) {
        chip.setGraphic(icon(row.status()));
        chip.setTooltip(new Tooltip(texts.get("stage.hint", row.title(), row.step(), row.steps())));
      }
    }
    drawn = data.stages();
    follow.setSelected(model.followsRun());
    boolean goesOn = data.run().state().isLive();
    follow.setVisible(goesOn);
    follow.setManaged(goesOn);
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
