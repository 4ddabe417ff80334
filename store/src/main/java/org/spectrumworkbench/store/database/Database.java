package org.spectrumworkbench.store.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
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
  static final int SCHEMA = 2;

  static final String MIGRATIONS = "classpath:org/spectrumworkbench/store/migration";

  private static final int CONNECTIONS = 16;

  /** How often a transaction is tried that others stand in the way of. */
  private static final int TRIES = 5;

  /** How often it is tried to open a file whose owner is about to end: some five seconds. */
  private static final int TAKE_OVER_TRIES = 25;

  /** Longer than the look that {@link #refuseNewer} takes. */
  private static final long LOOK_MILLISECONDS = 200;

  /** So long is waited for another process that has the file closed for a while. */
  private static final long PATIENCE_NANOSECONDS = 20_000_000_000L;

  static {
    // H2 reads this once, when its classes load: without it the owner would listen on every
    // interface of the machine.
    if (System.getProperty("h2.bindAddress") == null) {
      System.setProperty("h2.bindAddress", "127.0.0.1");
    }
    // A database may come from a backup of somebody else, and may name Java classes to be called.
    // H2's own server for those who share the file needs this one.
    System.setProperty("h2.allowedClasses", "org.h2.server.TcpServer");
  }

  /** Something done with the database. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    /** Does it, on the caller's thread. */
    T on(Handle handle) throws SQLException;
  }

  /** Folders that this process has a database open in, with how often. */
  private static final ConcurrentMap<Path, Integer> OPEN = new ConcurrentHashMap<>();

  private final Path folder;

  /** Held for reading while connections are used, for writing while the file is closed. */
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();

  private JdbcConnectionPool pool;
  private Jdbi jdbi;

  /** Whether the file is closed because it could not be opened again. */
  private volatile boolean isAway;

  private boolean closed;

  private Database(Path folder, JdbcConnectionPool pool) {
    this.folder = folder;
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    Integer unused = OPEN.merge(folder, 1, Integer::sum);
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
    DatabaseFile.makeFolder(absolute);
    return new Database(absolute, connect(absolute, TRIES));
  }

  private static JdbcConnectionPool connect(Path folder, int most) {
    awaitOthers(folder);
    DatabaseFile.refuseEmpty(folder);
    refuseNewer(folder);
    JdbcConnectionPool pool =
        JdbcConnectionPool.create(
            url(folder) + ";AUTO_SERVER=TRUE;LOCK_TIMEOUT=20000", "workbench", "");
    pool.setMaxConnections(CONNECTIONS);
    for (int tries = 1; ; tries++) {
      try {
        migrate(pool, folder);
        return pool;
      } catch (Exception e) {
        if (tries >= most || !DatabaseFaults.isLocked(e)) {
          pool.dispose();
          throw DatabaseFaults.explain(folder, e);
        }
        if (DatabaseFaults.isLockedHere(e)) {
          // H2 leaves the channel of a file that it could not open to the collector, its lock with
          // it.
          System.gc();
        }
        if (!waited()) {
          pool.dispose();
          throw DatabaseFaults.explain(folder, e);
        }
      }
    }
  }

  /**
   * Where another process compacts or restores, the file is not to be touched; it takes seconds.
   */
  private static void awaitOthers(Path folder) {
    long start = System.nanoTime();
    while (ClosedMark.isSetElsewhere(folder)) {
      if (System.nanoTime() - start > PATIENCE_NANOSECONDS || !waited()) {
        throw DatabaseFaults.closed(folder);
      }
    }
  }

  /** Another process that starts in this moment holds the file while it looks at its version. */
  private static boolean waited() {
    try {
      Thread.sleep(LOOK_MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  static String url(Path folder) {
    return "jdbc:h2:file:" + folder.resolve("workbench");
  }

  /**
   * Looks before opening: H2 writes to a file when it opens it, and the file of a newer version
   * must stay as it is. Where somebody has it open the look is not needed, since the owner writes.
   */
  private static void refuseNewer(Path folder) {
    if (!Files.exists(folder.resolve(FILE)) || isOpenHere(folder) || DatabaseFile.isHeld(folder)) {
      return;
    }
    int stored;
    try (Connection connection =
        DriverManager.getConnection(url(folder) + ";ACCESS_MODE_DATA=r", "workbench", "")) {
      stored = storedSchema(connection);
    } catch (SQLException | MVStoreException e) {
      // Held or damaged: opening it says so in plain words.
      return;
    }
    if (stored > SCHEMA) {
      throw newer(folder, stored);
    }
  }

  private static WorkbenchException newer(Path folder, int stored) {
    return new WorkbenchException(
        "The store in "
            + folder
            + " was made by a newer version of this program (schema "
            + stored
            + ", this one knows "
            + SCHEMA
            + ")",
        "Use that version, or set SPECTRUM_HOME to another folder. " + DatabaseFaults.REBUILD);
  }

  /** Whether this process has a database open in that folder, and has not closed it. */
  static boolean isOpenHere(Path folder) {
    return OPEN.containsKey(folder.toAbsolutePath().normalize());
  }

  /** Lets go of a file that H2 kept when it failed to open or to close it. */
  static void letGo(Path folder) {
    try (Connection connection = DriverManager.getConnection(url(folder), "workbench", "");
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException | MVStoreException damaged) {
      System.getLogger(Database.class.getName())
          .log(System.Logger.Level.DEBUG, "a damaged database is left behind", damaged);
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

  /** Whether the fault says that the file is damaged, and by nothing but a rebuild mended. */
  public static boolean isDamage(WorkbenchException fault) {
    return fault.mend().equals(DatabaseFaults.REBUILD);
  }

  /** Whether the fault is the database's, and not one of what was to be stored. */
  public static boolean isCauseOf(WorkbenchException fault) {
    return fault.getCause() instanceof JdbiException
        || fault.getCause() instanceof SQLException
        || fault.getCause() instanceof MVStoreException;
  }

  /**
   * Reads, or writes single statements. Where the process that owns the file ends meanwhile, it is
   * done once more from its beginning: it reads first what its writing rests on.
   *
   * @throws WorkbenchException where the database fails
   */
  public <T extends @Nullable Object> T with(Work<T> work) {
    return untilDone(work::on);
  }

  /**
   * Writes: all of it, or nothing where {@code work} throws. Where it and somebody else's wait for
   * each other, one of the two is undone and done once more; so it is where the process that owns
   * the file ends meanwhile.
   *
   * @throws WorkbenchException where the database fails
   */
  public <T extends @Nullable Object> T inTransaction(Work<T> work) {
    return untilDone(handle -> handle.inTransaction(work::on));
  }

  private <T extends @Nullable Object> T untilDone(Work<T> work) {
    connectIfAway();
    for (int tries = 1; ; tries++) {
      JdbcConnectionPool used = null;
      Exception fault;
      lock.readLock().lock();
      try {
        used = pool;
        try (Handle handle = jdbi.open()) {
          return work.on(handle);
        }
      } catch (JdbiException | SQLException | MVStoreException e) {
        fault = e;
      } finally {
        lock.readLock().unlock();
      }
      boolean lost = DatabaseFaults.isLost(fault);
      // The owner that ends still holds the file, or another that waited for it was quicker.
      boolean locked = DatabaseFaults.isLocked(fault);
      int most = locked ? TAKE_OVER_TRIES : TRIES;
      if (tries >= most || !lost && !locked && !DatabaseFaults.isDeadlock(fault)) {
        throw DatabaseFaults.explain(folder, fault);
      }
      if (lost) {
        renew(used, fault);
      } else if (locked && !waited()) {
        throw DatabaseFaults.explain(folder, fault);
      }
    }
  }

  /** Leaves the connections to an owner that has ended: what comes over them is cut off. */
  private void renew(JdbcConnectionPool used, Exception fault) {
    if (lock.getReadHoldCount() > 0) {
      throw DatabaseFaults.explain(folder, fault);
    }
    lock.writeLock().lock();
    try {
      if (closed) {
        throw DatabaseFaults.explain(folder, fault);
      }
      if (pool == used) {
        pool.dispose();
        reconnect(null);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /**
   * Writes a copy of the file as it is at this moment into a ZIP file, while others go on reading
   * and writing.
   *
   * @param zip does not exist yet; on this machine, since the process that owns the file writes it
   */
  public void copyTo(Path zip) {
    with(handle -> handle.execute("BACKUP TO ?", zip.toAbsolutePath().toString()));
  }

  /**
   * Does something with the file while this process has it closed, and opens it again whatever
   * comes of it. Whoever asks the database meanwhile waits.
   *
   * @throws WorkbenchException where another process has it open; then nothing is done
   */
  public <T> T closedWhile(Supplier<T> work) {
    lock.writeLock().lock();
    try (ClosedMark mark = ClosedMark.set(folder)) {
      assert mark != null;
      pool.dispose();
      Integer unused = OPEN.computeIfPresent(folder, (key, count) -> count == 1 ? null : count - 1);
      WorkbenchException fault = null;
      T result = null;
      try {
        // Where the file that names the owner stays behind, somebody reaches the file through us.
        if (Files.exists(folder.resolve(LOCK)) || DatabaseFile.isHeld(folder)) {
          throw DatabaseFile.inUse(folder);
        }
        result = work.get();
      } catch (WorkbenchException e) {
        fault = e;
        throw e;
      } finally {
        Integer alsoUnused = OPEN.merge(folder, 1, Integer::sum);
        reconnect(fault);
      }
      return result;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /**
   * Opens the file again; where that fails, the next question tries once more.
   *
   * @param before what went wrong before, which matters more
   */
  private void reconnect(@Nullable WorkbenchException before) {
    isAway = true;
    try {
      pool = connect(folder, TAKE_OVER_TRIES);
      jdbi = Jdbi.create(pool);
      isAway = false;
    } catch (WorkbenchException again) {
      if (before == null) {
        throw again;
      }
      before.addSuppressed(again);
    }
  }

  /** After a reopening that failed: a full disk or a foreign lock may have come right. */
  private void connectIfAway() {
    if (isAway) {
      lock.writeLock().lock();
      try {
        if (isAway) {
          reconnect(null);
        }
      } finally {
        lock.writeLock().unlock();
      }
    }
  }

  /**
   * Writes the file anew without the room that deleted rows left in it. It cannot be broken off;
   * whoever is killed meanwhile finds the old file.
   *
   * @throws WorkbenchException where another process has it open, or the disk has no room for a
   *     second file
   */
  public void compact() {
    DatabaseFile.checkRoom(folder);
    Path file = folder.resolve(FILE);
    Path written =
        closedWhile(() -> {
          try (Connection connection = DriverManager.getConnection(url(folder), "workbench", "");
              Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN COMPACT");
            return file;
          } catch (SQLException | MVStoreException e) {
            throw DatabaseFaults.explain(folder, e);
          }
        });
    assert written.equals(file);
  }

  /** Closes this process's connections; the last process to do so closes the file. */
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      pool.dispose();
      if (!closed) {
        closed = true;
        Integer unused =
            OPEN.computeIfPresent(folder, (key, count) -> count == 1 ? null : count - 1);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Starts Flyway only where there is something to do: it takes longer than all else here. */
  private static void migrate(JdbcConnectionPool pool, Path folder) throws SQLException {
    int stored;
    try (Connection connection = pool.getConnection()) {
      stored = storedSchema(connection);
    }
    if (stored > SCHEMA) {
      throw newer(folder, stored);
    }
    if (stored < SCHEMA) {
      try {
        Flyway.configure(Database.class.getClassLoader())
            .dataSource(pool)
            .locations(MIGRATIONS)
            .load()
            .migrate();
      } catch (FlywayException e) {
        throw DatabaseFaults.isHalfMigrated(e) ? DatabaseFaults.halfMigrated(folder, e) : e;
      }
      // Rows that a killed owner had not written yet come again from the journals. Tables do not:
      // whoever takes the file over finds them only where they are on the disk.
      try (Connection connection = pool.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CHECKPOINT SYNC");
      }
    }
  }

  /** The version of the last migration that was applied; 0 for an empty database. */
  private static int storedSchema(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
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
}
