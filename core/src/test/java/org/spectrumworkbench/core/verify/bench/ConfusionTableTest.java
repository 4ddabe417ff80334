package org.spectrumworkbench.core.verify.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.evaluate.Interval;
import org.spectrumworkbench.core.problem.Hashes;
import org.spectrumworkbench.core.verify.Outcome;

class ConfusionTableTest {
  @Test
  void ratesCountWhatGotTheRewardAndLeaveFailedChecksOut() {
    BenchSummary summary = new BenchSummary();
    for (Outcome outcome : Outcome.values()) {
      summary.add("a", true, outcome);
      summary.add("b", false, outcome);
    }
    summary.add("a", true, Outcome.CORRECT);

    assertThat(summary.all().falseNegatives()).isEqualTo(new Rate(3, 5));
    assertThat(summary.all().falsePositives()).isEqualTo(new Rate(1, 4));
    assertThat(summary.all().size()).isEqualTo(11);
    assertThat(summary.all().count(true, Outcome.CORRECT)).isEqualTo(2);
    assertThat(summary.categories().get("a").falsePositives()).isEqualTo(new Rate(0, 0));
    assertThat(summary.categories().get("b").falseNegatives().interval()).isEmpty();
  }

  @Test
  void rateHasWilsonsIntervalAndTellsNothingOfFewCases() {
    Interval interval = new Rate(1, 20).interval().orElseThrow();
    assertThat(interval.low()).isCloseTo(.00888, within(1e-4));
    assertThat(interval.high()).isCloseTo(.23613, within(1e-4));
    assertThat(new Rate(1, 20).canTell()).isTrue();
    assertThat(new Rate(0, 19).canTell()).isFalse();
    assertThat(new Rate(0, 0).share()).isNaN();
  }

  private static List<String> sample(Iterable<Integer> stream, long seed) {
    CaseSample<String> sample = new CaseSample<>(50, seed);
    stream.forEach(i -> sample.add(Hashes.hex(Hashes.sha256("item " + i)), "item " + i));
    return sample.items();
  }

  @Test
  void sampleIsTheSameInAnyOrderAndHoldsNoItemTwice() {
    List<Integer> forth = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      forth.add(i);
    }
    List<Integer> backTwice = new ArrayList<>(forth.reversed());
    backTwice.addAll(forth);

    assertThat(sample(forth, 1)).hasSize(50).doesNotHaveDuplicates();
    assertThat(sample(backTwice, 1)).isEqualTo(sample(forth, 1));
    assertThat(sample(forth, 2)).isNotEqualTo(sample(forth, 1));
    assertThat(sample(forth.subList(0, 7), 1)).hasSize(7);
  }

  @Test
  void sampleIsFair() {
    List<Integer> stream = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      stream.add(i);
    }
    int early = 0;
    Set<String> drawn = new HashSet<>();
    for (long seed = 0; seed < 200; seed++) {
      List<String> items = sample(stream, seed);
      drawn.addAll(items);
      for (String item : items) {
        early += Integer.parseInt(item.substring(5)) < 100 ? 1 : 0;
      }
    }
    // 10,000 draws, half of them expected from the first half; the deviation is below 50.
    assertThat(early).isBetween(4_750, 5_250);
    assertThat(drawn).hasSize(200);
  }
}
