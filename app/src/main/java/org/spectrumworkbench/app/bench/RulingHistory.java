package org.spectrumworkbench.app.bench;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.verify.bench.Ruling;
import org.spectrumworkbench.core.verify.bench.Ruling.Purpose;
import org.spectrumworkbench.core.verify.bench.RulingFile;
import org.spectrumworkbench.core.verify.bench.Rulings;

/**
 * Makes rulings, takes them back and makes them again. A ruling counts once it is on disk; several
 * in a hurry are written one after the other. On the window's thread.
 */
final class RulingHistory {
  private static final Texts TEXTS = Texts.of(RulingHistory.class);

  /** One change of one ruling; null is none. */
  private record Change(
      String key, Purpose purpose, @Nullable Ruling before, @Nullable Ruling after) {
    Change reversed() {
      return new Change(key, purpose, after, before);
    }
  }

  /** A change on its way to disk, and what to do with the history when it is there. */
  private record Writing(Change change, Runnable done) {}

  private final RulingFile file;
  private final Background background;
  private final Consumer<Rulings> show;
  private final Consumer<Throwable> failed;
  private final Deque<Change> made = new ArrayDeque<>();
  private final Deque<Change> takenBack = new ArrayDeque<>();
  private final Deque<Writing> waiting = new ArrayDeque<>();
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
  private boolean writing;

  /**
   * @param show told all rulings after each change
   * @param failed told why a change could not be written
   */
  RulingHistory(
      RulingFile file, Background background, Consumer<Rulings> show, Consumer<Throwable> failed) {
    this.file = file;
    this.background = background;
    this.show = show;
    this.failed = failed;
  }

  ReadOnlyBooleanProperty canUndoProperty() {
    return canUndo.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canRedoProperty() {
    return canRedo.getReadOnlyProperty();
  }

  /**
   * Makes a ruling.
   *
   * @param before the one that it takes the place of; null where there is none
   * @param after null takes the one before back
   */
  void rule(String key, Purpose purpose, @Nullable Ruling before, @Nullable Ruling after) {
    Change change = new Change(key, purpose, before, after);
    write(
        change,
        () -> {
          made.push(change);
          takenBack.clear();
        });
  }

  void undo() {
    if (writing || made.isEmpty()) {
      return;
    }
    Change last = made.peek();
    write(last.reversed(), () -> takenBack.push(made.pop()));
  }

  void redo() {
    if (writing || takenBack.isEmpty()) {
      return;
    }
    Change last = takenBack.peek();
    write(last, () -> made.push(takenBack.pop()));
  }

  private void write(Change change, Runnable done) {
    waiting.add(new Writing(change, done));
    writeNext();
  }

  private void writeNext() {
    if (writing || waiting.isEmpty()) {
      return;
    }
    Writing next = waiting.remove();
    Change change = next.change();
    writing = true;
    background
        .task(
            TEXTS.get("ruling.saving"),
            progress -> file.change(change.key(), change.purpose(), change.after()))
        .onSuccess(rulings -> {
          next.done().run();
          canUndo.set(!made.isEmpty());
          canRedo.set(!takenBack.isEmpty());
          show.accept(rulings);
        })
        .onFailure(failed)
        .onEnd(() -> {
          writing = false;
          writeNext();
        })
        .start();
  }
}
