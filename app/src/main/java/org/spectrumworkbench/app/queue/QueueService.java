package org.spectrumworkbench.app.queue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.core.FullDisk;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.ProcessIdentity;

/**
 * Starts the runs that nobody waits for: those queued by the window or by a command that went its
 * way, and those whose command is gone. One process a workbench does this; it ends by itself when
 * nothing is left to do. Whatever it must remember stands in the queue's file and the runs'
 * folders, so it may die at any moment. One thread.
 */
public final class QueueService {
  private static final Logger LOG = LoggerFactory.getLogger(QueueService.class);

  private static final Duration LOOK_EVERY = Duration.ofMillis(400);

  /** How long another may take to leave. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** An owner that does not start what it could is suspended or stuck, and must not block all. */
  private static final Duration OWNERS_TIME = Duration.ofSeconds(20);

  private final RunQueue queue;
  private final ServicePlace place;
  private final Duration linger;
  private final Consumer<QueueView> news;
  private final Consumer<RunQueue.Started> lost;
  private final CountDownLatch told = new CountDownLatch(1);
  private Optional<QueueEntry> overdue = Optional.empty();
  private long overdueSince;

  /** Whether the last look came upon a run that its owner may start. */
  private boolean asked;

  private String warned = "";

  /**
   * @param linger how long it stays when nothing is left to do: the next run may come
   * @param news shown every look at the queue
   * @param lost told of a run that could not be started and whose folder cannot say so
   */
  public QueueService(
      RunQueue queue,
      ServicePlace place,
      Duration linger,
      Consumer<QueueView> news,
      Consumer<RunQueue.Started> lost) {
    this.queue = queue;
    this.place = place;
    this.linger = linger;
    this.news = news;
    this.lost = lost;
  }

  /** Asks it to end; runs go on, and what waits is found by the next one. From any thread. */
  public void stop() {
    told.countDown();
  }

  /**
   * Serves until nothing is left to do.
   *
   * @return whether it did; not where another serves
   */
  public boolean serve() throws InterruptedException {
    Optional<FileChannel> taken = place.take(PATIENCE);
    if (taken.isEmpty()) {
      return false;
    }
    try (FileChannel unused = taken.get()) {
      place.announce(ProcessIdentity.current());
      long busyAt = System.nanoTime();
      while (!told.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS) && place.exists()) {
        Optional<QueueView> seen = look();
        if (seen.isEmpty()) {
          // Nobody knows whether something is left to do.
          busyAt = System.nanoTime();
          continue;
        }
        QueueView view = seen.get();
        news.accept(view);
        if (view.keepsServiceBusy()) {
          busyAt = System.nanoTime();
        } else if (System.nanoTime() - busyAt > linger.toNanos() && leave()) {
          return true;
        }
      }
      place.renounce();
    } catch (IOException e) {
      LOG.warn("the service's lock could not be closed", e);
    }
    return true;
  }

  /** Under the queue's lock: whoever queues a run next finds nobody serving. */
  private boolean leave() {
    AtomicBoolean left = new AtomicBoolean();
    try {
      queue.whileStill(busy -> {
        if (!busy) {
          place.renounce();
          left.set(true);
        }
      });
    } catch (WorkbenchException fault) {
      warn(fault);
    }
    return left.get();
  }

  /** Empty where the queue cannot be read or written: the next look may go well. */
  private Optional<QueueView> look() {
    try {
      asked = false;
      queue.forecastMissing();
      Optional<RunQueue.Started> started = queue.startNext(this::isMine);
      while (started.isPresent() && started.get().worker().isPresent()) {
        LOG.info("started {}", started.get().entry().run());
        started = queue.startNext(this::isMine);
      }
      started.ifPresent(this::failed);
      if (!asked) {
        overdue = Optional.empty();
      }
      return Optional.of(queue.view());
    } catch (WorkbenchException fault) {
      warn(fault);
      return Optional.empty();
    }
  }

  /** A run that waits for room on the disk is still in the queue, and tried again. */
  private void failed(RunQueue.Started start) {
    WorkbenchException fault = start.fault().orElseThrow();
    warn(fault);
    if (!start.isKept() && !FullDisk.caused(fault)) {
      lost.accept(start);
    }
  }

  /** Once, however often it is met: a full disk may stay full for hours. */
  private void warn(WorkbenchException fault) {
    String message = fault.getMessage() + ". " + fault.mend();
    if (!message.equals(warned)) {
      LOG.warn(message);
      warned = message;
    }
  }

  private boolean isMine(QueueEntry next) {
    if (!next.owned()) {
      return true;
    }
    asked = true;
    if (overdue
        .filter(seen -> seen.run().equals(next.run()) && seen.attempt() == next.attempt())
        .isEmpty()) {
      overdue = Optional.of(next);
      overdueSince = System.nanoTime();
    }
    return System.nanoTime() - overdueSince > OWNERS_TIME.toNanos();
  }
}
