package org.spectrumworkbench.core.verify.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.SharedData;
import org.spectrumworkbench.core.problem.ProgramTests.Language;

/** Every tenth of the right answers; {@code spectrum bench --sandbox --data} runs all. */
class CanonicalSolutionsTest {
  private static final int STEP = 10;

  @Test
  void rightAnswersOfHumanEvalPassAndEmptyOnesFail() throws IOException {
    check(CanonicalSolutions.ofHumanEval(SharedData.file("humaneval/HumanEval.jsonl.gz")), 164);
  }

  @Test
  void rightAnswersOfMbppPassAndEmptyOnesFail() throws IOException {
    check(CanonicalSolutions.ofMbpp(SharedData.file("mbpp/mbpp.jsonl")), 974);
  }

  private static void check(List<CanonicalSolutions.Solution> all, int size) {
    assertThat(all).hasSize(size);
    List<CanonicalSolutions.Solution> some = new ArrayList<>();
    for (int n = 0; n < all.size(); n += STEP) {
      some.add(all.get(n));
    }
    try (ProgramVerifier verifier = new ProgramVerifier(Sandbox.open(), 2)) {
      assumeTrue(
          verifier.sandbox().runs(Language.PYTHON),
          () -> "Python programs cannot be run here: " + verifier.sandbox().reason());
      List<ProgramResult> right =
          verifier.runAll(
              some.stream().map(s -> new ProgramVerifier.Run(s.program(), s.tests())).toList());
      List<ProgramResult> broken =
          verifier.runAll(
              some.stream().map(s -> new ProgramVerifier.Run(s.broken(), s.tests())).toList());
      for (int n = 0; n < some.size(); n++) {
        assertThat(right.get(n).outcome())
            .as("%s: %s", some.get(n).id(), right.get(n).reason())
            .isEqualTo(ProgramOutcome.PASSED);
        assertThat(broken.get(n).outcome())
            .as("%s, broken: %s", some.get(n).id(), broken.get(n).reason())
            .isIn(Set.of(ProgramOutcome.WRONG, ProgramOutcome.RUNTIME_ERROR));
      }
    }
  }
}
