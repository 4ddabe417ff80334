package org.spectrumworkbench.app;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.FileChoice;
import org.spectrumworkbench.app.fx.Labels;
import org.spectrumworkbench.app.fx.Overlay;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.shell.WindowMemory;

/**
 * What the stage shows until the store is open: that it is being opened, or why it cannot be. Who
 * starts the program by its icon sees no terminal.
 */
final class Opening {
  private static final Texts TEXTS = Texts.of(Opening.class);

  private final Stage stage;
  private final Overlay overlay;

  /**
   * Shows the stage as it was left.
   *
   * @param memory how the window looked last
   */
  Opening(Stage stage, WindowMemory memory, FileChoice files) {
    this.stage = stage;
    this.overlay = new Overlay(files, Optional.empty());
    memory.theme().apply();
    ProgressBar bar = new ProgressBar();
    bar.getStyleClass().add("status-progress");
    VBox words = new VBox(12, Labels.of(TEXTS.get("opening"), "muted"), bar);
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
   * Reads in the background and goes on with what was read, where the stage is still shown.
   *
   * @param read opens the store
   * @param then lays out the window
   * @param failed told why the store cannot be opened, which is shown too
   * @param workers makes the background
   */
  void start(
      Supplier<WorkbenchWindow.Opened> read,
      Consumer<WorkbenchWindow.Opened> then,
      Consumer<Throwable> failed,
      WorkbenchWindow.Workers workers) {
    Background background = workers.make(overlay::fault);
    background
        .task(TEXTS.get("opening"), progress -> read.get())
        .onSuccess(opened -> {
          if (stage.isShowing()) {
            then.accept(opened);
          } else {
            opened.store().close();
          }
        })
        .onFailure(why -> {
          failed.accept(why);
          overlay.fault(why);
          overlay
              .openProperty()
              .addListener((property, old, open) -> {
                if (!open) {
                  stage.hide();
                }
              });
        })
        .start();
  }
}
