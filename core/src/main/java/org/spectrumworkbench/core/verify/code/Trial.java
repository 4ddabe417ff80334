package org.spectrumworkbench.core.verify.code;

import java.util.List;
import java.util.Optional;
import org.spectrumworkbench.core.problem.ProgramTests;
import org.spectrumworkbench.core.problem.ProgramTests.Language;

/** Tries whether a sandbox works, by a program whose result is known. */
record Trial(Sandbox sandbox) {
  private static final double SECONDS = 10;

  /** What is wrong; empty where the program passed. */
  Optional<String> fault() {
    Language language = sandbox.runs(Language.PYTHON) ? Language.PYTHON : Language.JAVA;
    String program =
        switch (language) {
          case PYTHON -> "def twice(x):\n    return 2 * x\n";
          case JAVA -> "class Solution { static int twice(int x) { return 2 * x; } }";
        };
    ProgramTests tests =
        new ProgramTests.Calls(
            language, SECONDS, "twice", List.of(new ProgramTests.Call("[21]", "42")));
    ProgramResult result = new ProgramRun(sandbox, Limits.of(language)).run(program, tests);
    return result.outcome() == ProgramOutcome.PASSED
        ? Optional.empty()
        : Optional.of(result.reason());
  }
}
