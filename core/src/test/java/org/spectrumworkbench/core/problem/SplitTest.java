package org.spectrumworkbench.core.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.engine.SeedStream;

class SplitTest {
  @Test
  void sharesAddUpToTheWholePromptSpace() {
    assertThat(Arrays.stream(Split.values()).mapToInt(Split::percent).sum()).isEqualTo(100);
  }

  @Test
  void promptsFallIntoThePartsInTheirShares() {
    Map<Split, Integer> counts = new EnumMap<>(Split.class);
    int total = 0;
    for (int a = 1; a <= 200; a++) {
      for (int b = a; b <= 200; b++) {
        counts.merge(Split.of("angle " + a + " and " + b + " ?"), 1, Integer::sum);
        total++;
      }
    }
    for (Split split : Split.values()) {
      assertThat(counts.get(split) / (double) total)
          .as(split.name())
          .isBetween(split.percent() / 100. - .01, split.percent() / 100. + .01);
    }
  }

  @Test
  void mirroredPromptsFallIntoTheSamePart() {
    for (int a = 2; a < 50; a++) {
      assertThat(Split.of("perimeter " + a + " by 53 ?"))
          .isEqualTo(Split.of("perimeter 53 by " + a + " ?"));
    }
  }

  @Test
  void setsOfDifferentPartsShareNoPrompt() {
    ProblemGenerator generator = new ProblemGenerator(TinyMath.subdomains());
    Map<String, Split> home = new HashMap<>();
    for (Split split : Split.values()) {
      for (Problem problem : generator.draw("s", split, 60, SeedStream.ofRun(7)).problems()) {
        assertThat(home.put(problem.question(), split)).as(problem.question()).isNull();
      }
    }
    assertThat(EnumSet.copyOf(home.values())).isEqualTo(EnumSet.allOf(Split.class));
  }

  @Test
  void trainingNeverSeesAHeldOutPrompt() {
    ProblemGenerator generator = new ProblemGenerator(TinyMath.subdomains());
    TrainingMix mix = TrainingMix.balanced(generator, SolutionStyle.STANDARD, SeedStream.ofRun(3));
    Set<Split> parts = EnumSet.noneOf(Split.class);
    for (int i = 0; i < 3_000; i++) {
      parts.add(Split.of(mix.example(i).problem().question()));
    }
    assertThat(parts).containsExactly(Split.TRAIN);
  }
}
