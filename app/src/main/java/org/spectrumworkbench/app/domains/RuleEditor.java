package org.spectrumworkbench.app.domains;

import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.domain.Condition;
import org.spectrumworkbench.core.problem.domain.Rule;

/**
 * The form of one rule. What is typed reaches the board a moment later; what is no rule yet is said
 * below the field, and the board keeps the rule as it was.
 */
final class RuleEditor extends VBox {
  private static final Duration PAUSE = Duration.millis(250);

  private final DomainsModel model;
  private final Texts texts;
  private final ComboBox<RuleKind> kind = new ComboBox<>();
  private final ComboBox<Condition.Field> column = new ComboBox<>();
  private final ComboBox<String> subdomain = new ComboBox<>();
  private final TextArea text = new TextArea();
  private final Label fault = Labels.wrapped("", "danger-text", "small-text");
  private final PauseTransition typing = new PauseTransition(PAUSE);
  private int at = -1;
  private @Nullable Rule shown;
  private boolean following;

  RuleEditor(DomainsModel model, Texts texts) {
    super(6);
    this.model = model;
    this.texts = texts;
    getStyleClass().add("rule-editor");
    kind.setId("rule-kind");
    kind.setConverter(BoardActions.converter(one -> one.label(texts)));
    kind.setMaxWidth(Double.MAX_VALUE);
    kind.setAccessibleText(texts.get("rule.kind"));
    column.setId("rule-column");
    column.getItems().setAll(Condition.Field.values());
    column.setConverter(BoardActions.converter(Condition.Field::word));
    column.setAccessibleText(texts.get("kind.column"));
    column.setMinWidth(USE_PREF_SIZE);
    subdomain.setId("rule-subdomain");
    subdomain.setMaxWidth(Double.MAX_VALUE);
    subdomain.setConverter(BoardActions.converter(name -> texts.get("rule.to", name)));
    subdomain.setAccessibleText(texts.get("rule.subdomain"));
    HBox.setHgrow(kind, Priority.ALWAYS);
    text.setId("rule-text");
    text.setWrapText(true);
    text.setPrefRowCount(6);
    text.getStyleClass().add("rule-text");
    fault.setId("rule-fault");
    getChildren().addAll(new HBox(6, kind, column), text, fault, subdomain);

    kind.setOnAction(choice -> {
      if (!following) {
        dress();
        changed();
      }
    });
    column.setOnAction(choice -> changed());
    subdomain.setOnAction(choice -> changed());
    text.textProperty()
        .addListener((p, old, now) -> {
          if (!following) {
            typing.playFromStart();
          }
        });
    typing.setOnFinished(pause -> changed());
    text.focusedProperty()
        .addListener((p, had, has) -> {
          if (!has) {
            flush();
            model.edits().settle();
          }
        });
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    show(-1, null, List.of());
  }

  /** Shows a rule; an editor that shows it already keeps what is being typed. */
  void show(int place, @Nullable Rule rule, List<String> subdomains) {
    setDisable(rule == null);
    boolean same = place == at && rule != null && rule.equals(shown);
    at = place;
    shown = rule;
    following = true;
    if (!subdomain.getItems().equals(subdomains)) {
      subdomain.getItems().setAll(subdomains);
    }
    if (rule == null) {
      text.clear();
      fault("");
    } else {
      subdomain.setValue(rule.subdomain());
      if (!same && !rule.condition().equals(typed().orElse(null))) {
        typing.stop();
        RuleKind of = RuleKind.of(rule.condition());
        kind.getItems().setAll(of == RuleKind.ALL ? List.of(RuleKind.ALL) : RuleKind.TYPED);
        kind.setValue(of);
        column.setValue(RuleKind.column(rule.condition()));
        text.setText(RuleKind.typed(rule.condition()));
        text.setEditable(of != RuleKind.ALL);
        fault("");
      }
      dress();
    }
    following = false;
  }

  /** Gives the field the focus, with all of it selected. */
  void edit() {
    text.requestFocus();
    text.selectAll();
  }

  /** Takes what was typed last without waiting. */
  void flush() {
    if (typing.getStatus() == javafx.animation.Animation.Status.RUNNING) {
      typing.stop();
      changed();
    }
  }

  private void dress() {
    RuleKind now = kind.getValue();
    column.setVisible(now == RuleKind.COLUMN);
    column.setManaged(now == RuleKind.COLUMN);
    text.setPromptText(now == null ? "" : now.prompt(texts));
  }

  /** What the fields say, if that is a condition. */
  private Optional<Condition> typed() {
    RuleKind now = kind.getValue();
    if (now == null || now == RuleKind.ALL || column.getValue() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(now.parse(text.getText(), column.getValue()));
    } catch (WorkbenchException e) {
      return Optional.empty();
    }
  }

  private void changed() {
    Rule before = shown;
    String to = subdomain.getValue();
    RuleKind now = kind.getValue();
    if (following || before == null || to == null || now == null) {
      return;
    }
    try {
      Condition condition =
          now == RuleKind.ALL ? before.condition() : now.parse(text.getText(), column.getValue());
      fault("");
      Rule next = new Rule(to, condition);
      shown = next;
      model.edits().editRule(at, next);
    } catch (WorkbenchException e) {
      fault(e.getMessage() + ". " + e.mend());
    }
  }

  private void fault(String what) {
    fault.setText(what);
    fault.setVisible(!what.isEmpty());
    fault.setManaged(!what.isEmpty());
    if (what.isEmpty()) {
      text.getStyleClass().remove("faulty");
    } else if (!text.getStyleClass().contains("faulty")) {
      text.getStyleClass().add("faulty");
    }
  }

  private void key(KeyEvent press) {
    if (press.getCode() == KeyCode.ENTER && !press.isShiftDown()) {
      typing.stop();
      changed();
      model.edits().settle();
      press.consume();
    }
  }
}
