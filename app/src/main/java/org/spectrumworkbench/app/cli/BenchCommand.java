package org.spectrumworkbench.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Workbench;
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
      description =
          "Sends so many short runs through a queue of their own instead, two at a time, some seconds"
              + " each, and tells whether all ended well and reached the database, and whether the"
              + " queue's service leaks or grows: 100 take some five minutes.")
  @Nullable Integer soak;

  @Option(
      names = "--control",
      paramLabel = "COMMANDS",
      description =
          "Gives real workers so many commands a kind of stage instead, some minutes, and tells how"
              + " soon they are heard.")
  @Nullable Integer control;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  BenchCommand(Workbench workbench, Terminal terminal, Clock clock) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (soak != null) {
      return QueueBench.run(terminal, soak, json);
    }
    if (store != null) {
      StoreBench.run(terminal, store, json);
    } else if (forecast != null) {
      new ForecastBenchmark(workbench, terminal, clock).run(forecast, json);
    } else if (ingest != null) {
      IngestBench.run(terminal, ingest, json);
    } else if (control != null) {
      ControlBenchmark.run(terminal, control, json);
    } else if (leaks != null) {
      LeakBench.run(terminal, leaks, json);
    } else if (importSize != null) {
      ImportBench.run(terminal, ByteCount.parse("--import", importSize), json);
    } else {
      repeated();
    }
    return ExitCode.OK;
  }

  /** Those that time something short many times over. */
  private void repeated() throws IOException, InterruptedException {
    if (repeats < 3 || repeats > 10_000) {
      throw new WorkbenchException("--repeats is " + repeats, "Give 3 to 10000.");
    }
    if (sandbox) {
      SandboxBench.run(terminal, repeats, data, json);
      return;
    }
    if (data != null) {
      throw new WorkbenchException("--data goes with --sandbox", "Give both, or neither.");
    }
    Interrupts.haltAtOnce();
    if (verify) {
      VerdictBench.run(terminal, repeats, json);
    } else {
      EngineBench.run(terminal, device, threads, repeats, json);
    }
  }
}
