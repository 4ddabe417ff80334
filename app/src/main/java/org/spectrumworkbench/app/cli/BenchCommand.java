package org.spectrumworkbench.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.ScreenQuestions;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.DeviceChoice;
import org.spectrumworkbench.core.engine.EngineBenchmark;
import org.spectrumworkbench.core.engine.TorchEngine;
import org.spectrumworkbench.store.benchmark.StoreBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times what a run spends its time on. */
@Command(
    name = "bench",
    description = {
      "Times training, sampling and a signal step beside the fastest matrix product of this machine.",
      "Other programs that run meanwhile change the figures: compare only within one sitting."
    },
    mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--device",
      paramLabel = "DEVICE",
      defaultValue = "auto",
      description = "auto, cpu, or gpu:N. Default: ${DEFAULT-VALUE}")
  String device = "auto";

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Threads of one tensor operation. Default: ${DEFAULT-VALUE}")
  int threads = 2;

  @Option(
      names = "--repeats",
      paramLabel = "N",
      defaultValue = "15",
      description = "Timed repetitions; the median counts. Default: ${DEFAULT-VALUE}")
  int repeats = 15;

  @Option(
      names = "--store",
      paramLabel = "ROLLOUTS",
      description =
          "Times the database instead, with so many rollouts in a temporary folder: 1000000 for the figures of docs/performance.md.")
  @Nullable Integer store;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  BenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (store != null) {
      return store(store);
    }
    if (repeats < 3 || repeats > 10_000) {
      throw new WorkbenchException("--repeats is " + repeats, "Give 3 to 10000.");
    }
    Interrupts.haltAtOnce();
    EngineBenchmark.Result result;
    try (TorchEngine engine = TorchEngine.open(DeviceChoice.parse(device), threads)) {
      result = EngineBenchmark.run(engine, repeats);
    }
    if (json) {
      Json.print(terminal.out(), result);
      return ExitCode.OK;
    }
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "libtorch %s on %s, %d threads; decoder of %,d parameters; matrix product %.1f GFLOP/s%n%n",
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
    return ExitCode.OK;
  }

  private int store(int rollouts) throws IOException {
    if (rollouts < 10_000 || rollouts > 100_000_000) {
      throw new WorkbenchException("--store is " + rollouts, "Give 10000 to 100000000 rollouts.");
    }
    Path folder = Files.createTempDirectory("spectrum-bench");
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    StoreBenchmark.Result result;
    try {
      result =
          StoreBenchmark.run(
              folder,
              rollouts,
              new ScreenQuestions(),
              new PrintStream(text, true, StandardCharsets.UTF_8));
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    if (json) {
      Json.print(terminal.out(), result);
    } else {
      terminal.out().print(text.toString(StandardCharsets.UTF_8));
    }
    return ExitCode.OK;
  }
}
