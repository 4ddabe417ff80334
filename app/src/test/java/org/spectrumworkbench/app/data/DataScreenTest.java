package org.spectrumworkbench.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fx.Drags;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.problem.data.AnswerKind;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.data.RowNote;

final class DataScreenTest extends HeadlessTest {
  @TempDir Path home;

  private final List<DataSetVersion> used = new ArrayList<>();
  private TestWorkspace fakes;
  private DataScreen screen;

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
    show(
        990,
        690,
        () -> {
          screen =
              new DataScreen(
                  fakes.workspace,
                  List.of(
                      new DataTab(
                          "decontamination",
                          "Decontamination",
                          () -> new Label("leaks"),
                          () -> {},
                          List.of(),
                          List.of())),
                  Optional.of(used::add));
          StackPane root = new StackPane(screen.node());
          root.getStylesheets().add(Theme.styleSheet());
          return root;
        });
    onFx(screen::shown);
    settle();
  }

  @AfterEach
  void close() {
    fakes.close();
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.writeString(home.resolve(name), String.join("\n", lines).replace('\'', '"'));
  }

  private String text(String id) {
    return lookup(id).queryAs(Labeled.class).getText();
  }

  private void map(String field, String column) {
    ComboBox<?> box = lookup("#import-" + field).queryAs(ComboBox.class);
    onFx(() -> box.getEditor().setText(column));
    settle();
  }

  @SuppressWarnings("unchecked")
  private List<RowNote> notes() {
    return lookup("#import-notes").queryAs(TableView.class).getItems();
  }

  @Test
  void badRowsAreListedTheMappingMendedAndTheGoodRowsImported() throws IOException {
    assertThat(lookup("No data sets yet").tryQuery()).isPresent();
    snapshot("data-empty");
    fakes.files.next =
        file(
            "sums.jsonl",
            "{'question':'What is 3 + 4 ?','result':'7','wrong':1,'answer':'see result'}",
            "{'question':'What is 3 + 5 ?','result':'8','answer':'see result'}",
            "{'question':'What is 3 + 6 ?','answer':'see result'}",
            "{'question':'','result':'9','answer':'see result'}",
            "this is not JSON",
            "{'question':'What is 3 + 4 ?','result':'7','answer':'see result'}");
    clickOn("#sets-import-first");
    settle();
    assertThat(text("#import-run")).isEqualTo("Import");

    // The guess took the column 'answer', which holds no answers.
    map("answer", "results");
    assertThat(text("#import-blocker")).contains("no column 'results' for the answer");
    assertThat(lookup("#import-run").query().isDisabled()).isTrue();
    map("answer", "result");
    assertThat(lookup("#import-run").query().isDisabled()).isFalse();
    assertThat(lookup("#import-kind").queryAs(ComboBox.class).getValue())
        .as("words were exact text, numbers are mathematics")
        .isEqualTo(AnswerKind.MATH);
    clickOn("#import-notes-button");
    assertThat(notes())
        .extracting(RowNote::row, RowNote::column, RowNote::kind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(3L, "result", RowNote.Kind.EMPTY_ANSWER),
            org.assertj.core.groups.Tuple.tuple(4L, "question", RowNote.Kind.MISSING),
            org.assertj.core.groups.Tuple.tuple(5L, "", RowNote.Kind.BROKEN),
            org.assertj.core.groups.Tuple.tuple(6L, "question", RowNote.Kind.DUPLICATE));
    assertThat(lookup("The answer is missing").tryQuery()).isPresent();

    clickOn("#import-run");
    settle();
    assertThat(text("#import-outcome-line")).isEqualTo("sums@1: 3 of 6 rows imported");
    snapshot("data-import-errors");

    clickOn("#import-show");
    settle();
    assertThat(text("#sets-title")).isEqualTo("sums@1");
    assertThat(lookup("#sets-rows").queryAs(TableView.class).getItems()).hasSize(3);
    clickOn("#sets-use");
    assertThat(used).extracting(DataSetVersion::reference).containsExactly("sums@1");
  }

  @Test
  void problemsAreGeneratedIntoADataSet() {
    clickOn("#sets-generate-first");
    settle();
    onFx(() -> lookup("#generate-family").queryAs(ComboBox.class).setValue("linear-equation"));
    type("levels", "3-2");
    assertThat(text("#generate-fault")).contains("3-2");
    assertThat(lookup("#generate-do").query().isDisabled()).isTrue();
    type("levels", "2-3");
    type("count", "40");
    type("name", "lines");
    assertThat(text("#generate-fault")).isEmpty();
    assertThat(lookup("#generate-examples").queryAs(TextArea.class).getText()).contains("x");
    snapshot("data-generate");

    clickOn("#generate-do");
    settle();

    assertThat(text("#sets-title")).isEqualTo("lines@1");
    assertThat(lookup("#sets-rows").queryAs(TableView.class).getItems()).isNotEmpty();
    clickOn("#sets-use");
    assertThat(used.getFirst().size()).isEqualTo(40);
    assertThat(used.getFirst().manifest().provenance().source()).contains("linear-equation");
  }

  private void type(String field, String text) {
    onFx(() -> lookup("#generate-" + field).queryAs(TextField.class).setText(text));
    settle();
  }

  @Test
  void rowsAreShownAsTheModelSeesThem() throws IOException {
    fakes.files.next =
        file("tiny.jsonl", "{'question':'3 + ducks ?','answer':'7','solution':'3 + 4 answer 7'}");
    clickOn("#sets-import-first");
    settle();
    clickOn("#import-as-tokens");
    settle();
    assertThat(text("#import-token-summary")).contains("1 rows", "Unknown: ");
    assertThat(lookup(".token-unknown").queryAll()).hasSizeGreaterThan(1);
    assertThat(lookup("#import-tokens").queryAs(ListView.class).getItems()).hasSize(1);
    clickOn("#import-back");
    settle();
    assertThat(lookup("No data sets yet").tryQuery()).isPresent();
  }

  @Test
  void droppedFileIsImported() throws IOException {
    File file = file("sums.jsonl", "{'question':'3 + 4 ?','answer':'7'}").toFile();
    Node pane = lookup("No data sets yet").query();

    assertThat(onFx(() -> Drags.over(pane, Drags.files(file), null).isAccepted())).isTrue();
    assertThat(lookup("No data sets yet").tryQuery()).as("only hovers").isPresent();
    assertThat(onFx(() -> Drags.drop(pane, Drags.files(file), null).isDropCompleted())).isTrue();
    settle();

    assertThat(lookup("#import-name").queryAs(TextField.class).getText()).isEqualTo("sums");
    assertThat(lookup("3 + 4 ?").tryQuery()).isPresent();
  }

  @Test
  void ofSeveralDroppedFilesNoneIsImported() throws IOException {
    File file = file("sums.jsonl", "{'question':'3 + 4 ?','answer':'7'}").toFile();
    Node pane = lookup("No data sets yet").query();

    boolean done = onFx(() -> Drags.drop(pane, Drags.files(file, file), null).isDropCompleted());

    assertThat(done).isFalse();
    assertThat(fakes.dialogs.notes).containsExactly("One file at a time: 2 were dropped.");
    assertThat(lookup("No data sets yet").query().isVisible()).isTrue();
  }

  @Test
  void textIsRefusedThoughTheFileDraggedBeforeIsStillGiven() throws IOException {
    File before = file("sums.jsonl", "{'question':'3 + 4 ?','answer':'7'}").toFile();
    Node pane = lookup("No data sets yet").query();

    assertThat(onFx(() -> Drags.over(pane, Drags.textAfter(before), null).isAccepted())).isFalse();
    assertThat(onFx(() -> Drags.drop(pane, Drags.textAfter(before), null).isDropCompleted()))
        .isFalse();
    settle();

    assertThat(lookup("3 + 4 ?").tryQuery()).isEmpty();
    assertThat(fakes.dialogs.notes).isEmpty();
  }

  @Test
  void folderIsRefusedInWords() {
    Node pane = lookup("No data sets yet").query();

    onFx(() -> {
      Drags.drop(pane, Drags.files(home.toFile()), null);
    });
    settle();

    assertThat(text("#import-failure")).contains("is not a file");
  }

  @Test
  void otherTabsAreBuiltWhenTheyAreOpened() {
    assertThat(lookup("leaks").tryQuery()).isEmpty();
    TabPane tabs = lookup("#data-tabs").queryAs(TabPane.class);
    assertThat(tabs.getTabs()).hasSize(2);
    onFx(() -> tabs.getSelectionModel().select(1));
    settle();
    assertThat(lookup("leaks").tryQuery()).isPresent();
  }
}
