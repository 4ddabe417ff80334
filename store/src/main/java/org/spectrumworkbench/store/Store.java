package org.spectrumworkbench.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.store.database.Database;
import org.spectrumworkbench.store.database.DatabaseFile;
import org.spectrumworkbench.store.ingest.Ingest;
import org.spectrumworkbench.store.query.Contents;
import org.spectrumworkbench.store.query.ForecastQueries;
import org.spectrumworkbench.store.query.LiveQueries;
import org.spectrumworkbench.store.query.ResultQueries;
import org.spectrumworkbench.store.query.RunQueries;
import org.spectrumworkbench.store.query.SampleQueries;

/**
 * The database of one workbench: what the journals of its runs say, to be queried.
 *
 * <p>Any number of threads may query at once, never the window's. Taking journals in is for one
 * thread: {@link RunSync}'s, or a command's; should a second one do it, in this process or another,
 * they wait for each other and nothing is taken in twice. Several processes may hold the same store
 * open. Every fault arrives as a {@link WorkbenchException}.
 */
public final class Store implements AutoCloseable {
  private static final List<String> LIVE =
      Arrays.stream(RunState.values()).filter(RunState::isLive).map(RunState::name).toList();

  private final Database database;
  private final KnownRuns known;
  private final Ingest ingest;

  private Store(Database database) {
    this.database = database;
    this.known = new KnownRuns(database.folder());
    this.ingest = new Ingest(database);
  }

  /**
   * Opens the store in a folder, making it where it is missing.
   *
   * @throws WorkbenchException where the folder cannot be written, another program holds the
   *     database for itself, it is damaged, or a newer version of this program made it
   */
  public static Store open(Path storeFolder) {
    return new Store(Database.open(storeFolder));
  }

  /**
   * Makes the database anew from run folders. The old file is kept beside it, under a name with the
   * time.
   *
   * @param runs every folder that holds runs; runs elsewhere are found by themselves, see {@link
   *     KnownRuns}
   * @param faults is told of each run that cannot be taken in
   * @return the new store, open
   * @throws WorkbenchException where the old file cannot be moved away: another window or command
   *     has it open
   */
  public static Store rebuild(Path storeFolder, List<Path> runs, Clock clock, Faults faults) {
    return rebuild(storeFolder, runs, clock, faults, Watch.NOBODY);
  }

  /**
   * The same, watched.
   *
   * @throws CancellationException where it was broken off; the new database is good, and what it
   *     lacks comes in when it is opened next
   */
  public static Store rebuild(
      Path storeFolder, List<Path> runs, Clock clock, Faults faults, Watch watch) {
    Optional<Path> unused = DatabaseFile.moveAside(storeFolder, clock.instant());
    Store store = open(storeFolder);
    try {
      new RunSync(store, runs).catchUp(watch).faults().forEach(faults::report);
      return store;
    } catch (RuntimeException | Error e) {
      store.close();
      throw e;
    }
  }

  /**
   * Makes the database of this open store anew; otherwise as {@link #rebuild(Path, List, Clock,
   * Faults, Watch)}. Views that ask meanwhile find what is in it so far.
   */
  public void rebuild(List<Path> runs, Clock clock, Faults faults, Watch watch) {
    Optional<Path> unused =
        database.closedWhile(() -> DatabaseFile.moveAside(database.folder(), clock.instant()));
    new RunSync(this, runs).catchUp(watch).faults().forEach(faults::report);
  }

  /** Whether a store that cannot be opened is damaged, so that a rebuild mends it. */
  public static boolean isMendedByRebuild(WorkbenchException fault) {
    return Database.isDamage(fault);
  }

  /** Where the database lies. */
  public Path folder() {
    return database.folder();
  }

  /** See {@link Database#copyTo}. */
  public void copyDatabase(Path zip) {
    database.copyTo(zip);
  }

  /** See {@link Database#closedWhile}. */
  public <T> T closedWhile(Supplier<T> work) {
    return database.closedWhile(work);
  }

  /**
   * Gives the disk back what deleted rows took; see {@link Database#compact}.
   *
   * @return the file's size before and after, in bytes
   */
  public Compacted compact() {
    long before = fileBytes();
    database.compact();
    return new Compacted(before, fileBytes());
  }

  /**
   * What compacting came to.
   *
   * @param before the file's size in bytes
   * @param after the same
   */
  public record Compacted(long before, long after) {}

  /** Size of the database's file in bytes; 0 where it is not there. */
  public long fileBytes() {
    try {
      return Files.size(database.folder().resolve(Database.FILE));
    } catch (IOException e) {
      return 0;
    }
  }

  /** Is told of what could not be taken in. */
  @FunctionalInterface
  public interface Faults {
    /** Reports one fault. */
    void report(WorkbenchException fault);
  }

  /** Runs for lists and the search. */
  public RunQueries runs() {
    return new RunQueries(database);
  }

  /** Curves, groups and maps. */
  public LiveQueries live() {
    return new LiveQueries(database);
  }

  /** Problems and their sampled answers. */
  public SampleQueries samples() {
    return new SampleQueries(database);
  }

  /** Probes, specialists, models, held-out scores. */
  public ResultQueries results() {
    return new ResultQueries(database);
  }

  /** Forecasts, and how true they were. */
  public ForecastQueries forecasts() {
    return new ForecastQueries(database);
  }

  /**
   * Takes in everything a run's journals hold and brings its state up to date.
   *
   * @return how many events were new
   * @throws WorkbenchException where a journal is damaged or the database fails
   */
  public long take(RunFolder run) {
    int key = ingest.register(run);
    long events = 0;
    for (Attempt attempt : run.attempts()) {
      Ingest.Taken taken;
      do {
        taken = ingest.next(key, attempt);
        events += taken.events();
      } while (!taken.isAll());
    }
    ingest.reconcile(key, run);
    return events;
  }

  /**
   * Forgets a run: all its rows, nothing on disk. Delete the folder first, with {@link
   * RunFolder#delete}, or the next poll brings the run back.
   */
  public void forget(String run) {
    runs().find(run).ifPresent(row -> known.remove(row.path()));
    ingest.forget(run);
  }

  /** How much the store holds; counts every table. */
  public Contents contents() {
    long size = fileBytes();
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT (SELECT COUNT(*) FROM run), (SELECT COUNT(*) FROM rollout_group),
                  (SELECT COUNT(*) FROM rollout), (SELECT COUNT(*) FROM metric)
                """)
            .map((rs, context) ->
                new Contents(rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getLong(4), size))
            .one());
  }

  @Override
  public void close() {
    database.close();
  }

  /** What runs and tables hold, for those who look after the store. */
  public Database database() {
    return database;
  }

  Ingest ingest() {
    return ingest;
  }

  /** Run folders outside the usual place. */
  SequencedSet<Path> elsewhere() {
    return known.elsewhere();
  }

  /** Bytes of journals that are taken in. */
  public long ingestedBytes() {
    return database.with(handle ->
        handle
            .createQuery("SELECT COALESCE(SUM(ingested), 0) FROM attempt")
            .mapTo(Long.class)
            .one());
  }

  /** See {@link Database#owner}. */
  String owner() {
    return database.owner();
  }

  /**
   * Marks a run whose folder is gone; its rows stay. No worker goes on without its folder.
   *
   * @return whether the store said otherwise before
   */
  boolean markMissing(String run) {
    return database.with(handle ->
        handle
            .createUpdate(
                """
                UPDATE run SET present = FALSE,
                  message = CASE WHEN state IN (<live>) THEN 'its folder is gone' ELSE message END,
                  state = CASE WHEN state IN (<live>) THEN 'INTERRUPTED' ELSE state END
                WHERE id = :run AND (present OR state IN (<live>))
                """)
            .bindList("live", LIVE)
            .bind("run", run)
            .execute())
        > 0;
  }
}
