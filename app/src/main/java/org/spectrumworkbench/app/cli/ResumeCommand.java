package org.spectrumworkbench.app.cli;

import java.util.concurrent.Callable;
import java.util.function.Function;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes up a run where it stopped. */
@Command(
    name = "resume",
    description = {
      "Goes on with a run from its last checkpoint and follows it to its end.",
      "What earlier attempts left is kept."
    },
    mixinStandardHelpOptions = true)
final class ResumeCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;
  private final Function<RunFolder, WorkerProcess> start;

  @Parameters(
      paramLabel = "RUN",
      description = "Identifier, the start of one, name, folder, or latest.")
  String run = "";

  @Option(
      names = "--json",
      description =
          "Prints the outcome as JSON on the standard output, progress on the error output.")
  boolean json;

  ResumeCommand(Workbench workbench, Terminal terminal, Function<RunFolder, WorkerProcess> start) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.start = start;
  }

  @Override
  public Integer call() throws InterruptedException {
    RunFolder folder =
        RunReference.find(run, new KnownRuns(workbench.store()).list(workbench.runs()));
    try (Interrupts interrupts = new Interrupts()) {
      return new RunWatch(terminal, folder, start.apply(folder), json, interrupts).untilTheEnd();
    }
  }
}
