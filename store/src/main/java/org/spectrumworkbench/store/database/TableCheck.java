package org.spectrumworkbench.store.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.Handle;
import org.spectrumworkbench.core.WorkbenchException;

/** Reads every value of every table, and looks whether rows refer to rows that are there. */
public final class TableCheck {
  private final Database database;
  private final BiConsumer<String, Long> read;
  private final List<WorkbenchException> faults = new ArrayList<>();
  private long rows;

  /**
   * What was found.
   *
   * @param faults each with its mend
   */
  public record Found(int tables, long rows, List<WorkbenchException> faults) {
    public Found {
      faults = List.copyOf(faults);
    }
  }

  private TableCheck(Database database, BiConsumer<String, Long> read) {
    this.database = database;
    this.read = read;
  }

  /**
   * Looks.
   *
   * @param read told of each table with the rows read so far, now and then; what it throws ends the
   *     look
   */
  public static Found of(Database database, BiConsumer<String, Long> read) {
    return new TableCheck(database, read).look();
  }

  private Found look() {
    List<String> tables =
        database.with(handle ->
            handle
                .createQuery(
                    """
                    SELECT table_name FROM information_schema.tables
                    WHERE table_schema = 'PUBLIC' AND table_type = 'BASE TABLE'
                    ORDER BY table_name
                    """)
                .mapTo(String.class)
                .list());
    for (String table : tables) {
      damage(
          table,
          () ->
              database.with(handle -> {
                readAll(handle, table);
                return table;
              }));
    }
    damage("its references", () -> database.with(this::references));
    return new Found(tables.size(), rows, faults);
  }

  private void readAll(Handle handle, String table) throws SQLException {
    try (Statement statement = handle.getConnection().createStatement()) {
      statement.setFetchSize(2000);
      ResultSet rs = statement.executeQuery("SELECT * FROM \"" + table + "\"");
      int columns = rs.getMetaData().getColumnCount();
      while (rs.next()) {
        for (int i = 1; i <= columns; i++) {
          Object unused = rs.getObject(i);
        }
        if (++rows % 4096 == 0) {
          read.accept(table, rows);
        }
      }
    }
    read.accept(table, rows);
  }

  /** Rows that refer to none: H2 prevents them, so that they are a sign of damage. */
  private Integer references(Handle handle) throws SQLException {
    Connection connection = handle.getConnection();
    int found = 0;
    for (Reference reference : declared(connection)) {
      String sql =
          "SELECT COUNT(*) FROM \"%s\" c WHERE c.\"%s\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \"%s\" p WHERE p.\"%s\" = c.\"%s\")"
              .formatted(
                  reference.child(),
                  reference.column(),
                  reference.parent(),
                  reference.key(),
                  reference.column());
      try (Statement statement = connection.createStatement()) {
        ResultSet rs = statement.executeQuery(sql);
        rs.next();
        if (rs.getLong(1) > 0) {
          found++;
          faults.add(
              new WorkbenchException(
                  "The store in "
                      + database.folder()
                      + " is damaged: "
                      + rs.getLong(1)
                      + " rows of "
                      + reference.child()
                      + " refer to rows of "
                      + reference.parent()
                      + " that are not there",
                  DatabaseFaults.REBUILD));
        }
      }
    }
    return found;
  }

  private record Reference(String child, String column, String parent, String key) {}

  private static List<Reference> declared(Connection connection) throws SQLException {
    List<Reference> all = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      ResultSet rs =
          statement.executeQuery(
              """
              SELECT c.table_name, c.column_name, p.table_name, p.column_name
              FROM information_schema.referential_constraints r
              JOIN information_schema.key_column_usage c
                ON c.constraint_name = r.constraint_name
              JOIN information_schema.key_column_usage p
                ON p.constraint_name = r.unique_constraint_name
                  AND p.ordinal_position = c.position_in_unique_constraint
              """);
      while (rs.next()) {
        all.add(new Reference(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4)));
      }
    }
    return all;
  }

  private void damage(String what, Runnable look) {
    try {
      look.run();
    } catch (WorkbenchException e) {
      faults.add(
          new WorkbenchException(
              "The store in "
                  + database.folder()
                  + " cannot be read at "
                  + what
                  + ": "
                  + e.getMessage(),
              DatabaseFaults.REBUILD,
              e));
    } catch (MVStoreException e) {
      faults.add(DatabaseFaults.explain(database.folder(), e));
    }
  }
}
