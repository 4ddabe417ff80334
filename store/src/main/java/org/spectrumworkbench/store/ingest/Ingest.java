package org.spectrumworkbench.store.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.store.database.Database;
import org.spectrumworkbench.store.database.Place;

/**
 * Takes journals into the tables, each event exactly once.
 *
 * <p>A transaction takes in one chunk of a journal and, with it, the byte offset to read on from:
 * it happens wholly or not at all, so that whoever is killed in the middle leaves nothing half
 * done. Events are also told apart by their sequence number. A last line that is torn or still
 * being written is not there yet.
 *
 * <p>An attempt that was resumed after event {@code n} supersedes all later events of earlier
 * attempts: their rows are deleted. The journals keep them.
 *
 * <p>Any thread; two that take in the same run, in one process or in two, wait for each other.
 */
public final class Ingest {
  private final Database database;

  public Ingest(Database database) {
    this.database = database;
  }

  /**
   * What one chunk brought.
   *
   * @param events how many events were taken in
   * @param bytes how many bytes of the journal were read
   */
  public record Taken(int events, long bytes) {
    /** Whether the journal had nothing more to give. */
    public boolean isAll() {
      return bytes == 0;
    }
  }

  /**
   * A run's state as it is.
   *
   * @param changed whether the store said otherwise before
   */
  public record Effective(RunState state, boolean changed) {}

  /**
   * Makes a run known, before it has a journal even. Rows that come of other journals than those in
   * its folder are deleted.
   *
   * @return its key in the store
   * @throws WorkbenchException where another folder holds a run of the same identifier
   */
  public int register(RunFolder run) {
    Optional<Map.Entry<Integer, Path>> known = database.with(handle -> known(handle, run));
    if (known.isEmpty()) {
      String settings = settings(run);
      known = Optional.of(database.inTransaction(handle -> insert(handle, run, settings)));
    }
    int key = known.get().getKey();
    Path path = known.get().getValue();
    if (!path.equals(run.path())) {
      if (holds(path, run.id())) {
        throw new WorkbenchException(
            "The folders " + path + " and " + run.path() + " hold the same run " + run.id(),
            "One is a copy: delete it, or move it out of the folder of runs.");
      }
      database.with(handle ->
          handle
              .createUpdate("UPDATE run SET path = :path, present = TRUE WHERE run_key = :run")
              .bind("path", run.path().toString())
              .bind("run", key)
              .execute());
    }
    return database.with(handle -> OtherJournals.of(handle, key, run)) ? anew(key, run) : key;
  }

  /** Rows of journals that are not there any more make room for those that are. */
  private int anew(int key, RunFolder run) {
    String settings = settings(run);
    return database
        .inTransaction(handle -> {
          delete(handle, key);
          return known(handle, run).orElseGet(() -> insert(handle, run, settings));
        })
        .getKey();
  }

  private static void delete(Handle handle, int key) throws SQLException {
    EventRows.deleteAfter(handle.getConnection(), key, 0);
    handle.execute("DELETE FROM run WHERE run_key = ?", key);
  }

  /**
   * Takes in the next few megabytes of an attempt's journal. Attempts of a run are taken in in
   * their order.
   *
   * @throws WorkbenchException where the journal is damaged or the database fails
   */
  public Taken next(int run, Attempt attempt) {
    return database.inTransaction(handle -> {
      Connection connection = handle.getConnection();
      RunCursor cursor = new RunCursor(connection, run, attempt.run().id());
      AttemptCursor part = new AttemptCursor(connection, run, attempt.number());
      Journal.Chunk chunk = Journal.read(attempt.journal(), part.offset());
      long bytes = chunk.nextOffset() - part.offset();
      if (bytes == 0) {
        return new Taken(0, 0);
      }
      int events = take(connection, cursor, part, chunk);
      part.read(chunk.nextOffset());
      part.save();
      cursor.save();
      return new Taken(events, bytes);
    });
  }

  /**
   * Brings the run's state up to date: what its newest attempt says, corrected where the worker is
   * gone.
   *
   * @return the state, and whether it or its message changed
   */
  public Effective reconcile(int run, RunFolder folder) {
    Map<Integer, Said> said = new HashMap<>();
    database.with(handle -> {
      handle
          .createQuery("SELECT number, state, message FROM attempt WHERE run_key = :run")
          .bind("run", run)
          .map((rs, context) -> Map.entry(rs.getInt(1), Said.of(rs.getString(2), rs.getString(3))))
          .forEach(entry -> said.put(entry.getKey(), entry.getValue()));
      return said;
    });
    Said effective = effective(folder, said);
    int changes =
        database.with(handle ->
            handle
                .createUpdate(
                    """
                    UPDATE run SET state = :state, message = :message, present = TRUE
                    WHERE run_key = :run AND id = :id
                      AND (state <> :state OR message <> :message OR present = FALSE)
                    """)
                .bind("state", effective.state().name())
                .bind("message", effective.message())
                .bind("run", run)
                .bind("id", folder.id())
                .execute());
    return new Effective(effective.state(), changes > 0);
  }

  /**
   * Forgets a run: deletes all its rows, and nothing on disk. While the folder stays where runs are
   * looked for, the next look brings the run back; so delete the folder first.
   */
  public void forget(String id) {
    database.inTransaction(handle -> {
      Optional<Integer> key =
          handle
              .createQuery("SELECT run_key FROM run WHERE id = :id FOR UPDATE")
              .bind("id", id)
              .mapTo(Integer.class)
              .findOne();
      if (key.isPresent()) {
        delete(handle, key.get());
      }
      return key.isPresent();
    });
  }

  private static int take(
      Connection connection, RunCursor cursor, AttemptCursor part, Journal.Chunk chunk)
      throws SQLException {
    long holdsUpTo = part.holdsUpTo();
    int events = 0;
    try (EventRows rows = new EventRows(connection, cursor, part)) {
      for (JournalLine line : chunk.lines()) {
        if (line.seq() > part.lastSeq() && line.seq() <= holdsUpTo) {
          rows.add(line);
          events++;
          part.took(line.seq(), line.time());
        }
      }
      rows.flush();
    }
    return events;
  }

  /**
   * An attempt whose worker never came to life says nothing about the run: then the one before it
   * counts.
   */
  private static Said effective(RunFolder folder, Map<Integer, Said> said) {
    for (Attempt attempt : folder.attempts().reversed()) {
      Said last = said.getOrDefault(attempt.number(), Said.NOTHING);
      if (last.state() == RunState.CREATED && attempt.heartbeat().isEmpty()) {
        continue;
      }
      RunEvent.StateChanged now =
          attempt.changeGiven(new RunEvent.StateChanged(last.state(), last.message()));
      return new Said(now.state(), now.message());
    }
    return Said.NOTHING;
  }

  private static boolean holds(Path path, String id) {
    try {
      return RunFolder.isRun(path) && RunFolder.open(path).id().equals(id);
    } catch (WorkbenchException damaged) {
      return false;
    }
  }

  private static String settings(RunFolder run) {
    Path file = run.path().resolve("experiment.yaml");
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new WorkbenchException(
          "The run's settings " + file + " cannot be read: " + e.getMessage(),
          "Check the file's permissions, or restore it from a backup.",
          e);
    }
  }

  private static Optional<Map.Entry<Integer, Path>> known(Handle handle, RunFolder run) {
    return handle
        .createQuery("SELECT run_key, path FROM run WHERE id = :id")
        .bind("id", run.id())
        .map((rs, context) -> Map.entry(rs.getInt(1), Path.of(rs.getString(2))))
        .findOne();
  }

  private static Map.Entry<Integer, Path> insert(Handle handle, RunFolder run, String settings) {
    int key;
    try {
      key = insertRow(handle, run, settings);
    } catch (UnableToExecuteStatementException e) {
      // Another window saw the new run in the same moment.
      return known(handle, run).orElseThrow(() -> e);
    }
    // Fails here, with a clear message, rather than at the first event.
    Place.of(key, 0);
    return Map.entry(key, run.path());
  }

  private static int insertRow(Handle handle, RunFolder run, String settings) {
    return handle
        .createUpdate(
            """
            INSERT INTO run (id, name, path, created, settings, state, message, updated)
            VALUES (:id, :name, :path, :created, :settings, 'CREATED', '', :created)
            """)
        .bind("id", run.id())
        .bind("name", run.identity().name())
        .bind("path", run.path().toString())
        .bind("created", run.identity().created().atOffset(ZoneOffset.UTC))
        .bind("settings", settings)
        .executeAndReturnGeneratedKeys("run_key")
        .mapTo(Integer.class)
        .one();
  }

  private record Said(RunState state, String message) {
    static final Said NOTHING = new Said(RunState.CREATED, "");

    static Said of(@org.jspecify.annotations.Nullable String state, String message) {
      return state == null ? NOTHING : new Said(RunState.valueOf(state), message);
    }
  }
}
