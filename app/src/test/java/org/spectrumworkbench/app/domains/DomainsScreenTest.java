package org.spectrumworkbench.app.domains;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fx.Drags;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.domain.Condition;

class DomainsScreenTest extends HeadlessTest {
  @TempDir Path home;
  private TestWorkspace fakes;
  private DomainsScreen screen;
  private final List<String> called = new ArrayList<>();

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
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
          screen =
              new DomainsScreen(
                  fakes.workspace, () -> called.add("import"), () -> called.add("generate"));
          StackPane root = new StackPane(screen.node());
          root.getStylesheets().add(Theme.styleSheet());
          return root;
        });
    onFx(screen::shown);
    settle();
  }

  private Map<String, Integer> counts() {
    return onFx(
        () -> screen.model().shownProperty().get().orElseThrow().sorted().balance().counts());
  }

  private String text(String query) {
    return onFx(() -> lookup(query).queryAs(Labeled.class).getText());
  }

  private String spoken(String query) {
    return onFx(() -> lookup(query).queryAs(Button.class).getAccessibleText());
  }

  @SuppressWarnings("unchecked")
  private ListView<Integer> column(String name) {
    return (ListView<Integer>) lookup("#problems-" + name).query();
  }

  private void typeInto(String query, String words) {
    onFx(() -> {
      TextInputControl field = lookup(query).queryAs(TextInputControl.class);
      field.requestFocus();
      field.setText(words);
    });
  }

  @Test
  void withoutDataSetsTheScreenSaysWhatToDo() {
    look(1000, 800);
    assertThat(lookup("#domains-import").query().isVisible()).isTrue();
    clickOn("#domains-import");
    clickOn("#domains-generate");
    assertThat(called).containsExactly("import", "generate");
    snapshot("domains-empty");
  }

  @Test
  void rulesAndMovesChangeTheCountsAndAreUndoneRedoneAndSaved() {
    DomainSets.write(fakes.workspace.workbench(), "mixed", 100);
    look(1000, 900);
    assertThat(counts()).containsEntry("unsorted", 20).containsEntry("algebra", 20);

    // A rule is added and typed; the counts follow.
    clickOn("#rule-add");
    settle();
    typeInto("#rule-text", "apples");
    await("the rule's problems", () -> screenCounts().get("unsorted") == 0);
    assertThat(counts().get("calculus")).isEqualTo(40);
    assertThat(spoken("#domains-undo")).isEqualTo("Undo edit of rule 2");

    // Three problems are moved by keyboard: select, M, the number, Enter.
    onFx(() -> {
      column("geometry").requestFocus();
      column("geometry").getSelectionModel().clearSelection();
      column("geometry").getSelectionModel().selectRange(0, 3);
    });
    settle();
    push(KeyCode.M);
    settle();
    write("4");
    push(KeyCode.ENTER);
    await("the moved problems", () -> screenCounts().get("statistics") == 23);
    assertThat(counts()).containsEntry("geometry", 17);
    assertThat(spoken("#domains-undo")).isEqualTo("Undo move of 3 problems");
    assertThat(lookup("#domains-prompt").query().isVisible()).isFalse();
    assertThat(onFx(() -> column("geometry").isFocused())).isTrue();

    push(KeyCode.CONTROL, KeyCode.Z);
    await("the moves undone", () -> screenCounts().get("geometry") == 20);
    push(KeyCode.CONTROL, KeyCode.Z);
    await("the words undone", () -> screenCounts().get("unsorted") == 20);
    push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    await("the words redone", () -> screenCounts().get("unsorted") == 0);
    assertThat(spoken("#domains-redo")).isEqualTo("Redo move of 3 problems");

    push(KeyCode.CONTROL, KeyCode.S);
    settle();
    push(KeyCode.ENTER);
    await("the new version", () -> fakes.dialogs.notes.size() == 1);
    assertThat(new DataSetLibrary(fakes.workspace.workbench().datasets()).open("mixed").version())
        .isEqualTo(2);
    assertThat(counts()).containsEntry("calculus", 40);
  }

  @Test
  void problemsAreDraggedIntoAnotherColumnButNotIntoTheirOwn() {
    DomainSets.write(fakes.workspace.workbench(), "mixed", 100);
    look(1000, 900);
    onFx(() -> column("geometry").getSelectionModel().selectRange(0, 3));
    settle();
    Node dragged = lookup("#problems-geometry .list-cell").query();

    assertThat(onFx(() -> dropped("geometry", dragged))).isFalse();
    assertThat(onFx(() -> dropped("statistics", null))).as("from elsewhere").isFalse();
    settle();
    assertThat(counts()).containsEntry("geometry", 20);
    assertThat(spoken("#domains-undo")).isEqualTo("Undo");

    assertThat(onFx(() -> dropped("statistics", dragged))).isTrue();
    await("the dragged problems", () -> screenCounts().get("statistics") == 23);
    assertThat(counts()).containsEntry("geometry", 17);

    push(KeyCode.CONTROL, KeyCode.Z);
    await("the drag undone", () -> screenCounts().get("geometry") == 20);
    assertThat(counts()).containsEntry("statistics", 20);
  }

  /** Whether a drag over a column is taken and done there. */
  private boolean dropped(String subdomain, @Nullable Node source) {
    Node over = column(subdomain);
    boolean taken = Drags.over(over, Drags.textAfter(), source).isAccepted();
    boolean done = Drags.drop(over, Drags.textAfter(), source).isDropCompleted();
    assertThat(done).isEqualTo(taken);
    return done;
  }

  private Map<String, Integer> screenCounts() {
    return screen.model().shownProperty().get().orElseThrow().sorted().balance().counts();
  }

  @Test
  void faultOfARuleIsSaidInPlaceAndTheOldRuleStays() {
    DomainSets.write(fakes.workspace.workbench(), "mixed", 20);
    look(1000, 900);
    onFx(() ->
        screen
            .model()
            .edits()
            .addRule(
                0,
                new org.spectrumworkbench.core.problem.domain.Rule(
                    "algebra", new Condition.Expression("apples"))));
    onFx(() -> ((ListView<?>) lookup("#rules").query()).getSelectionModel().clearAndSelect(0));
    settle();
    typeInto("#rule-text", "apples (");
    await("the fault", () -> lookup("#rule-fault").query().isVisible());
    assertThat(text("#rule-fault")).contains("at character");
    assertThat(counts()).containsEntry("algebra", 8);
    snapshot("domains-fault");
    typeInto("#rule-text", "pears");
    await("no fault", () -> !lookup("#rule-fault").query().isVisible());
    assertThat(counts()).containsEntry("algebra", 4);
  }

  @Test
  void everythingOnSubdomainsIsDoneByKeyboard() {
    DomainSets.write(fakes.workspace.workbench(), "mixed", 50);
    look(1000, 900);
    onFx(() -> column("algebra").requestFocus());
    push(KeyCode.A);
    write("logic");
    push(KeyCode.ENTER);
    await("the new one", () -> screenCounts().containsKey("logic"));

    onFx(() -> column("algebra").requestFocus());
    push(KeyCode.RIGHT);
    assertThat(onFx(() -> column("geometry").isFocused())).isTrue();
    push(KeyCode.F2);
    settle();
    write("shapes");
    push(KeyCode.ENTER);
    await("the new name", () -> screenCounts().containsKey("shapes"));

    onFx(() -> {
      column("shapes").requestFocus();
      column("shapes").getSelectionModel().clearAndSelect(1);
    });
    push(KeyCode.S);
    settle();
    snapshot("domains-split");
    write("one");
    push(KeyCode.ENTER);
    await("the split", () -> screenCounts().containsKey("one"));
    assertThat(counts()).containsEntry("one", 1).containsEntry("shapes", 9);

    // What will not do is said beside the question.
    push(KeyCode.A);
    write("shapes");
    push(KeyCode.ENTER);
    assertThat(text("#domains-prompt-fault")).contains("already");
    push(KeyCode.ESCAPE);
    assertThat(lookup("#domains-prompt").query().isVisible()).isFalse();

    onFx(() -> ((ListView<?>) lookup("#rules").query()).requestFocus());
    onFx(() -> ((ListView<?>) lookup("#rules").query()).getSelectionModel().clearAndSelect(0));
    int rules = onFx(() -> ((ListView<?>) lookup("#rules").query()).getItems().size());
    push(KeyCode.ALT, KeyCode.DOWN);
    settle();
    assertThat(spoken("#domains-undo")).isEqualTo("Undo move of rule 1");
    push(KeyCode.DELETE);
    settle();
    assertThat(onFx(() -> ((ListView<?>) lookup("#rules").query()).getItems().size()))
        .isEqualTo(rules - 1);
  }

  @Test
  void filterLeavesWhatContainsTheText() {
    DomainSets.write(fakes.workspace.workbench(), "mixed", 50);
    look(1000, 900);
    push(KeyCode.SLASH);
    typeInto("#domains-filter", "median");
    await("the filter", () -> column("algebra").getItems().isEmpty());
    assertThat(onFx(() -> column("statistics").getItems().size())).isEqualTo(10);
    assertThat(counts()).containsEntry("algebra", 10);
  }

  @Test
  void sizesOfPartsAreTypedAndSayWhatTheyCanTell() {
    DomainSets.write(fakes.workspace.workbench(), "mixed", 1_000);
    look(1000, 900);
    clickOn("#part-algebra-0");
    typeInto("#part-algebra-0", "30");
    push(KeyCode.ENTER);
    settle();
    assertThat(
            onFx(() ->
                screen
                    .model()
                    .boardProperty()
                    .get()
                    .orElseThrow()
                    .parts()
                    .own()
                    .get("algebra")
                    .select()))
        .isEqualTo(30);
    typeInto("#part-algebra-0", "many");
    push(KeyCode.ENTER);
    assertThat(onFx(() -> lookup("#part-algebra-0").query().getStyleClass())).contains("faulty");
  }

  @Test
  void aRealDataSetOnTheBoard() throws Exception {
    DomainSets.writeSvamp(fakes.workspace.workbench());
    look(1204, 722);
    assertThat(lookup("#domains-call-arithmetic").query().isVisible()).isTrue();
    onFx(() -> {
      column("geometry").requestFocus();
      column("geometry").getSelectionModel().select(0);
    });
    settle();
    snapshot("domains-svamp");
    onFx(() -> ((Button) lookup("#domains-call-arithmetic").query()).fire());
    settle();
    assertThat(counts()).containsKey("arithmetic");
    onFx(() -> {
      column("arithmetic").requestFocus();
      column("arithmetic").getSelectionModel().selectRange(2, 5);
    });
    settle();
    push(KeyCode.M);
    settle();
    snapshot("domains-move");
  }
}
