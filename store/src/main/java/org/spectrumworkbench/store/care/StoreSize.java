package org.spectrumworkbench.store.care;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.Staging;
import org.spectrumworkbench.core.bundle.Bundle;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.Watch;

/**
 * What the workbench takes of the disk, in bytes.
 *
 * @param runs largest first
 * @param database the file
 * @param oldDatabases files that rebuilds and restores moved aside
 * @param leftovers what killed processes left of bundles and backups that they were unpacking; the
 *     next one that is opened or restored deletes it
 * @param other data sets, drafts, lists and logs
 * @param free what the disk has left; below 0 where the system does not say
 */
public record StoreSize(
    List<Run> runs, long database, long oldDatabases, long leftovers, long other, long free) {
  public StoreSize {
    runs = List.copyOf(runs);
  }

  /**
   * One run.
   *
   * @param rows its share of the database's file, by the bytes of its journals that are taken in:
   *     an estimate; not part of the run's folder
   * @param journal all attempts
   * @param checkpoints all attempts
   * @param models all attempts
   * @param other logs, results, reports, settings
   */
  public record Run(
      String id,
      String name,
      Path path,
      long rows,
      long journal,
      long checkpoints,
      long models,
      long other) {
    /** What deleting the run's folder would give back at once. */
    public long folder() {
      return journal + checkpoints + models + other;
    }

    /** With its rows, whose room compacting gives back. */
    public long all() {
      return folder() + rows;
    }
  }

  /** All runs with all that lies beside them. */
  public long total() {
    return runs.stream().mapToLong(Run::folder).sum() + database + oldDatabases + leftovers + other;
  }

  /**
   * Measures.
   *
   * @throws java.util.concurrent.CancellationException where the watch breaks it off
   */
  public static StoreSize of(Store store, Workbench workbench, Watch watch) {
    Map<String, Long> ingested = ingested(store);
    long all = Math.max(1, ingested.values().stream().mapToLong(Long::longValue).sum());
    long database = store.fileBytes();
    List<Run> runs = new ArrayList<>();
    List<RunFolder> folders = new KnownRuns(store.folder()).list(workbench.runs());
    for (RunFolder run : folders) {
      watch.orCancel();
      watch.at("measure the runs", runs.size(), folders.size());
      long rows = Math.round(database * ((double) ingested.getOrDefault(run.id(), 0L) / all));
      runs.add(measured(run, rows));
    }
    runs.sort(Comparator.comparingLong(Run::all).reversed().thenComparing(Run::id));
    long old = 0;
    try (var files = Files.list(store.folder())) {
      for (Path file : (Iterable<Path>) files::iterator) {
        old += file.toString().endsWith(".old.mv.db") ? Files.size(file) : 0;
      }
    } catch (IOException goneMeanwhile) {
      old = 0;
    }
    Map<String, Long> home = byKind(workbench.home(), workbench);
    long leftInHome = leftovers(workbench.home(), Restore.STAGED);
    return new StoreSize(
        runs,
        database,
        old,
        leftInHome + leftovers(workbench.runs(), Bundle.STAGED),
        home.getOrDefault("other", 0L) - leftInHome,
        free(workbench.home()));
  }

  private static long leftovers(Path folder, String name) {
    long bytes = 0;
    try {
      for (Path left : Staging.abandoned(folder, name, Clock.systemUTC())) {
        bytes +=
            byKind(left, new Workbench(left.resolve("none"))).values().stream()
                .mapToLong(Long::longValue)
                .sum();
      }
    } catch (IOException cannotBeListed) {
      return bytes;
    }
    return bytes;
  }

  private static Map<String, Long> ingested(Store store) {
    return store
        .database()
        .with(handle -> {
          Map<String, Long> bytes = new HashMap<>();
          handle
              .createQuery(
                  "SELECT r.id, SUM(a.ingested) FROM run r JOIN attempt a ON a.run_key = r.run_key"
                      + " GROUP BY r.id")
              .map((rs, context) -> Map.entry(rs.getString(1), rs.getLong(2)))
              .forEach(entry -> bytes.put(entry.getKey(), entry.getValue()));
          return bytes;
        });
  }

  private static Run measured(RunFolder run, long rows) {
    Map<String, Long> kinds = byKind(run.path(), new Workbench(run.path().resolve("none")));
    return new Run(
        run.id(),
        run.identity().name(),
        run.path(),
        rows,
        kinds.getOrDefault("journal", 0L),
        kinds.getOrDefault("checkpoints", 0L),
        kinds.getOrDefault("models", 0L),
        kinds.getOrDefault("other", 0L));
  }

  /** Bytes below a folder by what they are, without the workbench's store and runs. */
  private static Map<String, Long> byKind(Path top, Workbench except) {
    Map<String, Long> bytes = new HashMap<>();
    try {
      Files.walkFileTree(
          top,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              return folder.equals(except.store()) || folder.equals(except.runs())
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              bytes.merge(kind(top.relativize(file)), attributes.size(), Long::sum);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException goneMeanwhile) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException goneMeanwhile) {
      return bytes;
    }
    return bytes;
  }

  private static String kind(Path below) {
    if (below.getNameCount() < 2 || !below.getName(0).toString().startsWith("attempt-")) {
      return "other";
    }
    return switch (below.getName(1).toString()) {
      case "journal.jsonl" -> "journal";
      case "checkpoints" -> "checkpoints";
      case "models" -> "models";
      default -> "other";
    };
  }

  private static long free(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      return -1;
    }
  }
}
