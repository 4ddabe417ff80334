package org.spectrumworkbench.store.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.spectrumworkbench.core.experiment.Forecast;
import org.spectrumworkbench.core.experiment.ForecastCheck;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.store.database.Database;
import org.spectrumworkbench.store.database.Place;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * How true forecasts were, over all runs that have one.
 *
 * <p>Any thread but the window's: every call reads the database.
 */
public final class ForecastQueries {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<LinkedHashMap<String, Long>> SIZES = new TypeReference<>() {};

  private static final String RUNS =
      """
      SELECT r.run_key, r.id, r.name, r.created, r.state,
        COALESCE((SELECT a.resumed_after FROM attempt a
          WHERE a.run_key = r.run_key AND a.resumed_after IS NOT NULL
          ORDER BY a.number DESC LIMIT 1), 0) AS resumed_after
      FROM run r
      """;

  private final Database database;

  public ForecastQueries(Database database) {
    this.database = database;
  }

  /** All runs that have a forecast, the newest first. */
  public List<ForecastRow> list() {
    return database.with(handle -> {
      List<ForecastRow> rows = new ArrayList<>();
      handle
          .createQuery(RUNS + "ORDER BY r.created DESC, r.id DESC")
          .map((rs, context) -> row(handle, rs))
          .forEach(row -> row.ifPresent(rows::add));
      return rows;
    });
  }

  /** The forecast of one run; empty where it has none. */
  public Optional<ForecastRow> find(String run) {
    return database.with(handle ->
        handle
            .createQuery(RUNS + "WHERE r.id = :run")
            .bind("run", run)
            .map((rs, context) -> row(handle, rs))
            .findOne()
            .flatMap(row -> row));
  }

  private record Said(Forecast forecast, double startSeconds) {}

  private record Took(long peakBytes, Map<String, Long> diskBytes) {}

  private static Optional<ForecastRow> row(Handle handle, ResultSet rs) throws SQLException {
    int key = rs.getInt("run_key");
    Optional<Said> said =
        handle
            .createQuery(
                "SELECT forecast, start_seconds FROM forecast"
                    + " WHERE place BETWEEN :first AND :last ORDER BY place DESC LIMIT 1")
            .bind("first", Place.of(key, 0))
            .bind("last", Place.last(key))
            .map((one, context) ->
                new Said(JSON.readValue(one.getString(1), Forecast.class), one.getDouble(2)))
            .findOne();
    if (said.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Double> seconds = new LinkedHashMap<>();
    handle
        .createQuery(
            "SELECT stage, seconds FROM stage WHERE run_key = :run AND seconds IS NOT NULL"
                + " ORDER BY position")
        .bind("run", key)
        .map((one, context) -> Map.entry(one.getString(1), one.getDouble(2)))
        .forEach(one -> seconds.put(one.getKey(), one.getValue()));
    Took took = took(handle, key);
    return Optional.of(
        new ForecastRow(
            rs.getString("id"),
            rs.getString("name"),
            Columns.instant(rs, "created"),
            RunState.valueOf(rs.getString("state")),
            new ForecastCheck(
                said.get().forecast(),
                new ForecastCheck.Measured(
                    said.get().startSeconds(),
                    seconds,
                    rs.getLong("resumed_after") == 0,
                    took.peakBytes(),
                    took.diskBytes()))));
  }

  private static Took took(Handle handle, int key) {
    return handle
        .createQuery(
            "SELECT peak_bytes, disk_bytes FROM run_measured"
                + " WHERE place BETWEEN :first AND :last ORDER BY place DESC LIMIT 1")
        .bind("first", Place.of(key, 0))
        .bind("last", Place.last(key))
        .map((one, context) -> new Took(one.getLong(1), JSON.readValue(one.getString(2), SIZES)))
        .findOne()
        .orElse(new Took(0, Map.of()));
  }
}
