package org.spectrumworkbench.app.shell;

import atlantafx.base.theme.Styles;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Overlay;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.notice.Notice;

/** Notices as cards at the corner of the window, each with a button that opens its run. */
public final class NoticeCards {
  private static final Texts TEXTS = Texts.of(NoticeCards.class);
  private static final Duration SHOWN = Duration.seconds(12);
  private static final int AT_ONCE = 4;
  private static final double WIDTH = 380;

  /** Such as the message of a fault with all its details: the run's screen has the rest. */
  private static final double MOST_TEXT_HEIGHT = 72;

  private final Overlay overlay;
  private final Deque<Node> up = new ArrayDeque<>();

  public NoticeCards(Overlay overlay) {
    this.overlay = overlay;
  }

  /**
   * Shows it for a while; of many at once the oldest goes.
   *
   * @param open opens the run it is about
   */
  public void show(Notice notice, Runnable open) {
    Label title = Labels.wrapped(notice.title(), Styles.TEXT_BOLD);
    Label text = Labels.wrapped(notice.text(), "help");
    text.setMinHeight(Region.USE_COMPUTED_SIZE);
    text.setMaxHeight(MOST_TEXT_HEIGHT);
    text.setManaged(!notice.text().isEmpty());
    Button look = new Button(TEXTS.get("notice.open"));
    look.getStyleClass().add(Styles.SMALL);
    look.setId("notice-open");
    VBox words = new VBox(4, title, text, look);
    VBox.setMargin(look, new javafx.geometry.Insets(4, 0, 0, 0));
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox card = new HBox(10, sign(notice.kind()), words);
    Button close =
        Labels.iconButton(TEXTS.get("notice.close"), "fth-x", () -> overlay.dismiss(card));
    close.getStyleClass().add("small-icon");
    close.setId("notice-close");
    card.getChildren().add(close);
    card.setAlignment(Pos.TOP_LEFT);
    card.getStyleClass().addAll("overlay-card", "notice-card");
    // Its shadow lies over the status bar and must not take the clicks that are meant for it.
    card.setPickOnBounds(false);
    card.setMaxWidth(WIDTH);
    card.setPrefWidth(WIDTH);
    look.setOnAction(press -> {
      overlay.dismiss(card);
      open.run();
    });
    up.removeIf(shown -> shown.getParent() == null);
    if (up.size() == AT_ONCE) {
      overlay.dismiss(up.removeFirst());
    }
    up.addLast(card);
    overlay.note(card, SHOWN);
  }

  private static FontIcon sign(Notice.Kind kind) {
    FontIcon sign =
        switch (kind) {
          case END -> Labels.icon("fth-check-circle", "success");
          case FAILURE -> Labels.icon("fth-alert-octagon", "danger");
          case ALERT -> Labels.icon("fth-alert-triangle", "warning");
        };
    sign.getStyleClass().add("card-sign");
    return sign;
  }
}
