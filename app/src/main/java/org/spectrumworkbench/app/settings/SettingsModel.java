package org.spectrumworkbench.app.settings;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.spectrumworkbench.app.fx.BackgroundTask;
import org.spectrumworkbench.app.fx.Dialogs;
import org.spectrumworkbench.app.fx.FileChoice;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.FreshRead;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.settings.StoreCare.Line;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.store.Watch;
import org.spectrumworkbench.store.care.StoreSize;

/**
 * What the Settings screen knows and does: one piece of work on the store at a time, its progress,
 * what came of it. On the window's thread.
 */
public final class SettingsModel {
  private static final Texts TEXTS = Texts.of(SettingsModel.class);
  private static final FileChoice.Kind ZIP =
      new FileChoice.Kind(TEXTS.get("backup.kind"), List.of("*.zip"));
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");

  private final Workspace workspace;
  private final StoreCare care;
  private final Supplier<String> examine;
  private final FreshRead<String, StoreSize> measuring;
  private final ReadOnlyObjectWrapper<Optional<StoreSize>> size =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Throwable>> failure =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper cancellable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper doing = new ReadOnlyStringWrapper("");
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
  private final ReadOnlyObjectWrapper<List<Line>> result = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyStringWrapper report = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper examining = new ReadOnlyBooleanWrapper();
  private AtomicBoolean cancelled = new AtomicBoolean();

  /**
   * @param examine looks at the machine and lets the shipped model answer, and gives what it finds
   *     as text; off the window's thread
   */
  SettingsModel(Workspace workspace, Supplier<String> examine) {
    this.workspace = workspace;
    this.care = new StoreCare(workspace.workbench(), workspace.store(), workspace.clock());
    this.examine = examine;
    this.measuring =
        new FreshRead<>(
            workspace.background(),
            TEXTS.get("size.task"),
            asked -> care.size(),
            measured -> {
              failure.set(Optional.empty());
              size.set(Optional.of(measured));
            },
            why -> failure.set(Optional.of(why)));
  }

  Workspace workspace() {
    return workspace;
  }

  /** What takes the disk; empty until it was measured. */
  ReadOnlyObjectProperty<Optional<StoreSize>> sizeProperty() {
    return size.getReadOnlyProperty();
  }

  /** Why the last measuring failed, if it did. */
  ReadOnlyObjectProperty<Optional<Throwable>> failureProperty() {
    return failure.getReadOnlyProperty();
  }

  /** Whether something is done with the store: until it is over nothing else is begun. */
  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Whether what is done can be broken off. */
  ReadOnlyBooleanProperty cancellableProperty() {
    return cancellable.getReadOnlyProperty();
  }

  /** What is done now, with the time left where that is known. */
  ReadOnlyStringProperty doingProperty() {
    return doing.getReadOnlyProperty();
  }

  /** 0 to 1; below 0 where nobody knows. */
  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** What came of the last work. */
  ReadOnlyObjectProperty<List<Line>> resultProperty() {
    return result.getReadOnlyProperty();
  }

  /** What looking at the machine found; empty before. */
  ReadOnlyStringProperty reportProperty() {
    return report.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty examiningProperty() {
    return examining.getReadOnlyProperty();
  }

  /** Measures what takes the disk. */
  void measure() {
    measuring.request("size");
  }

  void backup(boolean withModels) {
    String name =
        "spectrum-"
            + DAY.withZone(ZoneId.systemDefault()).format(workspace.clock().instant())
            + ".zip";
    if (!busy.get()) {
      workspace
          .files()
          .save(TEXTS.get("backup.title"), name, ZIP)
          .map(SettingsModel::named)
          .ifPresent(file -> work("backup", true, watch -> care.backup(file, withModels, watch)));
    }
  }

  private static Path named(Path file) {
    return file.toString().endsWith(".zip")
        ? file
        : file.resolveSibling(file.getFileName() + ".zip");
  }

  void verify() {
    work("verify", true, care::verify);
  }

  void compact() {
    work("compact", false, watch -> care.compact());
  }

  /** Asks first: views are empty for a while. */
  void rebuild() {
    ask("rebuild", "", () -> work("rebuild", true, care::rebuild));
  }

  /** Asks for the file, then whether it is meant. */
  void restore() {
    if (!busy.get()) {
      workspace
          .files()
          .open(TEXTS.get("restore.title"), ZIP)
          .ifPresent(file ->
              ask(
                  "restore",
                  file.toString(),
                  () -> work("restore", true, watch -> care.restore(file, watch))));
    }
  }

  /** Ends the work as soon as that leaves nothing half done. */
  void cancel() {
    if (cancellable.get()) {
      cancelled.set(true);
      doing.set(TEXTS.get("stopping"));
    }
  }

  void showFolder(Path folder) {
    workspace.files().show(folder);
  }

  /** Looks at the machine, as {@code spectrum doctor} does. */
  void examine() {
    if (examining.get()) {
      return;
    }
    examining.set(true);
    workspace
        .background()
        .task(TEXTS.get("report.task"), unused -> examine.get())
        .onSuccess(report::set)
        .onEnd(() -> examining.set(false))
        .start();
  }

  private void ask(String what, String about, Runnable action) {
    if (!busy.get()) {
      workspace
          .dialogs()
          .ask(
              new Dialogs.Question(
                  TEXTS.get(what + ".ask"),
                  TEXTS.get(what + ".ask.text", about),
                  List.of(
                      new Dialogs.Choice(TEXTS.get(what + ".yes"), Dialogs.Weight.MAIN, action))));
    }
  }

  private interface Work {
    List<Line> with(Watch watch);
  }

  private void work(String what, boolean mayEnd, Work work) {
    if (busy.get()) {
      return;
    }
    AtomicBoolean mine = new AtomicBoolean();
    cancelled = mine;
    busy.set(true);
    cancellable.set(mayEnd);
    progress.set(-1);
    result.set(List.of());
    doing.set(TEXTS.get(what + ".doing"));
    BackgroundTask<List<Line>> unused =
        workspace
            .background()
            .task(TEXTS.get(what + ".doing"), told -> work.with(new Told(mine)))
            .onSuccess(result::set)
            .onFailure(why -> failed(what, why))
            .onEnd(() -> {
              busy.set(false);
              cancellable.set(false);
              doing.set("");
              measure();
            })
            .start();
  }

  private void failed(String what, Throwable why) {
    switch (why) {
      case CancellationException unused ->
          result.set(List.of(Line.plain(TEXTS.get(what + ".stopped"))));
      case WorkbenchException known -> result.set(List.of(Line.fault(known)));
      default -> workspace.dialogs().fault(why);
    }
  }

  /** Tells the window how far the work is, with the time left, at most five times a second. */
  private final class Told implements Watch {
    private static final long EVERY = 200_000_000;

    private final AtomicBoolean mine;
    private String last = "";
    private long began;
    private long told;

    Told(AtomicBoolean mine) {
      this.mine = mine;
    }

    @Override
    public void at(String now, long done, long all) {
      long time = System.nanoTime();
      if (!now.equals(last)) {
        last = now;
        began = time;
        told = 0;
      }
      if (told != 0 && time - told < EVERY) {
        return;
      }
      told = time;
      boolean known = all > 0 && done > 0;
      double left = known ? (time - began) / 1e9 * Math.max(0, all - done) / done : 0;
      String text = known ? now + ", " + Formats.timeLeft(.8 * left, 1.3 * left) : now;
      workspace
          .background()
          .inWindow(() -> {
            progress.set(known ? Math.clamp((double) done / all, 0, 1) : -1);
            if (!mine.get()) {
              doing.set(text);
            }
          });
    }

    @Override
    public boolean isCancelled() {
      return mine.get();
    }
  }
}
