package org.spectrumworkbench.store.care;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import org.spectrumworkbench.store.Watch;
import org.spectrumworkbench.store.database.Database;
import org.spectrumworkbench.store.database.DatabaseFile;
import org.spectrumworkbench.store.database.PrivateFolder;
import org.spectrumworkbench.store.ingest.Ingest;

/**
 * Brings back what a backup holds. All of it is unpacked and checked beside its place first, and
 * then moved there; what is there already is kept.
 */
public final class Restore {
  private final Workbench workbench;
  private final Clock clock;
  private final List<Manifest.Run> back = new ArrayList<>();
  private final List<Manifest.Run> kept = new ArrayList<>();
  private int files;
  private final Set<String> filesKept = new LinkedHashSet<>();

  /**
   * What was done.
   *
   * @param runs that are back
   * @param kept runs that were there, and are as they were
   * @param files how many files beside the runs are back
   * @param filesKept files and data sets that were there, and are as they were
   * @param oldDatabase where the database lies that was there before
   * @param models whether the backup holds checkpoints and models
   */
  public record Restored(
      List<Manifest.Run> runs,
      List<Manifest.Run> kept,
      int files,
      List<String> filesKept,
      Optional<Path> oldDatabase,
      boolean models) {
    public Restored {
      runs = List.copyOf(runs);
      kept = List.copyOf(kept);
      filesKept = List.copyOf(filesKept);
    }
  }

  private Restore(Workbench workbench, Clock clock) {
    this.workbench = workbench;
    this.clock = clock;
  }

  /**
   * Restores everything. The store must be closed, by this process too.
   *
   * @throws WorkbenchException where somebody has the store open, or the backup is not good; then
   *     nothing is changed
   * @throws java.util.concurrent.CancellationException where the watch breaks it off before
   *     anything is in its place
   */
  public static Restored all(Path file, Workbench workbench, Clock clock, Watch watch) {
    return new Restore(workbench, clock).all(file, watch);
  }

  /**
   * Restores some runs and nothing else; the store may be open, and takes them in.
   *
   * @param wanted identifiers or folder names
   * @throws WorkbenchException where the backup does not hold one of them, or is not good
   */
  public static Restored runs(
      Path file, List<String> wanted, Workbench workbench, Clock clock, Watch watch) {
    return new Restore(workbench, clock).some(file, wanted, watch);
  }

  private Restored all(Path file, Watch watch) {
    if (DatabaseFile.isHeld(workbench.store())) {
      throw new WorkbenchException(
          "The store in " + workbench.store() + " is in use by another window or command",
          "Close all windows and commands of this program, then try again.");
    }
    return unpacked(
        file,
        watch,
        (archive, staging) -> {
          Manifest manifest = archive.manifest();
          checkSpace(manifest.files());
          archive.unpack(manifest.files(), staging, watch);
          boolean hasDatabase = Files.exists(staging.resolve(Backup.DATABASE));
          if (hasDatabase) {
            // Opens it, brings an older schema up to date, and refuses a newer one.
            Database.open(staging.resolve("store")).close();
          }
          checkRuns(manifest.runs(), staging);
          rememberFolders(staging.resolve(Backup.RUN_FOLDERS));
          moveRuns(manifest.runs(), staging);
          moveHome(staging.resolve("home"));
          Optional<Path> old = hasDatabase ? moveDatabase(staging) : Optional.empty();
          return restored(old, manifest.models());
        });
  }

  private Restored some(Path file, List<String> wanted, Watch watch) {
    return unpacked(
        file,
        watch,
        (archive, staging) -> {
          Manifest manifest = archive.manifest();
          List<Manifest.Run> chosen = new ArrayList<>();
          for (String name : wanted) {
            chosen.add(
                manifest.runs().stream()
                    .filter(run -> run.id().equals(name) || run.folder().equals(name))
                    .findFirst()
                    .orElseThrow(() -> noSuchRun(file, name, manifest)));
          }
          Set<String> starts =
              chosen.stream().map(run -> "runs/" + run.folder() + "/").collect(Collectors.toSet());
          List<Manifest.Item> items =
              manifest.files().stream()
                  .filter(item -> starts.stream().anyMatch(item.path()::startsWith))
                  .toList();
          checkSpace(items);
          archive.unpack(items, staging, watch);
          checkRuns(chosen, staging);
          moveRuns(chosen, staging);
          return restored(Optional.empty(), manifest.models());
        });
  }

  private interface Work {
    Restored with(Archive archive, Path staging) throws IOException;
  }

  private Restored unpacked(Path file, Watch watch, Work work) {
    Path staging = WholeFile.unused(workbench.home(), "restore");
    try (Archive archive = Archive.open(file)) {
      if (!Files.exists(workbench.home())) {
        PrivateFolder.make(workbench.home());
      }
      Privacy.makeFolder(staging);
      try {
        watch.orCancel();
        return work.with(archive, staging);
      } finally {
        WholeFile.deleteTree(staging);
      }
    } catch (IOException e) {
      throw new WorkbenchException(
          "The backup "
              + file
              + " cannot be restored below "
              + workbench.home()
              + ": "
              + e.getMessage(),
          "Check the permissions and the free disk space, then try again: what is back already is"
              + " kept.",
          e);
    }
  }

  private void checkSpace(List<Manifest.Item> items) throws IOException {
    long needed = items.stream().mapToLong(Manifest.Item::bytes).sum();
    FileStore disk = Files.getFileStore(workbench.home());
    if (needed > disk.getUsableSpace()) {
      throw new WorkbenchException(
          "The backup needs "
              + needed / 1_000_000
              + " MB; the disk of "
              + workbench.home()
              + " has "
              + disk.getUsableSpace() / 1_000_000
              + " MB",
          "Free some disk space, or set SPECTRUM_HOME to another disk.");
    }
  }

  /** All of them before the first is moved. */
  private static void checkRuns(List<Manifest.Run> runs, Path staging) {
    for (Manifest.Run run : runs) {
      Path unpacked = staging.resolve("runs").resolve(run.folder());
      if (!Files.isDirectory(unpacked) || !RunFolder.open(unpacked).id().equals(run.id())) {
        throw new WorkbenchException(
            "The backup's run " + run.id() + " is not in its folder " + run.folder(),
            "Take another copy of the backup.");
      }
    }
  }

  private void moveRuns(List<Manifest.Run> runs, Path staging) throws IOException {
    Set<String> known =
        new KnownRuns(workbench.store())
            .list(workbench.runs()).stream().map(RunFolder::id).collect(Collectors.toSet());
    Privacy.makeFolders(workbench.runs());
    for (Manifest.Run run : runs) {
      Path folder = workbench.runs().resolve(run.folder());
      if (known.contains(run.id()) || Files.exists(folder)) {
        kept.add(run);
      } else {
        WholeFile.publish(staging.resolve("runs").resolve(run.folder()), folder);
        back.add(run);
      }
    }
  }

  /** Data sets are kept or moved whole: parts of two sets of one name make none. */
  private void moveHome(Path home) throws IOException {
    if (!Files.isDirectory(home)) {
      return;
    }
    List<Path> unpacked;
    try (var all = Files.walk(home)) {
      unpacked = all.filter(Files::isRegularFile).sorted().toList();
    }
    Set<Path> sets = new LinkedHashSet<>();
    for (Path file : unpacked) {
      Path below = home.relativize(file);
      Path unit =
          below.startsWith("datasets")
              ? below.subpath(0, Math.min(2, below.getNameCount()))
              : below;
      Path target = workbench.home().resolve(unit);
      if (below.startsWith("queue")) {
        // What stands in a queue is started: that is for the user to ask.
        continue;
      }
      if (sets.contains(unit)) {
        files++;
      } else if (Files.exists(target)) {
        filesKept.add(unit.toString());
      } else {
        Privacy.makeFolders(requireNonNull(target.getParent()));
        Files.move(home.resolve(unit), target);
        sets.add(unit);
        files++;
      }
    }
  }

  /** Runs elsewhere that are still there are known again. */
  private void rememberFolders(Path list) throws IOException {
    if (Files.exists(list)) {
      KnownRuns known = new KnownRuns(workbench.store());
      for (Path folder : KnownRuns.folders(list)) {
        if (folder.isAbsolute() && RunFolder.isRun(folder)) {
          known.add(folder);
        }
      }
    }
  }

  private Optional<Path> moveDatabase(Path staging) throws IOException {
    PrivateFolder.make(workbench.store());
    Optional<Path> old = DatabaseFile.moveAside(workbench.store(), clock.instant());
    Files.move(staging.resolve(Backup.DATABASE), workbench.store().resolve(Database.FILE));
    try (Database database = Database.open(workbench.store())) {
      // Their folders may have gone on since, or be others: they are read in anew.
      Ingest ingest = new Ingest(database);
      kept.forEach(run -> ingest.forget(run.id()));
      for (Manifest.Run run : back) {
        int moved =
            database.with(handle ->
                handle.execute(
                    "UPDATE run SET path = ?, present = TRUE WHERE id = ?",
                    workbench.runs().resolve(run.folder()).toAbsolutePath().normalize().toString(),
                    run.id()));
        assert moved <= 1;
      }
    }
    return old;
  }

  private Restored restored(Optional<Path> old, boolean models) {
    return new Restored(back, kept, files, List.copyOf(filesKept), old, models);
  }

  private static WorkbenchException noSuchRun(Path file, String name, Manifest manifest) {
    String there =
        manifest.runs().stream().map(Manifest.Run::id).limit(20).collect(Collectors.joining(", "));
    return new WorkbenchException(
        "The backup " + file + " holds no run " + name, "It holds: " + there + ".");
  }
}
