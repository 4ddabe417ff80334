package org.spectrumworkbench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.fx.HeadlessTest;

class ChartBenchmarkTest extends HeadlessTest {

  @Test
  void everyKindIsMeasuredInTheSameRun() {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();

    onFx(() ->
        ChartBenchmark.run(
            new ChartBenchmark.Load(3, 100, 16, 2),
            new PrintStream(printed, true, StandardCharsets.UTF_8)));

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains(
            "3 series, 100 points",
            "own chart ",
            "built-in line chart",
            "built-in / own:",
            "heat map 16 x 16",
            "as SVG text");
  }
}
