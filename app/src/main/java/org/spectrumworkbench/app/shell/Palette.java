package org.spectrumworkbench.app.shell;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.spectrumworkbench.app.fx.Overlay;
import org.spectrumworkbench.app.fx.Texts;

/** Ctrl+K: type a few letters of a command, a screen, a run or a setting, and press Enter. */
final class Palette {
  private static final Texts TEXTS = Texts.of(Palette.class);
  private static final double WIDTH = 560;
  private static final double HEIGHT = 400;

  private final Overlay overlay;
  private final PaletteModel model;
  private final TextField field = new TextField();
  private final ListView<Command> list = new ListView<>();
  private final VBox card;

  Palette(Overlay overlay, PaletteModel model) {
    this.overlay = overlay;
    this.model = model;
    field.setId("palette-field");
    field.setPromptText(TEXTS.get("palette.prompt"));
    field.getStyleClass().add("palette-field");
    field.textProperty().bindBidirectional(model.queryProperty());
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.setId("palette-list");
    list.setItems(model.matches());
    list.setFocusTraversable(false);
    list.setCellFactory(view -> new Row());
    Label nothing = new Label(TEXTS.get("palette.nothing"));
    nothing.getStyleClass().add("muted");
    list.setPlaceholder(nothing);
    model
        .chosenProperty()
        .addListener((property, old, now) -> {
          list.getSelectionModel().clearAndSelect(now.intValue());
          list.scrollTo(Math.max(0, now.intValue() - 3));
        });
    list.setOnMouseClicked(click -> run(list.getSelectionModel().getSelectedItem()));
    VBox.setVgrow(list, Priority.ALWAYS);
    card = new VBox(field, list);
    card.getStyleClass().addAll("overlay-card", "palette");
    card.setMaxSize(WIDTH, HEIGHT);
  }

  void open() {
    model.open();
    list.getSelectionModel().clearAndSelect(0);
    overlay.open(card, field, Pos.TOP_CENTER, new Insets(72, 0, 0, 0));
  }

  private void key(KeyEvent press) {
    switch (press.getCode()) {
      case DOWN -> model.move(1);
      case UP -> model.move(-1);
      case PAGE_DOWN ->
          model.move(Math.min(8, model.matches().size() - 1 - model.chosenProperty().get()));
      case PAGE_UP -> model.move(-Math.min(8, model.chosenProperty().get()));
      case ENTER -> run(list.getSelectionModel().getSelectedItem());
      default -> {
        return;
      }
    }
    press.consume();
  }

  private void run(@Nullable Command command) {
    if (command != null) {
      overlay.close();
      command.action().run();
    }
  }

  /** One command: icon, title, hint, and its key at the right. */
  private static final class Row extends ListCell<Command> {
    private final FontIcon icon = new FontIcon();
    private final Label title = new Label();
    private final Label hint = new Label();
    private final Label keys = new Label();
    private final HBox row = new HBox(10, icon, title, hint, spring(), keys);

    Row() {
      title.setMinWidth(Region.USE_PREF_SIZE);
      hint.getStyleClass().addAll("muted", "small");
      keys.getStyleClass().add("keycap");
      keys.setMinWidth(Region.USE_PREF_SIZE);
      row.setAlignment(Pos.CENTER_LEFT);
      // The hint yields when the row is narrow: without this the list would scroll sideways.
      hint.setMinWidth(0);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Command command, boolean empty) {
      super.updateItem(command, empty);
      if (empty || command == null) {
        setGraphic(null);
        return;
      }
      icon.setIconLiteral(command.icon());
      title.setText(command.title());
      hint.setText(command.hint());
      keys.setVisible(!command.keys().isEmpty());
      keys.setManaged(!command.keys().isEmpty());
      keys.setText(
          command.keys().isEmpty() ? "" : KeyCombination.valueOf(command.keys()).getDisplayText());
      setGraphic(row);
    }

    private static Region spring() {
      Region spring = new Region();
      HBox.setHgrow(spring, Priority.ALWAYS);
      return spring;
    }
  }
}
