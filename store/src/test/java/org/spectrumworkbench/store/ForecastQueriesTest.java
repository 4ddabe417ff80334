package org.spectrumworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.experiment.Forecast;
import org.spectrumworkbench.core.experiment.Forecast.Range;
import org.spectrumworkbench.core.experiment.ForecastCheck;
import org.spectrumworkbench.core.experiment.ForecastCheck.Quantity;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.store.database.Database;
import org.spectrumworkbench.store.query.ForecastRow;

final class ForecastQueriesTest {
  @TempDir Path folder;

  private static Forecast forecast(double seconds) {
    return new Forecast(
        Map.of(Forecast.START, new Range(1, 2), "signal", new Range(seconds, 2 * seconds)),
        Map.of("program", new Range(100, 200)),
        Map.of("journal", new Range(10, 20)),
        true);
  }

  private static RunEvent.AttemptStarted started(RunFolder run, int attempt, long after) {
    return new RunEvent.AttemptStarted(
        run.id(), "small", attempt, after, SmallRun.PLAN, Map.of(), 1);
  }

  /** A run of one stage that ended well. */
  private RunFolder finished() {
    RunFolder run = SmallRun.folder(folder.resolve("runs"));
    try (Journal.Writer journal =
        new Journal.Writer(run.newAttempt().journal(), 0, SmallRun.ticking())) {
      journal.write(started(run, 1, 0));
      journal.write(new RunEvent.Forecasted(forecast(10), 1.5));
      journal.write(new RunEvent.StageStarted("signal", 0));
      journal.write(new RunEvent.StageFinished("signal", 12));
      journal.write(new RunEvent.RunMeasured(250, Map.of("journal", 15L)));
      journal.write(new RunEvent.StateChanged(RunState.FINISHED, ""));
    }
    return run;
  }

  @Test
  void theStoreSaysOfARunWhatItsJournalSays() {
    RunFolder run = finished();
    try (Store store = Store.open(folder.resolve("store"))) {
      store.take(run);
      ForecastRow row = store.forecasts().find(run.id()).orElseThrow();
      assertThat(row.check()).isEqualTo(ForecastCheck.of(run.events()).orElseThrow());
      assertThat(row.check().total(Quantity.TIME)).hasValue(13.5);
      assertThat(row.state()).isEqualTo(RunState.FINISHED);
      assertThat(store.forecasts().list()).containsExactly(row);
    }
  }

  @Test
  void runsOfEarlierVersionsHaveNone() {
    RunFolder run = SmallRun.finished(folder.resolve("runs"));
    try (Store store = Store.open(folder.resolve("store"))) {
      store.take(run);
      assertThat(store.forecasts().find(run.id())).isEmpty();
      assertThat(store.forecasts().list()).isEmpty();
    }
  }

  @Test
  void theForecastOfAnAttemptThatCameToNothingIsSuperseded() {
    RunFolder run = SmallRun.folder(folder.resolve("runs"));
    long last;
    try (Journal.Writer journal =
        new Journal.Writer(run.newAttempt().journal(), 0, SmallRun.ticking())) {
      journal.write(started(run, 1, 0));
      journal.write(new RunEvent.Forecasted(forecast(10), 1.5));
      last = journal.lastSeq();
    }
    try (Journal.Writer journal =
        new Journal.Writer(run.newAttempt().journal(), last, SmallRun.ticking())) {
      journal.write(started(run, 2, 0));
      journal.write(new RunEvent.Forecasted(forecast(30), 1.5));
    }
    try (Store store = Store.open(folder.resolve("store"))) {
      store.take(run);
      assertThat(store.forecasts().list())
          .extracting(row -> row.check().forecast())
          .containsExactly(forecast(30));
      store.forget(run.id());
      store.take(run);
      assertThat(store.forecasts().list()).hasSize(1);
    }
  }

  @Test
  void aDatabaseOfTheFirstSchemaMigratesAndTakesForecastsIn() throws SQLException {
    Path storeFolder = folder.resolve("store");
    String url = "jdbc:h2:file:" + storeFolder.resolve("workbench");
    Flyway.configure(Database.class.getClassLoader())
        .dataSource(url, "workbench", "")
        .locations("classpath:org/spectrumworkbench/store/migration")
        .target("1")
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection(url, "workbench", "");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO run (id, name, path, created, settings, state, message, updated) VALUES"
              + " ('old', 'old', '/nowhere', TIMESTAMP WITH TIME ZONE '2025-01-01 00:00:00Z', '',"
              + " 'FINISHED', '', TIMESTAMP WITH TIME ZONE '2025-01-01 00:00:00Z')");
    }
    RunFolder run = finished();
    try (Store store = Store.open(storeFolder)) {
      assertThat(store.runs().list()).extracting(row -> row.id()).isEqualTo(List.of("old"));
      assertThat(store.forecasts().list()).isEmpty();
      store.take(run);
      assertThat(store.forecasts().list()).extracting(ForecastRow::run).containsExactly(run.id());
    }
  }
}
