package org.spectrumworkbench.app.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.worker.SpeedOfMachine;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.SpeedMeasurement.Speed;
import org.spectrumworkbench.core.experiment.Calibration;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures this machine, so that forecasts are narrower. */
@Command(
    name = "calibrate",
    description = {
      "Measures training and sampling speed of this machine, some seconds, for narrower forecasts.",
      "Not while runs are going on: they would be measured too."
    },
    mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;

  @Option(names = "--show", description = "Shows what was measured last and measures nothing.")
  boolean show;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  CalibrateCommand(Workbench workbench, Terminal terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Interrupts.haltAtOnce();
    SpeedOfMachine machine = new SpeedOfMachine(workbench);
    print(show ? last(machine) : measured(machine));
    return ExitCode.OK;
  }

  private static Calibration last(SpeedOfMachine machine) {
    return machine
        .known()
        .orElseThrow(() ->
            new WorkbenchException(
                "This machine was not measured by this version of the program yet",
                "Measure it: spectrum calibrate"));
  }

  private Calibration measured(SpeedOfMachine machine) throws InterruptedException {
    for (RunFolder run : new KnownRuns(workbench.store()).list(workbench.runs())) {
      if (RunSummary.of(run).state().isLive()) {
        throw new WorkbenchException(
            "The run " + run.id() + " is going on and would be measured too",
            "Wait for its end, or stop it first: spectrum stop " + run.id());
      }
    }
    if (!json) {
      terminal.out().println("Measuring this machine ...");
      terminal.out().flush();
    }
    return machine.measure();
  }

  private void print(Calibration calibration) {
    if (json) {
      Json.print(terminal.out(), calibration);
      return;
    }
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%s, %d cores; libtorch %s on %s%na worker starts in %.1f s and takes %s before it has loaded anything%n%n",
            calibration.machine().cpu(),
            calibration.machine().cores(),
            calibration.libtorch(),
            calibration.device(),
            calibration.startSeconds(),
            Formats.bytes(calibration.workerBytes()));
    TextTable table =
        new TextTable(
            "width", "threads", "training", "a pass and layer", "sampling", "a step and layer");
    for (Speed speed : calibration.speeds()) {
      table.row(
          Integer.toString(speed.width()),
          Integer.toString(speed.threads()),
          String.format(Locale.ROOT, "%.1f GFLOP/s", speed.trainFlops() / 1e9),
          String.format(Locale.ROOT, "%.2f ms", 1000 * speed.trainCall()),
          String.format(Locale.ROOT, "%.1f GFLOP/s", speed.sampleFlops() / 1e9),
          String.format(Locale.ROOT, "%.2f ms", 1000 * speed.sampleCall()));
    }
    table.lines().forEach(terminal.out()::println);
    terminal.out().println();
    terminal.out().println("kept in  " + workbench.calibration());
  }
}
