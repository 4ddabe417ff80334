package org.spectrumworkbench.app.runs;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.queue.QueueModel;
import org.spectrumworkbench.app.queue.QueueState;
import org.spectrumworkbench.app.queue.QueueState.Target;
import org.spectrumworkbench.app.queue.QueueView;
import org.spectrumworkbench.app.shell.Screen.KeyHint;
import org.spectrumworkbench.app.shell.Workspace;

/** The queue: what is under way, what waits and why, and in which order it starts. */
final class QueuePane {
  private static final Texts TEXTS = Texts.of(QueuePane.class);
  private static final List<Integer> LIMITS = List.of(QueueState.AUTO, 1, 2, 3, 4, 6, 8, 12, 16);

  private static final double WORDS_WIDTH = 460;

  private final Workspace workspace;
  private final QueueModel queue;
  private final QueueTable table;
  private final Label summary = Labels.of("", "muted");
  private final Button pause = Labels.button("", "fth-pause", this::pauseOrGoOn);
  private final ComboBox<Integer> limit = new ComboBox<>(FXCollections.observableArrayList(LIMITS));
  private final Label removed = Labels.of("", "muted");
  private final ReadOnlyBooleanWrapper nothingChosen = new ReadOnlyBooleanWrapper(true);
  private final VBox node;
  private boolean showing;

  QueuePane(Workspace workspace) {
    this.workspace = workspace;
    this.queue = workspace.queue();
    this.table = new QueueTable(queue, this::open);
    TableView<QueueTable.Row> view = table.view();
    view.setPlaceholder(empty());
    pause.setId("queue-pause");
    limit.setId("queue-limit");
    limit.setAccessibleText(TEXTS.get("queue.limit"));
    limit.setTooltip(new Tooltip(TEXTS.get("queue.limit.hint")));
    limit.setConverter(new LimitWords());
    limit
        .valueProperty()
        .addListener((property, old, now) -> {
          if (!showing && now != null) {
            queue.limit(now);
          }
        });
    HBox head =
        new HBox(
            10,
            Labels.of(TEXTS.get("queue.title"), Styles.TITLE_2),
            summary,
            Labels.spring(),
            Labels.of(TEXTS.get("queue.limit"), "muted"),
            limit,
            pause);
    head.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(view, Priority.ALWAYS);
    node = new VBox(12, head, buttons(), undo(), view);
    node.setId("queue-pane");
    node.getStyleClass().addAll("screen", "queue");
    node.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    view.getSelectionModel()
        .selectedItemProperty()
        .addListener((property, old, now) -> nothingChosen.set(table.chosen().isEmpty()));
    queue.viewProperty().addListener((property, old, now) -> show(now));
    show(queue.viewProperty().get());
  }

  Node node() {
    return node;
  }

  static List<KeyHint> keys() {
    return List.of(
        new KeyHint("Enter", TEXTS.get("key.open")),
        new KeyHint("Alt+Up", TEXTS.get("key.up")),
        new KeyHint("Alt+Down", TEXTS.get("key.down")),
        new KeyHint("Delete", TEXTS.get("key.remove")),
        new KeyHint("Ctrl+Z", TEXTS.get("key.undo")));
  }

  /** Comes into sight: the keys belong to the table. */
  void shown() {
    table.view().requestFocus();
  }

  private Node buttons() {
    Button up = button("up", "fth-arrow-up", () -> move(new Target.By(1)));
    Button down = button("down", "fth-arrow-down", () -> move(new Target.By(-1)));
    Button first = button("first", "fth-chevrons-up", () -> move(new Target.To(1)));
    Button remove = button("remove", "fth-x", this::remove);
    PriorityMenu priority =
        new PriorityMenu(chosen -> table.chosen().ifPresent(run -> queue.prioritise(run, chosen)));
    HBox row = new HBox(8, up, down, first, priority.node(), remove);
    row.setAlignment(Pos.CENTER_LEFT);
    List<Node> all = new ArrayList<>(row.getChildren());
    all.forEach(one -> one.disableProperty().bind(nothing()));
    return row;
  }

  private ReadOnlyBooleanProperty nothing() {
    return nothingChosen.getReadOnlyProperty();
  }

  private Node undo() {
    Hyperlink back = new Hyperlink(TEXTS.get("queue.undo"));
    back.setId("queue-undo");
    back.setOnAction(click -> queue.undo());
    HBox row = new HBox(6, removed, back);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setId("queue-removed");
    queue
        .removedProperty()
        .addListener((property, old, now) -> {
          now.ifPresent(waiting -> removed.setText(TEXTS.get("queue.removed", waiting.name())));
          row.setVisible(now.isPresent());
          row.setManaged(now.isPresent());
        });
    row.setVisible(false);
    row.setManaged(false);
    return row;
  }

  private Node empty() {
    Label what = Labels.wrapped(TEXTS.get("queue.empty"), "muted");
    what.setMaxWidth(WORDS_WIDTH);
    what.setTextAlignment(TextAlignment.CENTER);
    VBox box =
        new VBox(
            8,
            Labels.icon("fth-layers", "empty-icon"),
            Labels.of(TEXTS.get("queue.empty.title"), Styles.TEXT_BOLD),
            what,
            Labels.button(
                TEXTS.get("empty.plan"),
                "fth-sliders",
                () -> workspace.navigation().open("plan"),
                Styles.ACCENT));
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("empty");
    return box;
  }

  private void show(QueueView now) {
    showing = true;
    summary.setText(
        TEXTS.get(
            now.paused() ? "queue.summary.paused" : "queue.summary",
            now.running().size(),
            now.waiting().size()));
    pause.setText(TEXTS.get(now.paused() ? "queue.continue" : "queue.pause"));
    pause.setGraphic(Labels.icon(now.paused() ? "fth-play" : "fth-pause"));
    if (!limit.getItems().contains(now.limit())) {
      limit.getItems().add(now.limit());
    }
    limit.setValue(now.limit());
    table.show(now);
    nothingChosen.set(table.chosen().isEmpty());
    showing = false;
  }

  private void pauseOrGoOn() {
    queue.pause(!queue.viewProperty().get().paused());
  }

  private void move(Target target) {
    table.chosen().ifPresent(run -> queue.move(run, target));
  }

  private void remove() {
    table.chosen().ifPresent(run -> queue.remove(run.entry().folder()));
  }

  private void open(String run) {
    workspace.selection().selectRun(run);
    workspace.navigation().open("live");
  }

  private void key(KeyEvent press) {
    Optional<Runnable> action =
        switch (press.getCode()) {
          case UP -> press.isAltDown() ? Optional.of(() -> move(new Target.By(1))) : none();
          case DOWN -> press.isAltDown() ? Optional.of(() -> move(new Target.By(-1))) : none();
          case DELETE -> Optional.of(this::remove);
          case Z -> press.isShortcutDown() ? Optional.of(queue::undo) : none();
          case ENTER -> press.getTarget() == table.view() ? Optional.of(table::openChosen) : none();
          default -> none();
        };
    action.ifPresent(act -> {
      act.run();
      press.consume();
    });
  }

  private static Optional<Runnable> none() {
    return Optional.empty();
  }

  private static Button button(String key, String icon, Runnable action) {
    Button button = Labels.button(TEXTS.get("queue." + key), icon, action);
    button.setId("queue-" + key);
    return button;
  }

  /** How a limit is spoken of. */
  private static final class LimitWords extends StringConverter<Integer> {
    @Override
    public String toString(@Nullable Integer limit) {
      return limit == null
          ? ""
          : limit == QueueState.AUTO ? TEXTS.get("queue.limit.auto") : limit.toString();
    }

    @Override
    public Integer fromString(String text) {
      return text.matches("\\d+") ? Integer.parseInt(text) : QueueState.AUTO;
    }
  }
}
