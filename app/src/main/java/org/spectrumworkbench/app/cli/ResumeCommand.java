package org.spectrumworkbench.app.cli;

import java.util.concurrent.Callable;
import org.spectrumworkbench.app.queue.Priority;
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
  private final Queues queues;

  @Parameters(
      paramLabel = "RUN",
      description = "Identifier, the start of one, name, folder, or latest.")
  String run = "";

  @Option(
      names = "--json",
      description =
          "Prints the outcome as JSON on the standard output, progress on the error output.")
  boolean json;

  @Option(
      names = "--detach",
      description = "Queues the run and returns at once, as spectrum queue add.")
  boolean detach;

  @Option(
      names = "--priority",
      paramLabel = "PRIORITY",
      description = "Its priority in the queue: high, normal or low.")
  Priority priority = Priority.NORMAL;

  ResumeCommand(Workbench workbench, Terminal terminal, Queues queues) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.queues = queues;
  }

  @Override
  public Integer call() throws InterruptedException {
    RunFolder folder =
        RunReference.find(run, new KnownRuns(workbench.store()).list(workbench.runs()));
    return detach
        ? queues.leave(terminal, folder, priority, json)
        : new QueueWait(queues, terminal, folder, json).untilTheEnd(priority);
  }
}
