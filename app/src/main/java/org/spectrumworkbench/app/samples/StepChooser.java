package org.spectrumworkbench.app.samples;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.samples.SampleSource.SampledStage;
import org.spectrumworkbench.app.samples.SamplesModel.Samples;

/** Chooses the step of a stage: by a slider over those that sampled, one by one, or the newest. */
final class StepChooser extends HBox {
  private final SamplesModel model;
  private final Texts texts;
  private final Slider slider = new Slider(0, 1, 0);
  private final Label step = new Label();
  private final ToggleButton newest;
  private List<Integer> steps = List.of();
  private boolean following;

  StepChooser(SamplesModel model, Texts texts) {
    super(6);
    this.model = model;
    this.texts = texts;
    setAlignment(Pos.CENTER_LEFT);
    setId("samples-step");
    Label name = new Label(texts.get("step"));
    name.getStyleClass().add("quiet");
    name.setMinWidth(Region.USE_PREF_SIZE);
    slider.setPrefWidth(130);
    slider.setMinWidth(60);
    slider.setBlockIncrement(1);
    slider.setId("samples-step-slider");
    slider
        .valueProperty()
        .addListener((p, old, now) -> {
          if (!following && !steps.isEmpty()) {
            int at = Math.clamp(Math.round(now.doubleValue()), 0, steps.size() - 1);
            model.walkToStep(steps.get(at));
          }
        });
    step.setMinWidth(70);
    newest = new ToggleButton(texts.get("step.newest"));
    newest.setId("samples-newest");
    newest.setMinWidth(Region.USE_PREF_SIZE);
    newest.getStyleClass().add("choice-chip");
    newest.setTooltip(new Tooltip(texts.get("step.newest.hint")));
    newest.setOnAction(e -> {
      model.chooseNewestStep();
      newest.setSelected(model.followsNewest());
    });
    getChildren()
        .setAll(
            name,
            arrow("samples-step-back", Feather.CHEVRON_LEFT, -1),
            slider,
            arrow("samples-step-on", Feather.CHEVRON_RIGHT, 1),
            step,
            newest);
  }

  void show(Samples now) {
    SampledStage stage = now.stage();
    steps = stage == null ? List.of() : stage.steps();
    boolean several = steps.size() > 1;
    setVisible(several);
    setManaged(several);
    following = true;
    slider.setMax(Math.max(1, steps.size() - 1));
    slider.setValue(Math.max(0, steps.indexOf(now.step())));
    following = false;
    step.setText(
        several ? texts.get("step.of", now.step(), steps.getLast()) : Integer.toString(now.step()));
    newest.setSelected(model.followsNewest());
  }

  private Button arrow(String id, Feather icon, int by) {
    Button button = new Button("", new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll("flat", "button-icon", "small");
    button.setAccessibleText(texts.get(by < 0 ? "step.back" : "step.on"));
    button.setTooltip(new Tooltip(texts.get(by < 0 ? "step.back" : "step.on")));
    button.setOnAction(e -> {
      int at = steps.indexOf(model.samplesProperty().get().step()) + by;
      if (at >= 0 && at < steps.size()) {
        model.walkToStep(steps.get(at));
      }
    });
    return button;
  }
}
