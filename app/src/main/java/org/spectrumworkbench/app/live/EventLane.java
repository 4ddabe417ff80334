package org.spectrumworkbench.app.live;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.live.LiveData.Notice;

/** What happened, newest first: changes of state, checkpoints, models, warnings. */
final class EventLane extends ListView<Notice> {
  private final DateTimeFormatter time;
  private final Texts texts;

  EventLane(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.time = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
    setId("event-lane");
    getStyleClass().addAll("plain-list", "dense");
    setPlaceholder(quiet(texts.get("events.none")));
    setCellFactory(list -> new Cell());
  }

  void show(List<Notice> notices) {
    if (!getItems().equals(notices)) {
      getItems().setAll(notices);
    }
  }

  private static Label quiet(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("quiet");
    return label;
  }

  private final class Cell extends ListCell<Notice> {
    private final Label when = quiet("");
    private final Label where = quiet("");
    private final Label what = new Label();
    private final FontIcon icon = new FontIcon(Feather.INFO);
    private final HBox row = new HBox(8, when, icon, what, where);

    Cell() {
      row.setAlignment(Pos.CENTER_LEFT);
      when.getStyleClass().add("small-text");
      where.getStyleClass().add("small-text");
      when.setMinWidth(Region.USE_PREF_SIZE);
      what.setMinWidth(0);
      where.setMinWidth(Region.USE_PREF_SIZE);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Notice notice, boolean empty) {
      super.updateItem(notice, empty);
      if (empty || notice == null) {
        setGraphic(null);
        return;
      }
      when.setText(time.format(notice.time()));
      what.setText(notice.message());
      where.setText(
          notice.stage().isEmpty()
              ? ""
              : notice.step() > 0
                  ? texts.get("events.place", notice.stage(), notice.step())
                  : notice.stage());
      icon.setIconCode(
          switch (notice.kind()) {
            case INFO -> Feather.INFO;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case CHECKPOINT -> Feather.SAVE;
            case MODEL -> Feather.BOX;
            case STAGE -> Feather.CHEVRONS_RIGHT;
            case SETTING -> Feather.SLIDERS;
            case STATE -> Feather.FLAG;
          });
      boolean warning = notice.kind() == LiveData.NoticeKind.WARNING;
      what.getStyleClass().remove("warning-text");
      icon.getStyleClass().setAll("ikonli-font-icon", warning ? "warning-icon" : "quiet-icon");
      if (warning) {
        what.getStyleClass().add("warning-text");
      }
      setGraphic(row);
    }
  }
}
