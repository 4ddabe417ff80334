package org.spectrumworkbench.app.plan;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.fx.FileChoice;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.experiment.Setting;
import org.spectrumworkbench.core.experiment.SettingCatalogue;

/** The form, section by section, made from the catalogue of settings. */
final class SettingsForm {
  private static final Texts TEXTS = Texts.of(SettingsForm.class);
  private static final PseudoClass INACTIVE = PseudoClass.getPseudoClass("inactive");

  private final PlanModel model;
  private final Map<String, SettingRow> rows = new LinkedHashMap<>();
  private final Map<String, Card> cards = new LinkedHashMap<>();
  private final VBox column = new VBox(14);
  private final ScrollPane scroll = new ScrollPane(column);

  /** A section: its node, the rows in it, and the note for a phase that is off. */
  private record Card(VBox node, Label note, List<SettingRow> rows) {}

  SettingsForm(PlanModel model, FileChoice files) {
    this.model = model;
    column.getStyleClass().add("form");
    SettingCatalogue.sections()
        .forEach((section, title) -> {
          Label heading = Labels.of(title, Styles.TITLE_4);
          Label note = Labels.of(TEXTS.get("section.off"), "badge", "quiet");
          HBox head = new HBox(10, heading, note);
          head.setAlignment(Pos.CENTER_LEFT);
          VBox card = new VBox(2, head);
          head.setPadding(new Insets(0, 0, 6, 0));
          card.getStyleClass().add("card");
          List<SettingRow> inCard = new ArrayList<>();
          for (Setting setting : SettingCatalogue.of(section)) {
            SettingRow row =
                new SettingRow(
                    setting,
                    model,
                    chosen ->
                        files
                            .folder(setting.label())
                            .ifPresent(folder -> chosen.accept(folder.toString())));
            rows.put(setting.key(), row);
            inCard.add(row);
            card.getChildren().add(row.node());
          }
          cards.put(section, new Card(card, note, inCard));
          column.getChildren().add(card);
        });
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("screen-scroll");
    scroll.setId("plan-form");
    model.draftProperty().addListener((property, old, now) -> refresh());
    model.advancedProperty().addListener((property, old, now) -> refresh());
    refresh();
  }

  Node node() {
    return scroll;
  }

  /** Scrolls to a setting, showing it where it was hidden, and gives it the focus. */
  void find(String key) {
    SettingRow row = rows.get(key);
    if (row == null) {
      return;
    }
    if (!row.isShown()) {
      model.advancedProperty().set(true);
    }
    scrollTo(row.node());
    row.find();
  }

  /** Scrolls to a section. */
  void findSection(String section) {
    Card card = cards.get(section);
    if (card == null) {
      return;
    }
    if (!card.node().isManaged()) {
      model.advancedProperty().set(true);
    }
    scrollTo(card.node());
  }

  private void scrollTo(Node node) {
    scroll.applyCss();
    scroll.layout();
    Bounds bounds = column.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
    double range = column.getHeight() - scroll.getViewportBounds().getHeight();
    if (range > 0) {
      scroll.setVvalue(Math.clamp((bounds.getMinY() - 12) / range, 0, 1));
    }
  }

  private void refresh() {
    boolean advanced = model.advancedProperty().get();
    List<String> stages = model.draft().settings().names("stages");
    rows.values()
        .forEach(row -> {
          row.refresh();
          row.setShown(advanced);
        });
    cards.forEach((section, card) -> {
      boolean off =
          switch (section) {
            case "base" -> !model.draft().settings().flag("model.from-scratch");
            case "sft", "probe", "fuse" -> !stages.contains("spectrum");
            case "signal" -> !stages.contains("signal");
            default -> false;
          };
      card.note().setVisible(off);
      card.node().pseudoClassStateChanged(INACTIVE, off);
      boolean any = card.rows().stream().anyMatch(SettingRow::isShown);
      card.node().setVisible(any);
      card.node().setManaged(any);
    });
  }
}
