package org.spectrumworkbench.app.cli;

import java.time.Clock;
import java.util.concurrent.Callable;
import org.spectrumworkbench.app.worker.MeasuringProcess;
import org.spectrumworkbench.core.experiment.Calibration;
import org.spectrumworkbench.core.experiment.MachineFacts;
import org.spectrumworkbench.core.experiment.Workbench;
import picocli.CommandLine.Command;

/** The measuring itself, in a process like a worker's; started by the program itself. */
@Command(
    name = MeasuringProcess.COMMAND,
    description = "Measures this machine in this process. Started by the program itself.",
    hidden = true,
    mixinStandardHelpOptions = true)
final class MeasureSpeedCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Clock clock;

  MeasureSpeedCommand(Workbench workbench, Clock clock) {
    this.workbench = workbench;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Interrupts.haltAtOnce();
    Calibration.measure(MachineFacts.here(), clock.instant()).write(workbench.calibration());
    return ExitCode.OK;
  }
}
