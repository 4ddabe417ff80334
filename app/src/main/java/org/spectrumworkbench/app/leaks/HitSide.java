package org.spectrumworkbench.app.leaks;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.leak.Hit;
import org.spectrumworkbench.core.problem.leak.Passage;
import org.spectrumworkbench.core.problem.leak.Span;

/** One of the two texts of a hit, with all its passages and the matches marked. */
final class HitSide extends VBox {
  private final Texts texts;
  private final Label head = new Label();
  private final VBox passages = new VBox(8);
  private final ScrollPane scroll = new ScrollPane(passages);

  HitSide(String id, Texts texts) {
    super(6);
    this.texts = texts;
    head.getStyleClass().add("panel-title");
    head.setMinWidth(0);
    scroll.setId(id);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("leak-side");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getStyleClass().add("panel");
    getChildren().addAll(head, scroll);
    setMinWidth(0);
    setPrefWidth(10);
  }

  /**
   * Shows one side of a hit.
   *
   * @param side which of a match's spans are of this side
   */
  void show(String title, Problem problem, Hit hit, Function<Hit.Match, Span> side) {
    head.setText(title);
    passages.getChildren().clear();
    List<Span> spans = hit.matches().stream().map(side).toList();
    for (Passage.Text passage : Passage.of(problem)) {
      String name = passage.passage().name().toLowerCase(Locale.ROOT);
      TextFlow flow = new TextFlow();
      for (MarkedText.Piece piece :
          MarkedText.of(
              passage.text(),
              spans.stream().filter(span -> span.passage() == passage.passage()).toList())) {
        Text text = new Text(piece.text());
        text.getStyleClass().add(piece.marked() ? "leak-match" : "leak-text");
        flow.getChildren().add(text);
      }
      flow.setAccessibleText(passage.text());
      passages
          .getChildren()
          .add(new VBox(2, Labels.of(texts.get("passage." + name), "overline"), flow));
    }
    // The place of the match is known when the text has been laid out.
    Platform.runLater(this::scrollToMatch);
  }

  private void scrollToMatch() {
    scroll.applyCss();
    scroll.layout();
    Node match = passages.lookup(".leak-match");
    scroll.setVvalue(match == null ? 0 : placeOf(match));
  }

  private double placeOf(@Nullable Node match) {
    if (match == null) {
      return 0;
    }
    Bounds bounds = passages.sceneToLocal(match.localToScene(match.getBoundsInLocal()));
    double room = passages.getHeight() - scroll.getViewportBounds().getHeight();
    // A match that is in sight anyway moves nothing.
    return room <= 0 || bounds.getMinY() < scroll.getViewportBounds().getHeight() - 30
        ? 0
        : Math.clamp((bounds.getMinY() - 30) / room, 0, 1);
  }
}
