package org.spectrumworkbench.core.problem.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.domain.ProblemText.MirrorKey;

class PartDealTest {
  private static PartDeal deal(List<Problem> problems, DomainBoard board) {
    return Decks.deck(problems).sort(board, () -> false).deal(List.of());
  }

  private static Map<String, Split> byId(List<Problem> problems, PartDeal deal) {
    Map<String, Split> parts = new HashMap<>();
    for (int i = 0; i < problems.size(); i++) {
      parts.put(problems.get(i).id(), deal.parts().get(i));
    }
    return parts;
  }

  @Test
  void dealIsTheSameInWhateverOrderTheRowsLie() {
    List<Problem> problems = Decks.random(1, 500);
    Map<String, Split> parts = byId(problems, deal(problems, Decks.board()));
    for (int seed = 0; seed < 5; seed++) {
      List<Problem> shuffled = new ArrayList<>(problems);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(byId(shuffled, deal(shuffled, Decks.board()))).isEqualTo(parts);
    }
    assertThat(parts.values()).contains(Split.values());
  }

  @Test
  void mirrorImagesAreInOnePartAlsoAcrossSubdomains() {
    List<Problem> problems = Decks.random(8, 800);
    // Every seventh is moved by hand, so that some mirror images lie in different subdomains.
    List<String> moved = new ArrayList<>();
    for (int i = 0; i < 800; i += 7) {
      moved.add("p" + i);
    }
    PartDeal deal = deal(problems, Decks.board().move(moved, "calculus"));
    Map<MirrorKey, Split> seen = new HashMap<>();
    int together = 0;
    for (int i = 0; i < problems.size(); i++) {
      Split part = deal.parts().get(i);
      Split before = seen.put(MirrorKey.of(problems.get(i).question()), part);
      if (before != null) {
        together++;
        assertThat(part).isEqualTo(before);
      }
    }
    assertThat(together).isGreaterThan(50);
  }

  @Test
  void mirrorImagesInDifferentSubdomainsAreForTraining() {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      problems.add(Decks.problem("a" + i, "triangle " + i + " x"));
      problems.add(Decks.problem("b" + i, "x " + i + " triangle"));
      problems.add(Decks.problem("c" + i, "circle " + i));
    }
    List<String> moved =
        problems.stream().map(Problem::id).filter(id -> id.startsWith("b")).toList();
    PartDeal deal = deal(problems, Decks.board().move(moved, "calculus"));
    byId(problems, deal)
        .forEach((id, part) -> {
          if (!id.startsWith("c")) {
            assertThat(part).isEqualTo(Split.TRAIN);
          }
        });
    assertThat(deal.size("geometry", Split.PROBE_SELECT))
        .isEqualTo(PartShares.STANDARD.sizes(120).select());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 7, 40, 119, 240, 1_000})
  void sizesAreExactWhereNoMirrorImagesStandInTheWay(int count) {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      problems.add(Decks.problem("p" + i, "triangle number " + i));
    }
    PartSizes wanted = PartShares.STANDARD.sizes(count);
    PartDeal deal = deal(problems, Decks.board());
    assertThat(deal.size("geometry", Split.PROBE_SELECT)).isEqualTo(wanted.select());
    assertThat(deal.size("geometry", Split.PROBE_CONFIRM)).isEqualTo(wanted.confirm());
    assertThat(deal.size("geometry", Split.EVALUATE)).isEqualTo(wanted.evaluate());
    assertThat(deal.size("geometry", Split.TRAIN))
        .isEqualTo((int) (count - wanted.heldOut()))
        .isGreaterThanOrEqualTo(count / 2);
  }

  @Test
  void pairsThatDoNotFitAreLeftForTraining() {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      problems.add(Decks.problem("a" + i, "triangle " + i + " x"));
      problems.add(Decks.problem("b" + i, "x " + i + " triangle"));
    }
    PartPlan plan = PartPlan.STANDARD.with("geometry", new PartSizes(3, 5, 4));
    PartDeal deal = deal(problems, Decks.board().withParts(plan));
    assertThat(deal.size("geometry", Split.PROBE_SELECT)).isEqualTo(2);
    assertThat(deal.size("geometry", Split.PROBE_CONFIRM)).isEqualTo(4);
    assertThat(deal.size("geometry", Split.EVALUATE)).isEqualTo(4);
  }

  @Test
  void ownNumbersAreCutToWhatThereIs() {
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      problems.add(Decks.problem("p" + i, "triangle " + i));
    }
    PartPlan plan = PartPlan.STANDARD.with("geometry", new PartSizes(6, 6, 6));
    PartDeal deal = deal(problems, Decks.board().withParts(plan));
    assertThat(deal.size("geometry", Split.PROBE_SELECT)).isEqualTo(6);
    assertThat(deal.size("geometry", Split.PROBE_CONFIRM)).isEqualTo(4);
    assertThat(deal.size("geometry", Split.EVALUATE)).isZero();
    assertThat(deal.size("geometry", Split.TRAIN)).isZero();
  }

  @Test
  void keptPartsAreThoseOfTheDataSet() {
    List<Problem> problems = Decks.random(3, 4);
    List<Split> given =
        List.of(Split.EVALUATE, Split.TRAIN, Split.PROBE_CONFIRM, Split.PROBE_SELECT);
    DomainBoard board = Decks.board().withParts(PartPlan.STANDARD.keeping(true));
    assertThat(Decks.deck(problems).sort(board, () -> false).deal(given).parts()).isEqualTo(given);
  }

  @Test
  void standardSizesAreSharesWithALeastSizeAndLeaveHalfForTraining() {
    assertThat(PartShares.STANDARD.sizes(10_000)).isEqualTo(new PartSizes(500, 500, 1_000));
    assertThat(PartShares.STANDARD.sizes(600)).isEqualTo(new PartSizes(40, 40, 60));
    assertThat(PartShares.STANDARD.sizes(240)).isEqualTo(new PartSizes(40, 40, 40));
    assertThat(PartShares.STANDARD.sizes(120)).isEqualTo(new PartSizes(20, 20, 20));
    assertThat(PartShares.STANDARD.sizes(0)).isEqualTo(new PartSizes(0, 0, 0));
    assertThat(new PartShares(0, 0, 20).sizes(1_000)).isEqualTo(new PartSizes(0, 0, 200));
    assertThat(new PartShares(20, 20, 40).sizes(1_000)).isEqualTo(new PartSizes(200, 200, 400));
  }

  @Test
  void widthOfTheIntervalSaysWhichPartsAreTooSmall() {
    assertThat(ProbePrecision.width(100)).isCloseTo(.19, org.assertj.core.data.Offset.offset(.01));
    assertThat(ProbePrecision.atOneHalf(100).low())
        .isCloseTo(
            org.spectrumworkbench.core.evaluate.Wilson.interval95(50, 100).low(),
            org.assertj.core.data.Offset.offset(1e-12));
    assertThat(ProbePrecision.isTooSmall(PartShares.LEAST)).isFalse();
    assertThat(ProbePrecision.isTooSmall(PartShares.LEAST - 2)).isTrue();
    assertThat(ProbePrecision.width(0)).isEqualTo(1);
  }
}
