package org.spectrumworkbench.app.leaks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.spectrumworkbench.app.fx.EmptyState;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.problem.leak.Hit;
import org.spectrumworkbench.core.problem.leak.LeakDecision;

/** The hits, the two texts of the selected one, and what can be decided of it. */
final class HitsPane extends StackPane {
  private final LeaksModel model;
  private final Texts texts;
  private final ListView<Hit> list = new ListView<>();
  private final HitSide train;
  private final HitSide eval;
  private final TextField reason = new TextField();
  private final Label counted = new Label();
  private final Button undo;
  private final Button redo;
  private final EmptyState none = new EmptyState(Feather.CHECK_CIRCLE);
  private final VBox content;
  private boolean following;

  HitsPane(LeaksModel model, Texts texts, List<Node> actions) {
    this.model = model;
    this.texts = texts;
    train = new HitSide("leaks-train-text", texts);
    eval = new HitSide("leaks-eval-text", texts);
    undo = Labels.iconButton(texts.get("undo"), "fth-corner-up-left", model::undo);
    redo = Labels.iconButton(texts.get("redo"), "fth-corner-up-right", model::redo);
    dressList();
    HBox sides = new HBox(8, train, eval);
    HBox.setHgrow(train, Priority.ALWAYS);
    HBox.setHgrow(eval, Priority.ALWAYS);
    VBox listBox = new VBox(list);
    listBox.getStyleClass().add("panel");
    VBox.setVgrow(list, Priority.ALWAYS);
    SplitPane split = new SplitPane(listBox, sides);
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(.38);
    split.getStyleClass().add("leaks-split");
    VBox.setVgrow(split, Priority.ALWAYS);
    content = new VBox(8, counted, split, decisions(), summary(actions));
    getChildren().addAll(none, content);
    model.hitsProperty().addListener((p, old, now) -> showHits());
    model.selectedProperty().addListener((p, old, now) -> showSelected());
    model.decisionsProperty().addListener((p, old, now) -> showDecisions());
    model.countsProperty().addListener((p, old, now) -> showCounts());
    model.scannedProperty().addListener((p, old, now) -> showCounts());
    showHits();
    showDecisions();
  }

  /** The keys of the view work on these. */
  LeakKeys keys() {
    return new LeakKeys(model, reason, list);
  }

  private void dressList() {
    list.setId("leaks-hits");
    list.getStyleClass().add("hit-list");
    list.setCellFactory(view -> new HitCell(texts, model));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((p, old, now) -> {
          if (!following && now != null) {
            model.select(now);
          }
        });
  }

  private HBox decisions() {
    reason.setId("leaks-reason");
    reason.setPromptText(texts.get("reason.prompt"));
    reason.setMinWidth(120);
    HBox.setHgrow(reason, Priority.ALWAYS);
    undo.setId("leaks-undo");
    redo.setId("leaks-redo");
    HBox row =
        new HBox(
            8,
            Labels.of(texts.get("reason"), "quiet"),
            reason,
            button("exclude", "fth-x", () -> decide(LeakDecision.Choice.EXCLUDE)),
            button("keep", "fth-check", () -> decide(LeakDecision.Choice.KEEP)),
            button("clear", "fth-rotate-ccw", model::clear),
            undo,
            redo);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Button button(String key, String icon, Runnable action) {
    Button button = Labels.button(texts.get(key), icon, action);
    button.setId("leaks-" + key.toLowerCase(Locale.ROOT));
    button.setTooltip(new Tooltip(texts.get(key + ".hint")));
    return button;
  }

  private HBox summary(List<Node> actions) {
    counted.setId("leaks-counts");
    counted.getStyleClass().add("quiet");
    counted.setWrapText(true);
    HBox row = new HBox(8, Labels.spring());
    row.getChildren()
        .add(button("excludeAll", "fth-x-square", () -> model.excludeUndecided(reason.getText())));
    row.getChildren().addAll(actions);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void decide(LeakDecision.Choice choice) {
    model.decide(choice, reason.getText());
    list.requestFocus();
  }

  private void showHits() {
    List<Hit> hits = model.hitsProperty().get();
    int n = model.nProperty().get();
    none.say(texts.get("none.title", n), texts.get("none.next", n));
    none.setVisible(hits.isEmpty());
    content.setVisible(!hits.isEmpty());
    follow(() -> list.getItems().setAll(hits));
    showSelected();
    showCounts();
  }

  private void showSelected() {
    Optional<Hit> selected = model.selectedProperty().get();
    follow(() ->
        selected.ifPresentOrElse(
            hit -> {
              list.getSelectionModel().select(hit);
              list.scrollTo(Math.max(0, list.getItems().indexOf(hit) - 1));
            },
            () -> list.getSelectionModel().clearSelection()));
    selected.ifPresent(hit -> {
      train.show(
          texts.get("side.train", Formats.count(hit.row() + 1), hit.train(), hit.trainRow().id()),
          hit.trainRow(),
          hit,
          Hit.Match::train);
      eval.show(
          texts.get("side.eval", hit.eval(), hit.evalItem().id()),
          hit.evalItem(),
          hit,
          Hit.Match::eval);
      reason.setText(
          model.decisionsProperty().get().of(hit.key()).map(LeakDecision::reason).orElse(""));
    });
  }

  private void showDecisions() {
    list.refresh();
    undo.setDisable(!model.canUndo());
    redo.setDisable(!model.canRedo());
    model
        .selectedProperty()
        .get()
        .flatMap(hit -> model.decisionsProperty().get().of(hit.key()))
        .ifPresent(made -> reason.setText(made.reason()));
  }

  private void showCounts() {
    LeakCounts counts = model.countsProperty().get();
    String text =
        texts.get(
            "counts",
            Formats.count(counts.hits()),
            Formats.count(counts.excluded()),
            Formats.count(counts.kept()),
            Formats.count(counts.undecided()));
    boolean cut = model.scannedProperty().get().filter(found -> found.report().cut()).isPresent();
    counted.setText(cut ? texts.get("counts.cut", text) : text);
  }

  /** Changes the list without taking that for a choice of the user. */
  private void follow(Runnable change) {
    boolean before = following;
    following = true;
    change.run();
    following = before;
  }
}
