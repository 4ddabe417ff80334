package org.spectrumworkbench.store.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.StageResult;
import org.spectrumworkbench.store.database.Place;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes events of one run as rows, within one transaction. */
final class EventRows implements AutoCloseable {
  /** Maps in one order, whichever process takes them in: a rebuild must give the same rows. */
  static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  /** Tables whose key is the place of an event. */
  static final List<String> BY_PLACE =
      List.of(
          "event",
          "rollout_group",
          "checkpoint",
          "probe_score",
          "specialist",
          "model",
          "evaluation_problem",
          "evaluation",
          "forecast",
          "run_measured");

  /** Tables whose key is the place with the row's index behind it. */
  static final List<String> BY_ROW = List.of("metric", "rollout");

  private final Connection connection;
  private final RunCursor cursor;
  private final AttemptCursor attempt;
  private final NameKeys names;
  private final BulkRows bulk;

  EventRows(Connection connection, RunCursor cursor, AttemptCursor attempt) throws SQLException {
    this.connection = connection;
    this.cursor = cursor;
    this.attempt = attempt;
    this.names = new NameKeys(connection, cursor.run());
    this.bulk = new BulkRows(connection);
  }

  /** Takes in one event. */
  void add(JournalLine line) throws SQLException {
    long place = Place.of(cursor.run(), line.seq());
    Instant time = line.time();
    switch (line.event()) {
      case RunEvent.AttemptStarted e -> {
        bulk.flush();
        deleteAfter(connection, cursor.run(), e.resumedAfter());
        cursor.resume(e.stages(), e.resumedAfter());
        attempt.started(e, time, JSON.writeValueAsString(e.machine()));
        lane(place, time, "attempt-started", "info", null, "", 0, "");
      }
      case RunEvent.ProblemsDeclared e -> declare(e);
      case RunEvent.StageStarted e -> {
        cursor.started(e.stage(), e.fromStep(), time, line.seq());
        lane(place, time, "stage-started", "info", null, e.stage(), e.fromStep(), "");
      }
      case RunEvent.ProgressMade e ->
          cursor.progressed(
              e.stage(), e.step(), e.steps(), e.secondsLeftLow(), e.secondsLeftHigh(), line.seq());
      case RunEvent.MetricsRecorded e -> bulk.add(place, cursor.stageKey(e.stage()), e, names);
      case RunEvent.GroupSampled e ->
          bulk.add(place, cursor.stageKey(e.stage()), names.problem(e.problem()), e);
      case RunEvent.CheckpointSaved e ->
          insert("checkpoint", place, utc(time), e.stage(), e.step(), e.path(), e.bytes());
      case RunEvent.ProbeScored e ->
          insert(
              "probe_score",
              place,
              e.stage(),
              e.source(),
              e.step(),
              e.subdomain(),
              e.half(),
              e.k(),
              e.passAtK(),
              e.low(),
              e.high(),
              e.pass1(),
              e.samples(),
              e.correct().toArray(Integer[]::new));
      case RunEvent.SpecialistSelected e ->
          insert(
              "specialist",
              place,
              e.stage(),
              e.subdomain(),
              e.source(),
              e.step(),
              e.selected(),
              e.confirmed());
      case RunEvent.ModelSaved e ->
          insert("model", place, utc(time), e.stage(), e.path(), BulkRows.fit(e.description()));
      case RunEvent.ModelEvaluated e -> evaluated(place, e);
      case RunEvent.PartFinished unused -> {}
      case RunEvent.StageFinished e -> {
        cursor.finished(e.stage(), e.seconds(), line.seq());
        lane(place, time, "stage-finished", "info", null, e.stage(), 0, "");
      }
      case RunEvent.ResourcesUsed e -> attempt.used(e.resources());
      case RunEvent.StateChanged e -> {
        attempt.changed(e.state(), e.message());
        String level = e.state() == RunState.FAILED ? "error" : "info";
        lane(place, time, "state-changed", level, e.state(), "", 0, e.message());
      }
      case RunEvent.CommandHeard e ->
          lane(place, time, "command-heard", "info", null, "", 0, e.words());
      case RunEvent.SettingChanged e ->
          lane(
              place,
              time,
              "setting-changed",
              "info",
              null,
              e.stage(),
              e.step(),
              // Read back by LiveQueries.changes; values of numbers hold no space.
              e.key() + " " + e.from() + " -> " + e.to());
      case RunEvent.CheckpointDropped e -> {
        drop(e.path());
        lane(place, time, "checkpoint-dropped", "info", null, e.stage(), e.step(), e.reason());
      }
      case RunEvent.Noted e ->
          lane(place, time, "noted", e.level(), null, e.stage(), e.step(), e.message());
      case RunEvent.Forecasted e ->
          insert("forecast", place, e.startSeconds(), JSON.writeValueAsString(e.forecast()));
      case RunEvent.RunMeasured e ->
          insert(
              "run_measured", place, e.peakResidentBytes(), JSON.writeValueAsString(e.diskBytes()));
    }
    cursor.at(time);
  }

  /** Writes what waits. */
  void flush() throws SQLException {
    bulk.flush();
  }

  @Override
  public void close() throws SQLException {
    names.close();
    bulk.close();
  }

  /** Deletes the rows of all events of a run after that sequence number. */
  static void deleteAfter(Connection connection, int run, long seq) throws SQLException {
    long after = Place.of(run, seq);
    long last = Place.last(run);
    for (String table : BY_PLACE) {
      delete(connection, table, "place", after, last);
    }
    for (String table : BY_ROW) {
      delete(connection, table, "id", Place.lastRow(after), Place.lastRow(last));
    }
  }

  private static void delete(Connection connection, String table, String key, long after, long last)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM " + table + " WHERE " + key + " > ? AND " + key + " <= ?")) {
      delete.setLong(1, after);
      delete.setLong(2, last);
      delete.executeUpdate();
    }
  }

  private void declare(RunEvent.ProblemsDeclared declared) throws SQLException {
    try (PreparedStatement clear =
            connection.prepareStatement("DELETE FROM problem_set WHERE run_key = ? AND name = ?");
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO problem_set (run_key, name, position, problem_key)"
                    + " VALUES (?, ?, ?, ?)")) {
      clear.setInt(1, cursor.run());
      clear.setString(2, declared.set());
      clear.executeUpdate();
      int position = 0;
      for (RunEvent.ProblemRow problem : declared.problems()) {
        insert.setInt(1, cursor.run());
        insert.setString(2, declared.set());
        insert.setInt(3, position++);
        insert.setInt(4, names.declare(problem));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void evaluated(long place, RunEvent.ModelEvaluated event) throws SQLException {
    StageResult result = event.result();
    insert(
        "evaluation",
        place,
        event.stage(),
        result.stage(),
        result.pass1(),
        result.passk().get(8),
        result.problems(),
        result.samples(),
        result.wallSeconds(),
        JSON.writeValueAsString(result));
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO evaluation_problem (place, position, correct) VALUES (?, ?, ?)")) {
      for (int i = 0; i < result.correct().size(); i++) {
        insert.setLong(1, place);
        insert.setInt(2, i);
        insert.setInt(3, result.correct().get(i));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void drop(String path) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM checkpoint WHERE path = ? AND place > ? AND place <= ?")) {
      delete.setString(1, path);
      delete.setLong(2, Place.of(cursor.run(), 0));
      delete.setLong(3, Place.last(cursor.run()));
      delete.executeUpdate();
    }
  }

  private void lane(
      long place,
      Instant time,
      String kind,
      String level,
      @Nullable RunState state,
      String stage,
      int step,
      String message)
      throws SQLException {
    insert(
        "event",
        place,
        utc(time),
        attempt.number(),
        kind,
        level,
        state == null ? null : state.name(),
        stage,
        step,
        BulkRows.fit(message));
  }

  /** Inserts a row with its values in the order of the table's columns. */
  private void insert(String table, @Nullable Object... values) throws SQLException {
    String marks = "?, ".repeat(values.length - 1) + "?";
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      insert.executeUpdate();
    }
  }

  private static Object utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
