package org.spectrumworkbench.app.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fixture.RunFixture;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.samples.SamplesModel.Line;
import org.spectrumworkbench.app.shell.Selection.Place;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.verify.Outcome;

class SamplesScreenTest extends HeadlessTest {
  @TempDir Path home;
  private TestWorkspace fakes;
  private SamplesScreen screen;

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
  }

  @AfterEach
  void close() {
    onFx(screen::hidden);
    fakes.close();
  }

  private String look(RunFixture fixture) {
    String run = fixture.finish().id();
    look(run);
    return run;
  }

  private void look(String run) {
    fakes.sync();
    onFx(() -> fakes.workspace.selection().selectRun(run));
    show(
        980,
        860,
        () -> {
          screen = new SamplesScreen(fakes.workspace, new StoreSamples(fakes.workspace.store()));
          StackPane root = new StackPane(screen.node());
          root.getStylesheets().add(Theme.styleSheet());
          return root;
        });
    onFx(screen::shown);
    settle();
  }

  private RunFixture fixture() {
    return RunFixture.in(fakes.workspace.workbench().runs());
  }

  @SuppressWarnings("unchecked")
  private List<Line> problems() {
    return onFx(
        () -> List.copyOf(((ListView<Line>) lookup("#samples-problems").query()).getItems()));
  }

  @SuppressWarnings("unchecked")
  private List<Answer> answers() {
    return onFx(
        () -> List.copyOf(((ListView<Answer>) lookup("#samples-answers").query()).getItems()));
  }

  private Place place() {
    return onFx(() -> fakes.workspace.selection().get());
  }

  @Test
  void allAnswersOfAProblemStandTogether() {
    look(fixture());

    assertThat(problems()).hasSize(8);
    assertThat(answers()).hasSize(8);
    assertThat(answers()).extracting(Answer::sample).isSorted();
    snapshot("samples-small");
  }

  @Test
  void verdictAndTextFiltersLeaveWhatPasses() {
    look(fixture());

    clickOn("#filter-wrong");
    settle();
    assertThat(answers()).isNotEmpty().allMatch(answer -> answer.verdict() == Outcome.WRONG);

    clickOn("#filter-wrong");
    clickOn("#samples-text");
    write("perimeter");
    await(
        "the filter",
        () -> problems().stream().allMatch(l -> l.group().question().contains("perimeter")));
    assertThat(problems()).isNotEmpty();

    write(" of a horse");
    await("nothing left", () -> problems().isEmpty());
    assertThat(lookup("#samples-counted").queryAs(Label.class).getText()).startsWith("0 of 64");
  }

  @Test
  void keysWalkThroughProblemsAnswersAndFilters() {
    look(fixture());
    onFx(() -> lookup("#samples-problems").query().requestFocus());
    List<Line> lines = problems();

    push(KeyCode.J);
    push(KeyCode.J);
    assertThat(place().problem()).isEqualTo(lines.get(2).group().problem());
    push(KeyCode.K);
    assertThat(place().problem()).isEqualTo(lines.get(1).group().problem());
    push(KeyCode.DOWN);
    push(KeyCode.DOWN);
    assertThat(place().sample()).isEqualTo(1);
    push(KeyCode.UP);
    assertThat(place().sample()).isZero();

    push(KeyCode.C);
    assertThat(lookup("#filter-correct").queryAs(ToggleButton.class).isSelected()).isTrue();
    push(KeyCode.C);
    assertThat(lookup("#filter-correct").queryAs(ToggleButton.class).isSelected()).isFalse();

    push(KeyCode.SLASH);
    await("the text field", () -> lookup("#samples-text").query().isFocused());
    write("c");
    assertThat(lookup("#filter-correct").queryAs(ToggleButton.class).isSelected()).isFalse();
  }

  @Test
  void arrowsBelongToTheSliderAndTheChoicesWhileTheyHaveTheFocus() {
    look(fixture());
    int step = onFx(() -> lookup("#samples-step-slider").queryAs(Slider.class).getMax()).intValue();

    onFx(() -> lookup("#samples-step-slider").query().requestFocus());
    push(KeyCode.LEFT);
    settle();
    assertThat(place().step()).isEqualTo(step);
    assertThat(place().sample()).isNull();

    onFx(() -> lookup("#samples-subdomain").query().requestFocus());
    push(KeyCode.DOWN);
    settle();
    assertThat(place().subdomain()).isEqualTo("algebra");
    assertThat(place().sample()).isNull();
  }

  @Test
  void walkWithTheSliderOrTheKeysIsUndoneInOneGo() {
    String run = look(fixture());
    onFx(() -> {
      Slider slider = lookup("#samples-step-slider").queryAs(Slider.class);
      for (int at = 8; at >= 2; at--) {
        slider.setValue(at);
      }
    });
    settle();
    assertThat(place().step()).isEqualTo(3);
    onFx(() -> lookup("#samples-problems").query().requestFocus());
    push(KeyCode.J);
    push(KeyCode.J);
    push(KeyCode.J);

    onFx(() -> fakes.workspace.selection().back());

    assertThat(place()).isEqualTo(Place.ofRun(run));
  }

  @Test
  void answersThatTheVerifierFailedOnCanBeFiltered() {
    look(fixture());
    onFx(() -> lookup("#samples-problems").query().requestFocus());

    push(KeyCode.V);

    assertThat(lookup("#filter-error").queryAs(ToggleButton.class).isSelected()).isTrue();
    await("nothing left", () -> problems().isEmpty());
  }

  @Test
  void selectionFromAnotherScreenIsFollowed() {
    String run = look(fixture());
    String problem = problems().getLast().group().problem();

    onFx(() -> fakes.workspace.selection().select(new Place(run, "signal", 12, null, problem, 3)));
    settle();

    assertThat(lookup("#problem-question").queryAs(Label.class).getText())
        .isEqualTo(problems().getLast().group().question());
    ListView<?> list = lookup("#samples-answers").queryListView();
    assertThat(list.getSelectionModel().getSelectedIndex()).isEqualTo(3);
  }

  @Test
  void exportWritesWhatPassesTheFilter() throws IOException {
    look(fixture());
    Path file = home.resolve("samples.csv");
    fakes.files.next = file;

    clickOn("#filter-wrong");
    clickOn("#samples-export");

    await("the note", () -> !fakes.dialogs.notes.isEmpty());
    List<String> lines = Files.readAllLines(file);
    assertThat(lines.getFirst()).startsWith("stage,step,problem");
    assertThat(lines.subList(1, lines.size()))
        .isNotEmpty()
        .allMatch(line -> line.contains(",wrong,"));
  }

  @Test
  void runWithoutSamplesSaysSo() {
    try (RunFixture.Worker worker = fixture().start()) {
      look(worker.run().id());
    }

    clickOn("#empty-live");
    assertThat(fakes.opened).containsExactly("live");
    snapshot("samples-empty");
  }

  @Test
  void stepOfTheDefaultSizeIsPictured() {
    look(fixture().steps(4).problems(32));
    onFx(() -> lookup("#samples-problems").query().requestFocus());
    push(KeyCode.J);
    push(KeyCode.DOWN);
    push(KeyCode.DOWN);

    snapshot("samples");
  }
}
