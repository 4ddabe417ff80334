package org.spectrumworkbench.app.cli;

import java.util.concurrent.Callable;
import org.spectrumworkbench.app.queue.RunQueue;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Speaks to the worker of a run that was started elsewhere: in the window, in another terminal. */
@Command(
    name = "stop",
    description = {
      "Stops a run that is going on; it saves a checkpoint first.",
      "A run that waits is taken out of the queue."
    },
    mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;
  private final RunQueue queue;

  @Parameters(
      paramLabel = "RUN",
      description = "Identifier, the start of one, name, folder, or latest.")
  String run = "";

  @Option(names = "--now", description = "Without saving; its last checkpoint stays.")
  boolean now;

  @Option(
      names = "--force",
      description =
          "Ends the worker's process with all that it started; its last checkpoint stays. For a worker that no longer hears.")
  boolean force;

  StopCommand(Workbench workbench, Terminal terminal, RunQueue queue) {
    this.queue = queue;
    this.workbench = workbench;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RunFolder folder =
        RunReference.find(run, new KnownRuns(workbench.store()).list(workbench.runs()));
    if (queue.remove(folder.path()).isPresent()) {
      terminal
          .out()
          .println(
              "The run "
                  + folder.id()
                  + " waited in the queue and was taken out of it; nothing was started.");
      return ExitCode.OK;
    }
    Attempt attempt = GoingRun.attempt(folder);
    if (force) {
      WorkerProcess.force(attempt);
      terminal.out().println("Stopped the worker of " + folder.id() + " by force.");
      terminal.out().println("Go on from its last checkpoint with: spectrum resume " + folder.id());
      return ExitCode.OK;
    }
    WorkerProcess.command(attempt, now ? Attempt.Command.STOP : Attempt.Command.STOP_AND_SAVE);
    terminal.out().println("Asked the worker of " + folder.id() + " to stop.");
    return ExitCode.OK;
  }
}
