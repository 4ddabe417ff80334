package org.spectrumworkbench.app.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.spectrumworkbench.app.shell.RunLauncher;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Experiment;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;

/** Starts runs, each in a process of its own that outlives this one. */
public final class WorkerLauncher implements RunLauncher {
  private final Workbench workbench;
  private final Clock clock;

  public WorkerLauncher(Workbench workbench, Clock clock) {
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
    Settings resolved = withAbsoluteModel(settings);
    Experiment unused = Experiment.of(resolved);
    RunFolder run =
        out.isPresent()
            ? RunFolder.createAt(out.get().toAbsolutePath().normalize(), resolved, clock)
            : RunFolder.create(workbench.runs(), resolved, clock);
    new KnownRuns(workbench).remember(run);
    return run;
  }

  @Override
  public RunFolder start(Settings settings, Optional<Path> out) {
    RunFolder run = create(settings, out);
    WorkerProcess unused = WorkerProcess.start(run);
    return run;
  }

  @Override
  public void resume(RunFolder run) {
    WorkerProcess unused = WorkerProcess.start(run);
  }

  @Override
  public void command(RunFolder run, Attempt.Command command) {
    Attempt attempt =
        run.latestAttempt()
            .orElseThrow(() ->
                new WorkbenchException(
                    "No worker has taken up the run " + run.id(),
                    "Start one: spectrum resume " + run.id()));
    attempt.command(command);
  }

  /**
   * A run may be resumed from another folder, so a relative path in it would mean another model.
   */
  private static Settings withAbsoluteModel(Settings settings) {
    String folder = settings.text("model.folder");
    Path path = Path.of(folder);
    return folder.equals("tiny-base") || path.isAbsolute() || !Files.isDirectory(path)
        ? settings
        : settings.with(
            "model.folder", path.toAbsolutePath().normalize().toString(), "model.folder");
  }
}
