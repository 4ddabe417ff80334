package org.spectrumworkbench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.shell.Selection.Place;

class SelectionTest {
  private final Selection selection = new Selection();

  @Test
  void backAndForwardWalkThroughWhatWasLookedAt() {
    selection.selectRun("a");
    selection.select(selection.get().withProblem("p1"));
    selection.selectRun("b");

    selection.back();
    assertThat(selection.get()).isEqualTo(Place.ofRun("a").withProblem("p1"));
    selection.back();
    assertThat(selection.get()).isEqualTo(Place.ofRun("a"));
    selection.forward();
    selection.forward();
    assertThat(selection.get()).isEqualTo(Place.ofRun("b"));
    assertThat(selection.canGoForwardProperty().get()).isFalse();
  }

  @Test
  void lookingElsewhereDropsTheWayForward() {
    selection.selectRun("a");
    selection.selectRun("b");
    selection.back();
    selection.selectRun("c");

    assertThat(selection.canGoForwardProperty().get()).isFalse();
    selection.back();
    assertThat(selection.get().run()).isEqualTo("a");
  }

  @Test
  void wholeWalkIsOnePlaceToGoBackFrom() {
    selection.selectRun("a");
    for (int step = 1; step <= 300; step++) {
      selection.walk(Place.ofRun("a").withStage("signal").withStep(step));
    }
    selection.select(selection.get().withProblem("p1"));
    selection.walk(selection.get().withProblem("p2"));

    selection.back();
    assertThat(selection.get().problem()).isEqualTo("p1");
    selection.back();
    assertThat(selection.get().step()).isEqualTo(300);
    selection.back();
    assertThat(selection.get()).isEqualTo(Place.ofRun("a"));
    selection.forward();
    assertThat(selection.get().step()).isEqualTo(300);
    selection.walk(Place.ofRun("a"));
    assertThat(selection.canGoForwardProperty().get()).isFalse();
    selection.back();
    assertThat(selection.get().step()).isEqualTo(300);
  }

  @Test
  void runListenerIsNotToldOfPlacesWithinTheRun() {
    List<@Nullable String> told = new ArrayList<>();
    selection.run().addListener((source, old, now) -> told.add(now));

    selection.selectRun("a");
    selection.select(selection.get().withStage("signal"));
    selection.select(selection.get().withStep(3));

    assertThat(told).containsExactly("a");
  }

  @Test
  void choosingTheSameRunAgainKeepsThePlaceInIt() {
    selection.selectRun("a");
    selection.select(selection.get().withProblem("p1"));

    selection.selectRun("a");

    assertThat(selection.get().problem()).isEqualTo("p1");
  }

  @Test
  void deletedRunLeavesNoPlaceToGoBackTo() {
    selection.selectRun("a");
    selection.selectRun("gone");

    selection.forget("gone");
    assertThat(selection.get()).isEqualTo(Place.NOWHERE);
    selection.back();
    assertThat(selection.get().run()).isEqualTo("a");
  }
}
