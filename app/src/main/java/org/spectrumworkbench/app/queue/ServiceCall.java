package org.spectrumworkbench.app.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.spectrumworkbench.app.worker.ServiceProcess;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.ProcessIdentity;
import org.spectrumworkbench.core.experiment.Workbench;

/**
 * Calls the queue's service where it is needed and not there: by whoever queues a run, and by all
 * who look at the queue, so that it comes back after a crash. Any thread.
 */
public final class ServiceCall {
  /** A service that dies at once must not be started again and again. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private static final Duration NEWBORN = Duration.ofMillis(200);

  private final RunQueue queue;
  private final ServicePlace place;
  private final Optional<Supplier<ProcessHandle>> start;
  private long called = System.nanoTime() - PAUSE.toNanos();

  /** Calls the program's own service. */
  public static ServiceCall of(Workbench workbench, RunQueue queue) {
    return new ServiceCall(
        queue, new ServicePlace(workbench.queue()), () -> ServiceProcess.start(workbench));
  }

  /**
   * @param start starts the process
   */
  public ServiceCall(RunQueue queue, ServicePlace place, Supplier<ProcessHandle> start) {
    this(queue, place, Optional.of(start));
  }

  private ServiceCall(RunQueue queue, ServicePlace place, Optional<Supplier<ProcessHandle>> start) {
    this.queue = queue;
    this.place = place;
    this.start = start;
  }

  /** Calls nobody: for those who only look. */
  public static ServiceCall never(Workbench workbench, RunQueue queue) {
    return new ServiceCall(queue, new ServicePlace(workbench.queue()), Optional.empty());
  }

  /**
   * Makes sure that it is there as long as it has something to do.
   *
   * @throws WorkbenchException where it cannot be started, or ends as soon as it is
   */
  public synchronized void ensure() {
    if (start.isEmpty()
        || place.serving().isPresent()
        || System.nanoTime() - called < PAUSE.toNanos()) {
      return;
    }
    List<ProcessHandle> made = new ArrayList<>();
    // Under the queue's lock two callers do not call twice, and it cannot be about to leave.
    queue.whileStill(busy -> {
      if (busy && place.serving().isEmpty()) {
        called = System.nanoTime();
        ProcessHandle service = start.get().get();
        made.add(service);
        place.announce(ProcessIdentity.of(service));
      }
    });
    if (made.stream().anyMatch(ServiceCall::endsAtOnce)) {
      throw new WorkbenchException(
          "The queue's service ended as soon as it was started",
          "Its last words stand in logs/service.log of the workbench's folder.");
    }
  }

  /** A JVM that refuses its options, or a file that is missing, shows within a moment. */
  private static boolean endsAtOnce(ProcessHandle service) {
    try {
      ProcessHandle unused = service.onExit().get(NEWBORN.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException lives) {
      return false;
    } catch (IllegalStateException thisProcess) {
      return false;
    } catch (ExecutionException e) {
      return !service.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
