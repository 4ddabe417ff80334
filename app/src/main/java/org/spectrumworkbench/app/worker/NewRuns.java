package org.spectrumworkbench.app.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.BaseModels;
import org.spectrumworkbench.core.experiment.Experiment;
import org.spectrumworkbench.core.experiment.ProblemSets;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;
import org.spectrumworkbench.store.database.PrivateFolder;

/** Makes the folders of new runs. */
public final class NewRuns {
  private final Workbench workbench;
  private final Clock clock;

  public NewRuns(Workbench workbench, Clock clock) {
    this.workbench = workbench;
    this.clock = clock;
  }

  /**
   * Makes a run's folder and starts nothing yet.
   *
   * @param out where; empty for a new folder below the workbench's runs
   * @throws WorkbenchException where settings contradict each other or the folder cannot be made
   */
  public RunFolder create(Settings settings, Optional<Path> out) {
    ProblemSets sets = new ProblemSets(workbench.datasets());
    Settings resolved = sets.resolve(withAbsoluteModel(settings));
    sets.check(Experiment.of(resolved));
    if (out.isEmpty()) {
      makeHome();
      return RunFolder.create(workbench.runs(), resolved, clock);
    }
    RunFolder run = RunFolder.createAt(out.get().toAbsolutePath().normalize(), resolved, clock);
    new KnownRuns(workbench.store()).add(run.path());
    return run;
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
