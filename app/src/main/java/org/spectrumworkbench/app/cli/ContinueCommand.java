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

/** Lets a run go on that was paused. */
@Command(
    name = "continue",
    description = {
      "Lets a run go on that was paused.",
      "One that was stopped goes on with: spectrum resume RUN"
    },
    mixinStandardHelpOptions = true)
final class ContinueCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "RUN",
      description = "Identifier, the start of one, name, folder, or latest.")
  String run = "";

  ContinueCommand(Workbench workbench, Terminal terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RunFolder folder =
        RunReference.find(run, new KnownRuns(workbench.store()).list(workbench.runs()));
    Attempt attempt = GoingRun.attempt(folder);
    WorkerProcess.command(attempt, Attempt.Command.CONTINUE);
    terminal
        .out()
        .println(
            attempt.state() == RunState.RUNNING
                ? "The run " + folder.id() + " is going on."
                : "Asked the worker of " + folder.id() + " to go on.");
    return ExitCode.OK;
  }
}
