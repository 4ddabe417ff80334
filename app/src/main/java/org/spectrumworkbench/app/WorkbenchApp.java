package org.spectrumworkbench.app;

import java.time.Clock;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.Overlay;
import org.spectrumworkbench.app.fx.SystemFileChoice;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.plan.ExperimentForecaster;
import org.spectrumworkbench.app.worker.WorkerLauncher;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Workbench;

/** The window as JavaFX starts it. */
public final class WorkbenchApp extends Application {
  private static volatile @Nullable WorkbenchException failure;

  private @Nullable WorkbenchWindow window;

  /**
   * Shows the window and returns when it was closed.
   *
   * @throws WorkbenchException where the window could not open the store; it was shown there too
   */
  public static void open() {
    failure = null;
    Application.launch(WorkbenchApp.class);
    WorkbenchException shown = failure;
    if (shown != null) {
      throw shown;
    }
  }

  @Override
  public void start(Stage stage) {
    Workbench workbench = Workbench.ofUser();
    Clock clock = Clock.systemDefaultZone();
    SystemFileChoice files =
        new SystemFileChoice(() -> stage, address -> getHostServices().showDocument(address));
    try {
      WorkbenchWindow made =
          new WorkbenchWindow(
              stage,
              new WorkbenchWindow.Parts(
                  workbench,
                  new WorkerLauncher(workbench, clock),
                  files,
                  Optional.of(new ExperimentForecaster()),
                  Background::threads,
                  clock));
      window = made;
      made.show();
    } catch (WorkbenchException e) {
      failure = e;
      showFault(stage, files, e);
    }
  }

  @Override
  public void stop() {
    if (window != null) {
      window.close();
    }
  }

  /** A window with the fault alone: who starts the program by its icon sees no terminal. */
  private static void showFault(Stage stage, SystemFileChoice files, WorkbenchException fault) {
    Theme.LIGHT.apply();
    Overlay overlay = new Overlay(files, Optional.empty());
    overlay.setContent(new Region());
    Scene scene = new Scene(overlay.root(), 640, 400);
    scene.getStylesheets().add(Theme.styleSheet());
    stage.setScene(scene);
    stage.show();
    overlay.fault(fault);
    overlay
        .openProperty()
        .addListener((property, old, open) -> {
          if (!open) {
            Platform.exit();
          }
        });
  }
}
