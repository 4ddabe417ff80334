package org.spectrumworkbench.store.care;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunInspection;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import org.spectrumworkbench.store.RunSync;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.Watch;
import org.spectrumworkbench.store.database.TableCheck;
import org.spectrumworkbench.store.ingest.RunDigest;

/**
 * Looks whether the store is whole: the database, every run's folder, and whether the one says what
 * the other does.
 *
 * <p>For the last a second database is made of one run's journals after the other, in a temporary
 * folder, and the rows compared. That takes about as long as a rebuild, and for a while as much of
 * the disk as the largest run has in the database.
 */
public final class StoreCheck {
  private static final String REBUILD =
      "The journals count: spectrum store rebuild makes the database anew from them.";

  private final Store store;
  private final Workbench workbench;
  private final Watch watch;
  private final Map<String, WorkbenchException> faults = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private long events;
  private int checkpoints;
  private int models;
  private int compared;

  /**
   * What was found.
   *
   * @param runs folders looked at
   * @param events in their journals
   * @param checkpoints looked at
   * @param models looked at
   * @param tables of the database, all read
   * @param rows in them
   * @param compared runs whose rows were compared with a second reading of their journals
   * @param faults each with its mend; empty where all is well
   * @param notes what is no fault and yet worth a word
   */
  public record Found(
      int runs,
      long events,
      int checkpoints,
      int models,
      int tables,
      long rows,
      int compared,
      List<WorkbenchException> faults,
      List<String> notes) {
    public Found {
      faults = List.copyOf(faults);
      notes = List.copyOf(notes);
    }
  }

  private StoreCheck(Store store, Workbench workbench, Watch watch) {
    this.store = store;
    this.workbench = workbench;
    this.watch = watch;
  }

  /**
   * Looks. What is new in the journals is taken in first, as by every window.
   *
   * @param compares whether rows are compared with a second reading
   * @throws java.util.concurrent.CancellationException where the watch breaks it off
   */
  public static Found of(Store store, Workbench workbench, boolean compares, Watch watch) {
    return new StoreCheck(store, workbench, watch).look(compares);
  }

  private Found look(boolean compares) {
    new RunSync(store, List.of(workbench.runs())).catchUp(watch).faults().forEach(this::add);
    TableCheck.Found tables =
        TableCheck.of(
            store.database(),
            (table, rows) -> {
              watch.orCancel();
              watch.at("read the database", 0, 0);
            });
    tables.faults().forEach(this::add);
    List<RunFolder> runs = new KnownRuns(store.folder()).list(workbench.runs());
    damagedFolders();
    Map<String, String> settings = settings();
    long all = runs.stream().mapToLong(StoreCheck::journalBytes).sum();
    long before = 0;
    for (RunFolder run : runs) {
      long start = before;
      RunInspection.Found found =
          RunInspection.of(
              run,
              read -> {
                watch.orCancel();
                watch.at("read the journals", start + read, all);
              });
      before += journalBytes(run);
      found.faults().forEach(this::add);
      notes.addAll(found.notes());
      events += found.events();
      checkpoints += found.checkpoints();
      models += found.models();
      unchanged(run, settings.get(run.id()));
    }
    if (compares) {
      compare(runs, all);
    }
    return new Found(
        runs.size(),
        events,
        checkpoints,
        models,
        tables.tables(),
        tables.rows(),
        compared,
        List.copyOf(faults.values()),
        notes);
  }

  private void add(WorkbenchException fault) {
    faults.putIfAbsent(String.valueOf(fault.getMessage()), fault);
  }

  /** Folders that look like runs and are none, which lists leave out. */
  private void damagedFolders() {
    if (!Files.isDirectory(workbench.runs())) {
      return;
    }
    try (var children = Files.list(workbench.runs())) {
      for (Path child : (Iterable<Path>) children.filter(RunFolder::isRun).sorted()::iterator) {
        try {
          RunFolder unused = RunFolder.open(child);
        } catch (WorkbenchException damaged) {
          add(damaged);
        }
      }
    } catch (IOException e) {
      add(
          new WorkbenchException(
              "The folder " + workbench.runs() + " cannot be listed: " + e.getMessage(),
              "Check its permissions.",
              e));
    }
  }

  private Map<String, String> settings() {
    return store
        .database()
        .with(handle -> {
          Map<String, String> all = new LinkedHashMap<>();
          handle
              .createQuery("SELECT id, settings FROM run")
              .map((rs, context) -> Map.entry(rs.getString(1), rs.getString(2)))
              .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
          return all;
        });
  }

  /** The settings of a run are those it was first seen with. */
  private void unchanged(RunFolder run, @org.jspecify.annotations.Nullable String stored) {
    Path file = run.path().resolve("experiment.yaml");
    try {
      if (stored != null && !stored.equals(Files.readString(file))) {
        add(
            new WorkbenchException(
                "The settings " + file + " were changed after the run was made",
                "Its numbers came of the old ones, which the database still has: restore the file"
                    + " from a backup. After a rebuild the new ones count."));
      }
    } catch (IOException e) {
      add(
          new WorkbenchException(
              "The settings " + file + " cannot be read: " + e.getMessage(),
              "Check the file's permissions, or restore it from a backup.",
              e));
    }
  }

  private void compare(List<RunFolder> runs, long all) {
    Path folder;
    try {
      folder = Files.createTempDirectory("spectrum-verify");
    } catch (IOException e) {
      throw cannotCompare(e);
    }
    try {
      try (Store second = Store.open(folder.resolve("store"))) {
        long before = 0;
        for (RunFolder run : runs) {
          watch.orCancel();
          watch.at("compare with the journals", before, all);
          compare(run, second);
          before += journalBytes(run);
        }
      } finally {
        WholeFile.deleteTree(folder);
      }
    } catch (IOException e) {
      throw cannotCompare(e);
    }
  }

  private void compare(RunFolder run, Store second) {
    boolean live = run.latestAttempt().map(Attempt::state).filter(RunState::isLive).isPresent();
    if (live) {
      notes.add(run.id() + " is under way: its rows were not compared");
      return;
    }
    try {
      // It may have gone on since the check began.
      long unused = store.take(run) + second.take(run);
    } catch (WorkbenchException damaged) {
      // Told already, by whoever looked at the journals.
      return;
    }
    Map<String, RunDigest.Rows> has = RunDigest.of(store.database(), run.id());
    Map<String, RunDigest.Rows> should = RunDigest.of(second.database(), run.id());
    should.forEach((table, rows) -> {
      RunDigest.Rows there = has.getOrDefault(table, new RunDigest.Rows(0, ""));
      if (!there.equals(rows)) {
        add(
            new WorkbenchException(
                "The database says otherwise of "
                    + run.id()
                    + " than its journals: table "
                    + table
                    + (there.count() == rows.count()
                        ? ", other values in " + rows.count() + " rows"
                        : ", " + there.count() + " rows for " + rows.count()),
                REBUILD));
      }
    });
    second.forget(run.id());
    compared++;
  }

  private static long journalBytes(RunFolder run) {
    return run.attempts().stream().mapToLong(a -> a.journal().toFile().length()).sum();
  }

  private static WorkbenchException cannotCompare(IOException e) {
    return new WorkbenchException(
        "The second database to compare with cannot be made: " + e.getMessage(),
        "Free some space in the system's temporary folder, or leave the comparison out: --quick.",
        e);
  }
}
