package org.spectrumworkbench.app.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fixture.RunFixture;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.leak.Hit;
import org.spectrumworkbench.core.problem.leak.LeakDecisionFile;

class LeaksViewTest extends HeadlessTest {
  @TempDir Path home;
  private TestWorkspace fakes;
  private DataSetLibrary library;
  private LeaksModel model;
  private LeakScoresModel scores;

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
    library = new DataSetLibrary(fakes.workspace.workbench().datasets());
  }

  @AfterEach
  void close() {
    fakes.close();
  }

  private void look(double width, double height) {
    show(
        width,
        height,
        () -> {
          EvaluatedRuns runs = new EvaluatedRuns(fakes.workspace.store());
          model =
              new LeaksModel(
                  library, runs, LeakDecisionFile.in(home), fakes.workspace.background());
          scores = new LeakScoresModel(model, runs, fakes.workspace.background());
          StackPane root = new StackPane(new LeaksView(fakes.workspace, model, scores));
          root.getStylesheets().add(Theme.styleSheet());
          return root;
        });
    settle();
  }

  private void chooseSets() {
    onFx(() -> {
      model.chooseTrain(List.of(LeakySets.TRAIN + "@1"));
      model.chooseEval(List.of(LeakySets.EVAL + "@1"));
    });
    settle();
  }

  @SuppressWarnings("unchecked")
  private ListView<Hit> hits() {
    return (ListView<Hit>) lookup("#leaks-hits").query();
  }

  private String counts() {
    return onFx(() -> lookup("#leaks-counts").queryAs(Label.class).getText());
  }

  @Test
  void scanExcludeWithAReasonUndoExcludeAgainAndMakeACleanedVersion() {
    LeakySets.write(library);
    look(1000, 800);
    assertThat(onFx(() -> lookup("#leaks-scan").queryAs(Button.class).isDisabled())).isTrue();
    chooseSets();
    onFx(() -> model.chooseN(20));
    clickOn("#leaks-scan");
    settle();
    int all = onFx(() -> hits().getItems().size());
    assertThat(all).isGreaterThan(1);
    assertThat(marked("#leaks-train-text")).startsWith("PRIYA COLLECTS");
    assertThat(marked("#leaks-eval-text")).isEqualToIgnoringCase(marked("#leaks-train-text"));

    onFx(() -> hits().requestFocus());
    type(KeyCode.R);
    write("word for word");
    type(KeyCode.ENTER);
    type(KeyCode.E);
    settle();
    assertThat(counts()).startsWith(all + " hits · 1 excluded · 0 kept");
    assertThat(LeakDecisionFile.in(home).read().byHit().values())
        .singleElement()
        .satisfies(made -> assertThat(made.reason()).isEqualTo("word for word"));

    press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    settle();
    assertThat(counts()).contains("0 excluded");
    assertThat(onFx(() -> lookup("#leaks-clean").queryAs(Button.class).isDisabled())).isTrue();

    onFx(() -> hits().getSelectionModel().select(0));
    onFx(() -> lookup("#leaks-reason").queryAs(TextField.class).setText("again"));
    clickOn("#leaks-exclude");
    settle();
    assertThat(counts()).contains("1 excluded");
    onFx(() -> hits().getSelectionModel().select(1));
    onFx(() -> hits().requestFocus());
    type(KeyCode.K);
    settle();
    assertThat(counts()).contains("1 kept");
    snapshot("leaks-decided");

    clickOn("#leaks-clean");
    settle();
    assertThat(onFx(() -> fakes.dialogs.questions.getLast().text()))
        .contains("school-train@1", "1 decided");
    onFx(() -> fakes.dialogs.answer(0));
    settle();
    assertThat(fakes.dialogs.notes).contains("school-train@2 has 59 rows");
    assertThat(library.open("school-train").size()).isEqualTo(59);
  }

  @Test
  void theSliderMovesTheMatrixTheListAndTheHint() {
    LeakySets.write(library);
    look(1280, 800);
    chooseSets();
    onFx(model::scan);
    settle();
    snapshot("leaks-hits");
    int all = onFx(() -> hits().getItems().size());
    onFx(() -> lookup("#leaks-n").queryAs(Slider.class).setValue(20));
    settle();
    assertThat(onFx(() -> hits().getItems().size())).isLessThan(all);
    assertThat(matrix()).contains("rows");
    assertThat(hint()).isEmpty();
    onFx(() -> lookup("#leaks-n").queryAs(Slider.class).setValue(6));
    settle();
    assertThat(hint()).contains("scan again");
  }

  @Test
  void theSelfCheckShowsItsTableAndCurves() {
    LeakySets.write(library);
    look(1280, 800);
    chooseSets();
    onFx(model::scan);
    onFx(model::check);
    settle();
    assertThat(onFx(() -> lookup("#leaks-check-table").queryAs(TableView.class).getItems().size()))
        .isEqualTo(6);
    snapshot("leaks-check");
  }

  @Test
  void theScoresOfARunAreShownWithAndWithoutTheFlaggedProblems() throws Exception {
    LeakySets.write(library);
    RunFolder run =
        RunFixture.in(fakes.workspace.workbench().runs()).name("school").arms("grpo").finish();
    LeakySets.writeFromRun(library, run, 8);
    fakes.sync();
    look(1280, 800);
    onFx(() -> {
      model.chooseTrain(List.of(LeakySets.RUN_TRAIN + "@1"));
      model.chooseEval(List.of(LeakySets.EVAL + "@1"));
      model.scan();
    });
    settle();
    clickOn("Scores without leaks");
    settle();
    assertThat(texts()).contains("This run was evaluated on none of the scanned problems");
    snapshot("leaks-scores-unscanned");
    clickOn("#leaks-scan-run");
    settle();
    assertThat(onFx(() -> lookup("#leaks-scores-which").queryAs(Label.class).getText()))
        .startsWith("24 of the 24 problems that the run was evaluated on were scanned; ")
        .contains("flagged at n = 10");
    assertThat(cells("#leaks-scores", 0))
        .containsExactly("Base", "Spectrum (fused)", "Signal (MGPO)", "Control: GRPO");
    assertThat(cells("#leaks-scores", 5))
        .allMatch(said ->
            List.of("cannot tell", "lower without leaks", "higher without leaks").contains(said));
    snapshot("leaks-scores");

    String before = cells("#leaks-scores", 1).getFirst();
    onFx(() -> lookup("#leaks-k").queryAs(ComboBox.class).getSelectionModel().selectLast());
    settle();
    assertThat(cells("#leaks-scores", 1).getFirst()).isNotEqualTo(before);
    fakes.files.next = home.resolve("scores.csv");
    clickOn("#leaks-scores-export");
    settle();
    assertThat(Files.readString(home.resolve("scores.csv"))).contains(run.id() + ",base,16,10,24");
    assertThat(fakes.dialogs.notes.getLast()).contains("4 models written");

    onFx(() -> {
      model.chooseTrain(List.of(LeakySets.TRAIN + "@1"));
      scores.scanAgainstRun();
    });
    settle();
    assertThat(cells("#leaks-scores", 4)).hasSize(4).containsOnly("none");
    assertThat(cells("#leaks-scores", 5)).containsOnly("unchanged: none is flagged");
  }

  private List<String> cells(String id, int column) {
    return onFx(() -> {
      TableView<?> table = lookup(id).queryAs(TableView.class);
      return table.getItems().stream()
          .map(row -> String.valueOf(cell(table.getColumns().get(column), row)))
          .toList();
    });
  }

  @SuppressWarnings("unchecked")
  private static <T> Object cell(TableColumn<T, ?> column, Object row) {
    return column.getCellData((T) row);
  }

  @Test
  void withoutSetsAndWithoutAScanItSaysWhatToDo() {
    look(1000, 700);
    assertThat(texts()).contains("There are no data sets yet");
    snapshot("leaks-no-sets");
    LeakySets.write(library);
    onFx(model::shown);
    settle();
    assertThat(texts()).contains("What of the evaluation leaked into training?");
    snapshot("leaks-no-scan");
  }

  @Test
  void hitsAreExported() throws Exception {
    LeakySets.write(library);
    look(1000, 800);
    chooseSets();
    onFx(model::scan);
    settle();
    fakes.files.next = home.resolve("out.csv");
    clickOn("#leaks-export");
    settle();
    assertThat(Files.readString(home.resolve("out.csv")))
        .startsWith("train,train_row,train_id")
        .contains("school-train@1,4,train-3,school-test@1,test-4");
    assertThat(fakes.dialogs.notes.getLast()).contains("out.csv");
  }

  private String marked(String side) {
    return onFx(() ->
        lookup(side).lookup(".leak-match").queryAllAs(Text.class).stream()
            .map(Text::getText)
            .findFirst()
            .orElse(""));
  }

  private String matrix() {
    return onFx(() ->
        String.join(
            " ",
            lookup("#leaks-matrix").lookup(".label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList()));
  }

  private String hint() {
    return onFx(() -> lookup("#leaks-rescan").queryAs(Label.class).getText());
  }

  private List<String> texts() {
    return onFx(() ->
        lookup(".empty-state .label").queryAllAs(Label.class).stream()
            .filter(label -> label.getParent().isVisible())
            .map(Label::getText)
            .toList());
  }
}
