package org.spectrumworkbench.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.app.report.Report;
import org.spectrumworkbench.core.FullDisk;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunControl;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The worker's side of a run; started by the program itself. */
@Command(
    name = "worker",
    description = "Does the work of one attempt of a run. Started by the program itself.",
    hidden = true,
    mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerCommand.class);

  private final Function<Attempt, RunState> worker;

  @Parameters(index = "0", paramLabel = "RUN_FOLDER")
  Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "ATTEMPT")
  int attempt;

  WorkerCommand(Function<Attempt, RunState> worker) {
    this.worker = worker;
  }

  @Override
  public Integer call() {
    RunFolder run = RunFolder.open(folder);
    Attempt taken = new Attempt(run, attempt);
    if (!Files.isDirectory(taken.path())) {
      throw new WorkbenchException(
          taken.path() + " does not exist", "Workers are started with: spectrum resume RUN");
    }
    Interrupts.forWorker(RunControl::terminate);
    RunState state;
    try {
      state = worker.apply(taken);
    } catch (WorkbenchException e) {
      if (!FullDisk.caused(e)) {
        throw e;
      }
      // The journal has no room to say it, so the exit code does.
      LOG.error("{}", e.getMessage(), e);
      taken.markDiskFull();
      return ExitCode.DISK_FULL;
    }
    return switch (state) {
      case FINISHED -> {
        writeReport(run);
        yield ExitCode.OK;
      }
      case STOPPED -> ExitCode.STOPPED;
      case CREATED, RUNNING, PAUSED, FAILED, INTERRUPTED -> ExitCode.RUN_FAILED;
    };
  }

  /** The run has ended well, whatever becomes of its report. */
  private static void writeReport(RunFolder run) {
    try {
      Report.write(run, run.reportFile());
    } catch (WorkbenchException e) {
      LOG.warn("{}. {}", e.getMessage(), e.mend());
    } catch (RuntimeException e) {
      LOG.warn("The report could not be made; try again with: spectrum report {}", run.id(), e);
    }
  }
}
