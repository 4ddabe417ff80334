package org.spectrumworkbench.app.domains;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.spectrumworkbench.app.chart.PaletteRoot;
import org.spectrumworkbench.app.fx.BackgroundTask;
import org.spectrumworkbench.app.fx.EmptyState;
import org.spectrumworkbench.app.fx.FailureLine;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.data.DataSetVersion;

/** The Domains screen's node. */
final class DomainsView extends PaletteRoot {
  private static final double RULES_WIDTH = 280;
  private static final double PARTS_WIDTH = 452;
  private static final double MOSTLY = .5;
  private static final Duration FILTER_PAUSE = Duration.millis(200);

  private final DomainsModel model;
  private final Texts texts;
  private final BoardActions actions;
  private final BoardPane board;
  private final RulesPane rules;
  private final ComboBox<DataSetVersion> sets = new ComboBox<>();
  private final TextField filter = new TextField();
  private final Label counted = Labels.of("", "quiet");
  private final Button undo;
  private final Button redo;
  private final HBox progress = new HBox(8);
  private final ProgressBar progressBar = new ProgressBar();
  private final Label progressText = new Label();
  private final HBox advice = new HBox(8);
  private final Label adviceText = Labels.wrapped("");
  private final BorderPane screen = new BorderPane();
  private final EmptyState none = new EmptyState(Feather.COLUMNS);
  private boolean following;

  /**
   * @param toImport opens the place where data sets are imported
   * @param toGenerate opens the place where data sets are generated
   */
  DomainsView(
      Workspace workspace,
      DomainsModel model,
      Runnable toImport,
      Runnable toGenerate,
      Texts texts) {
    this.model = model;
    this.texts = texts;
    setId("domains");
    getStylesheets()
        .add(Objects.requireNonNull(DomainsView.class.getResource("domains.css")).toExternalForm());
    PromptBar prompt = new PromptBar(texts);
    actions = new BoardActions(workspace, model, prompt, texts);
    board = new BoardPane(model, actions, texts);
    rules = new RulesPane(model, texts);
    undo = Labels.iconButton("", "fth-corner-up-left", model.edits()::undo);
    undo.setId("domains-undo");
    redo = Labels.iconButton("", "fth-corner-up-right", model.edits()::redo);
    redo.setId("domains-redo");
    none.say(texts.get("empty"), texts.get("empty.next"))
        .offer("domains-import", texts.get("empty.import"), toImport)
        .offer("domains-generate", texts.get("empty.generate"), toGenerate);

    rules.setMinWidth(RULES_WIDTH);
    rules.setPrefWidth(RULES_WIDTH);
    PartsPane parts = new PartsPane(model, texts);
    parts.setMinWidth(PARTS_WIDTH);
    SplitPane lower = new SplitPane(new ProblemDetail(model, actions, texts), parts);
    lower.setDividerPositions(.4);
    lower.setMinHeight(120);
    SplitPane right = new SplitPane(board, lower);
    right.setOrientation(Orientation.VERTICAL);
    right.setDividerPositions(.68);
    SplitPane.setResizableWithParent(lower, false);
    SplitPane whole = new SplitPane(rules, right);
    whole.setDividerPositions(.25);
    SplitPane.setResizableWithParent(rules, false);
    screen.setTop(new VBox(top(), prompt));
    screen.setCenter(whole);
    getChildren().setAll(none, screen);
    addEventFilter(
        KeyEvent.KEY_PRESSED, new DomainKeys(model, actions, board, rules, filter)::handle);

    model.versionsProperty().addListener((p, old, now) -> showVersions());
    model.chosenProperty().addListener((p, old, now) -> showVersions());
    model.boardProperty().addListener((p, old, now) -> showHistory());
    model.shownProperty().addListener((p, old, now) -> showShown(now));
    model.underWayProperty().addListener((p, old, now) -> showProgress(now));
    showVersions();
    showHistory();
    showShown(model.shownProperty().get());
    showProgress(model.underWayProperty().get());
  }

  /** Gives the board the focus. */
  void focusBoard() {
    board.walk(0);
  }

  BoardActions actions() {
    return actions;
  }

  private VBox top() {
    Label title = Labels.of(texts.get("title"), "screen-title");
    sets.setId("domains-set");
    sets.setPrefWidth(190);
    sets.setAccessibleText(texts.get("set"));
    sets.setConverter(
        BoardActions.converter(
            version -> version.reference() + "  (" + Formats.count(version.size()) + ")"));
    sets.setOnAction(choice -> {
      if (!following && sets.getValue() != null) {
        model.choose(sets.getValue());
      }
    });
    filter.setId("domains-filter");
    filter.setPromptText(texts.get("filter"));
    filter.setPrefWidth(150);
    PauseTransition typing = new PauseTransition(FILTER_PAUSE);
    typing.setOnFinished(pause -> model.filter(filter.getText()));
    filter.textProperty().addListener((p, old, now) -> typing.playFromStart());
    Button add = Labels.button(texts.get("add"), "fth-plus", actions::askAdd);
    add.setId("domains-add");
    Button move = Labels.button(texts.get("move"), "fth-corner-up-right", actions::askMove);
    move.setId("domains-move-button");
    move.disableProperty()
        .bind(
            javafx.beans.binding.Bindings.createBooleanBinding(
                () -> actions.chosenProperty().get().isEmpty(), actions.chosenProperty()));
    Button save = Labels.button(texts.get("save"), "fth-save", actions::askSave, "accent");
    save.setId("domains-save");
    save.setTooltip(new Tooltip(texts.get("save.hint.long")));
    HBox first =
        new HBox(
            8, title, sets, undo, redo, filter, counted, Labels.spring(), move, add, more(), save);
    first.setAlignment(Pos.CENTER_LEFT);

    progressText.getStyleClass().add("quiet");
    progressBar.setPrefWidth(160);
    Button cancel = new Button(texts.get("prompt.cancel"));
    cancel.setOnAction(press -> model.underWayProperty().get().ifPresent(BackgroundTask::cancel));
    progress.setAlignment(Pos.CENTER_LEFT);
    progress.getChildren().setAll(progressText, progressBar, cancel);

    Button call = new Button(texts.get("advice.call"));
    call.setId("domains-call-arithmetic");
    call.setMinWidth(Region.USE_PREF_SIZE);
    call.setOnAction(press -> model.edits().rename(Problem.UNSORTED, texts.get("advice.name")));
    adviceText.getStyleClass().addAll("quiet");
    adviceText.setMinWidth(0);
    HBox.setHgrow(adviceText, Priority.ALWAYS);
    advice.setAlignment(Pos.CENTER_LEFT);
    advice.getChildren().setAll(Labels.icon("fth-info", "quiet-icon"), adviceText, call);

    VBox top =
        new VBox(
            first,
            new BalanceBar(model, texts),
            advice,
            progress,
            new FailureLine(model.failureProperty()));
    top.getStyleClass().add("screen-head");
    return top;
  }

  private MenuButton more() {
    MenuButton more = new MenuButton(texts.get("more"));
    more.setId("domains-more");
    more.setMinWidth(Region.USE_PREF_SIZE);
    more.getItems()
        .setAll(
            List.of(
                item("export", actions::askExport),
                item("import", actions::askImport),
                item("standard", model.edits()::standard),
                item("reset", model.edits()::reset)));
    return more;
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(texts.get(key));
    item.setId("domains-" + key);
    item.setOnAction(choice -> action.run());
    return item;
  }

  private void showVersions() {
    Optional<List<DataSetVersion>> found = model.versionsProperty().get();
    boolean empty = found.filter(List::isEmpty).isPresent();
    none.setVisible(empty);
    screen.setVisible(!empty);
    following = true;
    List<DataSetVersion> all = found.orElse(List.of());
    if (!sets.getItems().equals(all)) {
      sets.getItems().setAll(all);
    }
    sets.setValue(model.chosenProperty().get().orElse(null));
    following = false;
  }

  private void showHistory() {
    name(undo, "undo", model.edits().undoName());
    name(redo, "redo", model.edits().redoName());
  }

  private void name(Button button, String key, Optional<String> step) {
    String words = step.map(name -> texts.get(key + ".of", name)).orElse(texts.get(key));
    button.setTooltip(new Tooltip(words));
    button.setAccessibleText(words);
    button.setDisable(step.isEmpty());
  }

  private void showShown(Optional<Board> shown) {
    counted.setText(
        shown
            .filter(now -> !now.filter().isBlank())
            .map(now -> texts.get("filtered", Formats.count(now.passing())))
            .orElse(""));
    boolean mostlyUnsorted =
        shown
            .filter(now -> now.sorted().board().otherwise().equals(Problem.UNSORTED))
            .filter(now -> now.sorted().byNoRule() > MOSTLY * now.opened().deck().size())
            .isPresent();
    advice.setVisible(mostlyUnsorted);
    advice.setManaged(mostlyUnsorted);
    shown.ifPresent(now ->
        adviceText.setText(
            texts.get(
                "advice",
                Formats.count(now.sorted().byNoRule()),
                Formats.count(now.opened().deck().size()))));
  }

  private void showProgress(Optional<BackgroundTask<?>> task) {
    progress.setVisible(task.isPresent());
    progress.setManaged(task.isPresent());
    progressBar.progressProperty().unbind();
    task.ifPresent(now -> {
      progressText.setText(now.title());
      progressBar.progressProperty().bind(now.progressProperty());
    });
  }
}
