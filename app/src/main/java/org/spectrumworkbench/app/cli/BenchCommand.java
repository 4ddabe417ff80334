package org.spectrumworkbench.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.problem.data.ImportBenchmark;
import org.spectrumworkbench.core.problem.leak.LeakBenchmark;
import org.spectrumworkbench.core.verify.code.SandboxBenchmark;
import org.spectrumworkbench.core.verify.math.VerifierBenchmark;
import org.spectrumworkbench.store.benchmark.IngestBenchmark;
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
  private static final int EVENTS_A_SECOND = 10_000;

  private final Workbench workbench;
  private final Terminal terminal;
  private final Clock clock;

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
      names = "--ingest",
      paramLabel = "SECONDS",
      arity = "0..1",
      fallbackValue = "60",
      description =
          "Lets another process write a journal at 10,000 events a second for so long instead, 60 by"
              + " default, and tells whether the database keeps up while the screens ask.")
  @Nullable Integer ingest;

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

  @Option(
      names = "--forecast",
      paramLabel = "WHICH",
      arity = "0..1",
      fallbackValue = "counted",
      description =
          "Runs ten short experiments instead, some minutes, and says how true their forecasts were; 'tuning' runs the ten others on which the forecasts were tuned.")
  @Nullable String forecast;

  @Option(
      names = "--queue",
      paramLabel = "RUNS",
      hidden = true,
      description = "Sends so many short runs through the queue and its service instead.")
  @Nullable Integer soak;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  BenchCommand(Workbench workbench, Terminal terminal, Clock clock) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (store != null) {
      return store(store);
    }
    if (forecast != null) {
      new ForecastBenchmark(workbench, terminal, clock).run(forecast, json);
      return ExitCode.OK;
    }
    if (ingest != null) {
      return ingest(ingest);
    }
    if (soak != null) {
      return soak(soak);
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

  private int soak(int runs) throws IOException, InterruptedException {
    if (runs < 1 || runs > 10_000) {
      throw new WorkbenchException("--queue is " + runs, "Give 1 to 10000 runs.");
    }
    Path home = Files.createTempDirectory("spectrum-soak");
    QueueSoak.Result result;
    try {
      result = QueueSoak.run(home, runs);
    } finally {
      WholeFile.deleteTree(home);
    }
    if (json) {
      Json.print(terminal.out(), result);
    } else {
      terminal
          .out()
          .printf(
              Locale.ROOT,
              "%d runs, two at a time: %d finished, %d whole in the store, %.1f s each%n"
                  + "service: %d in turn, open files %d then %d, memory %s then %s%n"
                  + "processes left: %d%n",
              result.runs(),
              result.finished(),
              result.stored(),
              result.secondsPerRun(),
              result.services(),
              result.filesFirst(),
              result.filesLast(),
              Formats.bytes((long) result.residentFirst()),
              Formats.bytes((long) result.residentLast()),
              result.processesLeft());
    }
    return result.good() ? ExitCode.OK : ExitCode.RUN_FAILED;
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

  private int ingest(int seconds) throws IOException, InterruptedException {
    if (seconds < 1 || seconds > 3600) {
      throw new WorkbenchException("--ingest is " + seconds, "Give 1 to 3600 seconds.");
    }
    Path folder = Files.createTempDirectory("spectrum-bench");
    IngestBenchmark.Result result;
    try {
      result = IngestBenchmark.run(folder, EVENTS_A_SECOND, seconds, new ScreenQuestions());
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
            "%,d events, %,.0f a second%nbehind: at most %.1f s; at the end %,d events, %.1f s; caught up"
                + " %.1f s later%nheap at most %d MB, database %s%n%n",
            result.events(),
            result.written(),
            result.mostSecondsBehind(),
            result.behindAtEnd(),
            result.secondsBehindAtEnd(),
            result.catchUpSeconds(),
            result.heapMegabytes(),
            Formats.bytes(result.databaseBytes()));
    TextTable table = new TextTable("meanwhile", "median ms", "max ms");
    table.row(millis(result.poll()));
    result.questions().forEach(question -> table.row(millis(question)));
    table.lines().forEach(terminal.out()::println);
    return ExitCode.OK;
  }

  private static List<String> millis(StoreBenchmark.Query query) {
    return List.of(
        query.name(),
        String.format(Locale.ROOT, "%.1f", query.median()),
        String.format(Locale.ROOT, "%.1f", query.greatest()));
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
