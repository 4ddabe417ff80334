package org.spectrumworkbench.app.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * Where work off the window's thread is done, and where its results arrive.
 *
 * <p>The window's thread never waits: what reads a file or the store goes through a {@link
 * BackgroundTask}. Tests take {@link #sameThread()}, where a task has ended when {@code start}
 * returns.
 */
public final class Background {
  private final Executor workers;
  private final Executor window;
  private final Consumer<Throwable> unhandled;

  /**
   * @param workers runs the work
   * @param window runs what touches the window, in order
   * @param unhandled told of failures that a task has no handler for; on the window's thread
   */
  public Background(Executor workers, Executor window, Consumer<Throwable> unhandled) {
    this.workers = workers;
    this.window = window;
    this.unhandled = unhandled;
  }

  /** A few daemon threads, with results on the JavaFX thread. */
  public static Background threads(Consumer<Throwable> unhandled) {
    AtomicInteger count = new AtomicInteger();
    Executor workers =
        Executors.newFixedThreadPool(
            4,
            work ->
                Thread.ofPlatform()
                    .daemon()
                    .name("work-" + count.incrementAndGet())
                    .unstarted(work));
    return new Background(workers, Platform::runLater, unhandled);
  }

  /** Everything at once on the thread that asks; a failure without a handler is thrown there. */
  public static Background sameThread() {
    return new Background(
        Runnable::run,
        Runnable::run,
        failure -> {
          throw failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
        });
  }

  /**
   * A task that waits for its {@code start}.
   *
   * @param title what it does, for the status bar, such as {@code Read runs}
   */
  public <T> BackgroundTask<T> task(String title, BackgroundTask.Work<T> work) {
    return new BackgroundTask<>(this, title, work);
  }

  /** A line of tasks of which only the newest counts: for filters, charts, checks while typing. */
  public Latest latest() {
    return new Latest();
  }

  /** Cancels the older task when a newer one comes. On the window's thread. */
  public static final class Latest {
    private Runnable cancelOlder = () -> {};

    private Latest() {}

    /** Starts the task in place of the one before it, whose result is then dropped. */
    public void start(BackgroundTask<?> task) {
      cancelOlder.run();
      cancelOlder = task::cancel;
      task.start();
    }

    /** Drops the result of the newest task, without another in its place. */
    public void cancel() {
      cancelOlder.run();
      cancelOlder = () -> {};
    }
  }

  /** Runs on the window's thread, later or at once. */
  public void inWindow(Runnable action) {
    window.execute(action);
  }

  void work(Runnable work) {
    workers.execute(work);
  }

  void report(Throwable failure) {
    unhandled.accept(failure);
  }
}
