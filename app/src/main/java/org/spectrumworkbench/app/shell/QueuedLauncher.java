package org.spectrumworkbench.app.shell;

import java.nio.file.Path;
import java.util.Optional;
import org.spectrumworkbench.app.queue.Priority;
import org.spectrumworkbench.app.queue.QueueEntry;
import org.spectrumworkbench.app.queue.RunQueue;
import org.spectrumworkbench.app.queue.ServiceCall;
import org.spectrumworkbench.app.worker.NewRuns;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.SettingRequests;
import org.spectrumworkbench.core.experiment.Settings;

/** Starts runs by way of the queue; its service goes on with it when the window is closed. */
public final class QueuedLauncher implements RunLauncher {
  private final NewRuns runs;
  private final RunQueue queue;
  private final ServiceCall service;

  public QueuedLauncher(NewRuns runs, RunQueue queue, ServiceCall service) {
    this.runs = runs;
    this.queue = queue;
    this.service = service;
  }

  @Override
  public RunFolder start(Settings settings, Optional<Path> out) {
    RunFolder run = runs.create(settings, out);
    resume(run);
    return run;
  }

  @Override
  public void resume(RunFolder run) {
    queue.add(run, Priority.NORMAL, Optional.empty());
    // Where it fits at once, nobody has to wait for the service to come up.
    Optional<RunQueue.Started> started = queue.startNext(next -> next.folder().equals(run.path()));
    started
        .flatMap(RunQueue.Started::fault)
        .ifPresent(fault -> {
          // The user is told, and decides.
          Optional<QueueEntry> unused = queue.remove(run.path());
          throw fault;
        });
    if (started.isEmpty()) {
      service.ensure();
    }
  }

  @Override
  public void command(RunFolder run, Attempt.Command command) {
    WorkerProcess.command(latest(run), command);
  }

  @Override
  public void force(RunFolder run) {
    WorkerProcess.force(latest(run));
  }

  @Override
  public void change(RunFolder run, String key, String value) {
    String unused = SettingRequests.leave(run, key, value, key);
  }

  private static Attempt latest(RunFolder run) {
    return run.latestAttempt()
        .orElseThrow(() ->
            new WorkbenchException(
                "No worker has taken up the run " + run.id(),
                "Start one: spectrum resume " + run.id()));
  }
}
