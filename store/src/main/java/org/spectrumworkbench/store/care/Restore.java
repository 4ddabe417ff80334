package org.spectrumworkbench.store.care;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.Staging;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.zip.Content;
import org.spectrumworkbench.store.Watch;
import org.spectrumworkbench.store.database.Database;
import org.spectrumworkbench.store.database.DatabaseFile;
import org.spectrumworkbench.store.database.ForeignDatabase;
import org.spectrumworkbench.store.database.PrivateFolder;

/**
 * A backup, unpacked and checked beside its place, which may take long and disturbs nobody. To
 * {@link #publish} it takes a moment, and only for that the store must be closed; what is there
 * already is kept.
 */
public final class Restore implements AutoCloseable {
  /** Unpacked in the workbench's folder, under the name of {@link Staging}. */
  static final String STAGED = "restore";

  private final Path file;
  private final Workbench workbench;
  private final Clock clock;
  private final Staging staging;
  private final Manifest manifest;

  /** Those to come back. */
  private final List<Manifest.Run> runs;

  /** Whether database, data sets and drafts come back too. */
  private final boolean whole;

  /**
   * What was done.
   *
   * @param runs that are back
   * @param kept runs that were there, and are as they were
   * @param nameTaken runs that are not back, since something else bears their folder's name
   * @param files how many files beside the runs are back
   * @param filesKept files and data sets that were there, and are as they were
   * @param oldDatabase where the database lies that was there before
   * @param models whether the backup holds checkpoints and models
   */
  public record Restored(
      List<Manifest.Run> runs,
      List<Manifest.Run> kept,
      List<Manifest.Run> nameTaken,
      int files,
      List<String> filesKept,
      Optional<Path> oldDatabase,
      boolean models) {
    public Restored {
      runs = List.copyOf(runs);
      kept = List.copyOf(kept);
      nameTaken = List.copyOf(nameTaken);
      filesKept = List.copyOf(filesKept);
    }
  }

  private Restore(
      Path file,
      Workbench workbench,
      Clock clock,
      Staging staging,
      Manifest manifest,
      List<Manifest.Run> runs,
      boolean whole) {
    this.file = file;
    this.workbench = workbench;
    this.clock = clock;
    this.staging = staging;
    this.manifest = manifest;
    this.runs = runs;
    this.whole = whole;
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
    if (DatabaseFile.isHeld(workbench.store())) {
      throw DatabaseFile.inUse(workbench.store());
    }
    try (Restore unpacked = unpack(file, workbench, clock, watch)) {
      return unpacked.publish();
    }
  }

  /**
   * Restores some runs and nothing else; the store may be open, and takes them in.
   *
   * @param wanted identifiers or folder names
   * @throws WorkbenchException where the backup does not hold one of them, or is not good
   */
  public static Restored runs(
      Path file, List<String> wanted, Workbench workbench, Clock clock, Watch watch) {
    try (Restore unpacked = unpack(file, Optional.of(wanted), workbench, clock, watch)) {
      return unpacked.publish();
    }
  }

  /**
   * Unpacks and checks all of a backup; nothing of it is in its place yet, and the store may be
   * open. Closing removes what was not {@link #publish published}.
   *
   * @throws WorkbenchException saying why it is refused; nothing is left of it then
   * @throws java.util.concurrent.CancellationException where the watch breaks it off; likewise
   */
  public static Restore unpack(Path file, Workbench workbench, Clock clock, Watch watch) {
    return unpack(file, Optional.empty(), workbench, clock, watch);
  }

  private static Restore unpack(
      Path file, Optional<List<String>> wanted, Workbench workbench, Clock clock, Watch watch) {
    try (Archive archive = Archive.open(file)) {
      Manifest manifest = archive.manifest();
      List<Manifest.Run> runs = new ArrayList<>();
      if (wanted.isPresent()) {
        wanted.get().forEach(name -> runs.add(run(file, name, manifest)));
      } else {
        runs.addAll(manifest.runs());
      }
      if (!Files.exists(workbench.home())) {
        PrivateFolder.make(workbench.home());
      }
      Staging staging = Staging.make(workbench.home(), STAGED);
      Restore restore =
          new Restore(file, workbench, clock, staging, manifest, runs, wanted.isEmpty());
      try {
        restore.unpack(archive, watch);
        return restore;
      } catch (IOException | RuntimeException | Error e) {
        staging.close();
        throw e;
      }
    } catch (IOException e) {
      throw cannotRestore(file, workbench, e);
    }
  }

  private void unpack(Archive archive, Watch watch) throws IOException {
    watch.orCancel();
    List<Content> items = whole ? manifest.files() : filesOfRuns();
    checkSpace(items);
    archive.unpack(items, staging.path(), watch);
    checkRuns();
    if (whole && Files.exists(staging.path().resolve(Backup.DATABASE))) {
      ForeignDatabase.check(staging.path().resolve(Backup.DATABASE));
      // Opens it, brings an older schema up to date, and refuses a newer one. Here the rows go
      // that are not to come back: there may be many.
      try (Database database = Database.open(staging.path().resolve("store"))) {
        placement().settle(database, runs);
      }
    }
    WholeFile.flushFolders(staging.path());
  }

  private Placement placement() {
    return new Placement(workbench, staging.path(), clock);
  }

  private List<Content> filesOfRuns() {
    Set<String> starts =
        runs.stream().map(run -> "runs/" + run.folder() + "/").collect(Collectors.toSet());
    return manifest.files().stream()
        .filter(item -> starts.stream().anyMatch(item.path()::startsWith))
        .toList();
  }

  /**
   * Puts all in its place. Where the backup's database comes back the store must be closed, by this
   * process too.
   *
   * @throws WorkbenchException where the store is open in another process, or something cannot be
   *     moved: it says what became of the database, and what is back already stays
   */
  public Restored publish() {
    try {
      return placement().publish(runs, whole, manifest.models());
    } catch (IOException e) {
      throw cannotRestore(file, workbench, e);
    }
  }

  @Override
  public void close() {
    try {
      staging.close();
    } catch (IOException e) {
      throw cannotRestore(file, workbench, e);
    }
  }

  private static WorkbenchException cannotRestore(Path file, Workbench workbench, IOException e) {
    return new WorkbenchException(
        "The backup "
            + file
            + " cannot be restored below "
            + workbench.home()
            + ": "
            + FileFault.words(e),
        "Check the permissions and the free disk space, then try again: what is back already is"
            + " kept.",
        e);
  }

  private void checkSpace(List<Content> items) throws IOException {
    long needed = items.stream().mapToLong(Content::bytes).sum();
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

  private void checkRuns() {
    for (Manifest.Run run : runs) {
      Path unpacked = staging.path().resolve("runs").resolve(run.folder());
      if (!Files.isDirectory(unpacked) || !RunFolder.open(unpacked).id().equals(run.id())) {
        throw new WorkbenchException(
            "The backup's run " + run.id() + " is not in its folder " + run.folder(),
            "Take another copy of the backup.");
      }
    }
  }

  private static Manifest.Run run(Path file, String name, Manifest manifest) {
    return manifest.runs().stream()
        .filter(run -> run.id().equals(name) || run.folder().equals(name))
        .findFirst()
        .orElseThrow(() -> noSuchRun(file, name, manifest));
  }

  private static WorkbenchException noSuchRun(Path file, String name, Manifest manifest) {
    String there =
        manifest.runs().stream().map(Manifest.Run::id).limit(20).collect(Collectors.joining(", "));
    return new WorkbenchException(
        "The backup " + file + " holds no run " + name, "It holds: " + there + ".");
  }
}
