package org.spectrumworkbench.app.domains;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import org.spectrumworkbench.app.fx.Texts;

/** The columns beside each other. */
final class BoardPane extends ScrollPane {
  private final DomainsModel model;
  private final BoardActions actions;
  private final Texts texts;
  private final HBox row = new HBox(8);
  private final Map<String, SubdomainColumn> columns = new LinkedHashMap<>();

  BoardPane(DomainsModel model, BoardActions actions, Texts texts) {
    this.model = model;
    this.actions = actions;
    this.texts = texts;
    setContent(row);
    setFitToHeight(true);
    setFitToWidth(true);
    setFocusTraversable(false);
    setMinHeight(150);
    getStyleClass().add("board");
    row.getStyleClass().add("board-row");
    model.shownProperty().addListener((p, old, now) -> show(now));
    actions.chosenProperty().addListener((p, old, now) -> onlyOneColumn(now));
    show(model.shownProperty().get());
  }

  /** Gives the focus to the next column, or the one before. */
  void walk(int by) {
    List<SubdomainColumn> all = List.copyOf(columns.values());
    if (all.isEmpty()) {
      return;
    }
    int at = -1;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).problems().isFocused()) {
        at = i;
      }
    }
    SubdomainColumn next = all.get(Math.clamp(at + by, 0, all.size() - 1));
    next.problems().requestFocus();
    if (next.problems().getSelectionModel().isEmpty() && !next.problems().getItems().isEmpty()) {
      next.problems().getSelectionModel().select(0);
    }
  }

  /** The column with the focus or the chosen problems. */
  Optional<String> current() {
    return columns.values().stream()
        .filter(column -> column.problems().isFocused())
        .map(SubdomainColumn::name)
        .findFirst()
        .or(() -> actions.chosenProperty().get().map(BoardActions.Chosen::subdomain));
  }

  private void show(Optional<Board> shown) {
    if (shown.isEmpty()) {
      actions.chosenProperty().set(Optional.empty());
      columns.clear();
      row.getChildren().clear();
      return;
    }
    Board now = shown.get();
    List<String> names = now.subdomains();
    if (actions.chosenProperty().get().filter(c -> !names.contains(c.subdomain())).isPresent()) {
      actions.chosenProperty().set(Optional.empty());
    }
    columns.keySet().retainAll(names);
    for (String name : names) {
      columns
          .computeIfAbsent(name, fresh -> new SubdomainColumn(fresh, model, actions, texts))
          .show(now, names.indexOf(name));
    }
    List<SubdomainColumn> ordered = names.stream().map(columns::get).toList();
    if (!row.getChildren().equals(ordered)) {
      row.getChildren().setAll(ordered);
    }
  }

  private void onlyOneColumn(Optional<BoardActions.Chosen> chosen) {
    chosen.ifPresent(now ->
        columns.values().stream()
            .filter(column -> !column.name().equals(now.subdomain()))
            .forEach(SubdomainColumn::clearSelection));
  }
}
