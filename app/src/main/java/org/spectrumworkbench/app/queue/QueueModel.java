package org.spectrumworkbench.app.queue;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Dialogs;
import org.spectrumworkbench.core.WorkbenchException;

/** The queue as the window's screens see it. On the window's thread, but for {@link #look}. */
public final class QueueModel {
  private static final Logger LOG = LoggerFactory.getLogger(QueueModel.class);

  private final RunQueue queue;
  private final ServiceCall service;
  private final Background background;
  private final Dialogs dialogs;
  private final ReadOnlyObjectWrapper<QueueView> view =
      new ReadOnlyObjectWrapper<>(QueueView.EMPTY);
  private final ReadOnlyObjectWrapper<Optional<QueueView.Waiting>> removed =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private volatile String lastFault = "";
  private final Set<Path> toldOfDamage = new HashSet<>();

  /**
   * @param dialogs told of what goes wrong
   */
  public QueueModel(RunQueue queue, ServiceCall service, Background background, Dialogs dialogs) {
    this.queue = queue;
    this.service = service;
    this.background = background;
    this.dialogs = dialogs;
  }

  /** How the queue stood at the last look. */
  public ReadOnlyObjectProperty<QueueView> viewProperty() {
    return view.getReadOnlyProperty();
  }

  /** What {@link #undo} would put back. */
  public ReadOnlyObjectProperty<Optional<QueueView.Waiting>> removedProperty() {
    return removed.getReadOnlyProperty();
  }

  /**
   * Looks at the queue and shows it; calls the service where it is gone. What goes wrong is told
   * once. Off the window's thread.
   *
   * @return what was seen; empty where it could not be read
   */
  public Optional<QueueView> look() {
    try {
      QueueView now = queue.view();
      background.inWindow(() -> show(now));
      if (now.wantsService()) {
        callService();
      }
      return Optional.of(now);
    } catch (WorkbenchException fault) {
      tell(fault);
      return Optional.empty();
    }
  }

  /** Runs that wait stay where they are while there is no service. */
  private void callService() {
    try {
      service.ensure();
    } catch (WorkbenchException without) {
      tell(without);
    }
  }

  /** Once: twice a second the same would be of no use. */
  private void tell(WorkbenchException fault) {
    String why = String.valueOf(fault.getMessage());
    if (!why.equals(lastFault)) {
      lastFault = why;
      LOG.warn("looking at the queue", fault);
      background.inWindow(() -> dialogs.fault(fault));
    }
  }

  private void show(QueueView now) {
    if (!view.get().equals(now)) {
      view.set(now);
    }
    now.keptAside().stream()
        .filter(toldOfDamage::add)
        .forEach(damaged -> dialogs.tell(Hold.TEXTS.get("damaged", damaged)));
  }

  public void move(QueueView.Waiting run, QueueState.Target target) {
    change(() -> queue.move(run.entry().folder(), target));
  }

  public void prioritise(QueueView.Waiting run, Priority priority) {
    change(() -> queue.prioritise(run.entry().folder(), priority));
  }

  public void pause(boolean paused) {
    change(() -> queue.pause(paused));
  }

  /**
   * @param limit of runs at once, or {@link QueueState#AUTO}
   */
  public void limit(int limit) {
    change(() -> queue.limit(limit));
  }

  /** Takes a waiting run out, to be put back by {@link #undo}. */
  public void remove(Path run) {
    Optional<QueueView.Waiting> waiting = view.get().waiting(run);
    background
        .task(
            Hold.TEXTS.get("change"),
            progress -> {
              Optional<QueueEntry> gone = queue.remove(run);
              Optional<QueueView> unused = look();
              return gone;
            })
        .onSuccess(gone -> {
          if (gone.isPresent()) {
            removed.set(waiting);
          }
        })
        .onFailure(dialogs::fault)
        .start();
  }

  /** Takes a run out that is about to be deleted. Off the window's thread. */
  public void forget(Path run) {
    Optional<QueueEntry> unused = queue.remove(run);
  }

  /** Puts back what was removed last. */
  public void undo() {
    removed
        .get()
        .ifPresent(waiting -> {
          removed.set(Optional.empty());
          change(() -> {
            queue.putBack(waiting.entry());
            service.ensure();
          });
        });
  }

  private void change(Runnable change) {
    background
        .task(
            Hold.TEXTS.get("change"),
            progress -> {
              change.run();
              queue.forecastMissing();
              Optional<QueueView> unused = look();
              return true;
            })
        .onFailure(dialogs::fault)
        .start();
  }
}
