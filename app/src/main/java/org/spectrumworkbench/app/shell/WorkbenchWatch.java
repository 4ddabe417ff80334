package org.spectrumworkbench.app.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.store.RunSync;

/**
 * One thread that looks at the journals four times a second, at the queue twice a second and at the
 * machine every two seconds.
 */
public final class WorkbenchWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkbenchWatch.class);
  private static final Texts TEXTS = Texts.of(WorkbenchWatch.class);
  private static final long POLL_MILLISECONDS = 250;
  private static final long LOAD_SECONDS = 2;
  private static final long QUEUE_MILLISECONDS = 500;

  private final RunSync sync;
  private final Background background;
  private final Consumer<WorkbenchException> onFault;
  private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
  private boolean isFirst = true;
  private final ReadOnlyObjectWrapper<List<WorkbenchException>> faults =
      new ReadOnlyObjectWrapper<>(List.of());
  private Set<String> told = Set.of();
  private String lookFault = "";
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> Thread.ofPlatform().daemon().name("watch").unstarted(work));

  /**
   * @param onFault told of each fault when it comes up, on the window's thread
   */
  public WorkbenchWatch(RunSync sync, Background background, Consumer<WorkbenchException> onFault) {
    this.sync = sync;
    this.background = background;
    this.onFault = onFault;
  }

  /**
   * 0 until the first look is done; grows when the store has taken in events. On the window's
   * thread.
   */
  public ReadOnlyLongProperty revision() {
    return revision.getReadOnlyProperty();
  }

  /**
   * What keeps the window from showing what the runs do, as long as it does; empty where the last
   * look went well. On the window's thread.
   */
  public ReadOnlyObjectProperty<List<WorkbenchException>> faultsProperty() {
    return faults.getReadOnlyProperty();
  }

  /**
   * Begins to look.
   *
   * @param onLoad told how busy the machine is, on the window's thread
   */
  public void start(Consumer<Machine.Load> onLoad) {
    var unused =
        thread.scheduleWithFixedDelay(this::poll, 0, POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
    var alsoUnused =
        thread.scheduleWithFixedDelay(() -> load(onLoad), 0, LOAD_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Lets something else be looked at, now and then, on the same thread.
   *
   * @param look what goes wrong in it is logged, and it is tried again
   */
  public void also(Runnable look) {
    Runnable guarded =
        () -> {
          try {
            look.run();
          } catch (Throwable e) {
            // A scheduled task that throws is never run again; the next look may go well.
            if (!String.valueOf(e.getMessage()).equals(lookFault)) {
              lookFault = String.valueOf(e.getMessage());
              LOG.warn("a look failed", e);
            }
          }
        };
    var unused =
        thread.scheduleWithFixedDelay(guarded, 0, QUEUE_MILLISECONDS, TimeUnit.MILLISECONDS);
  }

  /** One look at the journals. On the watch's own thread, or a test's. */
  void poll() {
    try {
      RunSync.Polled polled = sync.poll();
      if (isFirst || !polled.changed().isEmpty()) {
        isFirst = false;
        background.inWindow(() -> revision.set(revision.get() + 1));
      }
      tell(polled.faults());
    } catch (Throwable e) {
      // A scheduled task that throws is never run again; the next look may go well.
      tell(List.of(e instanceof WorkbenchException known ? known : unexpected(e)));
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      // The store is closed next; a poll under way must not find it gone.
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("the watch is still reading a journal");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void load(Consumer<Machine.Load> onLoad) {
    try {
      Machine.Load load = Machine.load();
      background.inWindow(() -> onLoad.accept(load));
    } catch (Throwable e) {
      LOG.warn("the machine's load cannot be read", e);
    }
  }

  /** Tells what is new; what was mended meanwhile is told again when it comes back. */
  private void tell(List<WorkbenchException> now) {
    Set<String> messages = new HashSet<>();
    List<WorkbenchException> fresh = new ArrayList<>();
    for (WorkbenchException fault : now) {
      String message = String.valueOf(fault.getMessage());
      if (messages.add(message) && !told.contains(message)) {
        LOG.error("looking at the runs", fault);
        fresh.add(fault);
      }
    }
    if (!messages.equals(told)) {
      told = messages;
      background.inWindow(() -> {
        faults.set(now);
        fresh.forEach(onFault);
      });
    }
  }

  private static WorkbenchException unexpected(Throwable e) {
    return new WorkbenchException(TEXTS.get("watch.failed", e), TEXTS.get("watch.failed.mend"), e);
  }
}
