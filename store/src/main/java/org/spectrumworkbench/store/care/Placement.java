package org.spectrumworkbench.store.care;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
import org.spectrumworkbench.store.database.Database;
import org.spectrumworkbench.store.database.DatabaseFile;
import org.spectrumworkbench.store.database.PrivateFolder;
import org.spectrumworkbench.store.ingest.Ingest;

/** Moves what was unpacked of a backup to its place, and leaves what is there as it is. */
final class Placement {
  private final Workbench workbench;
  private final Path staging;
  private final Clock clock;
  private final List<Manifest.Run> back = new ArrayList<>();
  private final List<Manifest.Run> kept = new ArrayList<>();
  private final List<Manifest.Run> nameTaken = new ArrayList<>();
  private final Set<String> filesKept = new LinkedHashSet<>();
  private int files;

  /**
   * @param staging holds {@code runs}, {@code home} and {@code store} as the backup does
   */
  Placement(Workbench workbench, Path staging, Clock clock) {
    this.workbench = workbench;
    this.staging = staging;
    this.clock = clock;
  }

  /**
   * Puts all in its place.
   *
   * @param whole whether database, data sets and drafts come back, or runs alone
   * @param models whether the backup holds checkpoints and models
   */
  Restore.Restored publish(List<Manifest.Run> runs, boolean whole, boolean models)
      throws IOException {
    if (whole) {
      rememberFolders();
    }
    moveRuns(runs);
    Optional<Path> old = Optional.empty();
    if (whole) {
      moveHome(staging.resolve("home"));
      old = moveDatabase();
    }
    return new Restore.Restored(back, kept, nameTaken, files, List.copyOf(filesKept), old, models);
  }

  /**
   * Deletes from the backup's database the rows of runs that are not to come back. It is done again
   * when the others are in their places, and then finds little to do.
   */
  void settle(Database database, List<Manifest.Run> runs) throws IOException {
    Set<String> known = known();
    for (Path folder : foldersElsewhere()) {
      try {
        known.add(RunFolder.open(folder).id());
      } catch (WorkbenchException damaged) {
        continue;
      }
    }
    forget(
        database, runs.stream().filter(run -> known.contains(run.id()) || isTaken(run)).toList());
  }

  /** Their folders may have gone on since, or be others: they are read in anew. */
  private static void forget(Database database, List<Manifest.Run> runs) {
    Ingest ingest = new Ingest(database);
    runs.forEach(run -> ingest.forget(run.id()));
  }

  private Set<String> known() {
    return new KnownRuns(workbench.store())
        .list(workbench.runs()).stream().map(RunFolder::id).collect(Collectors.toSet());
  }

  private boolean isTaken(Manifest.Run run) {
    return Files.exists(workbench.runs().resolve(run.folder()), LinkOption.NOFOLLOW_LINKS);
  }

  private void moveRuns(List<Manifest.Run> runs) throws IOException {
    Set<String> known = known();
    Privacy.makeFolders(workbench.runs());
    for (Manifest.Run run : runs) {
      if (known.contains(run.id())) {
        kept.add(run);
      } else if (isTaken(run)) {
        nameTaken.add(run);
      } else {
        WholeFile.publish(
            staging.resolve("runs").resolve(run.folder()), workbench.runs().resolve(run.folder()));
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
        WholeFile.flush(requireNonNull(target.getParent()));
        sets.add(unit);
        files++;
      }
    }
  }

  /** Runs elsewhere that are still there are known again. */
  private void rememberFolders() throws IOException {
    KnownRuns known = new KnownRuns(workbench.store());
    foldersElsewhere().forEach(known::add);
  }

  private List<Path> foldersElsewhere() throws IOException {
    Path list = staging.resolve(Backup.RUN_FOLDERS);
    if (!Files.exists(list)) {
      return List.of();
    }
    return KnownRuns.folders(list).stream()
        .filter(folder -> folder.isAbsolute() && RunFolder.isRun(folder))
        .toList();
  }

  private Optional<Path> moveDatabase() throws IOException {
    Path unpacked = staging.resolve(Backup.DATABASE);
    if (!Files.exists(unpacked)) {
      return Optional.empty();
    }
    try (Database database = Database.open(staging.resolve("store"))) {
      forget(database, kept);
      forget(database, nameTaken);
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
    PrivateFolder.make(workbench.store());
    return DatabaseFile.replace(workbench.store(), unpacked, clock.instant());
  }
}
