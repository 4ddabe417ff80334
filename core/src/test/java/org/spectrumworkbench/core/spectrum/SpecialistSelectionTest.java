package org.spectrumworkbench.core.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.evaluate.Bootstrap;
import org.spectrumworkbench.core.evaluate.ProblemCount;
import org.spectrumworkbench.core.spectrum.ProbeTable.Half;

class SpecialistSelectionTest {
  private static Checkpoint at(int step) {
    return new Checkpoint("sft", step);
  }

  /** One problem with so many of ten samples correct; K is 1, so that this is the score. */
  private static void score(
      ProbeTable table, Checkpoint checkpoint, String subdomain, int select, int confirm) {
    table.add(
        checkpoint, subdomain, Half.SELECT, List.of(new ProblemCount("s", subdomain, 10, select)));
    table.add(
        checkpoint,
        subdomain,
        Half.CONFIRM,
        List.of(new ProblemCount("c", subdomain, 10, confirm)));
  }

  @Test
  void eachSubdomainGetsItsOwnBestCheckpoint() {
    ProbeTable table = new ProbeTable(1);
    score(table, at(100), "algebra", 3, 2);
    score(table, at(100), "geometry", 6, 5);
    score(table, at(200), "algebra", 7, 4);
    score(table, at(200), "geometry", 5, 9);
    List<Specialist> specialists = SpecialistSelection.of(table, (s, c) -> true);
    assertThat(specialists)
        .extracting(Specialist::subdomain, s -> s.checkpoint().step())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("algebra", 200),
            org.assertj.core.groups.Tuple.tuple("geometry", 100));
    assertThat(specialists.getFirst().selected()).isCloseTo(.7, within(1e-12));
    assertThat(specialists.getFirst().confirmed()).isCloseTo(.4, within(1e-12));
    // The other half would have chosen step 200: it only confirms.
    assertThat(specialists.getLast().confirmed()).isCloseTo(.5, within(1e-12));
  }

  @Test
  void tieGoesToTheEarlierCheckpointWhateverTheOrderOfEntry() {
    ProbeTable table = new ProbeTable(1);
    score(table, at(300), "algebra", 7, 1);
    score(table, at(100), "algebra", 7, 2);
    score(table, at(200), "algebra", 7, 3);
    assertThat(SpecialistSelection.of(table, (s, c) -> true).getFirst().checkpoint())
        .isEqualTo(at(100));
  }

  @Test
  void branchesMayBeHeldToTheirOwnSubdomain() {
    ProbeTable table = new ProbeTable(1);
    score(table, new Checkpoint("algebra", 100), "algebra", 5, 5);
    score(table, new Checkpoint("geometry", 100), "algebra", 9, 9);
    Specialist specialist =
        SpecialistSelection.of(table, (subdomain, c) -> c.source().equals(subdomain)).getFirst();
    assertThat(specialist.checkpoint().source()).isEqualTo("algebra");
  }

  @Test
  void selectionByPassAtKMayDifferFromPassAtOne() {
    ProbeTable table = new ProbeTable(4);
    // Two problems: one checkpoint solves both sometimes, the other solves one always.
    table.add(
        at(100),
        "algebra",
        Half.SELECT,
        List.of(new ProblemCount("a", "algebra", 8, 3), new ProblemCount("b", "algebra", 8, 3)));
    table.add(
        at(200),
        "algebra",
        Half.SELECT,
        List.of(new ProblemCount("a", "algebra", 8, 8), new ProblemCount("b", "algebra", 8, 0)));
    assertThat(table.passAt1(at(200), "algebra", Half.SELECT).orElseThrow())
        .isGreaterThan(table.passAt1(at(100), "algebra", Half.SELECT).orElseThrow());
    Specialist specialist = SpecialistSelection.of(table, (s, c) -> true).getFirst();
    assertThat(specialist.checkpoint()).isEqualTo(at(100));
    // 1 - C(5,4)/C(8,4)
    assertThat(specialist.selected()).isCloseTo(1 - 5 / 70., within(1e-12));
    assertThat(specialist.confirmed()).isNaN();
  }

  @Test
  void selectionByNoiseAloneIsBiasedUpwardsAndTheOtherHalfShowsIt() {
    SplittableRandom random = new SplittableRandom(1);
    double selected = 0;
    double confirmed = 0;
    for (int round = 0; round < 200; round++) {
      ProbeTable table = new ProbeTable(1);
      for (int step = 1; step <= 10; step++) {
        for (Half half : Half.values()) {
          List<ProblemCount> counts = new ArrayList<>();
          for (int p = 0; p < 10; p++) {
            counts.add(new ProblemCount("p" + p, "algebra", 1, random.nextInt(2)));
          }
          table.add(at(step), "algebra", half, counts);
        }
      }
      Specialist specialist = SpecialistSelection.of(table, (s, c) -> true).getFirst();
      selected += specialist.selected() / 200;
      confirmed += specialist.confirmed() / 200;
    }
    assertThat(selected).isGreaterThan(.65);
    assertThat(confirmed).isCloseTo(.5, within(.05));
  }

  @Test
  void subdomainWithoutACandidateIsRefusedByName() {
    ProbeTable table = new ProbeTable(1);
    score(table, at(100), "algebra", 5, 5);
    assertThatThrownBy(() -> SpecialistSelection.of(table, (s, c) -> false))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("algebra");
  }

  @Test
  void tableRefusesProbesThatCannotBeScored() {
    ProbeTable table = new ProbeTable(8);
    assertThatThrownBy(() -> table.add(at(1), "algebra", Half.SELECT, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            table.add(
                at(1), "algebra", Half.SELECT, List.of(new ProblemCount("p", "algebra", 4, 1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Pass@8");
  }

  @Test
  void cellThatWasNotProbedIsEmpty() {
    ProbeTable table = new ProbeTable(1);
    score(table, at(100), "algebra", 5, 5);
    assertThat(table.passAtK(at(200), "algebra", Half.SELECT)).isEmpty();
    assertThat(table.interval(at(100), "algebra", Half.SELECT, Bootstrap.STANDARD)).isPresent();
    assertThat(table.checkpoints()).containsExactly(at(100));
  }
}
