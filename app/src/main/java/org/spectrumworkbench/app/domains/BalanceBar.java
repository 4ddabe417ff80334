package org.spectrumworkbench.app.domains;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.problem.domain.Balance;

/** How even the subdomains are: a bar of shares, the effective number, and the small ones. */
final class BalanceBar extends HBox {
  private static final double WIDTH = 220;
  private static final double HEIGHT = 10;

  private final Texts texts;
  private final HBox bar = new HBox();
  private final Label words = new Label();
  private final Label warning = new Label();
  private final Tooltip how = new Tooltip();

  BalanceBar(DomainsModel model, Texts texts) {
    super(10);
    this.texts = texts;
    setAlignment(Pos.CENTER_LEFT);
    bar.setMinSize(WIDTH, HEIGHT);
    bar.setMaxSize(WIDTH, HEIGHT);
    bar.getStyleClass().add("share-bar");
    words.setId("domains-balance");
    words.getStyleClass().add("quiet");
    words.setMinWidth(USE_PREF_SIZE);
    words.setTooltip(how);
    how.setText(texts.get("balance.hint"));
    warning.setId("domains-balance-warning");
    warning.setGraphic(Labels.icon("fth-alert-triangle", "warning-icon"));
    warning.getStyleClass().add("warning-text");
    warning.setMinWidth(0);
    HBox.setHgrow(warning, Priority.ALWAYS);
    getChildren().addAll(bar, words, warning);
    model.shownProperty().addListener((p, old, now) -> show(now));
    show(model.shownProperty().get());
  }

  private void show(Optional<Board> shown) {
    bar.getChildren().clear();
    setVisible(shown.isPresent());
    if (shown.isEmpty()) {
      return;
    }
    Balance balance = shown.get().sorted().balance();
    List<String> names = shown.get().subdomains();
    for (int i = 0; i < names.size(); i++) {
      Region share = new Region();
      double width = WIDTH * balance.share(names.get(i));
      share.setMinSize(width, HEIGHT);
      share.setPrefSize(width, HEIGHT);
      share.getStyleClass().addAll("share", "share-" + i % 8);
      Tooltip.install(
          share, new Tooltip(names.get(i) + ": " + Formats.percent(balance.share(names.get(i)))));
      bar.getChildren().add(share);
    }
    words.setText(
        texts.get(
            "balance",
            Formats.count(balance.total()),
            names.size(),
            Formats.number(Math.round(balance.effectiveNumber() * 10) / 10.0)));
    List<String> small = balance.small();
    List<String> empty = balance.empty();
    warning.setVisible(!small.isEmpty() || !empty.isEmpty());
    String says =
        (small.isEmpty() ? "" : texts.get("balance.small", String.join(", ", small)))
            + (small.isEmpty() || empty.isEmpty() ? "" : "; ")
            + (empty.isEmpty() ? "" : texts.get("balance.empty", String.join(", ", empty)));
    warning.setText(says);
    warning.setTooltip(new Tooltip(says + "\n" + texts.get("balance.warning.hint")));
  }
}
