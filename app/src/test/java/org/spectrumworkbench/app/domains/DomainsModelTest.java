package org.spectrumworkbench.app.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.data.DataRow;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.domain.Condition;
import org.spectrumworkbench.core.problem.domain.DomainBoard;
import org.spectrumworkbench.core.problem.domain.PartSizes;
import org.spectrumworkbench.core.problem.domain.Rule;
import org.spectrumworkbench.core.problem.domain.SortedProblems.RuleCount;

class DomainsModelTest {
  @TempDir Path home;
  private TestWorkspace fakes;
  private DataSetVersion set;
  private DomainsModel model;

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
    set = DomainSets.write(fakes.workspace.workbench(), "mixed", 100);
    model = new DomainsModel(fakes.workspace);
    model.refresh();
  }

  @AfterEach
  void close() {
    fakes.close();
  }

  private Map<String, Integer> counts() {
    return board().sorted().balance().counts();
  }

  private Board board() {
    return model.shownProperty().get().orElseThrow();
  }

  private DomainBoard rules() {
    return model.boardProperty().get().orElseThrow();
  }

  private static Rule keyword(String subdomain, String word) {
    return new Rule(subdomain, new Condition.Keywords(List.of(word)));
  }

  @Test
  void dataSetIsOpenedWithTheStandardRules() {
    assertThat(model.chosenProperty().get()).contains(set);
    assertThat(counts())
        .containsExactly(
            Map.entry("algebra", 20),
            Map.entry("geometry", 20),
            Map.entry("calculus", 20),
            Map.entry("statistics", 20),
            Map.entry("unsorted", 20));
    assertThat(model.edits().undoName()).isEmpty();
  }

  @Test
  void withoutDataSetsThereIsNothingToShow() {
    TestWorkspace empty = new TestWorkspace(home.resolve("empty"));
    DomainsModel nothing = new DomainsModel(empty.workspace);
    nothing.refresh();
    assertThat(nothing.versionsProperty().get()).contains(List.of());
    assertThat(nothing.shownProperty().get()).isEmpty();
    nothing.edits().undo();
    nothing.edits().move(List.of(0), "algebra");
    nothing.saveVersion("x");
    empty.close();
  }

  @Test
  void everyStepIsUndoneAndRedoneByName() {
    DomainBoard start = rules();
    int row = board().columns().get("unsorted").getFirst();
    List<Runnable> steps =
        List.of(
            () -> model.edits().addRule(0, keyword("algebra", "apples")),
            () -> model.edits().editRule(0, keyword("geometry", "apples")),
            () -> model.edits().moveRule(0, 2),
            () -> model.edits().deleteRule(2),
            () -> model.edits().move(List.of(row), "statistics"),
            () -> model.edits().release(List.of(row)),
            () -> model.edits().add("logic"),
            () -> model.edits().rename("logic", "proofs"),
            () -> model.edits().splitBySelection("unsorted", "apples", List.of(row)),
            () -> model.edits().splitByCondition("algebra", "half", new Condition.Half(1)),
            () -> model.edits().merge("half", "geometry"),
            () -> model.edits().delete("calculus"),
            () -> model.edits().parts(rules().parts().with("algebra", new PartSizes(1, 2, 3))),
            model.edits()::standard,
            model.edits()::reset);
    Deque<DomainBoard> before = new ArrayDeque<>();
    Deque<String> names = new ArrayDeque<>();
    for (Runnable step : steps) {
      DomainBoard was = rules();
      step.run();
      if (!rules().equals(was)) {
        before.push(was);
        names.push(model.edits().undoName().orElseThrow());
      }
    }
    // Starting over from the standard rules changes nothing.
    assertThat(names).hasSize(14).contains("move of 1 problem", "split of algebra", "new rule");
    DomainBoard end = rules();
    while (!before.isEmpty()) {
      assertThat(model.edits().undoName()).contains(names.poll());
      model.edits().undo();
      assertThat(rules()).isEqualTo(before.pop());
    }
    assertThat(rules()).isEqualTo(start);
    assertThat(model.edits().undoName()).isEmpty();
    for (int i = 0; i < 14; i++) {
      model.edits().redo();
    }
    assertThat(rules()).isEqualTo(end);
    assertThat(model.edits().redoName()).isEmpty();
  }

  @Test
  void typingInOneRuleIsOneStep() {
    for (String word : List.of("a", "ap", "app", "apples")) {
      model.edits().editRule(0, keyword("algebra", word));
    }
    // The rule was the one for calculus; its problems meet algebra's pattern.
    assertThat(counts()).containsEntry("algebra", 60).containsEntry("unsorted", 0);
    model.edits().settle();
    model.edits().editRule(0, keyword("algebra", "pears"));
    model.edits().undo();
    assertThat(rules().rules().rules().getFirst()).isEqualTo(keyword("algebra", "apples"));
    model.edits().undo();
    assertThat(counts()).containsEntry("algebra", 20);
    assertThat(model.edits().undoName()).isEmpty();
  }

  @Test
  void countsFollowTheRules() {
    model.edits().addRule(0, keyword("statistics", "apples"));
    assertThat(board().sorted().ruleCounts().getFirst()).isEqualTo(new RuleCount(20, 20));
    assertThat(counts()).containsEntry("statistics", 40).containsEntry("unsorted", 0);
  }

  @Test
  void filterShowsWhatContainsTheText() {
    model.filter("  APPLES ");
    assertThat(board().columns().get("unsorted")).hasSize(20);
    assertThat(board().passing()).isEqualTo(20);
    assertThat(counts()).containsEntry("algebra", 20);
    model.filter("p99");
    assertThat(board().passing()).isEqualTo(1);
  }

  @Test
  void boardIsSavedByItselfAndReopened() {
    model.edits().move(board().columns().get("unsorted").subList(0, 3), "algebra");
    model.edits().add("logic");
    DomainBoard left = rules();
    DomainsModel next = new DomainsModel(fakes.workspace);
    next.refresh();
    assertThat(next.boardProperty().get()).contains(left);
    assertThat(next.edits().undoName()).isEmpty();
  }

  @Test
  void boardWorkedOnLastIsOpenedFirst() {
    DataSetVersion other = DomainSets.write(fakes.workspace.workbench(), "zebra", 10);
    DomainsModel untouched = new DomainsModel(fakes.workspace);
    untouched.refresh();
    assertThat(untouched.chosenProperty().get()).contains(other);
    model.edits().add("logic");
    DomainsModel touched = new DomainsModel(fakes.workspace);
    touched.refresh();
    assertThat(touched.chosenProperty().get()).contains(set);
  }

  @Test
  void damagedDraftIsNoReasonNotToOpen() throws Exception {
    model.edits().add("logic");
    try (Stream<Path> drafts = Files.list(home.resolve("drafts").resolve("domains"))) {
      for (Path draft : drafts.toList()) {
        Files.writeString(draft, "{");
      }
    }
    DomainsModel next = new DomainsModel(fakes.workspace);
    next.refresh();
    assertThat(next.boardProperty().get().orElseThrow().subdomains()).doesNotContain("logic");
  }

  @Test
  void newVersionHasSubdomainsAndPartsAndTheBoardGoesOn() {
    model.edits().move(board().columns().get("unsorted"), "algebra");
    model.edits().parts(rules().parts().with("algebra", new PartSizes(5, 6, 7)));
    DomainBoard saved = rules();
    model.saveVersion("mixed");

    DataSetVersion version = model.chosenProperty().get().orElseThrow();
    assertThat(version.reference()).isEqualTo("mixed@2");
    assertThat(model.boardProperty().get()).contains(saved);
    assertThat(version.manifest().counts().get("algebra"))
        .containsEntry(Split.PROBE_SELECT, 5L)
        .containsEntry(Split.PROBE_CONFIRM, 6L)
        .containsEntry(Split.EVALUATE, 7L)
        .containsEntry(Split.TRAIN, 22L);
    assertThat(version.manifest().provenance().parent()).isEqualTo("mixed@1");
    try (Stream<DataRow> rows = version.rows()) {
      assertThat(rows.map(row -> row.problem().id())).containsExactlyElementsOf(ids());
    }
    assertThat(fakes.dialogs.notes).last().asString().contains("mixed@2");
  }

  private List<String> ids() {
    try (Stream<DataRow> rows = set.rows()) {
      return rows.map(row -> row.problem().id()).toList();
    }
  }

  @Test
  void dataSetWithSubdomainsIsOpenedAsItIs() {
    model.saveVersion("sorted");
    // Without the draft that went along, as on another machine.
    try {
      Files.delete(home.resolve("drafts").resolve("domains").resolve("sorted@1.json"));
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
    DomainsModel next = new DomainsModel(fakes.workspace);
    next.choose(model.chosenProperty().get().orElseThrow());
    Board shown = next.shownProperty().get().orElseThrow();
    assertThat(shown.sorted().balance().counts()).isEqualTo(sortedCounts());
    assertThat(shown.sorted().assignment(0).reason().text())
        .contains("given by the data set as 'geometry'");
  }

  private static Map<String, Integer> sortedCounts() {
    return Map.of("algebra", 20, "calculus", 20, "geometry", 20, "statistics", 20, "unsorted", 20);
  }

  @Test
  void rulesGoOutToAFileAndComeBackFromIt() {
    model.edits().add("logic");
    DomainBoard out = rules();
    Path file = home.resolve("rules.yaml");
    model.exportTo(file);
    model.edits().undo();
    model.importFrom(file);
    assertThat(rules()).isEqualTo(out);
    model.edits().undo();
    assertThat(rules().subdomains()).doesNotContain("logic");
  }

  @Test
  void whatTheBoardRefusesChangesNothing() {
    DomainBoard before = rules();
    assertThatThrownBy(() -> model.edits().add("Algebra")).isInstanceOf(WorkbenchException.class);
    assertThatThrownBy(() -> model.edits().delete("unsorted"))
        .isInstanceOf(WorkbenchException.class);
    assertThat(rules()).isEqualTo(before);
    assertThat(model.edits().undoName()).isEmpty();
  }

  @Test
  void newerChangeOvertakesTheSortingOfTheOlder() {
    Deque<Runnable> queue = new ArrayDeque<>();
    DomainsModel slow = new DomainsModel(fakes.with(queue));
    slow.refresh();
    while (!queue.isEmpty()) {
      queue.poll().run();
    }
    slow.edits().addRule(0, keyword("algebra", "apples"));
    slow.edits().addRule(0, keyword("statistics", "apples"));
    assertThat(slow.staleProperty().get()).isTrue();
    int seen = 0;
    while (!queue.isEmpty()) {
      queue.poll().run();
      seen++;
    }
    assertThat(seen).isPositive();
    assertThat(slow.staleProperty().get()).isFalse();
    assertThat(slow.shownProperty().get().orElseThrow().sorted().balance().counts())
        .containsEntry("statistics", 40)
        .containsEntry("algebra", 20);
  }
}
