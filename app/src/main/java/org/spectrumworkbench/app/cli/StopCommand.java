package org.spectrumworkbench.app.cli;

import java.util.concurrent.Callable;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Speaks to the worker of a run that was started elsewhere: in the window, in another terminal. */
@Command(
    name = "stop",
    description = "Stops a run that is going on; it saves a checkpoint first.",
    mixinStandardHelpOptions = true)
final class StopCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "RUN",
      description = "Identifier, the start of one, name, folder, or latest.")
  String run = "";

  @Option(names = "--now", description = "Without saving; its last checkpoint stays.")
  boolean now;

  StopCommand(Workbench workbench, Terminal terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RunFolder folder =
        RunReference.find(run, new KnownRuns(workbench.store()).list(workbench.runs()));
    RunState state = RunSummary.of(folder).state();
    Attempt attempt = folder.latestAttempt().orElse(null);
    boolean going = state.isLive() || (state == RunState.CREATED && attempt != null);
    if (attempt == null || !going) {
      throw new WorkbenchException(
          "The run " + folder.id() + " is not going on: " + words(state),
          "See: spectrum show " + folder.id());
    }
    WorkerProcess.command(attempt, now ? Attempt.Command.STOP : Attempt.Command.STOP_AND_SAVE);
    terminal.out().println("Asked the worker of " + folder.id() + " to stop.");
    return ExitCode.OK;
  }

  private static String words(RunState state) {
    return switch (state) {
      case CREATED -> "it was never started";
      case RUNNING, PAUSED -> "nothing works on it";
      case FINISHED -> "it is finished";
      case STOPPED -> "it was stopped already";
      case FAILED -> "it failed";
      case INTERRUPTED -> "its worker is gone";
    };
  }
}
