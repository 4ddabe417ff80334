package org.spectrumworkbench.app.plan;

import atlantafx.base.controls.ToggleSwitch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;

/** The pipeline from left to right: base, the spectrum phase, the signal phase, evaluation. */
final class PipelineStrip {
  private static final Texts TEXTS = Texts.of(PipelineStrip.class);
  private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

  private final PlanModel model;
  private final HBox strip = new HBox(8);
  private final Map<String, Part> parts = new HashMap<>();
  private final ToggleSwitch scratch = toggle("phase-base");
  private final ToggleSwitch spectrum = toggle("phase-spectrum");
  private final ToggleSwitch signal = toggle("phase-signal");
  private boolean showing;

  private record Part(Button node, Label title, Label summary) {}

  /**
   * @param find goes to a section of the form
   */
  PipelineStrip(PlanModel model, Consumer<String> find) {
    this.model = model;
    for (Block block : Block.of(model.draft().settings())) {
      Label title = new Label();
      title.getStyleClass().add("block-title");
      Label summary = new Label();
      summary.getStyleClass().add("block-summary");
      summary.setMinWidth(0);
      VBox text = new VBox(2, title, summary);
      Button button = new Button();
      button.setGraphic(text);
      button.setId("block-" + block.section());
      button.getStyleClass().add("block");
      button.setMaxWidth(Double.MAX_VALUE);
      button.setMinWidth(92);
      button.setOnAction(press -> find.accept(block.section()));
      HBox.setHgrow(button, Priority.ALWAYS);
      parts.put(block.section(), new Part(button, title, summary));
    }
    strip
        .getChildren()
        .addAll(
            group("base", TEXTS.get("phase.base"), scratch, List.of("base")),
            arrow(),
            group(
                "spectrum", TEXTS.get("phase.spectrum"), spectrum, List.of("sft", "probe", "fuse")),
            arrow(),
            group("signal", TEXTS.get("phase.signal"), signal, List.of("signal")),
            arrow(),
            group("evaluate", TEXTS.get("phase.evaluate"), null, List.of("evaluate")));
    strip.setAlignment(Pos.BOTTOM_LEFT);
    strip.getStyleClass().addAll("card", "strip");
    onChange(scratch, on -> model.edit("model.from-scratch", on.toString()));
    onChange(spectrum, on -> model.phase("spectrum", on));
    onChange(signal, on -> model.phase("signal", on));
    scratch.setTooltip(new Tooltip(TEXTS.get("phase.base.hint")));
    spectrum.setTooltip(new Tooltip(TEXTS.get("phase.spectrum.hint")));
    signal.setTooltip(new Tooltip(TEXTS.get("phase.signal.hint")));
    model.draftProperty().addListener((property, old, now) -> refresh());
    refresh();
  }

  Node node() {
    return strip;
  }

  private void refresh() {
    showing = true;
    List<String> stages = model.draft().settings().names("stages");
    scratch.setSelected(model.draft().settings().flag("model.from-scratch"));
    spectrum.setSelected(stages.contains("spectrum"));
    signal.setSelected(stages.contains("signal"));
    for (Block block : Block.of(model.draft().settings())) {
      Part part = parts.get(block.section());
      if (part != null) {
        part.title().setText(block.title());
        part.summary().setText(block.active() ? block.summary() : TEXTS.get("block.off"));
        part.node().setTooltip(new Tooltip(block.title() + ": " + part.summary().getText()));
        part.node().pseudoClassStateChanged(OFF, !block.active());
      }
    }
    showing = false;
  }

  private void onChange(ToggleSwitch toggle, Consumer<Boolean> action) {
    toggle
        .selectedProperty()
        .addListener((property, old, now) -> {
          if (!showing) {
            action.accept(now);
            model.settle();
          }
        });
  }

  private Node group(
      String name,
      String title,
      @org.jspecify.annotations.Nullable ToggleSwitch toggle,
      List<String> sections) {
    HBox head = new HBox(8, Labels.of(title, "overline"));
    head.setAlignment(Pos.CENTER_LEFT);
    head.setMinHeight(22);
    if (toggle != null) {
      head.getChildren().addAll(Labels.spring(), toggle);
    }
    HBox blocks = new HBox(6);
    blocks.setAlignment(Pos.CENTER_LEFT);
    for (String section : sections) {
      if (!blocks.getChildren().isEmpty()) {
        blocks.getChildren().add(Labels.icon("fth-chevron-right", "small-icon", "faint"));
      }
      Part part = parts.get(section);
      if (part != null) {
        blocks.getChildren().add(part.node());
      }
    }
    VBox group = new VBox(6, head, blocks);
    group.getStyleClass().addAll("phase", name);
    HBox.setHgrow(group, Priority.ALWAYS);
    group.setPrefWidth(sections.size() * 130.0);
    return group;
  }

  private static Node arrow() {
    VBox box = new VBox(Labels.icon("fth-arrow-right", "faint"));
    box.setAlignment(Pos.CENTER);
    box.setMinHeight(52);
    box.setMinWidth(Region.USE_PREF_SIZE);
    box.setMaxHeight(Region.USE_PREF_SIZE);
    return box;
  }

  private static ToggleSwitch toggle(String id) {
    ToggleSwitch toggle = new ToggleSwitch();
    toggle.setId(id);
    return toggle;
  }
}
