package org.spectrumworkbench.store.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.experiment.Resources;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunState;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** How far an attempt's journal is taken in, in memory for the length of one transaction. */
final class AttemptCursor {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Connection connection;
  private final int run;
  private final int number;
  private long offset;
  private long lastSeq;
  private @Nullable Long resumedAfter;
  private @Nullable String state;
  private String message = "";
  private @Nullable Instant started;
  private @Nullable Instant ended;
  private long pid;
  private String machine = "{}";

  /** Reads the attempt's row, or starts a new one. */
  AttemptCursor(Connection connection, int run, int number) throws SQLException {
    this.connection = connection;
    this.run = run;
    this.number = number;
    try (PreparedStatement select =
        connection.prepareStatement("SELECT * FROM attempt WHERE run_key = ? AND number = ?")) {
      select.setInt(1, run);
      select.setInt(2, number);
      ResultSet rs = select.executeQuery();
      if (rs.next()) {
        offset = rs.getLong("ingested");
        lastSeq = rs.getLong("last_seq");
        resumedAfter = rs.getObject("resumed_after", Long.class);
        state = rs.getString("state");
        message = rs.getString("message");
        started = instant(rs, "started");
        ended = instant(rs, "ended");
        pid = rs.getLong("pid");
        machine = rs.getString("machine");
      }
    }
  }

  int number() {
    return number;
  }

  /** Bytes of the journal that are taken in. */
  long offset() {
    return offset;
  }

  /** The number of the last event that is taken in. */
  long lastSeq() {
    return lastSeq;
  }

  /**
   * The last event of this attempt that may still hold: the least {@code resumedAfter} of later
   * attempts. A worker that was taken for dead may go on writing; what it writes is superseded.
   */
  long holdsUpTo() throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT MIN(resumed_after) FROM attempt WHERE run_key = ? AND number > ?")) {
      select.setInt(1, run);
      select.setInt(2, number);
      ResultSet rs = select.executeQuery();
      rs.next();
      long least = rs.getLong(1);
      return rs.wasNull() ? Long.MAX_VALUE : least;
    }
  }

  void read(long nextOffset) {
    offset = nextOffset;
  }

  void took(long seq, Instant time) {
    lastSeq = seq;
    ended = time;
  }

  void started(RunEvent.AttemptStarted event, Instant time, String machineAsJson) {
    resumedAfter = event.resumedAfter();
    started = time;
    pid = event.pid();
    machine = machineAsJson;
  }

  /** What an attempt took stands beside what it was done on. */
  void used(Resources resources) {
    ObjectNode facts = (ObjectNode) JSON.readTree(machine);
    resources.words().forEach(facts::put);
    machine = JSON.writeValueAsString(facts);
  }

  void changed(RunState newState, String newMessage) {
    state = newState.name();
    message = BulkRows.fit(newMessage);
  }

  /** Writes the row. */
  void save() throws SQLException {
    try (PreparedStatement merge =
        connection.prepareStatement(
            "MERGE INTO attempt (run_key, number, ingested, last_seq, resumed_after, state, message,"
                + " started, ended, pid, machine) KEY (run_key, number)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      merge.setInt(1, run);
      merge.setInt(2, number);
      merge.setLong(3, offset);
      merge.setLong(4, lastSeq);
      merge.setObject(5, resumedAfter);
      merge.setString(6, state);
      merge.setString(7, message);
      merge.setObject(8, started == null ? null : started.atOffset(ZoneOffset.UTC));
      merge.setObject(9, ended == null ? null : ended.atOffset(ZoneOffset.UTC));
      merge.setLong(10, pid);
      merge.setString(11, machine);
      merge.executeUpdate();
    }
  }

  private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    OffsetDateTime time = rs.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
