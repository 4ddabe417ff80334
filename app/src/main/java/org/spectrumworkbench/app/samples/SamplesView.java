package org.spectrumworkbench.app.samples;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.spectrumworkbench.app.chart.PaletteRoot;
import org.spectrumworkbench.app.fx.EmptyState;
import org.spectrumworkbench.app.fx.FailureLine;
import org.spectrumworkbench.app.fx.Marks;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.samples.SampleSource.SampledStage;
import org.spectrumworkbench.app.samples.SamplesModel.Line;
import org.spectrumworkbench.app.samples.SamplesModel.Samples;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.verify.Outcome;

/** The samples screen's node. */
final class SamplesView extends PaletteRoot {
  /** As long as any row: a flow breaks where the window ends, not before. */
  private static final double WIDE = 900;

  private final Workspace workspace;
  private final SamplesModel model;
  private final Texts texts;
  private final ComboBox<SampledStage> stages = new ComboBox<>();
  private final StepChooser steps;
  private final ComboBox<String> subdomains = new ComboBox<>();
  private final Map<Outcome, ToggleButton> verdicts = new EnumMap<>(Outcome.class);
  private final TextField text = new TextField();
  private final Label counted = new Label();
  private final ListView<Line> problems = new ListView<>();
  private final ListView<Answer> answers = new ListView<>();
  private final ProblemHead head;
  private final BorderPane screen = new BorderPane();
  private final EmptyState noRun = new EmptyState(Feather.MESSAGE_SQUARE);
  private final EmptyState noSamples = new EmptyState(Feather.MESSAGE_SQUARE);
  private boolean following;

  SamplesView(Workspace workspace, SamplesModel model, Texts texts) {
    this.workspace = workspace;
    this.model = model;
    this.texts = texts;
    setId("samples");
    getStylesheets()
        .add(Objects.requireNonNull(SamplesView.class.getResource("samples.css")).toExternalForm());
    steps = new StepChooser(model, texts);
    head = new ProblemHead(model, texts);
    noRun
        .say(texts.get("empty.noRun"), texts.get("empty.noRun.next"))
        .offer("empty-runs", texts.get("empty.runs"), () -> workspace.navigation().open("runs"))
        .offer("empty-plan", texts.get("empty.plan"), () -> workspace.navigation().open("plan"));
    noSamples
        .say(texts.get("empty.noSamples"), texts.get("empty.noSamples.next"))
        .offer("empty-live", texts.get("empty.live"), () -> workspace.navigation().open("live"));

    VBox right = new VBox(8, head, answers);
    right.getStyleClass().add("answers-pane");
    VBox.setVgrow(answers, Priority.ALWAYS);
    SplitPane split = new SplitPane(problems, right);
    split.setOrientation(Orientation.HORIZONTAL);
    split.setDividerPositions(.32);
    SplitPane.setResizableWithParent(problems, false);
    screen.setTop(top());
    screen.setCenter(split);
    getChildren().setAll(noRun, noSamples, screen);
    dressLists();
    addEventFilter(KeyEvent.KEY_PRESSED, new SampleKeys(model, text, answers)::handle);

    model.samplesProperty().addListener((p, old, now) -> showPlace());
    model.filterProperty().addListener((p, old, now) -> showFilter());
    model.linesProperty().addListener((p, old, now) -> showLines());
    model.lineProperty().addListener((p, old, now) -> showLine());
    model.answerProperty().addListener((p, old, now) -> showAnswer());
    showPlace();
    showFilter();
    showLines();
    showLine();
  }

  private VBox top() {
    Label title = new Label(texts.get("title"));
    title.getStyleClass().add("screen-title");
    stages.setId("samples-stage");
    stages.setMaxWidth(230);
    stages.setConverter(new Names<>(SampledStage::title));
    stages.setOnAction(e -> {
      if (!following && stages.getValue() != null) {
        model.chooseStage(stages.getValue().id());
      }
    });
    Button export = new Button(texts.get("export"), new FontIcon(Feather.DOWNLOAD));
    export.setId("samples-export");
    export.setTooltip(new Tooltip(texts.get("export.hint")));
    export.setMinWidth(Region.USE_PREF_SIZE);
    export.setOnAction(e -> SampleExport.ask(workspace, texts, model.table()));
    title.setMinWidth(Region.USE_PREF_SIZE);
    FlowPane where = new FlowPane(8, 6, named("stage", stages), steps, export);
    where.setAlignment(Pos.CENTER_RIGHT);
    where.setMinWidth(0);
    where.setPrefWrapLength(WIDE);
    HBox.setHgrow(where, Priority.ALWAYS);
    HBox first = row(title, where);

    subdomains.setId("samples-subdomain");
    subdomains.setMinWidth(136);
    subdomains.setConverter(
        new Names<>(name -> name.isEmpty() ? texts.get("subdomain.all") : name));
    subdomains.setOnAction(e -> {
      String chosen = subdomains.getValue();
      if (!following && chosen != null) {
        model.filter(model.filterProperty().get().withSubdomain(chosen.isEmpty() ? null : chosen));
      }
    });
    FlowPane second = new FlowPane(8, 6, subdomains);
    second.setPrefWrapLength(WIDE);
    for (Outcome verdict : Outcome.values()) {
      ToggleButton toggle = toggle(verdict);
      verdicts.put(verdict, toggle);
      second.getChildren().add(toggle);
    }
    text.setId("samples-text");
    text.setPromptText(texts.get("text.prompt"));
    text.setPrefWidth(120);
    text.setMinWidth(110);
    text.textProperty()
        .addListener((p, old, now) -> {
          if (!following) {
            model.filter(model.filterProperty().get().withText(now));
          }
        });
    counted.getStyleClass().add("quiet");
    counted.setId("samples-counted");
    counted.setMinWidth(Region.USE_PREF_SIZE);
    second.getChildren().addAll(text, counted);
    VBox top = new VBox(first, second, new FailureLine(model.failureProperty()));
    top.getStyleClass().add("screen-head");
    return top;
  }

  private ToggleButton toggle(Outcome verdict) {
    String word = verdict.name().toLowerCase(Locale.ROOT);
    ToggleButton toggle = new ToggleButton(texts.get("verdict." + word), Marks.verdict(verdict));
    toggle.setId("filter-" + word);
    toggle.getStyleClass().add("choice-chip");
    toggle.setMinWidth(Region.USE_PREF_SIZE);
    toggle.setTooltip(
        new Tooltip(
            texts.get(
                "filter.hint", texts.get("verdict." + word), texts.get("filter.key." + word))));
    toggle.setOnAction(e -> model.toggle(verdict));
    return toggle;
  }

  private void dressLists() {
    problems.setId("samples-problems");
    problems.getStyleClass().add("problem-list");
    problems.setCellFactory(list -> new ProblemCell(texts, model));
    problems.setMinWidth(260);
    Label nothing = new Label(texts.get("filter.nothing"));
    nothing.getStyleClass().add("quiet");
    problems.setPlaceholder(nothing);
    problems
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((p, old, now) -> {
          if (!following && now != null) {
            model.chooseLine(now);
          }
        });
    answers.setId("samples-answers");
    answers.getStyleClass().addAll("answer-list");
    answers.setCellFactory(list -> new AnswerCell(texts, model));
    answers
        .getSelectionModel()
        .selectedItemProperty()
        .addListener((p, old, now) -> {
          if (!following && now != null) {
            model.chooseAnswer(now);
          }
        });
  }

  private void showPlace() {
    Samples now = model.samplesProperty().get();
    boolean none = now.stage() == null;
    noRun.setVisible(now.run() == null);
    noSamples.setVisible(none && now.run() != null);
    screen.setVisible(!none);
    if (none) {
      return;
    }
    follow(() -> {
      if (!stages.getItems().equals(now.stages())) {
        stages.getItems().setAll(now.stages());
      }
      stages.setValue(now.stage());
      List<String> names = new ArrayList<>(List.of(""));
      names.addAll(model.subdomains());
      if (!subdomains.getItems().equals(names)) {
        subdomains.getItems().setAll(names);
      }
      showSubdomain();
    });
    steps.show(now);
  }

  private void showFilter() {
    SampleFilter filter = model.filterProperty().get();
    follow(() -> {
      showSubdomain();
      if (!text.getText().equals(filter.text())) {
        text.setText(filter.text());
      }
    });
    verdicts.forEach((verdict, toggle) -> toggle.setSelected(filter.verdicts().contains(verdict)));
  }

  private void showSubdomain() {
    String chosen = model.filterProperty().get().subdomain();
    subdomains.setValue(chosen == null ? "" : chosen);
  }

  private void showLines() {
    List<Line> lines = model.linesProperty().get();
    follow(() -> problems.getItems().setAll(lines));
    int passing = lines.stream().mapToInt(line -> line.passing().size()).sum();
    Samples shown = model.samplesProperty().get();
    int all = shown.groups().stream().mapToInt(g -> g.answers().size()).sum();
    String count = texts.get("counted", passing, all);
    counted.setText(
        shown.sampled() == shown.groups().size()
            ? count
            : texts.get("counted.cut", count, shown.groups().size(), shown.sampled()));
    showLine();
  }

  private void showLine() {
    Line line = model.lineProperty().get().orElse(null);
    head.show(line);
    steps.show(model.samplesProperty().get());
    follow(() -> {
      if (line == null) {
        problems.getSelectionModel().clearSelection();
        answers.getItems().clear();
      } else {
        problems.getSelectionModel().select(line);
        scrollTo(problems, problems.getItems().indexOf(line));
        if (!answers.getItems().equals(line.passing())) {
          answers.getItems().setAll(line.passing());
        }
      }
    });
    showAnswer();
  }

  private void showAnswer() {
    Answer answer = model.answerProperty().get().orElse(null);
    follow(() -> {
      if (answer == null) {
        answers.getSelectionModel().clearSelection();
      } else {
        answers.getSelectionModel().select(answer);
        answers.scrollTo(Math.max(0, answers.getItems().indexOf(answer) - 1));
      }
    });
  }

  /** Keeps the row in sight without jumping while it is. */
  private static void scrollTo(ListView<?> list, int index) {
    if (index >= 0) {
      list.scrollTo(Math.max(0, index - 3));
    }
  }

  /** Changes controls without taking that for a choice of the user. */
  private void follow(Runnable change) {
    boolean before = following;
    following = true;
    change.run();
    following = before;
  }

  static void copy(@Nullable Answer answer) {
    if (answer != null) {
      ClipboardContent content = new ClipboardContent();
      content.putString(answer.text());
      Clipboard.getSystemClipboard().setContent(content);
    }
  }

  private HBox named(String key, Node control) {
    Label name = new Label(texts.get(key));
    name.getStyleClass().add("quiet");
    name.setMinWidth(Region.USE_PREF_SIZE);
    return row(name, control);
  }

  private static HBox row(Node... parts) {
    HBox row = new HBox(8, parts);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** Whether keys are text there and no commands. */
  static boolean takesText(@Nullable Node focused) {
    return focused instanceof TextInputControl;
  }
}
