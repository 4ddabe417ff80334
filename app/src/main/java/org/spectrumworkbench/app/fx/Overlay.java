package org.spectrumworkbench.app.fx;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.animation.SequentialTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What lies over a window's content: cards for questions and faults, the palette, notes. Cards are
 * nodes of the same scene, one at a time, the next when the one before is closed; Escape or a click
 * beside them closes them.
 */
public final class Overlay implements Dialogs {
  private static final Logger LOG = LoggerFactory.getLogger(Overlay.class);
  private static final Texts TEXTS = Texts.of(Overlay.class);
  private static final double CARD_WIDTH = 480;

  private final StackPane root = new StackPane();
  private final StackPane scrim = new StackPane();
  private final VBox notes = new VBox(8);
  private final FileChoice files;
  private final Optional<Path> log;
  private final Deque<Card> waiting = new ArrayDeque<>();
  private final Set<String> faultsUp = new HashSet<>();
  private Runnable closed = () -> {};
  private @Nullable Node focusBefore;

  /**
   * @param first gets the focus
   * @param closed done when the card was closed
   */
  private record Card(Node node, Node first, Pos position, Insets margin, Runnable closed) {}

  /**
   * @param log the program's log, offered beside faults
   */
  public Overlay(FileChoice files, Optional<Path> log) {
    this.files = files;
    this.log = log;
    scrim.getStyleClass().add("scrim");
    scrim.setVisible(false);
    notes.setPickOnBounds(false);
    notes.setAlignment(Pos.BOTTOM_RIGHT);
    notes.setPadding(new Insets(16, 16, 44, 16));
    root.getChildren().addAll(scrim, notes);
    scrim.setOnMousePressed(press -> {
      if (press.getTarget() == scrim) {
        close();
      }
    });
    scrim.addEventFilter(
        KeyEvent.KEY_PRESSED,
        press -> {
          if (press.getCode() == KeyCode.ESCAPE) {
            close();
            press.consume();
          }
        });
  }

  /** Puts the window's content below the cards; once. */
  public void setContent(Node content) {
    root.getChildren().addFirst(content);
    // While a card is up the content below neither takes keys nor the focus.
    content.addEventFilter(
        KeyEvent.ANY,
        press -> {
          if (isOpen()) {
            press.consume();
          }
        });
  }

  /** The node to make a scene of. */
  public StackPane root() {
    return root;
  }

  public boolean isOpen() {
    return scrim.isVisible();
  }

  /** Whether a card is up. */
  public ReadOnlyBooleanProperty openProperty() {
    return scrim.visibleProperty();
  }

  /**
   * Shows a card and gives {@code first} the focus; where another is up, when that one was closed:
   * a fault in the background must not take away a question that is being answered.
   */
  public void open(Node card, Node first, Pos position, Insets margin) {
    open(new Card(card, first, position, margin, () -> {}));
  }

  private void open(Card card) {
    if (isOpen()) {
      waiting.add(card);
      return;
    }
    focusBefore = root.getScene() == null ? null : root.getScene().getFocusOwner();
    lay(card);
    if (root.getScene() != null
        && root.getScene().getWindow() instanceof Stage stage
        && Window.getWindows().stream().anyMatch(other -> other != stage && other.isFocused())) {
      // A screen in a window of its own has the focus: the card is not to open behind it.
      stage.toFront();
      stage.requestFocus();
    }
  }

  private void lay(Card card) {
    closed = card.closed();
    StackPane.setAlignment(card.node(), card.position());
    StackPane.setMargin(card.node(), card.margin());
    scrim.getChildren().setAll(card.node());
    scrim.setVisible(true);
    card.first().requestFocus();
  }

  /** Takes the card away; the next one comes, or the focus goes back. */
  public void close() {
    closed.run();
    closed = () -> {};
    Card next = waiting.poll();
    if (next != null) {
      lay(next);
      return;
    }
    scrim.setVisible(false);
    scrim.getChildren().clear();
    if (focusBefore != null) {
      focusBefore.requestFocus();
      focusBefore = null;
    }
  }

  @Override
  public void fault(Throwable failure) {
    LOG.error("shown to the user", failure);
    Fault fault = Fault.of(failure);
    if (!faultsUp.add(fault.what())) {
      // Such as a defect that comes back with every frame.
      return;
    }
    Label what = wrapped(fault.what(), "fault-what");
    what.setId("fault-what");
    Label mend = wrapped(fault.mend(), "muted");
    VBox body = new VBox(8, what, mend);
    if (!fault.detail().isEmpty()) {
      TextArea trace = new TextArea(fault.detail());
      trace.setEditable(false);
      trace.setPrefRowCount(9);
      trace.getStyleClass().addAll("mono", Styles.SMALL);
      TitledPane detail = new TitledPane(TEXTS.get("fault.detail"), trace);
      detail.setExpanded(false);
      detail.getStyleClass().add(Styles.DENSE);
      body.getChildren().add(detail);
    }
    List<Button> buttons = new ArrayList<>();
    buttons.add(button(TEXTS.get("fault.copy"), Weight.PLAIN, () -> copy(fault.toText())));
    log.ifPresent(
        file -> buttons.add(button(TEXTS.get("fault.log"), Weight.PLAIN, () -> files.show(file))));
    Button close = button(TEXTS.get("fault.close"), Weight.MAIN, this::close);
    close.setId("fault-close");
    close.setDefaultButton(true);
    buttons.add(close);
    openCard(
        "fth-alert-triangle",
        "danger",
        TEXTS.get("fault.title"),
        body,
        buttons,
        close,
        () -> faultsUp.remove(fault.what()));
  }

  @Override
  public void ask(Question question) {
    List<Button> buttons = new ArrayList<>();
    Button cancel = button(TEXTS.get("ask.cancel"), Weight.PLAIN, this::close);
    cancel.setId("ask-cancel");
    buttons.add(cancel);
    int number = 0;
    for (Choice choice : question.choices()) {
      Button button =
          button(
              choice.label(),
              choice.weight(),
              () -> {
                close();
                choice.action().run();
              });
      button.setId("ask-" + ++number);
      buttons.add(button);
    }
    boolean danger = question.choices().stream().anyMatch(c -> c.weight() == Weight.DANGER);
    openCard(
        danger ? "fth-alert-triangle" : "fth-help-circle",
        danger ? "danger" : "accent",
        question.title(),
        wrapped(question.text(), "muted"),
        buttons,
        // What cannot be taken back is never one stray Enter away.
        danger ? cancel : buttons.getLast(),
        () -> {});
  }

  /** Shows something to read, with a button to close it. */
  public void show(String icon, String title, Node body) {
    Button close = button(TEXTS.get("fault.close"), Weight.MAIN, this::close);
    close.setId("card-close");
    close.setDefaultButton(true);
    openCard(icon, "accent", title, body, List.of(close), close, () -> {});
  }

  @Override
  public void tell(String note) {
    Label label = new Label(note);
    label.setWrapText(true);
    label.setMaxWidth(380);
    label.getStyleClass().add("note");
    label.setMouseTransparent(true);
    note(label, Duration.seconds(4));
  }

  /** Shows something at the corner for so long, longer while the pointer is over it. */
  public void note(Node note, Duration shown) {
    notes.getChildren().add(note);
    FadeTransition fade = new FadeTransition(Duration.millis(400), note);
    fade.setToValue(0);
    SequentialTransition life = new SequentialTransition(new PauseTransition(shown), fade);
    life.setOnFinished(end -> dismiss(note));
    note.hoverProperty()
        .addListener((property, was, over) -> {
          if (over) {
            life.stop();
            note.setOpacity(1);
          } else {
            life.playFromStart();
          }
        });
    life.play();
  }

  /** Takes a note away before its time. */
  public void dismiss(Node note) {
    notes.getChildren().remove(note);
  }

  /** Puts text on the system's clipboard. */
  public static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  private void openCard(
      String icon,
      String tone,
      String title,
      Node body,
      List<Button> buttons,
      Node first,
      Runnable whenClosed) {
    FontIcon sign = new FontIcon(icon);
    sign.getStyleClass().addAll("card-sign", tone);
    Label heading = new Label(title);
    heading.getStyleClass().add(Styles.TITLE_4);
    HBox head = new HBox(10, sign, heading);
    head.setAlignment(Pos.CENTER_LEFT);
    HBox row = new HBox(8);
    row.setAlignment(Pos.CENTER_RIGHT);
    row.getChildren().addAll(buttons);
    VBox card = new VBox(14, head, body, row);
    card.getStyleClass().add("overlay-card");
    card.setMaxSize(CARD_WIDTH, Region.USE_PREF_SIZE);
    card.setMinHeight(Region.USE_PREF_SIZE);
    open(new Card(card, first, Pos.CENTER, Insets.EMPTY, whenClosed));
  }

  private static Button button(String label, Weight weight, Runnable action) {
    Button button = new Button(label);
    switch (weight) {
      case PLAIN -> {}
      case MAIN -> button.getStyleClass().add(Styles.ACCENT);
      case DANGER -> button.getStyleClass().add(Styles.DANGER);
    }
    button.setOnAction(press -> action.run());
    return button;
  }

  private static Label wrapped(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }
}
