package org.spectrumworkbench.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.queue.Priority;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Queues a new run or the resume of one, and does not wait for it. */
@Command(
    name = "add",
    description = {
      "Queues a run and returns at once: a new one of a preset or a YAML file, or the resume of one that stopped.",
      "It starts when its turn comes, whether a window or a terminal is open or not."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class QueueAddCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;
  private final Clock clock;
  private final Queues queues;

  @Parameters(paramLabel = "PRESET|FILE|RUN", description = "What to run, or the run to resume.")
  String what = "";

  @Mixin ExperimentOptions options = new ExperimentOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "The new run's folder, new or empty; by default one below the workbench's runs.")
  @Nullable Path out;

  @Option(names = "--priority", paramLabel = "PRIORITY", description = "high, normal or low.")
  Priority priority = Priority.NORMAL;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  QueueAddCommand(Workbench workbench, Terminal terminal, Clock clock, Queues queues) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.clock = clock;
    this.queues = queues;
  }

  @Override
  public Integer call() {
    List<RunFolder> runs = new KnownRuns(workbench.store()).list(workbench.runs());
    boolean isNew = options.given() || out != null || ExperimentOptions.names(what);
    RunFolder run =
        isNew
            ? options.create(workbench, clock, what, Optional.ofNullable(out))
            : RunReference.find(
                what,
                runs,
                "preset, file or run",
                "Presets are listed by: spectrum run --presets. ");
    return queues.leave(terminal, run, priority, json);
  }
}
