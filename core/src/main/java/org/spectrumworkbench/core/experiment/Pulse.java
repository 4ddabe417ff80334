package org.spectrumworkbench.core.experiment;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.core.experiment.Attempt.Heartbeat;

/**
 * A worker's signs of life: a heartbeat file, renewed every second by a thread of its own, so that
 * a long step or a pause does not look like a crash.
 */
final class Pulse implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  private final Attempt attempt;
  private final Clock clock;
  private final ProcessIdentity self = ProcessIdentity.current();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;

  Pulse(Attempt attempt, Clock clock) {
    this.attempt = attempt;
    this.clock = clock;
    beat();
    this.thread = Thread.ofPlatform().daemon().name("heartbeat").start(this::beatOn);
  }

  private void beatOn() {
    try {
      while (!stopped.await(1, TimeUnit.SECONDS)) {
        beat();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() {
    try {
      attempt.beat(Heartbeat.of(self, clock.instant()));
    } catch (IOException e) {
      // A full disk must not end the run by way of its heartbeat; the journal will speak up.
      LOG.warn("No heartbeat could be written in {}", attempt.path(), e);
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    try {
      thread.join(2000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
