package org.spectrumworkbench.app.worker;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.BaseModels;
import org.spectrumworkbench.core.experiment.Experiment;
import org.spectrumworkbench.core.experiment.Forecast;
import org.spectrumworkbench.core.experiment.ProblemSets;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import org.spectrumworkbench.store.database.PrivateFolder;

/** Makes the folders of new runs. */
public final class NewRuns {
  private static final Logger LOG = LoggerFactory.getLogger(NewRuns.class);

  private final Workbench workbench;
  private final Clock clock;
  private final Disk disk;

  /** Tells how much room a disk has. */
  @FunctionalInterface
  interface Disk {
    /**
     * Bytes that this process may still write.
     *
     * @param folder is there
     */
    long usable(Path folder) throws IOException;
  }

  public NewRuns(Workbench workbench, Clock clock) {
    this(workbench, clock, NewRuns::usable);
  }

  private static long usable(Path folder) throws IOException {
    FileStore store = Files.getFileStore(folder);
    if (store.getTotalSpace() == 0) {
      // What the system makes up as it is read, /proc for one: making the folder says what is
      // wrong.
      throw new IOException(store + " is no disk");
    }
    return store.getUsableSpace();
  }

  NewRuns(Workbench workbench, Clock clock, Disk disk) {
    this.workbench = workbench;
    this.clock = clock;
    this.disk = disk;
  }

  /**
   * Makes a run's folder and starts nothing yet.
   *
   * @param out where; empty for a new folder below the workbench's runs
   * @throws WorkbenchException where settings contradict each other, the folder cannot be made, or
   *     its disk has less room than the run takes at least
   */
  public RunFolder create(Settings settings, Optional<Path> out) {
    ProblemSets sets = new ProblemSets(workbench.datasets());
    Settings resolved = sets.resolve(withAbsoluteModel(settings));
    Experiment experiment = Experiment.of(resolved);
    sets.check(experiment);
    checkRoom(experiment, sets, out.orElse(workbench.runs()).toAbsolutePath().normalize());
    if (out.isEmpty()) {
      makeHome();
      return RunFolder.create(workbench.runs(), resolved, clock);
    }
    RunFolder run = RunFolder.createAt(out.get().toAbsolutePath().normalize(), resolved, clock);
    new KnownRuns(workbench.store()).add(run.path());
    return run;
  }

  /** Between the least and the most that it may take a run pauses by itself and waits for room. */
  private void checkRoom(Experiment experiment, ProblemSets sets, Path folder) {
    try {
      double least =
          Forecast.of(
                  experiment,
                  BaseModels.config(experiment.model().folder()),
                  sets.lengths(experiment),
                  Optional.empty())
              .totalDiskBytes()
              .low();
      Path there = folder;
      while (!Files.exists(there)) {
        there = requireNonNull(there.getParent(), "the root is always there");
      }
      long usable = disk.usable(there);
      if (usable < least) {
        throw new WorkbenchException(
            "The run takes at least %s on the disk; that of %s has %s"
                .formatted(Formats.bytes((long) least), there, Formats.bytes(usable)),
            "Free some disk space, keep fewer checkpoints (keep.last), or give another disk:"
                + " --out DIR.");
      }
    } catch (IOException untold) {
      LOG.info("the room on the disk of {} is not known", folder, untold);
    }
  }

  /** What the program makes in the user's name is the user's alone; what was there stays. */
  private void makeHome() {
    if (!Files.exists(workbench.home())) {
      try {
        PrivateFolder.make(workbench.home());
      } catch (IOException e) {
        throw new WorkbenchException(
            "The folder " + workbench.home() + " cannot be made: " + e.getMessage(),
            "Set SPECTRUM_HOME to a folder you may write to.",
            e);
      }
    }
  }

  /**
   * A run may be resumed from another folder, so a relative path in it would mean another model.
   */
  private static Settings withAbsoluteModel(Settings settings) {
    String folder = settings.text("model.folder");
    Path path = Path.of(folder);
    return BaseModels.isBuiltIn(folder) || path.isAbsolute() || !Files.isDirectory(path)
        ? settings
        : settings.with(
            "model.folder", path.toAbsolutePath().normalize().toString(), "model.folder");
  }
}
