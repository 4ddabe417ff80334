package org.spectrumworkbench.app.plan;

import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ObservableList;
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
import javafx.util.Duration;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.experiment.Setting;
import org.spectrumworkbench.core.experiment.Setting.Level;
import org.spectrumworkbench.core.experiment.Setting.Source;

/** One setting in the form: name, control, unit, source, help, and what is wrong with it. */
final class SettingRow {
  private static final Texts TEXTS = Texts.of(SettingRow.class);
  private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
  private static final PseudoClass FAULTY = PseudoClass.getPseudoClass("faulty");
  private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");
  private static final double LABEL_WIDTH = 176;

  private final Setting setting;
  private final PlanModel model;
  private final SettingControl control;
  private final Button reset;
  private final Label fault = Labels.wrapped("", "fault-line");
  private final VBox box;

  SettingRow(Setting setting, PlanModel model, Consumer<Consumer<String>> browse) {
    this.setting = setting;
    this.model = model;
    this.control =
        SettingControl.of(
            setting,
            new SettingControl.Edits() {
              @Override
              public void edited(String text) {
                model.edit(setting.key(), text);
              }

              @Override
              public void settled() {
                model.settle();
              }

              @Override
              public ObservableList<String> suggestions() {
                return model.problems();
              }

              @Override
              public void browse(Consumer<String> chosen) {
                browse.accept(chosen);
              }
            });
    Label name = new Label(setting.label());
    name.setPrefWidth(LABEL_WIDTH);
    name.setMinWidth(LABEL_WIDTH);
    name.getStyleClass().add("setting-name");
    name.setTooltip(new Tooltip(setting.key()));
    name.setLabelFor(control.node());

    boolean paper = setting.source() == Source.PAPER;
    Label source =
        Labels.of(
            TEXTS.get(paper ? "source.paper" : "source.ours"), "badge", paper ? "accent" : "quiet");
    source.setTooltip(new Tooltip(TEXTS.get(paper ? "source.paper.hint" : "source.ours.hint")));
    reset =
        Labels.iconButton(
            TEXTS.get("field.reset"), "fth-rotate-ccw", () -> model.reset(setting.key()));
    reset.setId("reset-" + setting.key().replace('.', '-'));
    reset.getStyleClass().add("small-icon");

    HBox line = new HBox(10, name, control.node());
    line.setAlignment(Pos.CENTER_LEFT);
    if (control.node() instanceof Region region && region.getMaxWidth() <= 0) {
      HBox.setHgrow(region, Priority.SOMETIMES);
    }
    if (!setting.unit().isEmpty()) {
      line.getChildren().add(Labels.of(setting.unit(), "muted", "small"));
    }
    line.getChildren().addAll(Labels.spring(), reset, source);

    Label help = Labels.wrapped(helpText(), "help");
    VBox below = new VBox(3, help, fault);
    below.setPadding(new javafx.geometry.Insets(0, 0, 0, LABEL_WIDTH + 10));
    box = new VBox(3, line, below);
    box.getStyleClass().add("setting-row");
    box.setId("row-" + setting.key().replace('.', '-'));
  }

  Setting setting() {
    return setting;
  }

  Node node() {
    return box;
  }

  /** Shows the draft's text, its mark of change and its fault. */
  void refresh() {
    PlanDraft draft = model.draft();
    control.show(draft.text(setting.key()));
    boolean changed = draft.isChanged(setting.key());
    reset.setVisible(changed);
    if (changed) {
      reset.setTooltip(
          new Tooltip(
              TEXTS.get("field.reset.to", draft.start(), draft.initialText(setting.key()))));
    }
    String wrong = draft.fault(setting.key());
    fault.setText(wrong);
    fault.setVisible(!wrong.isEmpty());
    fault.setManaged(!wrong.isEmpty());
    box.pseudoClassStateChanged(CHANGED, changed);
    box.pseudoClassStateChanged(FAULTY, !wrong.isEmpty());
  }

  /** Whether the form shows it. */
  void setShown(boolean advanced) {
    // A changed or faulty setting is never hidden: what is shown is what is used.
    boolean shown =
        advanced || setting.level() == Level.SIMPLE || model.draft().isChanged(setting.key());
    box.setVisible(shown);
    box.setManaged(shown);
  }

  boolean isShown() {
    return box.isManaged();
  }

  /** Draws the eye to it. */
  void find() {
    control.requestFocus();
    box.pseudoClassStateChanged(FOUND, true);
    Timeline fade =
        new Timeline(
            new KeyFrame(Duration.seconds(1.6), end -> box.pseudoClassStateChanged(FOUND, false)));
    fade.play();
  }

  private String helpText() {
    return switch (setting.type()) {
      case Setting.Type.Whole whole ->
          setting.help() + " " + TEXTS.get("field.range", setting.range());
      case Setting.Type.Real real ->
          setting.help() + " " + TEXTS.get("field.range", setting.range());
      case Setting.Type.Wholes wholes ->
          setting.help() + " " + TEXTS.get("field.range", setting.range());
      case Setting.Type.Flag flag -> setting.help();
      case Setting.Type.Choice choice -> setting.help();
      case Setting.Type.Text text -> setting.help();
      case Setting.Type.Labels labels -> setting.help();
      case Setting.Type.Names names -> setting.help();
    };
  }
}
