package org.spectrumworkbench.app.cli;

import java.util.concurrent.Callable;
import org.spectrumworkbench.app.worker.SpeedOfMachine;
import org.spectrumworkbench.core.experiment.BaseModels;
import org.spectrumworkbench.core.experiment.Experiment;
import org.spectrumworkbench.core.experiment.Forecast;
import org.spectrumworkbench.core.experiment.ProblemSets;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what an experiment would take, and runs nothing. */
@Command(
    name = "forecast",
    description = {
      "Says what an experiment would take in time, memory and disk, part by part; runs nothing.",
      "The same as: spectrum run PRESET|FILE --forecast"
    },
    mixinStandardHelpOptions = true)
final class ForecastCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;

  @Parameters(
      paramLabel = "PRESET|FILE",
      description = "A preset (see spectrum run --presets) or a YAML file.")
  String experiment = "";

  @Mixin ExperimentOptions options = new ExperimentOptions();

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  ForecastCommand(Workbench workbench, Terminal terminal) {
    this.workbench = workbench;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    tell(workbench, terminal, options.settings(experiment), json);
    return ExitCode.OK;
  }

  /** Prints the forecast of an experiment with these settings. */
  static void tell(Workbench workbench, Terminal terminal, Settings settings, boolean json) {
    Forecast forecast = of(workbench, settings);
    if (json) {
      Json.print(terminal.out(), forecast);
    } else {
      ForecastTable.of(forecast).forEach(terminal.out()::println);
    }
  }

  private static Forecast of(Workbench workbench, Settings settings) {
    ProblemSets sets = new ProblemSets(workbench.datasets());
    Experiment experiment = Experiment.of(sets.resolve(settings));
    sets.check(experiment);
    return Forecast.of(
        experiment,
        BaseModels.config(experiment.model().folder()),
        sets.lengths(experiment),
        new SpeedOfMachine(workbench).known());
  }
}
