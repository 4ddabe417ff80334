package org.spectrumworkbench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.fx.Overlay;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.notice.Notice;

class NoticeCardsTest extends HeadlessTest {
  private final List<String> opened = new ArrayList<>();
  private NoticeCards cards;

  @BeforeEach
  void showContent() {
    show(
        800,
        600,
        () -> {
          Overlay overlay = new Overlay(new TestWorkspace.Files(), Optional.empty());
          cards = new NoticeCards(overlay);
          Button below = new Button("below");
          below.setOnAction(press -> opened.add("below"));
          StackPane content = new StackPane(below);
          StackPane.setAlignment(below, Pos.BOTTOM_RIGHT);
          StackPane.setMargin(below, new Insets(0, 24, 2, 0));
          overlay.setContent(content);
          overlay.root().getStylesheets().add(Theme.styleSheet());
          return overlay.root();
        });
  }

  private void tell(Notice.Kind kind, String name, String text) {
    onFx(() -> cards.show(new Notice(kind, name, name, text), () -> opened.add(name)));
    settle();
  }

  @Test
  void cardOpensItsRunAndGoes() {
    tell(Notice.Kind.END, "good", "");
    tell(Notice.Kind.FAILURE, "bad", "There is no java. ".repeat(40));
    tell(Notice.Kind.ALERT, "odd", "The entropy collapses.");
    snapshot("notices");
    assertThat(lookup("bad failed").tryQuery()).isPresent();
    assertThat(lookup(".notice-card").queryAll())
        .allMatch(card -> ((Region) card).getHeight() < 180);
    clickOn(second("#notice-open"));
    await("the card to go", () -> lookup(".notice-card").queryAll().size() == 2);
    assertThat(opened).containsExactly("bad");
    clickOn(second("#notice-close"));
    await("the next to go", () -> lookup(".notice-card").queryAll().size() == 1);
    assertThat(opened).hasSize(1);
    assertThat(lookup("good is finished").tryQuery()).isPresent();
  }

  @Test
  void shadowOfACardTakesNoClicks() {
    tell(Notice.Kind.END, "good", "");
    clickOn("below");
    assertThat(opened).containsExactly("below");
  }

  private Node second(String query) {
    return from(lookup(".notice-card").nth(1)).lookup(query).query();
  }

  @Test
  void ofManyTheOldestGo() {
    for (int i = 1; i <= 6; i++) {
      tell(Notice.Kind.END, "run " + i, "");
    }
    assertThat(lookup(".notice-card").queryAll()).hasSize(4);
    assertThat(lookup("run 2 is finished").tryQuery()).isEmpty();
    assertThat(lookup("run 3 is finished").tryQuery()).isPresent();
  }
}
