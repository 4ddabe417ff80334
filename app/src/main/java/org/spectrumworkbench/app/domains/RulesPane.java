package org.spectrumworkbench.app.domains;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.problem.domain.Condition;
import org.spectrumworkbench.core.problem.domain.DomainBoard;
import org.spectrumworkbench.core.problem.domain.Rule;

/** The rules in order, what each catches, and the form of the chosen one. */
final class RulesPane extends VBox {
  private final DomainsModel model;
  private final Texts texts;
  private final ListView<Rule> list = new ListView<>();
  private final RuleEditor editor;
  private final Label rest = Labels.wrapped("", "quiet", "small-text");
  private final Button up;
  private final Button down;
  private final Button delete;
  private boolean following;

  RulesPane(DomainsModel model, Texts texts) {
    super(8);
    this.model = model;
    this.texts = texts;
    editor = new RuleEditor(model, texts);
    getStyleClass().add("rules-pane");
    list.setId("rules");
    list.getStyleClass().add("problem-list");
    list.setCellFactory(
        view -> new RuleCell(texts, model, () -> model.shownProperty().get().orElse(null)));
    list.setPlaceholder(Labels.wrapped(texts.get("rules.empty"), "quiet", "column-placeholder"));
    list.setAccessibleText(texts.get("rules"));
    list.setMinHeight(120);
    VBox.setVgrow(list, Priority.ALWAYS);

    Button add = Labels.iconButton(texts.get("rule.add"), "fth-plus", this::add);
    add.setId("rule-add");
    up = Labels.iconButton(texts.get("rule.up"), "fth-arrow-up", () -> move(-1));
    up.setId("rule-up");
    down = Labels.iconButton(texts.get("rule.down"), "fth-arrow-down", () -> move(1));
    down.setId("rule-down");
    delete = Labels.iconButton(texts.get("rule.delete"), "fth-trash-2", this::delete);
    delete.setId("rule-delete");
    HBox head =
        new HBox(
            2,
            Labels.of(texts.get("rules"), "panel-title"),
            Labels.spring(),
            add,
            up,
            down,
            delete);
    head.setAlignment(Pos.CENTER_LEFT);
    rest.setId("rules-rest");
    getChildren().addAll(head, list, rest, editor);

    list.getSelectionModel()
        .selectedIndexProperty()
        .addListener((p, old, now) -> {
          if (!following) {
            editor.flush();
            model.edits().settle();
            showChosen();
          }
        });
    list.setOnKeyPressed(this::key);
    model.boardProperty().addListener((p, old, now) -> show(now));
    model
        .shownProperty()
        .addListener((p, old, now) -> {
          list.refresh();
          showRest(now);
        });
    show(model.boardProperty().get());
    showRest(model.shownProperty().get());
  }

  /** Adds a rule below the chosen one and lets its words be typed. */
  void add() {
    model
        .boardProperty()
        .get()
        .ifPresent(board -> {
          int chosen = list.getSelectionModel().getSelectedIndex();
          int at = chosen < 0 ? board.rules().rules().size() : chosen + 1;
          String subdomain =
              chosen < 0
                  ? board.subdomains().getFirst()
                  : board.rules().rules().get(chosen).subdomain();
          model
              .edits()
              .addRule(
                  at,
                  new Rule(subdomain, new Condition.Keywords(List.of(texts.get("rule.first")))));
          list.getSelectionModel().clearAndSelect(at);
          list.scrollTo(Math.max(0, at - 1));
          editor.edit();
        });
  }

  /** Takes what was typed last without waiting. */
  void flush() {
    editor.flush();
  }

  /** Gives the list the focus. */
  void focus() {
    list.requestFocus();
    if (list.getSelectionModel().isEmpty() && !list.getItems().isEmpty()) {
      list.getSelectionModel().select(0);
    }
  }

  private void move(int by) {
    int at = list.getSelectionModel().getSelectedIndex();
    int to = at + by;
    if (at >= 0 && to >= 0 && to < list.getItems().size()) {
      model.edits().moveRule(at, to);
      list.getSelectionModel().clearAndSelect(to);
      list.requestFocus();
    }
  }

  private void delete() {
    int at = list.getSelectionModel().getSelectedIndex();
    if (at >= 0) {
      model.edits().deleteRule(at);
      list.requestFocus();
    }
  }

  private void key(KeyEvent press) {
    boolean known = true;
    switch (press.getCode()) {
      case DELETE, BACK_SPACE -> delete();
      case INSERT -> add();
      case ENTER, F2 -> editor.edit();
      case UP -> known = press.isAltDown();
      case DOWN -> known = press.isAltDown();
      default -> known = false;
    }
    if (known && press.getCode().isArrowKey()) {
      move(press.getCode() == javafx.scene.input.KeyCode.UP ? -1 : 1);
    }
    if (known) {
      press.consume();
    }
  }

  private void show(Optional<DomainBoard> board) {
    List<Rule> rules = board.map(now -> now.rules().rules()).orElse(List.of());
    if (!rules.equals(list.getItems())) {
      int chosen = list.getSelectionModel().getSelectedIndex();
      following = true;
      if (rules.size() == list.getItems().size() && !rules.isEmpty()) {
        // In place, so that a rule that is being typed stays chosen.
        for (int i = 0; i < rules.size(); i++) {
          if (!rules.get(i).equals(list.getItems().get(i))) {
            list.getItems().set(i, rules.get(i));
          }
        }
      } else {
        list.setItems(FXCollections.observableArrayList(rules));
      }
      if (!rules.isEmpty()) {
        list.getSelectionModel().clearAndSelect(Math.clamp(chosen, 0, rules.size() - 1));
      }
      following = false;
    }
    list.refresh();
    showChosen();
  }

  private void showChosen() {
    DomainBoard board = model.boardProperty().get().orElse(null);
    int at = list.getSelectionModel().getSelectedIndex();
    List<Rule> rules = board == null ? List.of() : board.rules().rules();
    boolean none = at < 0 || at >= rules.size();
    editor.show(
        none ? -1 : at,
        none ? null : rules.get(at),
        board == null ? List.of() : board.subdomains());
    up.setDisable(none || at == 0);
    down.setDisable(none || at == list.getItems().size() - 1);
    delete.setDisable(none);
  }

  private void showRest(Optional<Board> shown) {
    rest.setText(
        shown
            .map(now ->
                texts.get(
                    "rules.rest",
                    Formats.count(now.sorted().byNoRule()),
                    now.sorted().board().otherwise(),
                    Formats.count(now.sorted().byHand())))
            .orElse(""));
  }
}
