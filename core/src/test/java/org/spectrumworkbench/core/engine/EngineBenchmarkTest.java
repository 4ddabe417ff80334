package org.spectrumworkbench.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineBenchmarkTest {
  @Test
  void benchmarkReportsEachWorkload() {
    try (TorchEngine engine = TorchEngine.open(new DeviceChoice.Cpu(), 1)) {
      EngineBenchmark.Result result = EngineBenchmark.run(engine, 3);
      assertThat(result.lines())
          .extracting(EngineBenchmark.Line::name)
          .containsExactly(
              "train 64 x 64",
              "train 32 x 29",
              "sample 256 x 18",
              "policy update 256 x (11 + 18)",
              "MGPO step 256 x (11 + 18)");
      assertThat(result.lines())
          .allSatisfy(line -> {
            assertThat(line.seconds()).isPositive();
            assertThat(line.tokensPerSecond()).isFinite().isPositive();
            assertThat(line.shareOfPeak()).isFinite().isPositive();
          });
      assertThat(result.parameters()).isEqualTo(359_904);
      assertThat(result.engine().threads()).isEqualTo(1);
    }
  }
}
