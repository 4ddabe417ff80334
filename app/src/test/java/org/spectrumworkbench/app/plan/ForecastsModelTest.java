package org.spectrumworkbench.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.chart.draw.ForecastChart;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.experiment.Forecast;
import org.spectrumworkbench.core.experiment.Forecast.Range;
import org.spectrumworkbench.core.experiment.ForecastCheck.Quantity;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;

class ForecastsModelTest {
  @TempDir Path home;

  /** A run that was to take 10 to 20 s and took so many; 1000 to 1600 MB of disk. */
  static RunFolder run(Path runs, String name, double seconds, long peak, boolean ends) {
    Clock clock = Clock.fixed(Instant.parse("2026-03-14T09:00:00Z"), ZoneOffset.UTC);
    RunFolder run = RunFolder.create(runs, Settings.initial().with("name", name, "test"), clock);
    Map<String, Range> time = new LinkedHashMap<>();
    time.put(Forecast.START, new Range(1, 2));
    time.put("signal", new Range(9, 18));
    Forecast forecast =
        new Forecast(
            time,
            Map.of("program", new Range(220e6, 330e6)),
            Map.of("journal", new Range(1e6, 1.6e6)),
            true);
    try (Journal.Writer journal = new Journal.Writer(run.newAttempt().journal(), 0, clock)) {
      journal.write(
          new RunEvent.AttemptStarted(
              run.id(),
              name,
              1,
              0,
              List.of(new RunEvent.PlannedStage("signal", "signal", "MGPO", 3)),
              Map.of(),
              1));
      journal.write(new RunEvent.Forecasted(forecast, 1.5));
      if (ends) {
        journal.write(new RunEvent.StageStarted("signal", 0));
        journal.write(new RunEvent.StageFinished("signal", seconds - 1.5));
        journal.write(new RunEvent.RunMeasured(peak, Map.of("journal", 1_200_000L)));
        journal.write(new RunEvent.StateChanged(RunState.FINISHED, ""));
      }
    }
    return run;
  }

  @Test
  void eachRunThatWasMeasuredIsABarAndCounted() {
    Path runs = home.resolve("runs");
    run(runs, "one", 15, 300_000_000, true);
    run(runs, "two", 50, 310_000_000, true);
    run(runs, "going on", 0, 0, false);
    try (TestWorkspace fakes = new TestWorkspace(home)) {
      fakes.sync();
      ForecastsModel model = new ForecastsModel(fakes.workspace);
      assertThat(model.chart(Quantity.TIME).isEmpty()).isTrue();

      model.refresh();

      ForecastChart time = model.chart(Quantity.TIME);
      assertThat(time.runs())
          .extracting(run -> run.name() + " " + run.held())
          .containsExactlyInAnyOrder("one true", "two false");
      assertThat(time.count()).isEqualTo("1 of 2 within range (95 %: 9 % to 91 %)");
      assertThat(model.chart(Quantity.MEMORY).runs()).allMatch(ForecastChart.Run::held);

      model.open(time.runs().getFirst().id());
      assertThat(fakes.workspace.selection().get().run()).isEqualTo(time.runs().getFirst().id());
      assertThat(fakes.opened).containsExactly("runs");
    }
  }
}
