package org.spectrumworkbench.core.problem.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.evaluate.Bootstrap;
import org.spectrumworkbench.core.evaluate.PairedComparison.Finding;
import org.spectrumworkbench.core.evaluate.ProblemCount;

final class ScoreWithoutLeaksTest {
  @Test
  void leaksThatAreAlwaysSolvedRaiseTheScore() {
    ScoreWithoutLeaks score = score(counts(20, 8, 80, 2), ids(0, 20), 1);
    assertThat(score.all().pass()).isCloseTo(.4, within(1e-12));
    assertThat(score.clean().pass()).isCloseTo(.25, within(1e-12));
    assertThat(score.clean().problems()).isEqualTo(80);
    assertThat(score.flagged().orElseThrow().pass()).isEqualTo(1);
    assertThat(score.difference()).isCloseTo(-.15, within(1e-12));
    assertThat(score.finding()).isEqualTo(Finding.LOWER);
    assertThat(score.interval().contains(score.difference())).isTrue();
  }

  @Test
  void leaksSolvedLikeTheOthersTellNothing() {
    List<ProblemCount> counts =
        IntStream.range(0, 60)
            .mapToObj(i -> new ProblemCount("p" + i, "algebra", 8, i % 9 == 0 ? 8 : i % 5))
            .toList();
    ScoreWithoutLeaks score = score(counts, ids(0, 10), 1);
    assertThat(score.finding()).isEqualTo(Finding.CANNOT_TELL);
    assertThat(score.finding().words()).isEqualTo("cannot tell");
  }

  @Test
  void withoutLeaksNothingChanges() {
    ScoreWithoutLeaks score = score(counts(3, 8, 3, 0), Set.of("elsewhere"), 1);
    assertThat(score.flagged()).isEmpty();
    assertThat(score.difference()).isZero();
    assertThat(score.interval().low()).isZero();
    assertThat(score.interval().high()).isZero();
    assertThat(score.finding()).isEqualTo(Finding.CANNOT_TELL);
  }

  @Test
  void passAtKIsThatOfTheK() {
    assertThat(score(counts(1, 1, 1, 0), Set.of(), 8).all().pass()).isEqualTo(.5);
    assertThat(score(counts(1, 1, 1, 0), Set.of(), 1).all().pass()).isEqualTo(.0625);
  }

  @Test
  void whereEverythingIsFlaggedThereIsNoScore() {
    assertThatThrownBy(() -> score(counts(2, 1, 2, 1), ids(0, 4), 1))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("All 4");
    assertThatThrownBy(() -> score(List.of(), Set.of(), 1)).isInstanceOf(WorkbenchException.class);
  }

  private static ScoreWithoutLeaks score(List<ProblemCount> counts, Set<String> flagged, int k) {
    return ScoreWithoutLeaks.of(counts, flagged, k, Bootstrap.STANDARD);
  }

  /** Problems of eight samples: some with so many correct, then others with so many. */
  private static List<ProblemCount> counts(int some, int correct, int others, int correctToo) {
    List<ProblemCount> counts = new ArrayList<>();
    for (int i = 0; i < some + others; i++) {
      counts.add(new ProblemCount("p" + i, "algebra", 8, i < some ? correct : correctToo));
    }
    return counts;
  }

  private static Set<String> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "p" + i).collect(Collectors.toSet());
  }
}
