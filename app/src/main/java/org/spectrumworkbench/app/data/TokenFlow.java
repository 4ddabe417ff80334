package org.spectrumworkbench.app.data;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.problem.data.TokenView;

/** The tokens of one row, each a chip. */
final class TokenFlow extends VBox {
  private static final Texts TEXTS = Texts.of(TokenFlow.class);

  /** A node for each token of a very long row would make the list crawl. */
  private static final int MOST = 400;

  private final Label head = Labels.of("", "small", "muted");
  private final FlowPane chips = new FlowPane(2, 3);

  TokenFlow() {
    super(4);
    chips.setPrefWrapLength(200);
    getChildren().addAll(head, chips);
  }

  void show(SightModel.SeenRow row) {
    TokenView view = row.tokens();
    head.setText(
        TEXTS.get(
            "tokens.row",
            row.number(),
            view.tokens().size(),
            view.prompt(),
            view.learned(),
            view.unknown()));
    List<Node> nodes = new ArrayList<>();
    for (TokenView.Token token : view.tokens().subList(0, Math.min(MOST, view.tokens().size()))) {
      nodes.add(chip(token));
    }
    if (view.tokens().size() > MOST) {
      nodes.add(Labels.of(TEXTS.get("tokens.more", view.tokens().size() - MOST), "muted"));
    }
    chips.getChildren().setAll(nodes);
  }

  private static Label chip(TokenView.Token token) {
    Label chip = Labels.of(visible(token.text()), "token");
    chip.getStyleClass().add(token.learned() ? "token-learned" : "token-prompt");
    if (token.unknown()) {
      chip.getStyleClass().add("token-unknown");
    }
    return chip;
  }

  /** White space drawn, so that it can be seen. */
  private static String visible(String text) {
    return text.replace("\n", "\u23ce").replace(" ", "\u00b7").replace("\t", "\u21e5");
  }
}
