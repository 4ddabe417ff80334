package org.spectrumworkbench.store.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * The H2 database in a store's folder, migrated to this program's schema.
 *
 * <p>A second process that opens the same folder reads and writes through the first, over a socket
 * on the loopback interface; when the first one ends, the second takes the file over.
 *
 * <p>Safe for use by many threads; each call takes a connection of its own. Every fault arrives as
 * a {@link WorkbenchException}.
 */
public final class Database implements AutoCloseable {
  /** The database's file below the store's folder. */
  public static final String FILE = "workbench.mv.db";

  /** Names the process that owns the file, and how others reach it; gone while nobody does. */
  public static final String LOCK = "workbench.lock.db";

  /** The number of the newest migration. */
  static final int SCHEMA = 1;

  private static final int CONNECTIONS = 16;

  /** How often a transaction is tried that others stand in the way of. */
  private static final int TRIES = 5;

  static {
    // H2 reads this once, when its classes load: without it the owner would listen on every
    // interface of the machine.
    if (System.getProperty("h2.bindAddress") == null) {
      System.setProperty("h2.bindAddress", "127.0.0.1");
    }
  }

  /** Something done with the database. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    /** Does it, on the caller's thread. */
    T on(Handle handle) throws SQLException;
  }

  private final Path folder;
  private final JdbcConnectionPool pool;
  private final Jdbi jdbi;

  private Database(Path folder, JdbcConnectionPool pool) {
    this.folder = folder;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
  }

  /**
   * Opens the database, making folder and file where they are missing.
   *
   * @throws WorkbenchException where the folder cannot be written, another program holds the file
   *     for itself, the file is damaged, or a newer version of this program made it
   */
  public static Database open(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    if (absolute.toString().indexOf(';') >= 0) {
      throw new WorkbenchException(
          "The store's folder " + absolute + " has a semicolon in its name",
          "Set SPECTRUM_HOME to a folder without semicolons.");
    }
    makeFolder(absolute);
    String url =
        "jdbc:h2:file:" + absolute.resolve("workbench") + ";AUTO_SERVER=TRUE;LOCK_TIMEOUT=20000";
    JdbcConnectionPool pool = JdbcConnectionPool.create(url, "workbench", "");
    pool.setMaxConnections(CONNECTIONS);
    try {
      migrate(pool, absolute);
      return new Database(absolute, pool);
    } catch (Exception e) {
      pool.dispose();
      throw DatabaseFaults.explain(absolute, e);
    }
  }

  /**
   * Whether another process has the database's file open. Not to be asked while this process has:
   * on some systems the question would give up this process's own lock.
   */
  public static boolean isHeld(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        return true;
      }
      lock.release();
      return false;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      throw DatabaseFaults.explain(folder, e);
    }
  }

  /** The store's folder. */
  public Path folder() {
    return folder;
  }

  /**
   * Which process holds the file, under a name that nobody had before; a look at one small file.
   * While it stays the same nothing is lost that was committed: what a killed owner committed in
   * its last half second may never reach the disk.
   */
  public String owner() {
    Properties lock = new Properties();
    try (InputStream in = Files.newInputStream(folder.resolve(LOCK))) {
      lock.load(in);
    } catch (IOException | IllegalArgumentException beingWritten) {
      lock.clear();
    }
    return lock.getProperty("id", "");
  }

  /** Whether the fault is the database's, and not one of what was to be stored. */
  public static boolean isCauseOf(WorkbenchException fault) {
    return fault.getCause() instanceof JdbiException
        || fault.getCause() instanceof SQLException
        || fault.getCause() instanceof MVStoreException;
  }

  /**
   * Reads, or writes single statements.
   *
   * @throws WorkbenchException where the database fails
   */
  public <T extends @Nullable Object> T with(Work<T> work) {
    try (Handle handle = jdbi.open()) {
      return work.on(handle);
    } catch (JdbiException | SQLException | MVStoreException e) {
      throw DatabaseFaults.explain(folder, e);
    }
  }

  /**
   * Writes: all of it, or nothing where {@code work} throws. Where it and somebody else's wait for
   * each other, one of the two is undone and done once more.
   *
   * @throws WorkbenchException where the database fails
   */
  public <T extends @Nullable Object> T inTransaction(Work<T> work) {
    for (int tries = 1; ; tries++) {
      try (Handle handle = jdbi.open()) {
        return handle.inTransaction(work::on);
      } catch (JdbiException | SQLException | MVStoreException e) {
        if (tries == TRIES || !DatabaseFaults.isDeadlock(e)) {
          throw DatabaseFaults.explain(folder, e);
        }
      }
    }
  }

  /** Closes this process's connections; the last process to do so closes the file. */
  @Override
  public void close() {
    pool.dispose();
  }

  /** Starts Flyway only where there is something to do: it takes longer than all else here. */
  private static void migrate(JdbcConnectionPool pool, Path folder) throws SQLException {
    int stored = storedSchema(pool);
    if (stored > SCHEMA) {
      throw new WorkbenchException(
          "The store in "
              + folder
              + " was made by a newer version of this program (schema "
              + stored
              + ", this one knows "
              + SCHEMA
              + ")",
          "Use that version, or set SPECTRUM_HOME to another folder. " + DatabaseFaults.REBUILD);
    }
    if (stored < SCHEMA) {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(pool)
          .locations("classpath:org/spectrumworkbench/store/migration")
          .load()
          .migrate();
      // Rows that a killed owner had not written yet come again from the journals. Tables do not:
      // whoever takes the file over finds them only where they are on the disk.
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CHECKPOINT SYNC");
      }
    }
  }

  /** The version of the last migration that was applied; 0 for an empty database. */
  private static int storedSchema(JdbcConnectionPool pool) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      ResultSet history =
          statement.executeQuery(
              "SELECT COUNT(*) FROM information_schema.tables"
                  + " WHERE table_name = 'flyway_schema_history'");
      history.next();
      if (history.getInt(1) == 0) {
        return 0;
      }
      ResultSet version =
          statement.executeQuery(
              "SELECT COALESCE(MAX(CAST(\"version\" AS INTEGER)), 0) FROM \"flyway_schema_history\""
                  + " WHERE \"success\" AND \"version\" IS NOT NULL");
      version.next();
      return version.getInt(1);
    }
  }

  private static void makeFolder(Path folder) {
    try {
      PrivateFolder.make(folder);
    } catch (IOException e) {
      throw new WorkbenchException(
          "The store's folder "
              + folder
              + " cannot be made, or closed to others: "
              + e.getMessage(),
          "Check whose it is and its permissions, or set SPECTRUM_HOME to a folder of your own.",
          e);
    }
    if (!Files.isWritable(folder)) {
      throw new WorkbenchException(
          "The store's folder " + folder + " cannot be written",
          "Check the permissions, or set SPECTRUM_HOME to a folder you may write to.");
    }
  }
}
