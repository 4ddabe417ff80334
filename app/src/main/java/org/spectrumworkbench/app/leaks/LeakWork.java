package org.spectrumworkbench.app.leaks;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.BackgroundTask;

/** The one long piece of work that the view does at a time. On the window's thread. */
final class LeakWork {
  private final Background background;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
  private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private @Nullable BackgroundTask<?> running;

  LeakWork(Background background) {
    this.background = background;
  }

  /** Whether work is under way. */
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** How far it is, 0 to 1; below 0 where nobody knows. */
  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** How far it is and what is left, for people. */
  ReadOnlyStringProperty messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Why the last work failed, if it did. */
  ReadOnlyObjectProperty<Optional<Throwable>> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** Starts work; the caller has seen that none is under way. */
  <T> void start(String title, BackgroundTask.Work<T> work, Consumer<T> show) {
    failure.set(Optional.empty());
    BackgroundTask<T> task = background.task(title, work);
    running = task;
    busy.set(true);
    progress.set(-1);
    message.set("");
    task.progressProperty().addListener((p, old, now) -> progress.set(now.doubleValue()));
    task.messageProperty().addListener((p, old, now) -> message.set(now));
    task.onSuccess(
            result -> {
              end(task);
              show.accept(result);
            })
        .onFailure(why -> {
          if (!(why instanceof CancellationException)) {
            failed(why);
          }
        })
        .onEnd(() -> end(task))
        .start();
  }

  /** Stops what is under way; nothing comes of it. */
  void cancel() {
    BackgroundTask<?> task = running;
    if (task != null) {
      task.cancel();
    }
  }

  /** Tells of a failure. */
  void failed(Throwable why) {
    failure.set(Optional.of(why));
  }

  private void end(BackgroundTask<?> task) {
    if (running == task) {
      running = null;
      busy.set(false);
    }
  }
}
