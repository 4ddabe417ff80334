package org.spectrumworkbench.app.queue;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.ProcessIdentity;
import org.spectrumworkbench.core.experiment.RunFolder;

/**
 * The turn of one run whose command waits for it: the command starts the worker itself, so that it
 * is the worker's parent and learns how it ends. One thread.
 */
public final class QueuedStart {
  private static final Logger LOG = LoggerFactory.getLogger(QueuedStart.class);

  private final RunQueue queue;
  private final ServiceCall service;
  private final RunFolder run;
  private final QueueEntry entry;

  /** What a look comes to. */
  public sealed interface Turn {
    /** The worker is there. */
    record Came(WorkerProcess worker) implements Turn {}

    /** Not yet. */
    record Waits(QueueView.Waiting waiting) implements Turn {}

    /** Another process has made the attempt, and its worker is about to show itself. */
    record Starting() implements Turn {}

    /** Another process has made the attempt, and it has ended, or no worker could be started. */
    record Ended(Attempt attempt) implements Turn {}

    /** Somebody took the run out of the queue. */
    record Removed() implements Turn {}
  }

  /** Queues the run, owned by this process. */
  public QueuedStart(RunQueue queue, ServiceCall service, RunFolder run, Priority priority) {
    this.queue = queue;
    this.service = service;
    this.run = run;
    this.entry = queue.add(run, priority, Optional.of(ProcessIdentity.current()));
  }

  /**
   * Looks whether it is the run's turn, and starts its worker where it is.
   *
   * @throws WorkbenchException where the worker cannot be started
   */
  public Turn look() {
    Optional<RunQueue.Started> started = queue.startNext(next -> next.run().equals(entry.run()));
    if (started.isPresent()) {
      RunQueue.Started mine = started.get();
      mine.fault()
          .ifPresent(fault -> {
            withdraw();
            throw fault;
          });
      return new Turn.Came(mine.worker().orElseThrow());
    }
    QueueView view = queue.view();
    Optional<QueueView.Waiting> waiting = view.waiting(run.path());
    if (waiting.isPresent()) {
      queue.forecastMissing();
      callService();
      return new Turn.Waits(waiting.get());
    }
    // Where this command was suspended for long, the service has started the run in its place.
    return run.latestAttempt()
        .filter(attempt -> attempt.number() >= entry.attempt())
        .map(attempt -> follow(attempt, view))
        .orElseGet(Turn.Removed::new);
  }

  private Turn follow(Attempt attempt, QueueView view) {
    Optional<WorkerProcess> worker = WorkerProcess.at(attempt);
    if (worker.isPresent()) {
      return new Turn.Came(worker.get());
    }
    return view.isUnderWay(run.path()) ? new Turn.Starting() : new Turn.Ended(attempt);
  }

  /** Should this command die, the run must not be forgotten; while it lives it needs no service. */
  private void callService() {
    try {
      service.ensure();
    } catch (WorkbenchException without) {
      LOG.warn("{}. {}", without.getMessage(), without.mend());
    }
  }

  /** Takes the run out of the queue, where it still waits. */
  public boolean withdraw() {
    return queue.remove(run.path()).isPresent();
  }
}
