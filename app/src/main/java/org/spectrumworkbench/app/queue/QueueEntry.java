package org.spectrumworkbench.app.queue;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.spectrumworkbench.core.experiment.ProcessIdentity;

/**
 * One wish in the queue: that this attempt of this run be made. Whether it waits, is under way or
 * has ended stands in the run's folder alone, so nothing here can contradict it.
 *
 * @param run the run's folder, absolute
 * @param attempt the number of the attempt, from 1: a higher one than 1 resumes
 * @param priority goes before the order
 * @param order among those of one priority, lower ones start first
 * @param added when
 * @param by the user's name
 * @param owner the command that waits to start the worker itself; empty: the service starts it
 * @param needs what it will take; empty until it was forecast
 */
public record QueueEntry(
    String run,
    int attempt,
    Priority priority,
    long order,
    Instant added,
    String by,
    Optional<ProcessIdentity> owner,
    Optional<Needs> needs) {
  public QueueEntry {
    requireNonNull(priority, "priority");
    requireNonNull(added, "added");
    requireNonNull(by, "by");
    requireNonNull(owner, "owner");
    requireNonNull(needs, "needs");
    if (!Path.of(run).isAbsolute() || attempt < 1) {
      throw new IllegalArgumentException("no absolute folder or no attempt: " + run);
    }
  }

  /** The run's folder. */
  public Path folder() {
    return Path.of(run);
  }

  /** Whether a process that lives will start the worker itself. */
  boolean owned() {
    return owner.filter(ProcessIdentity::isAlive).isPresent();
  }

  QueueEntry at(Priority newPriority, long newOrder) {
    return new QueueEntry(run, attempt, newPriority, newOrder, added, by, owner, needs);
  }

  QueueEntry needing(Needs known) {
    return new QueueEntry(run, attempt, priority, order, added, by, owner, Optional.of(known));
  }

  QueueEntry forAttempt(int number) {
    return new QueueEntry(run, number, priority, order, added, by, owner, needs);
  }
}
