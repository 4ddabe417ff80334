package org.spectrumworkbench.app.domains;

import java.util.List;
import java.util.Objects;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Marks;
import org.spectrumworkbench.app.fx.Texts;

/** One subdomain: its mark, name, count and share, its menu, and its problems. */
final class SubdomainColumn extends VBox {
  private static final double NARROWEST = 168;
  private static final int MOST_KEPT = 2_000;

  private final Texts texts;
  private final BoardActions actions;
  private final String name;
  private final Label number = Labels.of("", "keycap");
  private final Region mark = Marks.subdomain(0);
  private final Label title = new Label();
  private final Label count = Labels.of("", "number");
  private final Label share = new Label();
  private final Region warning = new HBox(Labels.icon("fth-alert-triangle", "warning-icon"));
  private final Tooltip why = new Tooltip();
  private final ContextMenu menu = new ContextMenu();
  private final ListView<Integer> problems = new ListView<>();
  private @Nullable Board board;
  private boolean following;

  SubdomainColumn(String name, DomainsModel model, BoardActions actions, Texts texts) {
    this.texts = texts;
    this.actions = actions;
    this.name = name;
    getStyleClass().add("subdomain-column");
    setId("column-" + name);
    setMinWidth(NARROWEST);
    setPrefWidth(NARROWEST);
    HBox.setHgrow(this, Priority.ALWAYS);

    title.setText(name);
    title.setTooltip(new Tooltip(name));
    title.getStyleClass().add("panel-title");
    title.setMinWidth(0);
    share.getStyleClass().addAll("quiet", "small-text");
    Tooltip.install(warning, why);
    Button open =
        Labels.iconButton(texts.get("column.menu", name), "fth-more-vertical", this::openMenu);
    open.setId("menu-" + name);
    open.getStyleClass().add("column-menu");
    open.setMinWidth(Region.USE_PREF_SIZE);
    menu.getItems()
        .setAll(
            item("split", () -> actions.askSplit(name)),
            item("rename", () -> actions.askRename(name)),
            item("merge", () -> actions.askMerge(name)),
            item("delete", () -> model.edits().delete(name)));
    HBox first = new HBox(5, number, mark, title, Labels.spring(), open);
    first.setAlignment(Pos.CENTER_LEFT);
    HBox second = new HBox(6, count, share, warning);
    second.setAlignment(Pos.CENTER_LEFT);
    VBox head = new VBox(2, first, second);
    head.getStyleClass().add("column-head");

    problems.setId("problems-" + name);
    problems.getStyleClass().add("problem-list");
    problems.setFixedCellSize(ProblemCell.HEIGHT);
    problems.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    problems.setCellFactory(list -> cell());
    problems.setAccessibleText(name);
    VBox.setVgrow(problems, Priority.ALWAYS);
    problems
        .getSelectionModel()
        .getSelectedItems()
        .addListener((ListChangeListener<Integer>) change -> chose());
    problems.setContextMenu(new ContextMenu());
    problems.setOnContextMenuRequested(request -> fillContextMenu());
    getChildren().addAll(head, problems);
    acceptDrops();
  }

  String name() {
    return name;
  }

  ListView<Integer> problems() {
    return problems;
  }

  /** Shows the column as it is on the board now. */
  void show(Board now, int place) {
    board = now;
    number.setText(String.valueOf(place + 1));
    Marks.resubdomain(mark, place);
    int all = now.sorted().balance().counts().getOrDefault(name, 0);
    List<Integer> rows = Objects.requireNonNull(now.columns().get(name));
    count.setText(
        rows.size() == all
            ? Formats.count(all)
            : texts.get("column.of", Formats.count(rows.size()), Formats.count(all)));
    share.setText(Formats.percent(now.sorted().balance().share(name)));
    boolean small = now.sorted().balance().small().contains(name);
    warning.setVisible(small);
    why.setText(texts.get("column.small", all));
    Label nothing =
        Labels.wrapped(texts.get(all == 0 ? "column.empty" : "column.filtered"), "quiet");
    nothing.getStyleClass().add("column-placeholder");
    problems.setPlaceholder(nothing);
    showRows(rows);
  }

  private void openMenu() {
    menu.show(title, Side.BOTTOM, 0, 4);
  }

  /** Takes the selection away. */
  void clearSelection() {
    following = true;
    problems.getSelectionModel().clearSelection();
    following = false;
  }

  /** Keeps what is selected; where that went away, selects what moved up to its place. */
  private void showRows(List<Integer> rows) {
    if (rows.equals(problems.getItems())) {
      problems.refresh();
      return;
    }
    List<Integer> kept = List.copyOf(problems.getSelectionModel().getSelectedItems());
    int first =
        problems.getSelectionModel().getSelectedIndices().stream()
            .mapToInt(Integer::intValue)
            .min()
            .orElse(-1);
    boolean hadFocus = problems.isFocused();
    following = true;
    problems.setItems(FXCollections.observableList(rows));
    if (first >= 0) {
      int[] places =
          kept.size() > MOST_KEPT
              ? new int[0]
              : kept.stream()
                  .mapToInt(row -> java.util.Collections.binarySearch(rows, row))
                  .filter(place -> place >= 0)
                  .toArray();
      if (places.length > 0) {
        problems.getSelectionModel().selectIndices(places[0], places);
      } else if (!rows.isEmpty() && hadFocus) {
        problems.getSelectionModel().select(Math.min(first, rows.size() - 1));
      }
    }
    following = false;
    if (first >= 0) {
      chose();
    }
  }

  private void chose() {
    if (following) {
      return;
    }
    List<Integer> rows =
        problems.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList();
    if (!rows.isEmpty()) {
      actions.chosenProperty().set(java.util.Optional.of(new BoardActions.Chosen(name, rows)));
    } else if (actions.chosenProperty().get().filter(c -> c.subdomain().equals(name)).isPresent()) {
      actions.chosenProperty().set(java.util.Optional.empty());
    }
  }

  private ProblemCell cell() {
    ProblemCell cell = new ProblemCell(texts, () -> board);
    cell.addEventHandler(
        MouseEvent.DRAG_DETECTED,
        drag -> {
          int chosen = problems.getSelectionModel().getSelectedItems().size();
          if (cell.isEmpty() || chosen == 0) {
            return;
          }
          Dragboard dragboard = cell.startDragAndDrop(TransferMode.COPY_OR_MOVE);
          ClipboardContent content = new ClipboardContent();
          content.putString(texts.get("drag", Formats.count(chosen)));
          dragboard.setContent(content);
          dragboard.setDragView(cell.snapshot(null, null));
          drag.consume();
        });
    return cell;
  }

  private void acceptDrops() {
    setOnDragOver(drag -> {
      if (comesFromAnotherColumn(drag)) {
        // Ctrl, held on since the last problem was chosen with it, makes a copy of what is a move.
        drag.acceptTransferModes(TransferMode.COPY_OR_MOVE);
      }
      drag.consume();
    });
    setOnDragEntered(drag -> {
      if (comesFromAnotherColumn(drag)) {
        getStyleClass().add("drop-here");
      }
    });
    setOnDragExited(drag -> getStyleClass().remove("drop-here"));
    setOnDragDropped(drag -> {
      boolean ours = comesFromAnotherColumn(drag);
      if (ours) {
        actions.moveTo(name);
      }
      drag.setDropCompleted(ours);
      drag.consume();
    });
  }

  private boolean comesFromAnotherColumn(DragEvent drag) {
    return drag.getGestureSource() instanceof ProblemCell cell && cell.getListView() != problems;
  }

  private void fillContextMenu() {
    Menu move = new Menu(texts.get("context.move"));
    List<String> names = actions.subdomains();
    for (int i = 0; i < names.size(); i++) {
      String other = names.get(i);
      if (!other.equals(name)) {
        MenuItem to = new MenuItem((i + 1) + "  " + other, Marks.subdomain(i));
        to.setOnAction(choice -> actions.moveTo(other));
        move.getItems().add(to);
      }
    }
    MenuItem release = new MenuItem(texts.get("context.release"));
    release.setOnAction(choice -> actions.release());
    MenuItem split = new MenuItem(texts.get("context.split"));
    split.setOnAction(choice -> actions.askSplit(name));
    problems.getContextMenu().getItems().setAll(move, release, new SeparatorMenuItem(), split);
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(texts.get("column." + key));
    item.setId(key + "-" + name);
    item.setOnAction(choice -> action.run());
    return item;
  }
}
