package org.spectrumworkbench.app.domains;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import org.spectrumworkbench.app.fx.FileChoice;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Marks;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.problem.domain.Condition;

/** What buttons, menus and keys of the board do; asks for names where they are needed. */
final class BoardActions {
  private static final double NAME_WIDTH = 170;

  private final Workspace workspace;
  private final DomainsModel model;
  private final PromptBar prompt;
  private final Texts texts;
  private final ObjectProperty<Optional<Chosen>> chosen =
      new SimpleObjectProperty<>(Optional.empty());

  /**
   * The chosen problems.
   *
   * @param subdomain the column they are in
   * @param rows at least one
   */
  record Chosen(String subdomain, List<Integer> rows) {}

  /** How a subdomain can be split. */
  private enum SplitBy {
    SELECTION,
    KEYWORDS,
    PATTERN,
    TAG,
    HALF;

    RuleKind kind() {
      return this == SELECTION ? RuleKind.ALL : RuleKind.valueOf(name());
    }
  }

  BoardActions(Workspace workspace, DomainsModel model, PromptBar prompt, Texts texts) {
    this.workspace = workspace;
    this.model = model;
    this.prompt = prompt;
    this.texts = texts;
  }

  ObjectProperty<Optional<Chosen>> chosenProperty() {
    return chosen;
  }

  /** Moves the chosen problems. */
  void moveTo(String subdomain) {
    chosen.get().ifPresent(now -> model.edits().move(now.rows(), subdomain));
  }

  /** Leaves the chosen problems to the rules. */
  void release() {
    chosen.get().ifPresent(now -> model.edits().release(now.rows()));
  }

  /** Asks where to move the chosen problems. */
  void askMove() {
    Chosen now = chosen.get().orElse(null);
    if (now == null) {
      workspace.dialogs().tell(texts.get("move.none"));
      return;
    }
    TextField field = field("domains-move", texts.get("move.prompt"));
    List<Node> controls = new ArrayList<>(List.of(field));
    List<String> names = subdomains();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      Button button = new Button((i + 1) + "  " + name, Marks.subdomain(i));
      button.getStyleClass().add("choice-chip");
      button.setFocusTraversable(false);
      button.setOnAction(press -> {
        field.setText(name);
        prompt.answer();
      });
      controls.add(button);
    }
    prompt.ask(
        now.rows().size() == 1
            ? texts.get("move.one")
            : texts.get("move.many", Formats.count(now.rows().size())),
        controls,
        texts.get("move.ok"),
        () ->
            model
                .edits()
                .move(now.rows(), SubdomainNames.find(subdomains(), field.getText(), texts)));
  }

  void askAdd() {
    TextField name = field("domains-name", texts.get("name.prompt"));
    prompt.ask(
        texts.get("add"),
        List.of(name),
        texts.get("add.ok"),
        () -> model.edits().add(name.getText()));
  }

  void askRename(String subdomain) {
    TextField name = field("domains-name", texts.get("name.prompt"));
    name.setText(subdomain);
    name.selectAll();
    prompt.ask(
        texts.get("rename.to", subdomain),
        List.of(name),
        texts.get("rename.ok"),
        () -> model.edits().rename(subdomain, name.getText()));
  }

  void askMerge(String subdomain) {
    TextField name = field("domains-into", texts.get("move.prompt"));
    prompt.ask(
        texts.get("merge.into", subdomain),
        List.of(name),
        texts.get("merge.ok"),
        () ->
            model
                .edits()
                .merge(subdomain, SubdomainNames.find(subdomains(), name.getText(), texts)));
  }

  /** Asks by what to split a subdomain, and for the new one's name. */
  void askSplit(String subdomain) {
    List<Integer> rows =
        chosen
            .get()
            .filter(now -> now.subdomain().equals(subdomain))
            .map(Chosen::rows)
            .orElse(List.of());
    TextField name = field("domains-name", texts.get("split.name"));
    ComboBox<SplitBy> by = new ComboBox<>();
    by.setId("domains-split-by");
    by.getItems().setAll(SplitBy.values());
    by.setConverter(
        converter(way ->
            way == SplitBy.SELECTION
                ? texts.get("split.selection", Formats.count(rows.size()))
                : way.kind().label(texts)));
    TextField what = field("domains-split-what", "");
    what.setPrefWidth(220);
    by.setOnAction(choice -> {
      SplitBy way = by.getValue();
      what.setDisable(way == SplitBy.SELECTION);
      what.setText(way == SplitBy.HALF ? "1" : "");
      what.setPromptText(way.kind().prompt(texts));
    });
    by.setValue(rows.isEmpty() ? SplitBy.KEYWORDS : SplitBy.SELECTION);
    what.setDisable(by.getValue() == SplitBy.SELECTION);
    what.setPromptText(by.getValue().kind().prompt(texts));
    prompt.ask(
        texts.get("split.of", subdomain),
        List.of(name, Labels.of(texts.get("split.by")), by, what),
        texts.get("split.ok"),
        () -> {
          SplitBy way = by.getValue();
          if (way == SplitBy.SELECTION) {
            model.edits().splitBySelection(subdomain, name.getText(), rows);
          } else {
            Condition condition = way.kind().parse(what.getText(), Condition.Field.FAMILY);
            model.edits().splitByCondition(subdomain, name.getText(), condition);
          }
        });
  }

  /** Asks under which name to save a new version. */
  void askSave() {
    model
        .chosenProperty()
        .get()
        .ifPresent(version -> {
          TextField name = field("domains-save-name", texts.get("save.name"));
          name.setText(version.name());
          name.selectAll();
          prompt.ask(
              texts.get("save.as"),
              List.of(name, Labels.of(texts.get("save.hint"), "quiet")),
              texts.get("save.ok"),
              () -> model.saveVersion(name.getText()));
        });
  }

  void askExport() {
    model
        .chosenProperty()
        .get()
        .ifPresent(version ->
            workspace
                .files()
                .save(texts.get("export"), version.name() + "-domains.yaml", yaml())
                .ifPresent(model::exportTo));
  }

  void askImport() {
    Optional<Path> file = workspace.files().open(texts.get("import"), yaml());
    file.ifPresent(model::importFrom);
  }

  List<String> subdomains() {
    return model.boardProperty().get().map(board -> board.subdomains()).orElse(List.of());
  }

  static <T> StringConverter<T> converter(java.util.function.Function<T, String> name) {
    return new StringConverter<>() {
      @Override
      public String toString(T value) {
        return value == null ? "" : name.apply(value);
      }

      @Override
      public T fromString(String text) {
        throw new UnsupportedOperationException("choices are not typed");
      }
    };
  }

  private FileChoice.Kind yaml() {
    return new FileChoice.Kind(texts.get("file.kind"), List.of("*.yaml", "*.yml", "*.json"));
  }

  private static TextField field(String id, String promptText) {
    TextField field = new TextField();
    field.setId(id);
    field.setPromptText(promptText);
    field.setPrefWidth(NAME_WIDTH);
    return field;
  }
}
