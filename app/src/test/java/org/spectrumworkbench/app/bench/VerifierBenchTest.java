package org.spectrumworkbench.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
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
import org.spectrumworkbench.app.shell.TestWorkspace;

class VerifierBenchTest extends HeadlessTest {
  @TempDir Path home;
  private TestWorkspace fakes;
  private VerifierBench bench;

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
  }

  @AfterEach
  void close() {
    fakes.close();
  }

  private void show(double width, double height) {
    show(
        width,
        height,
        () -> {
          bench = new VerifierBench(fakes.workspace);
          StackPane root = new StackPane(bench.node());
          root.getStylesheets().add(Theme.styleSheet());
          return root;
        });
    onFx(bench::shown);
    settle();
  }

  private String text(String id) {
    return onFx(() -> lookup(id).queryAs(Label.class).getText());
  }

  @SuppressWarnings("unchecked")
  private List<Row> listed() {
    return onFx(() -> List.copyOf(((TableView<Row>) lookup("#bench-cases").query()).getItems()));
  }

  @Test
  void shippedCasesAreRunAFalseNegativeIsOverriddenTheRateChangesAndUndoTakesItBack() {
    show(1000, 900);
    snapshot("bench-empty");
    clickOn("#empty-run");
    await("the verdicts", () -> bench.model().shownProperty().get().isPresent());
    settle();
    assertThat(listed()).hasSizeGreaterThan(60);
    String before = text("#rate-negatives-before");
    assertThat(text("#rate-negatives-after")).isEmpty();

    clickOn("#cell-right-wrong");
    settle();
    int missed = listed().size();
    assertThat(listed())
        .isNotEmpty()
        .allMatch(
            row -> row.result().expected().orElseThrow() && !row.result().verdict().correct());

    onFx(() -> {
      TableView<?> table = lookup("#bench-cases").queryTableView();
      table.requestFocus();
      table.getSelectionModel().select(0);
    });
    push(KeyCode.O);
    await("the reason's field", () -> lookup("#override-reason").query().isFocused());
    assertThat(onFx(() -> lookup("#override-correct").queryAs(ToggleButton.class).isSelected()))
        .isTrue();
    assertThat(onFx(() -> lookup("#override-save").query().isDisabled())).isTrue();
    write("a number in words");
    snapshot("bench-override");
    push(KeyCode.ENTER);

    await("the override", () -> listed().size() == missed - 1);
    assertThat(text("#rate-negatives-before")).isEqualTo(before);
    assertThat(text("#rate-negatives-after")).isNotEmpty().isNotEqualTo(before);

    onFx(() -> lookup("#bench-cases").query().requestFocus());
    push(KeyCode.CONTROL, KeyCode.Z);
    await("the undo", () -> listed().size() == missed);
    assertThat(text("#rate-negatives-after")).isEmpty();

    clickOn("#bench-all");
    settle();
    assertThat(listed()).hasSizeGreaterThan(60);
  }

  @Test
  void answersOfARunAreLabelledWithTheKeys() {
    RunFixture.in(fakes.workspace.workbench().runs()).finish();
    fakes.sync();
    show(1000, 900);
    onFx(() -> {
      bench.model().choose(bench.model().sourcesProperty().get().getLast());
      bench.model().run();
      lookup("#bench-cases").query().requestFocus();
    });
    settle();

    push(KeyCode.C);
    push(KeyCode.W);
    push(KeyCode.C);
    settle();

    assertThat(text("#bench-notes")).startsWith("3 of 100");
    assertThat(text("#rate-negatives-before")).startsWith("cannot tell");
    clickOn("#bench-unlabelled");
    settle();
    assertThat(listed()).hasSize(97);
    snapshot("bench-run");
  }

  @Test
  void keysAreTextWhileTextIsTyped() {
    show(1000, 900);
    onFx(() -> bench.model().run());
    settle();
    clickOn("#try-gold");
    write("1/2");
    clickOn("#try-answer");
    write("\\boxed{0.50}");
    settle();

    assertThat(onFx(() -> lookup("#override-form").query().isVisible())).isFalse();
    assertThat(text("#try-words")).contains("1/2");
    assertThat(onFx(() -> lookup("#try-answer").queryAs(TextField.class).getText()))
        .isEqualTo("\\boxed{0.50}");
  }

  @Test
  void benchOfTheDefaultSizeIsPictured() {
    show(1190, 690);
    onFx(() -> bench.model().run());
    settle();
    onFx(() -> {
      lookup("#try-gold").queryAs(TextField.class).setText("\\frac{1}{2}");
      lookup("#try-answer").queryAs(TextField.class).setText("The answer is \\boxed{0.5}.");
      bench.model().choose(bench.model().rowsProperty().get().get(9));
    });
    settle();
    snapshot("bench");
    assertThat(text("#bench-counted")).contains("of");
  }
}
