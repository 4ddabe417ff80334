package org.spectrumworkbench.app.fx;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads for a view that is asked to be fresh more often than reading can be done.
 *
 * <p>One read at a time. The same question asked during a read is answered by one more read after
 * it, however often it was asked; so a busy store makes the view slower, never empty. Another
 * question drops the read that is under way: the newest wins. All methods on the window's thread.
 *
 * @param <Q> the question, compared by equals
 * @param <R> what is read
 */
public final class FreshRead<Q, R> {
  private final Background background;
  private final String title;
  private final Function<Q, R> read;
  private final Consumer<R> show;
  private final Consumer<Throwable> failed;
  private @Nullable Q question;
  private @Nullable BackgroundTask<R> running;
  private boolean again;

  /**
   * @param title what it does, for the status bar
   * @param read done off the window's thread
   * @param show told what was read, on the window's thread
   * @param failed told why it could not be read, on the window's thread
   */
  public FreshRead(
      Background background,
      String title,
      Function<Q, R> read,
      Consumer<R> show,
      Consumer<Throwable> failed) {
    this.background = background;
    this.title = title;
    this.read = read;
    this.show = show;
    this.failed = failed;
  }

  /** Asks for a fresh answer. */
  public void request(Q asked) {
    BackgroundTask<R> before = running;
    if (before != null) {
      if (asked.equals(question)) {
        again = true;
        return;
      }
      running = null;
      before.cancel();
    }
    start(asked);
  }

  /** Drops the read that is under way, if any: nobody looks any more. */
  public void drop() {
    BackgroundTask<R> before = running;
    running = null;
    again = false;
    if (before != null) {
      before.cancel();
    }
  }

  private void start(Q asked) {
    question = asked;
    again = false;
    BackgroundTask<R> task = background.task(title, progress -> read.apply(asked));
    running = task;
    task.onSuccess(show).onFailure(failed).onEnd(() -> ended(task)).start();
  }

  private void ended(BackgroundTask<R> task) {
    if (running != task) {
      return;
    }
    running = null;
    Q asked = question;
    if (again && asked != null) {
      start(asked);
    }
  }
}
