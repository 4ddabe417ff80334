package org.spectrumworkbench.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work off the window's thread. Its handlers and properties live on the window's
 * thread.
 *
 * <pre>{@code
 * background.task("Read runs", progress -> store.runs())
 *     .onSuccess(rows::setAll)
 *     .start();
 * }</pre>
 *
 * @param <T> what it yields
 */
public final class BackgroundTask<T extends @Nullable Object> {
  /** Where a task is. */
  public enum Status {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
  }

  /** What is to be done. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    T run(Progress progress) throws Exception;
  }

  /** How the work tells where it is. From any thread. */
  public interface Progress {
    /** What it does now, for people. */
    void message(String message);

    /** How much is done, 0 to 1; below 0 where nobody knows. */
    void fraction(double fraction);

    /** Whether the result is not wanted any more: long work asks now and then and returns. */
    boolean isCancelled();
  }

  private final Background background;
  private final String title;
  private final Work<T> work;
  private final List<Consumer<? super T>> onSuccess = new ArrayList<>();
  private final List<Consumer<Throwable>> onFailure = new ArrayList<>();
  private final List<Runnable> onEnd = new ArrayList<>();
  private final ReadOnlyObjectWrapper<Status> status = new ReadOnlyObjectWrapper<>(Status.WAITING);
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private volatile boolean cancelled;
  private boolean started;

  BackgroundTask(Background background, String title, Work<T> work) {
    this.background = background;
    this.title = title;
    this.work = work;
  }

  public String title() {
    return title;
  }

  /** Told the result, unless cancelled. */
  public BackgroundTask<T> onSuccess(Consumer<? super T> handler) {
    onSuccess.add(handler);
    return this;
  }

  /** Told the failure, unless cancelled; without any handler the error dialog shows it. */
  public BackgroundTask<T> onFailure(Consumer<Throwable> handler) {
    onFailure.add(handler);
    return this;
  }

  /** Told when the task ends, however it ends. */
  public BackgroundTask<T> onEnd(Runnable handler) {
    onEnd.add(handler);
    return this;
  }

  /** Begins; on the window's thread, once. */
  public BackgroundTask<T> start() {
    if (started) {
      throw new IllegalStateException("task '" + title + "' was started already");
    }
    started = true;
    if (cancelled) {
      return this;
    }
    status.set(Status.RUNNING);
    background.work(this::runWork);
    return this;
  }

  /** Drops the result; the work itself may still run to its end. On the window's thread. */
  public void cancel() {
    if (status.get() == Status.WAITING || status.get() == Status.RUNNING) {
      cancelled = true;
      end(Status.CANCELLED).forEach(background::report);
    }
  }

  public ReadOnlyObjectProperty<Status> statusProperty() {
    return status.getReadOnlyProperty();
  }

  /** 0 to 1; below 0 where nobody knows. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  private void runWork() {
    if (cancelled) {
      return;
    }
    T result;
    try {
      result = work.run(new Teller());
    } catch (Throwable failure) {
      background.inWindow(() -> failed(failure));
      return;
    }
    background.inWindow(() -> succeeded(result));
  }

  private void succeeded(T result) {
    if (cancelled) {
      return;
    }
    progress.set(1);
    List<Throwable> defects = tell(onSuccess, result);
    if (!cancelled) {
      defects.addAll(end(Status.DONE));
    }
    defects.forEach(background::report);
  }

  private void failed(Throwable failure) {
    if (cancelled) {
      return;
    }
    List<Throwable> defects = end(Status.FAILED);
    if (onFailure.isEmpty()) {
      defects.add(failure);
    } else {
      defects.addAll(tell(onFailure, failure));
    }
    defects.forEach(background::report);
  }

  private List<Throwable> end(Status last) {
    status.set(last);
    return tell(
        onEnd.stream().<Consumer<Status>>map(handler -> end -> handler.run()).toList(), last);
  }

  /**
   * Calls every handler, and gives what they threw: a view that fails to draw a result must not
   * keep the others from being told, least of all those that wait for the end.
   */
  private static <V extends @Nullable Object> List<Throwable> tell(
      List<? extends Consumer<? super V>> handlers, V value) {
    List<Throwable> defects = new ArrayList<>();
    for (Consumer<? super V> handler : handlers) {
      try {
        handler.accept(value);
      } catch (RuntimeException | Error defect) {
        defects.add(defect);
      }
    }
    return defects;
  }

  private final class Teller implements Progress {
    @Override
    public void message(String text) {
      background.inWindow(() -> message.set(text));
    }

    @Override
    public void fraction(double fraction) {
      background.inWindow(() -> progress.set(fraction));
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }
}
