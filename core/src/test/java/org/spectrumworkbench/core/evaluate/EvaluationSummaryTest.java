package org.spectrumworkbench.core.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.evaluate.PairedComparison.Finding;

class EvaluationSummaryTest {
  private static List<ProblemCount> counts(long seed, int problems, double rate) {
    SplittableRandom random = new SplittableRandom(seed);
    List<ProblemCount> counts = new ArrayList<>();
    for (int i = 0; i < problems; i++) {
      int correct = 0;
      for (int s = 0; s < 16; s++) {
        correct += random.nextDouble() < rate ? 1 : 0;
      }
      counts.add(new ProblemCount("p" + i, i % 2 == 0 ? "algebra" : "geometry", 16, correct));
    }
    return counts;
  }

  @Test
  void summaryByHand() {
    EvaluationSummary summary =
        EvaluationSummary.of(
            List.of(
                new ProblemCount("a", "algebra", 4, 2),
                new ProblemCount("b", "algebra", 4, 0),
                new ProblemCount("c", "geometry", 4, 4)),
            List.of(1, 2, 4),
            Bootstrap.STANDARD);
    assertThat(summary.overall().pass1()).isCloseTo(.5, within(1e-12));
    assertThat(summary.overall().problems()).isEqualTo(3);
    assertThat(summary.overall().samples()).isEqualTo(12);
    assertThat(summary.overall().passK()).containsOnlyKeys(2, 4);
    assertThat(summary.overall().passK().get(2)).isCloseTo((5 / 6. + 0 + 1) / 3, within(1e-12));
    assertThat(summary.subdomains().keySet()).containsExactly("algebra", "geometry");
    assertThat(summary.subdomains().get("algebra").pass1()).isCloseTo(.25, within(1e-12));
    assertThat(summary.subdomains().get("geometry").pass1Interval()).isEqualTo(new Interval(1, 1));
  }

  @Test
  void intervalsCoverTheirScores() {
    Score score =
        EvaluationSummary.of(counts(1, 60, .4), List.of(8, 16), Bootstrap.STANDARD).overall();
    assertThat(score.pass1Interval().contains(score.pass1())).isTrue();
    assertThat(score.passKIntervals().get(8).contains(score.passK().get(8))).isTrue();
  }

  @Test
  void sameModelComparedWithItselfCannotTell() {
    List<ProblemCount> counts = counts(1, 40, .4);
    PairedComparison comparison = PairedComparison.of(counts, counts, 1, Bootstrap.STANDARD);
    assertThat(comparison.difference()).isZero();
    assertThat(comparison.finding()).isEqualTo(Finding.CANNOT_TELL);
    assertThat(comparison.finding().words()).isEqualTo("cannot tell");
  }

  @Test
  void clearDifferenceIsNamedWithItsDirection() {
    List<ProblemCount> weak = counts(1, 80, .3);
    List<ProblemCount> strong = counts(2, 80, .6);
    PairedComparison up = PairedComparison.of(strong, weak, 1, Bootstrap.STANDARD);
    assertThat(up.finding()).isEqualTo(Finding.HIGHER);
    assertThat(up.difference()).isCloseTo(.3, within(.06));
    assertThat(PairedComparison.of(weak, strong, 1, Bootstrap.STANDARD).finding())
        .isEqualTo(Finding.LOWER);
  }

  @Test
  void orderOfTheProblemsDoesNotMatterForThePairing() {
    List<ProblemCount> first = counts(1, 40, .4);
    List<ProblemCount> second = counts(2, 40, .5);
    List<ProblemCount> shuffled = new ArrayList<>(second);
    Collections.reverse(shuffled);
    assertThat(PairedComparison.of(first, shuffled, 4, Bootstrap.STANDARD))
        .isEqualTo(PairedComparison.of(first, second, 4, Bootstrap.STANDARD));
  }

  @Test
  void differentProblemsAreRefusedByName() {
    List<ProblemCount> counts = counts(1, 10, .4);
    assertThatThrownBy(
            () -> PairedComparison.of(counts, counts.subList(0, 9), 1, Bootstrap.STANDARD))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("p9");
    assertThatThrownBy(
            () -> PairedComparison.of(counts.subList(0, 9), counts, 1, Bootstrap.STANDARD))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("p9");
  }

  @Test
  void impossibleCountsAreRefused() {
    assertThatThrownBy(() -> new ProblemCount("a", "s", 4, 5))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
