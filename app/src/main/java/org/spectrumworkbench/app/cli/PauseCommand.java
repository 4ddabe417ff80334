package org.spectrumworkbench.app.cli;

import java.util.concurrent.Callable;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a run rest that was started elsewhere. */
@Command(
    name = "pause",
    description = {
      "Lets a run rest that is going on; it keeps its memory and its place in the queue.",
      "Go on with: spectrum continue RUN"
    },
    mixinStandardHelpOptions = true)
final class PauseCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "RUN",
      description = "Identifier, the start of one, name, folder, or latest.")
  String run = "";

  PauseCommand(Workbench workbench, Terminal terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RunFolder folder =
        RunReference.find(run, new KnownRuns(workbench.store()).list(workbench.runs()));
    Attempt attempt = GoingRun.attempt(folder);
    if (attempt.state() == RunState.PAUSED) {
      terminal.out().println("The run " + folder.id() + " is paused already.");
      return ExitCode.OK;
    }
    WorkerProcess.command(attempt, Attempt.Command.PAUSE);
    terminal
        .out()
        .println("Asked the worker of " + folder.id() + " to pause; it keeps its memory.");
    terminal.out().println("Go on with: spectrum continue " + folder.id());
    return ExitCode.OK;
  }
}
