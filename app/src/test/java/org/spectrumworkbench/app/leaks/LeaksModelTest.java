package org.spectrumworkbench.app.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.leak.Hit;
import org.spectrumworkbench.core.problem.leak.LeakDecision;
import org.spectrumworkbench.core.problem.leak.LeakDecision.Choice;
import org.spectrumworkbench.core.problem.leak.LeakDecisionFile;

class LeaksModelTest {
  @TempDir Path home;
  private DataSetLibrary library;
  private LeaksModel model;

  @BeforeEach
  void open() {
    library = new DataSetLibrary(new Workbench(home).datasets());
    LeakySets.write(library);
    model = model(Background.sameThread());
  }

  private LeaksModel model(Background background) {
    LeaksModel opened = new LeaksModel(library, List::of, LeakDecisionFile.in(home), background);
    opened.shown();
    return opened;
  }

  private void scan(int n) {
    model.chooseTrain(List.of("school-train@1"));
    model.chooseEval(List.of("school-test@1"));
    model.chooseN(n);
    model.scan();
  }

  private List<String> hitRows() {
    return model.hitsProperty().get().stream().map(hit -> hit.trainRow().id()).distinct().toList();
  }

  @Test
  void nothingCanBeScannedBeforeBothSidesAreChosen() {
    assertThat(model.namesProperty().get().sets())
        .startsWith("school-test@1", "school-test@1:train")
        .containsSubsequence("school-train@1", "school-train@1:train", "school-train@1:evaluate");
    assertThat(model.canScan()).isFalse();
    model.chooseTrain(List.of("school-train@1"));
    assertThat(model.canScan()).isFalse();
    model.chooseEval(List.of("school-test@1"));
    assertThat(model.canScan()).isTrue();
  }

  @Test
  void aScanListsTheHitsAndSelectsTheFirst() {
    scan(12);
    assertThat(hitRows()).containsExactlyInAnyOrder("train-3", "train-20", "train-41");
    assertThat(model.hitsProperty().get())
        .extracting(Hit::words)
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(model.selectedProperty().get()).hasValue(model.hitsProperty().get().getFirst());
    assertThat(model.countsProperty().get().undecided())
        .isEqualTo(model.hitsProperty().get().size());
  }

  @Test
  void aGreaterNShortensTheListAndASmallerOneAsksForAScan() {
    scan(12);
    int all = model.hitsProperty().get().size();
    model.chooseN(20);
    assertThat(model.hitsProperty().get()).hasSizeLessThan(all).isNotEmpty();
    assertThat(model.needsScanForN()).isFalse();
    model.chooseN(7);
    assertThat(model.needsScanForN()).isTrue();
    model.scan();
    assertThat(model.needsScanForN()).isFalse();
    assertThat(model.hitsProperty().get()).hasSizeGreaterThan(all);
    model.chooseN(3);
    assertThat(model.nProperty().get()).isEqualTo(6);
  }

  @Test
  void decisionsGoOnToTheNextHitAndCanBeUndoneAndRedone() {
    scan(20);
    Hit first = model.hitsProperty().get().getFirst();
    model.decide(Choice.EXCLUDE, " the same question ");
    assertThat(model.selectedProperty().get()).hasValue(model.hitsProperty().get().get(1));
    assertThat(model.decisionsProperty().get().of(first.key()))
        .hasValue(new LeakDecision(Choice.EXCLUDE, "the same question"));
    assertThat(model.countsProperty().get().excluded()).isEqualTo(1);
    model.decide(Choice.KEEP, "");
    assertThat(model.countsProperty().get().kept()).isEqualTo(1);

    model.undo();
    model.undo();
    assertThat(model.countsProperty().get())
        .isEqualTo(new LeakCounts(model.hitsProperty().get().size(), 0, 0, 0));
    assertThat(model.canUndo()).isFalse();
    model.redo();
    assertThat(model.countsProperty().get().excluded()).isEqualTo(1);
    model.decide(Choice.KEEP, "");
    assertThat(model.canRedo()).isFalse();
  }

  @Test
  void excludingAllUndecidedIsOneStepAndLeavesWhatWasDecided() {
    scan(12);
    model.decide(Choice.KEEP, "known");
    int rest = model.countsProperty().get().undecided();
    model.excludeUndecided("leak");
    assertThat(model.countsProperty().get().excluded()).isEqualTo(rest);
    assertThat(model.countsProperty().get().kept()).isEqualTo(1);
    model.undo();
    assertThat(model.countsProperty().get().undecided()).isEqualTo(rest);
  }

  @Test
  void decisionsAreThereWhenTheWindowIsOpenedAgain() {
    scan(20);
    model.decide(Choice.EXCLUDE, "leak");
    model.move(-5);
    LeaksModel again = model(Background.sameThread());
    assertThat(again.decisionsProperty().get()).isEqualTo(model.decisionsProperty().get());
    assertThat(again.canUndo()).isFalse();
    model.clear();
    assertThat(model(Background.sameThread()).decisionsProperty().get().byHit()).isEmpty();
  }

  @Test
  void aDamagedFileOfDecisionsIsToldAndNotWrittenOver() throws Exception {
    Path file = LeakDecisionFile.in(home).path();
    Files.writeString(file, "{");
    model = model(Background.sameThread());
    assertThat(model.failureProperty().get()).isPresent();
    scan(20);
    model.decide(Choice.EXCLUDE, "leak");
    assertThat(file).hasContent("{");
  }

  @Test
  void theCleanedVersionLacksTheExcludedRows() {
    scan(20);
    assertThat(model.canClean()).isFalse();
    model.decide(Choice.EXCLUDE, "leak");
    assertThat(model.canClean()).isTrue();
    model.clean();
    assertThat(model.cleanedProperty().get())
        .singleElement()
        .satisfies(version -> {
          assertThat(version.reference()).isEqualTo("school-train@2");
          assertThat(version.size()).isEqualTo(LeakySets.ROWS - 1);
          try (var rows = version.rows()) {
            assertThat(rows.map(row -> row.problem().id())).doesNotContain("train-3");
          }
        });
    assertThat(model.namesProperty().get().sets()).contains("school-train@2");
  }

  @Test
  void partsAreScannedAloneAndTheWholeSetIsCleaned() {
    try (var rows = library.open("school-train").rows()) {
      long trained = rows.filter(row -> row.part() == Split.TRAIN).count();
      model.chooseTrain(List.of("school-train@1:train"));
      model.chooseEval(List.of("school-test@1"));
      model.chooseN(6);
      model.scan();
      assertThat(model.scannedProperty().get().orElseThrow().report().train().getFirst().rows())
          .isEqualTo(trained)
          .isLessThan(LeakySets.ROWS);
    }
    model.excludeUndecided("leak");
    int excluded = model.countsProperty().get().rows();
    assertThat(excluded).isPositive();
    model.clean();
    assertThat(model.cleanedProperty().get())
        .singleElement()
        .satisfies(version -> {
          assertThat(version.reference()).isEqualTo("school-train@2");
          assertThat(version.size()).isEqualTo(LeakySets.ROWS - excluded);
        });
  }

  @Test
  void theSelfCheckFindsCopiesAtEveryN() {
    scan(10);
    model.check();
    assertThat(model.selfCheckProperty().get().orElseThrow().kinds().getFirst().recall(20))
        .isEqualTo(1);
  }

  @Test
  void theTableHasALineAMatchWithItsDecision() {
    scan(20);
    model.decide(Choice.KEEP, "a, b");
    assertThat(model.table().csv()).contains("train-3", "keep,\"a, b\"");
    assertThat(model.table().rows()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void aCancelledScanShowsNothing() {
    Deque<Runnable> queue = new ArrayDeque<>();
    List<Throwable> unhandled = new ArrayList<>();
    model = model(new Background(queue::add, Runnable::run, unhandled::add));
    while (!queue.isEmpty()) {
      queue.remove().run();
    }
    scan(10);
    assertThat(model.busyProperty().get()).isTrue();
    assertThat(model.canScan()).isFalse();
    model.cancel();
    assertThat(model.busyProperty().get()).isFalse();
    while (!queue.isEmpty()) {
      queue.remove().run();
    }
    assertThat(model.scannedProperty().get()).isEmpty();
    assertThat(model.failureProperty().get()).isEmpty();
    assertThat(unhandled).isEmpty();
  }

  @Test
  void aSetThatWasDeletedMeanwhileIsToldWithItsMend() {
    model.chooseTrain(List.of("school-train@1"));
    model.chooseEval(List.of("school-test@1"));
    library.delete(library.open("school-test@1"));
    model.scan();
    assertThat(model.failureProperty().get().orElseThrow()).hasMessageContaining("school-test");
    assertThat(model.busyProperty().get()).isFalse();
    model.shown();
    assertThat(model.evalProperty().get()).isEmpty();
  }

  @Test
  void theLastOfSeveralDecisionsStandsOnTheDiskInTheEnd() {
    scan(20);
    Deque<Runnable> queue = new ArrayDeque<>();
    KeptDecisions kept =
        new KeptDecisions(
            LeakDecisionFile.in(home),
            new Background(queue::add, Runnable::run, failure -> {}),
            failure -> {});
    kept.read();
    queue.remove().run();
    List<Hit> hits = model.hitsProperty().get();
    for (Hit hit : hits) {
      kept.change(now -> now.with(List.of(hit.key()), new LeakDecision(Choice.KEEP, "")));
    }
    assertThat(queue).hasSize(1);
    while (!queue.isEmpty()) {
      queue.remove().run();
    }
    assertThat(kept.isKept()).isTrue();
    assertThat(LeakDecisionFile.in(home).read()).isEqualTo(kept.now());
    assertThat(kept.now().byHit()).hasSize(hits.size());
  }
}
