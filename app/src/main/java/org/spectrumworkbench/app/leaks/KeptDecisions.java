package org.spectrumworkbench.app.leaks;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.core.problem.leak.LeakDecisionFile;
import org.spectrumworkbench.core.problem.leak.LeakDecisions;

/**
 * Decisions that are on the disk as soon as they are made, with the way back and forth. They are
 * written off the window's thread, one write after another, so that the last one made is what
 * stands there. On the window's thread.
 */
final class KeptDecisions {
  private final LeakDecisionFile file;
  private final Background background;
  private final Consumer<Throwable> failed;
  private final DecisionHistory history = new DecisionHistory();
  private final ReadOnlyObjectWrapper<LeakDecisions> shown =
      new ReadOnlyObjectWrapper<>(LeakDecisions.NONE);
  private @Nullable LeakDecisions waiting;
  private boolean writing;
  private boolean read;

  /**
   * @param failed told why decisions could not be read or written
   */
  KeptDecisions(LeakDecisionFile file, Background background, Consumer<Throwable> failed) {
    this.file = file;
    this.background = background;
    this.failed = failed;
  }

  /** Reads what was decided before, unless that was done. */
  void read() {
    if (!read) {
      background
          .task("Decisions on leaks", progress -> file.read())
          .onSuccess(found -> {
            read = true;
            history.start(found);
            shown.set(found);
          })
          .onFailure(failed)
          .start();
    }
  }

  ReadOnlyObjectProperty<LeakDecisions> property() {
    return shown.getReadOnlyProperty();
  }

  LeakDecisions now() {
    return history.now();
  }

  /** Makes a step. */
  void change(UnaryOperator<LeakDecisions> step) {
    history.go(step.apply(history.now()));
    keep();
  }

  boolean canUndo() {
    return history.canUndo();
  }

  boolean canRedo() {
    return history.canRedo();
  }

  void undo() {
    if (history.canUndo()) {
      history.undo();
      keep();
    }
  }

  void redo() {
    if (history.canRedo()) {
      history.redo();
      keep();
    }
  }

  /** Whether all stands on the disk, or failed to. */
  boolean isKept() {
    return !writing && waiting == null;
  }

  private void keep() {
    shown.set(history.now());
    // Nothing may be written over a file that could not be read.
    if (read) {
      waiting = history.now();
      if (!writing) {
        write();
      }
    }
  }

  private void write() {
    LeakDecisions decisions = waiting;
    if (decisions == null) {
      return;
    }
    waiting = null;
    writing = true;
    background
        .task(
            "Keep decisions",
            progress -> {
              file.write(decisions);
              return decisions;
            })
        .onFailure(failed)
        .onEnd(() -> {
          writing = false;
          write();
        })
        .start();
  }
}
