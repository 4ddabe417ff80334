package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.experiment.RunEvent.CheckpointDropped;
import org.spectrumworkbench.core.experiment.RunEvent.CheckpointSaved;

final class RetentionTest {
  private static CheckpointSaved saved(String stage, int step) {
    return new CheckpointSaved(stage, step, stage + "-" + step, 10);
  }

  private static final Map<String, List<CheckpointSaved>> KEPT =
      Map.of(
          "signal",
          List.of(saved("signal", 2), saved("signal", 4), saved("signal", 6), saved("signal", 8)));

  /** The second half of the first four steps is the best. */
  private static final Map<String, NavigableMap<Integer, Double>> REWARDS =
      Map.of(
          "signal", new TreeMap<>(Map.of(1, .1, 2, .1, 3, .9, 4, .5, 5, .2, 6, .8, 7, .3, 8, .3)));

  private static List<Integer> dropped(int last, int best, Set<String> needed) {
    return new Retention(last, best)
        .drops(KEPT, needed, REWARDS, 2).stream().map(CheckpointDropped::step).toList();
  }

  @Test
  void theNewestAndTheBestStay() {
    assertThat(dropped(1, 1, Set.of())).containsExactly(2, 6);
    assertThat(dropped(1, 2, Set.of())).containsExactly(2);
    assertThat(dropped(2, 0, Set.of())).containsExactly(2, 4);
    assertThat(dropped(9, 0, Set.of())).isEmpty();
  }

  @Test
  void zeroKeepsAll() {
    assertThat(dropped(0, 0, Set.of())).isEmpty();
  }

  @Test
  void whatALaterStageNeedsStays() {
    assertThat(dropped(1, 0, Set.of("signal-2", "signal-6"))).containsExactly(4);
  }

  @Test
  void theBestStaysTheBestWhenTheOneBeforeItIsGone() {
    NavigableMap<Integer, Double> rewards = new TreeMap<>();
    for (int step = 1; step <= 40; step++) {
      rewards.put(step, step <= 10 ? .1 : step <= 20 ? .9 : .5);
    }
    assertThat(
            new Retention(2, 1)
                .drops(
                    Map.of(
                        "signal",
                        List.of(saved("signal", 20), saved("signal", 30), saved("signal", 40))),
                    Set.of(),
                    Map.of("signal", rewards),
                    10))
        .isEmpty();
  }

  @Test
  void stagesWithoutRewardsHaveNoBest() {
    assertThat(
            new Retention(1, 3)
                .drops(
                    Map.of("sft", List.of(saved("sft", 4), saved("sft", 8))), Set.of(), REWARDS, 2))
        .singleElement()
        .satisfies(drop -> {
          assertThat(drop.path()).isEqualTo("sft-4");
          assertThat(drop.reason()).contains("keep.last is 1").doesNotContain("best");
        });
  }

  @Test
  void probingNeedsAllThatItWillProbeAndFusionItsSpecialists() {
    NeededParts needed = new NeededParts(Experiment.of(RunOutcome.small()));
    List<CheckpointSaved> sft =
        List.of(saved("sft", 4), saved("sft", 5), saved("sft", 8), saved("sft", 12));
    List<RunEvent.SpecialistSelected> specialists =
        List.of(new RunEvent.SpecialistSelected("probe", "algebra", "sft", 8, .5, .4));

    assertThat(needed.checkpoints(List.of("sft"), Map.of("sft", sft), List.of()))
        .extracting(CheckpointSaved::step)
        .as("the one of step 5 was saved because of a stop")
        .containsExactly(4, 8, 12);
    assertThat(needed.checkpoints(List.of("sft", "probe"), Map.of("sft", sft), specialists))
        .extracting(CheckpointSaved::step)
        .containsExactly(8);
    assertThat(needed.checkpoints(List.of("probe", "fuse"), Map.of("sft", sft), specialists))
        .isEmpty();
  }
}
