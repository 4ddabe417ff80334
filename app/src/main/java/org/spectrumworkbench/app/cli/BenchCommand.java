package org.spectrumworkbench.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.ScreenQuestions;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.DeviceChoice;
import org.spectrumworkbench.core.engine.EngineBenchmark;
import org.spectrumworkbench.core.engine.TorchEngine;
import org.spectrumworkbench.core.problem.data.ImportBenchmark;
import org.spectrumworkbench.core.problem.leak.LeakBenchmark;
import org.spectrumworkbench.core.verify.code.SandboxBenchmark;
import org.spectrumworkbench.core.verify.math.VerifierBenchmark;
import org.spectrumworkbench.store.benchmark.StoreBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Times what a run spends its time on. */
@Command(
    name = "bench",
    description = {
      "Times training, sampling and a signal step beside the fastest matrix product of this"
          + " machine.",
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
          "Times the database instead, with so many rollouts in a temporary folder: 1000000 for the"
              + " figures of docs/performance.md.")
  @Nullable Integer store;

  @Option(
      names = "--leaks",
      paramLabel = "ROWS",
      arity = "0..1",
      fallbackValue = "1000000",
      description =
          "Times the search for leaks instead, in so many training rows: 1000000 for the figures of docs/performance.md.")
  @Nullable Long leaks;

  @Option(
      names = "--import",
      paramLabel = "SIZE",
      arity = "0..1",
      fallbackValue = "2G",
      description =
          "Times the import of a made file of that many bytes instead, 2G by default; takes two and a half times as much on the disk for a while.")
  @Nullable String importSize;

  @Option(
      names = "--sandbox",
      description = "Times the checking of answers that are programs instead.")
  boolean sandbox;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description =
          "With --sandbox: also runs the right answers of humaneval/HumanEval.jsonl.gz and"
              + " mbpp/mbpp.jsonl in this folder.")
  @Nullable Path data;

  @Option(
      names = "--verify",
      description = "Times verdicts on mathematical answers instead, on one core.")
  boolean verify;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  BenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (store != null) {
      return store(store);
    }
    if (leaks != null) {
      return leaks(leaks);
    }
    if (importSize != null) {
      return imports(ByteCount.parse("--import", importSize));
    }
    if (repeats < 3 || repeats > 10_000) {
      throw new WorkbenchException("--repeats is " + repeats, "Give 3 to 10000.");
    }
    if (sandbox) {
      return sandbox();
    }
    if (data != null) {
      throw new WorkbenchException("--data goes with --sandbox", "Give both, or neither.");
    }
    Interrupts.haltAtOnce();
    if (verify) {
      return verdicts();
    }
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
    return ExitCode.OK;
  }

  private int leaks(long rows) {
    if (rows < 10_000 || rows > 100_000_000) {
      throw new WorkbenchException("--leaks is " + rows, "Give 10000 to 100000000 rows.");
    }
    LeakBenchmark.Result result = LeakBenchmark.run(rows, 1);
    if (json) {
      Json.print(terminal.out(), result);
      return ExitCode.OK;
    }
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%,d rows against %,d items on %d threads: %.1f s, %,.0f rows/s%n"
                + "the same rows against no items: %.1f s; ratio %.2f%n"
                + "peak heap %d MB of %d MB%n"
                + "%,d rows flagged, of which %,d were planted%n",
            result.rows(),
            result.items(),
            result.threads(),
            result.seconds(),
            result.rowsPerSecond(),
            result.readingSeconds(),
            result.ratio(),
            result.peakHeapMegabytes(),
            result.maxHeapMegabytes(),
            result.flaggedRows(),
            result.plantedRows());
    return ExitCode.OK;
  }

  private int imports(long bytes) throws IOException {
    Path folder = Files.createTempDirectory("spectrum-bench");
    ImportBenchmark.Result result;
    try {
      result = ImportBenchmark.run(folder, bytes);
    } finally {
      WholeFile.deleteTree(folder);
    }
    if (json) {
      Json.print(terminal.out(), result);
      return ExitCode.OK;
    }
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "import of %s, %,d rows: %s, %.0f MB/s, %,.0f rows/s; heap peak %s of %s%nverify: %s; one row by its number: %.0f microseconds%n",
            Formats.bytes(result.bytes()),
            result.rows(),
            Formats.duration(result.importSeconds()),
            result.megabytesPerSecond(),
            result.rows() / result.importSeconds(),
            Formats.bytes(result.heapPeak()),
            Formats.bytes(result.heapLimit()),
            Formats.duration(result.verifySeconds()),
            result.rowMicros());
    return ExitCode.OK;
  }

  private int sandbox() throws IOException, InterruptedException {
    SandboxBenchmark.Result result =
        data == null ? SandboxBenchmark.run(repeats) : SandboxBenchmark.run(repeats, data);
    if (json) {
      Json.print(terminal.out(), result);
    } else {
      SandboxTable.lines(result).forEach(terminal.out()::println);
    }
    return ExitCode.OK;
  }

  private int verdicts() {
    List<VerifierBenchmark.Line> lines = VerifierBenchmark.run(repeats);
    if (json) {
      Json.print(terminal.out(), lines);
      return ExitCode.OK;
    }
    TextTable table = new TextTable("answers", "verdicts/s", "of the target");
    for (VerifierBenchmark.Line line : lines) {
      table.row(
          line.name(),
          String.format(Locale.ROOT, "%,.0f", line.verdictsPerSecond()),
          String.format(Locale.ROOT, "%.2f", line.shareOfTarget()));
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
