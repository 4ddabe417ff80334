package org.spectrumworkbench.store.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.store.database.Database;
import org.spectrumworkbench.store.database.Place;

/**
 * How many rows a run has in each table, and a hash over them, that does not depend on the keys
 * which this database happened to give: two databases that say the same of a run have the same. The
 * settings are left out: they are those with which a run was first seen, and compared with its
 * file.
 */
public final class RunDigest {
  private static final Map<String, String> BY_RUN =
      Map.of(
          "run",
          "SELECT id, name, created, state, message, current_stage FROM run" + " WHERE run_key = ?",
          "attempt",
          "SELECT number, ingested, resumed_after, started, pid, machine FROM attempt"
              + " WHERE run_key = ? ORDER BY number",
          "stage",
          "SELECT stage, position, kind, title, steps, step, started, seconds FROM stage"
              + " WHERE run_key = ? ORDER BY stage",
          "problem",
          "SELECT p.id, s.name, p.question, p.answer FROM problem p JOIN subdomain s"
              + " ON s.subdomain_key = p.subdomain_key WHERE p.run_key = ? ORDER BY p.id",
          "problem_set",
          "SELECT s.name, s.position, p.id FROM problem_set s JOIN problem p"
              + " ON p.problem_key = s.problem_key WHERE s.run_key = ?"
              + " ORDER BY s.name, s.position");

  private final Connection connection;
  private final int run;
  private final Map<String, Map<Object, String>> names = new HashMap<>();

  /**
   * One table.
   *
   * @param hash in hexadecimal digits
   */
  public record Rows(long count, String hash) {}

  private RunDigest(Connection connection, int run) {
    this.connection = connection;
    this.run = run;
  }

  /** The tables of a run by name, in order of names; empty where the database has no such run. */
  public static Map<String, Rows> of(Database database, String run) {
    return database.with(handle -> {
      Connection connection = handle.getConnection();
      try (PreparedStatement find =
          connection.prepareStatement("SELECT run_key FROM run WHERE id = ?")) {
        find.setString(1, run);
        ResultSet rs = find.executeQuery();
        return rs.next() ? new RunDigest(connection, rs.getInt(1)).all() : Map.of();
      }
    });
  }

  private Map<String, Rows> all() throws SQLException {
    names.put("stage_key", names("SELECT stage_key, stage FROM stage WHERE run_key = " + run));
    names.put("problem_key", names("SELECT problem_key, id FROM problem WHERE run_key = " + run));
    names.put("name_key", names("SELECT name_key, name FROM metric_name"));
    Map<String, Rows> all = new TreeMap<>();
    for (Map.Entry<String, String> table : BY_RUN.entrySet()) {
      try (PreparedStatement select = connection.prepareStatement(table.getValue())) {
        select.setInt(1, run);
        all.put(table.getKey(), rows(select));
      }
    }
    long first = Place.of(run, 0);
    long last = Place.last(run);
    for (String table : EventRows.BY_PLACE) {
      all.put(table, rows(table, "place", first, last));
    }
    all.put("evaluation_problem", rows("evaluation_problem", "place, position", first, last));
    for (String table : EventRows.BY_ROW) {
      all.put(table, rows(table, "id", Place.row(first, 0), Place.lastRow(last)));
    }
    return new LinkedHashMap<>(all);
  }

  private Map<Object, String> names(String sql) throws SQLException {
    Map<Object, String> found = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      ResultSet rs = select.executeQuery();
      while (rs.next()) {
        found.put(rs.getObject(1), rs.getString(2));
      }
    }
    return found;
  }

  private Rows rows(String table, String order, long first, long last) throws SQLException {
    String key = order.replaceFirst(",.*", "");
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT * FROM " + table + " WHERE " + key + " BETWEEN ? AND ? ORDER BY " + order)) {
      select.setLong(1, first);
      select.setLong(2, last);
      return rows(select);
    }
  }

  private Rows rows(PreparedStatement select) throws SQLException {
    MessageDigest digest = sha256();
    long count = 0;
    // Rows come a few thousand at a time: a million answers would not fit a small heap.
    select.setFetchSize(2000);
    ResultSet rs = select.executeQuery();
    ResultSetMetaData columns = rs.getMetaData();
    while (rs.next()) {
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        String name = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
        digest.update(value(name, rs.getObject(i)).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      count++;
    }
    return new Rows(count, HexFormat.of().formatHex(digest.digest(), 0, 8));
  }

  /** A value in words that are the same in every database. */
  private String value(String column, @Nullable Object value) throws SQLException {
    if (value == null) {
      return "\1";
    }
    Map<Object, String> known = names.get(column);
    if (known != null) {
      return String.valueOf(known.get(value));
    }
    if (value instanceof Long key && column.equals("place")) {
      return Long.toString(Place.seq(key));
    }
    if (value instanceof Long key && column.equals("id")) {
      return Place.seq(Place.ofRow(key)) + "." + Place.index(key);
    }
    return switch (value) {
      case byte[] bytes -> HexFormat.of().formatHex(bytes);
      case java.sql.Array array -> Arrays.deepToString((Object[]) array.getArray());
      default -> value.toString();
    };
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
