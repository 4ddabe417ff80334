package org.spectrumworkbench.app.cli;

import java.util.Locale;
import org.spectrumworkbench.core.engine.DeviceChoice;
import org.spectrumworkbench.core.engine.EngineBenchmark;
import org.spectrumworkbench.core.engine.TorchEngine;

/** Training, sampling and a signal step beside the fastest matrix product of the machine. */
final class EngineBench {
  private EngineBench() {}

  static void run(Terminal terminal, String device, int threads, int repeats, boolean json) {
    EngineBenchmark.Result result;
    try (TorchEngine engine = TorchEngine.open(DeviceChoice.parse(device), threads)) {
      result = EngineBenchmark.run(engine, repeats);
    }
    if (json) {
      Json.print(terminal.out(), result);
      return;
    }
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "libtorch %s on %s, %d threads; decoder of %,d parameters; matrix product %.1f"
                + " GFLOP/s%n%n",
            result.engine().libtorch(),
            result.engine().device(),
            result.engine().threads(),
            result.parameters(),
            result.peakGigaflops());
    TextTable table = new TextTable("workload", "median", "tokens/s", "GFLOP/s", "of the peak");
    for (EngineBenchmark.Line line : result.lines()) {
      table.row(
          line.name(),
          String.format(Locale.ROOT, "%.1f ms", 1000 * line.seconds()),
          String.format(Locale.ROOT, "%,.0f", line.tokensPerSecond()),
          String.format(Locale.ROOT, "%.1f", line.gigaflops()),
          String.format(Locale.ROOT, "%.0f %%", 100 * line.shareOfPeak()));
    }
    table.lines().forEach(terminal.out()::println);
  }
}
