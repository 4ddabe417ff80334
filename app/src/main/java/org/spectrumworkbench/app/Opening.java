package org.spectrumworkbench.app;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.BackgroundTask;
import org.spectrumworkbench.app.fx.Dialogs;
import org.spectrumworkbench.app.fx.FileChoice;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Overlay;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.shell.WindowMemory;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.Watch;

/**
 * What the stage shows until the store is open: that it is being opened, or why it cannot be. Who
 * starts the program by its icon sees no terminal.
 */
final class Opening {
  private static final Texts TEXTS = Texts.of(Opening.class);

  private final Stage stage;
  private final Overlay overlay;
  private final Label doing = Labels.of(TEXTS.get("opening"), "muted");
  private final ProgressBar bar = new ProgressBar();

  /**
   * Shows the stage as it was left.
   *
   * @param memory how the window looked last
   */
  Opening(Stage stage, WindowMemory memory, FileChoice files) {
    this.stage = stage;
    this.overlay = new Overlay(files, Optional.empty());
    memory.theme().apply();
    bar.getStyleClass().add("status-progress");
    VBox words = new VBox(12, doing, bar);
    words.setId("opening");
    words.setAlignment(Pos.CENTER);
    words.getStyleClass().add("frame");
    overlay.setContent(words);
    Scene scene = new Scene(overlay.root(), memory.width(), memory.height());
    scene.getStylesheets().add(Theme.styleSheet());
    stage.setTitle(TEXTS.get("title"));
    stage.setScene(scene);
    stage.setMaximized(memory.maximised());
    stage.show();
  }

  /**
   * Reads in the background and goes on with what was read, where the stage is still shown. Where
   * the database is damaged the user may have it made anew, and it goes on with that.
   *
   * @param read opens the store
   * @param rebuild makes the database anew and opens it
   * @param then lays out the window
   * @param failed told why the store cannot be opened, which is shown too
   * @param workers makes the background
   */
  void start(
      Supplier<WorkbenchWindow.Opened> read,
      Function<Watch, WorkbenchWindow.Opened> rebuild,
      Consumer<WorkbenchWindow.Opened> then,
      Consumer<Throwable> failed,
      WorkbenchWindow.Workers workers) {
    Background background = workers.make(overlay::fault);
    Runnable again =
        () ->
            open(
                background.task(TEXTS.get("rebuilding"), progress -> rebuild.apply(told(progress))),
                then,
                why -> {
                  failed.accept(why);
                  tell(why);
                });
    open(
        background.task(TEXTS.get("opening"), progress -> read.get()),
        then,
        why -> {
          failed.accept(why);
          if (why instanceof WorkbenchException known && Store.isMendedByRebuild(known)) {
            offer(known, again);
          } else {
            tell(why);
          }
        });
  }

  private void open(
      BackgroundTask<WorkbenchWindow.Opened> task,
      Consumer<WorkbenchWindow.Opened> then,
      Consumer<Throwable> failed) {
    doing.setText(task.title());
    bar.setProgress(-1);
    task.progressProperty().addListener((property, old, now) -> bar.setProgress(now.doubleValue()));
    task.onSuccess(
            opened -> {
              if (stage.isShowing()) {
                then.accept(opened);
              } else {
                opened.store().close();
              }
            })
        .onFailure(failed)
        .start();
  }

  /** The window is closed once the fault was read. */
  private void tell(Throwable why) {
    overlay.fault(why);
    endWhenClosed(() -> true);
  }

  private void offer(WorkbenchException damaged, Runnable rebuild) {
    boolean[] chosen = {false};
    overlay.ask(
        new Dialogs.Question(
            TEXTS.get("damaged"),
            TEXTS.get("damaged.text", String.valueOf(damaged.getMessage())),
            List.of(
                new Dialogs.Choice(
                    TEXTS.get("rebuild"),
                    Dialogs.Weight.MAIN,
                    () -> {
                      chosen[0] = true;
                      rebuild.run();
                    }))));
    endWhenClosed(() -> !chosen[0]);
  }

  private void endWhenClosed(BooleanSupplier ends) {
    overlay
        .openProperty()
        .addListener((property, old, open) -> {
          // An answer is given after its card was closed: look once that is done.
          if (!open) {
            Platform.runLater(() -> {
              if (ends.getAsBoolean() && !overlay.isOpen()) {
                stage.hide();
              }
            });
          }
        });
  }

  private static Watch told(BackgroundTask.Progress progress) {
    return new Watch() {
      @Override
      public void at(String doing, long done, long all) {
        progress.fraction(all > 0 ? Math.clamp((double) done / all, 0, 1) : -1);
      }

      @Override
      public boolean isCancelled() {
        return progress.isCancelled();
      }
    };
  }
}
