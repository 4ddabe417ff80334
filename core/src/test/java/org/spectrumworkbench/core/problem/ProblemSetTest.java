package org.spectrumworkbench.core.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.SeedStream;

class ProblemSetTest {
  private final ProblemGenerator generator = new ProblemGenerator(TinyMath.subdomains());

  @Test
  void setIsBalancedDistinctAndTheSameForTheSameSeed() {
    ProblemSet set = generator.draw("evaluate", Split.EVALUATE, 40, SeedStream.ofRun(1));
    assertThat(set.size()).isEqualTo(160);
    assertThat(
            set.problems().stream()
                .collect(Collectors.groupingBy(Problem::subdomain, Collectors.counting())))
        .hasSize(4)
        .allSatisfy((s, count) -> assertThat(count).isEqualTo(40));
    assertThat(set.problems().stream().map(Problem::question)).doesNotHaveDuplicates();
    assertThat(generator.draw("evaluate", Split.EVALUATE, 40, SeedStream.ofRun(1))).isEqualTo(set);
    assertThat(generator.draw("evaluate", Split.EVALUATE, 40, SeedStream.ofRun(2)).contentHash())
        .isNotEqualTo(set.contentHash());
  }

  @Test
  void contentHashStaysWhatItWas() {
    // A change here means that recorded runs no longer name the same problems.
    assertThat(generator.draw("evaluate", Split.EVALUATE, 25, SeedStream.ofRun(1)).contentHash())
        .isEqualTo("2b08892d5a874a50fd0e8e0aae9cfd40047e2055b3dc2fdb42448a161c263407");
  }

  @Test
  void contentHashSeesEveryFieldAndTheOrderButNotTheName() {
    Problem a = new Problem("1", "s", "f", "q", "2");
    Problem b = new Problem("2", "s", "f", "q", "2");
    String hash = new ProblemSet("n", List.of(a, b)).contentHash();
    assertThat(new ProblemSet("m", List.of(a, b)).contentHash()).isEqualTo(hash);
    assertThat(new ProblemSet("n", List.of(b, a)).contentHash()).isNotEqualTo(hash);
    Problem moved = new Problem("1", "s", "fq", "", "2");
    assertThat(new ProblemSet("n", List.of(moved, b)).contentHash()).isNotEqualTo(hash);
  }

  @Test
  void repeatedIdIsRefused() {
    Problem a = new Problem("1", "s", "f", "q", "2");
    assertThatThrownBy(() -> new ProblemSet("mine", List.of(a, a)))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("mine")
        .hasMessageContaining("'1'");
  }

  @Test
  void askingForMorePromptsThanThereAreSaysHowManyThereAre() {
    assertThatThrownBy(() ->
            new ProblemGenerator(
                    List.of(
                        new Subdomain(
                            "geometry",
                            TinyMath.subdomains().get(1).families().stream()
                                .filter(f -> f.name().equals("volume"))
                                .toList())))
                .draw("big", Split.PROBE_SELECT, 5_000, SeedStream.ofRun(1)))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("geometry")
        .hasMessageContaining("ran out");
  }
}
