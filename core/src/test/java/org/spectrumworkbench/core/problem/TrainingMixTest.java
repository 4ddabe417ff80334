package org.spectrumworkbench.core.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.SeedStream;

class TrainingMixTest {
  private static final int DRAWS = 8_000;
  private final ProblemGenerator generator = new ProblemGenerator(TinyMath.subdomains());

  private Map<String, Double> shares(TrainingMix mix) {
    Map<String, Double> shares = new HashMap<>();
    for (int i = 0; i < DRAWS; i++) {
      shares.merge(mix.problem(i).subdomain(), 1. / DRAWS, Double::sum);
    }
    return shares;
  }

  @Test
  void balancedMixDrawsAllSubdomainsAlike() {
    TrainingMix mix = TrainingMix.balanced(generator, SolutionStyle.STANDARD, SeedStream.ofRun(1));
    assertThat(shares(mix))
        .hasSize(4)
        .allSatisfy((s, p) -> assertThat(p).isCloseTo(.25, within(.025)));
  }

  @Test
  void specialistMixDrawsItsOwnAtOneAgainstReplay() {
    TrainingMix mix =
        TrainingMix.specialist(
            generator, "calculus", .3, SolutionStyle.STANDARD, SeedStream.ofRun(1));
    Map<String, Double> shares = shares(mix);
    assertThat(shares.get("calculus")).isCloseTo(1 / 1.9, within(.03));
    assertThat(shares.get("algebra")).isCloseTo(.3 / 1.9, within(.02));
    assertThat(shares.get("statistics")).isCloseTo(.3 / 1.9, within(.02));
  }

  @Test
  void subdomainWithoutWeightIsNeverDrawn() {
    TrainingMix mix =
        new TrainingMix(
            generator,
            Map.of("geometry", 1., "statistics", 2.),
            SolutionStyle.STANDARD,
            SeedStream.ofRun(1));
    assertThat(shares(mix)).containsOnlyKeys("geometry", "statistics");
  }

  @Test
  void strategiesAndSlipsComeInTheirShares() {
    TrainingMix mix = TrainingMix.balanced(generator, SolutionStyle.STANDARD, SeedStream.ofRun(5));
    double direct = 0;
    double slipped = 0;
    for (int i = 0; i < DRAWS; i++) {
      WorkedSolution solution = mix.example(i).solution();
      direct += solution.strategy().equals(ProblemFamily.DIRECT) ? 1. / DRAWS : 0;
      slipped += solution.slipped() ? 1. / DRAWS : 0;
    }
    assertThat(direct).isCloseTo(.3 / 3.3, within(.015));
    assertThat(slipped).isCloseTo(.15, within(.015));
  }

  @Test
  void entryDependsOnSeedAndIndexAlone() {
    TrainingMix mix = TrainingMix.balanced(generator, SolutionStyle.STANDARD, SeedStream.ofRun(5));
    TrainingMix again =
        TrainingMix.balanced(generator, SolutionStyle.STANDARD, SeedStream.ofRun(5));
    TrainingMix other =
        TrainingMix.balanced(generator, SolutionStyle.STANDARD, SeedStream.ofRun(6));
    mix.example(1);
    mix.example(2);
    assertThat(mix.example(3)).isEqualTo(again.example(3));
    assertThat(mix.problem(3)).isEqualTo(again.example(3).problem());
    int same = 0;
    for (int i = 0; i < 100; i++) {
      same += mix.example(i).equals(other.example(i)) ? 1 : 0;
    }
    assertThat(same).isLessThan(5);
  }

  @Test
  void neighbouringEntriesAreDrawnApart() {
    TrainingMix mix = TrainingMix.balanced(generator, SolutionStyle.STANDARD, SeedStream.ofRun(5));
    Set<TrainingExample> distinct = new HashSet<>();
    for (int i = 0; i < 300; i++) {
      distinct.add(mix.example(i));
    }
    assertThat(distinct.size()).isGreaterThan(280);
  }

  @Test
  void unknownSubdomainIsRefusedByName() {
    assertThatThrownBy(() ->
            new TrainingMix(
                generator, Map.of("algbra", 1.), SolutionStyle.STANDARD, SeedStream.ofRun(1)))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("algbra");
  }

  @Test
  void weightsThatLeaveNothingAreRefused() {
    assertThatThrownBy(() ->
            new TrainingMix(
                generator, Map.of("algebra", 0.), SolutionStyle.STANDARD, SeedStream.ofRun(1)))
        .isInstanceOf(WorkbenchException.class);
    assertThatThrownBy(() ->
            new TrainingMix(
                generator, Map.of("algebra", -1.), SolutionStyle.STANDARD, SeedStream.ofRun(1)))
        .isInstanceOf(WorkbenchException.class);
  }
}
