package org.spectrumworkbench.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.FileChoice;
import org.spectrumworkbench.app.fx.Theme;
import org.spectrumworkbench.app.plan.ExperimentForecaster;
import org.spectrumworkbench.app.queue.RunQueue;
import org.spectrumworkbench.app.queue.ServiceCall;
import org.spectrumworkbench.app.shell.RunLauncher;
import org.spectrumworkbench.app.worker.SpeedOfMachine;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.ProblemSets;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;

/**
 * Takes pictures of every screen, light and dark: opens the real window, selects a run, and writes
 * {@code SCREEN-light.png} and {@code SCREEN-dark.png}. Without a display JavaFX draws them where
 * it runs with {@code -Dglass.platform=Headless -Dprism.order=sw}.
 */
public final class Screenshots {
  private static final int PULSES_TO_SETTLE = 12;
  private static final int PULSES_AT_MOST = 1200;

  private final String run;
  private final Path folder;
  private final AtomicInteger underWay = new AtomicInteger();
  private final CountDownLatch done = new CountDownLatch(1);
  private final List<Throwable> failures = new ArrayList<>();
  private volatile @Nullable WorkbenchWindow window;

  private Screenshots(String run, Path folder) {
    this.run = run;
    this.folder = folder;
  }

  /**
   * Takes them all, and returns when they are written.
   *
   * @param run identifier of a run that the store of the workbench holds
   * @throws WorkbenchException where the folder cannot be made or written
   */
  public static void take(Workbench workbench, String run, Path folder, int width, int height) {
    Screenshots shots;
    try {
      shots = new Screenshots(run, Files.createDirectories(folder));
    } catch (IOException e) {
      throw new WorkbenchException(
          "The folder " + folder + " cannot be made: " + e.getMessage(),
          "Give another one with --out.",
          e);
    }
    Platform.startup(() -> {});
    Platform.setImplicitExit(false);
    WorkbenchWindow.Opened opened = WorkbenchWindow.Opened.read(workbench);
    Platform.runLater(() -> shots.open(workbench, opened, width, height));
    try {
      shots.done.await();
      WorkbenchWindow closing = shots.window;
      if (closing != null) {
        closing.awaitClosed();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (!shots.failures.isEmpty()) {
      Throwable first = shots.failures.getFirst();
      throw first instanceof WorkbenchException mendable
          ? mendable
          : new IllegalStateException("pictures are missing", first);
    }
  }

  private void open(
      Workbench workbench, WorkbenchWindow.Opened opened, double width, double height) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            2, work -> Thread.ofPlatform().daemon().name("work").unstarted(work));
    Stage stage = new Stage();
    RunQueue queue = RunQueue.of(workbench, Clock.systemDefaultZone());
    WorkbenchWindow made =
        new WorkbenchWindow(
            stage,
            new WorkbenchWindow.Parts(
                workbench,
                new NoLauncher(),
                queue,
                ServiceCall.never(workbench, queue),
                new NoFiles(),
                Optional.of(
                    new ExperimentForecaster(
                        new ProblemSets(workbench.datasets()), new SpeedOfMachine(workbench))),
                unhandled ->
                    new Background(
                        work -> {
                          underWay.incrementAndGet();
                          threads.execute(() -> {
                            try {
                              work.run();
                            } finally {
                              // After what the work has queued for the window.
                              Platform.runLater(underWay::decrementAndGet);
                            }
                          });
                        },
                        Platform::runLater,
                        failures::add),
                Clock.systemDefaultZone()),
            opened);
    window = made;
    stage.setWidth(width);
    stage.setHeight(height);
    made.show();
    made.workspace().selection().selectRun(run);
    List<String> screens = made.screenIds();
    settle(() -> shoot(made, stage, screens, 0));
  }

  private void shoot(WorkbenchWindow window, Stage stage, List<String> screens, int next) {
    if (next == screens.size()) {
      window.workspace().theme().set(Theme.LIGHT);
      window.openPalette();
      settle(() -> {
        picture(stage, "palette-light");
        window.close();
        done.countDown();
      });
      return;
    }
    String screen = screens.get(next);
    window.workspace().theme().set(Theme.LIGHT);
    window.workspace().navigation().open(screen);
    settle(() -> {
      picture(stage, screen + "-light");
      window.workspace().theme().set(Theme.DARK);
      settle(() -> {
        picture(stage, screen + "-dark");
        shoot(window, stage, screens, next + 1);
      });
    });
  }

  /**
   * Goes on when no work has been under way for a few pulses, each of which laid the window out.
   */
  private void settle(Runnable then) {
    BooleanSupplier quiet = () -> underWay.get() == 0;
    new AnimationTimer() {
      private int pulses;
      private int inRow;

      @Override
      public void handle(long now) {
        pulses++;
        inRow = quiet.getAsBoolean() ? inRow + 1 : 0;
        if (inRow >= PULSES_TO_SETTLE || pulses >= PULSES_AT_MOST) {
          stop();
          // Not inside the pulse: a snapshot needs one of its own.
          Platform.runLater(() -> {
            try {
              then.run();
            } catch (RuntimeException e) {
              failures.add(e);
              done.countDown();
            }
          });
        }
      }
    }.start();
  }

  private void picture(Stage stage, String name) {
    WritableImage image = stage.getScene().snapshot(null);
    Path file = folder.resolve(name + ".png");
    try {
      if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile())) {
        throw new IOException("no writer for PNG");
      }
    } catch (IOException e) {
      throw new WorkbenchException(
          "The picture " + file + " cannot be written: " + e.getMessage(),
          "Give another folder with --out.",
          e);
    }
  }

  /** Pictures are taken of what is there; nothing is started for them. */
  private static final class NoLauncher implements RunLauncher {
    @Override
    public RunFolder start(Settings settings, Optional<Path> out) {
      throw refused();
    }

    @Override
    public void resume(RunFolder run) {
      throw refused();
    }

    @Override
    public void command(RunFolder run, Attempt.Command command) {
      throw refused();
    }

    @Override
    public void force(RunFolder run) {
      throw refused();
    }

    @Override
    public void change(RunFolder run, String key, String value) {
      throw refused();
    }

    private static WorkbenchException refused() {
      return new WorkbenchException(
          "Nothing is run while pictures are taken", "Open the window itself to do that.");
    }
  }

  private static final class NoFiles implements FileChoice {
    @Override
    public Optional<Path> open(String title, Kind kind) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> save(String title, String suggestedName, Kind kind) {
      return Optional.empty();
    }

    @Override
    public Optional<Path> folder(String title) {
      return Optional.empty();
    }

    @Override
    public void show(Path file) {}
  }
}
