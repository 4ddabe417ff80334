package org.spectrumworkbench.app.leaks;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.problem.leak.Hit;
import org.spectrumworkbench.core.problem.leak.LeakDecision;

/** One hit in the list: how many words, which two, the words, and what was decided. */
final class HitCell extends ListCell<Hit> {
  private static final int MOST = 300;

  private final Texts texts;
  private final LeaksModel model;
  private final Label words = Labels.of("", "number");
  private final Label shortItem;
  private final Label pair = new Label();
  private final Label decision = Labels.of("", "badge");
  private final Label match = new Label();
  private final VBox card;

  HitCell(Texts texts, LeaksModel model) {
    this.texts = texts;
    this.model = model;
    shortItem = Labels.of(texts.get("hit.short"), "badge", "warning");
    pair.setMinWidth(0);
    pair.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(pair, Priority.ALWAYS);
    match.getStyleClass().addAll("quiet", "small-text");
    match.setMinWidth(0);
    HBox first = new HBox(8, words, shortItem, pair, decision);
    first.setAlignment(Pos.CENTER_LEFT);
    card = new VBox(3, first, match);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Hit hit, boolean empty) {
    super.updateItem(hit, empty);
    if (empty || hit == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    words.setText(texts.get("hit.words", hit.words()));
    boolean isShort = hit.isShortItem(model.nProperty().get());
    shortItem.setVisible(isShort);
    shortItem.setManaged(isShort);
    pair.setText(texts.get("hit.pair", hit.trainRow().id(), hit.evalItem().id()));
    String shared = hit.matches().getFirst().train().textIn(hit.trainRow()).replaceAll("\\s+", " ");
    match.setText(shared.length() > MOST ? shared.substring(0, MOST) : shared);
    Optional<LeakDecision> made = model.decisionsProperty().get().of(hit.key());
    decision.getStyleClass().removeAll("danger", "success", "quiet");
    decision.setText(words(made, texts));
    decision
        .getStyleClass()
        .add(
            made.map(d -> d.choice() == LeakDecision.Choice.EXCLUDE ? "danger" : "success")
                .orElse("quiet"));
    setAccessibleText(
        texts.get(
            "hit.accessible",
            hit.words(),
            hit.trainRow().id(),
            hit.evalItem().id(),
            words(made, texts)));
    setGraphic(card);
  }

  private static String words(Optional<LeakDecision> made, Texts texts) {
    return made.map(d ->
            switch (d.choice()) {
              case EXCLUDE -> texts.get("decision.exclude");
              case KEEP -> texts.get("decision.keep");
            })
        .orElse(texts.get("decision.none"));
  }
}
