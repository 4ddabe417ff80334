package org.spectrumworkbench.core.verify.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.ProgramTests.Language;

class SandboxBenchmarkTest {
  @Test
  void checkedProgramsAreTimedAsMultiplesOfABareStart() throws InterruptedException {
    try (Sandbox sandbox = Sandbox.open()) {
      assumeTrue(sandbox.runs(Language.PYTHON), sandbox::reason);
    }
    SandboxBenchmark.Result result = SandboxBenchmark.run(1);
    SandboxBenchmark.Line bare = result.lines().getFirst();
    assertThat(bare.timesBare()).isEqualTo(1);
    for (SandboxBenchmark.Line line : result.lines()) {
      assertThat(line.perSecond()).isPositive();
      assertThat(line.timesBare()).isEqualTo(line.medianSeconds() / bare.medianSeconds());
    }
    assertThat(result.canonical()).isEmpty();
  }

  @Test
  void folderWithoutDataSetsIsRefused(@TempDir Path empty) {
    assertThatThrownBy(() -> SandboxBenchmark.run(1, empty))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("HumanEval.jsonl.gz");
  }
}
