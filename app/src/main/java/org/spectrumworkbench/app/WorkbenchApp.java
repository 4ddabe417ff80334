package org.spectrumworkbench.app;

import java.time.Clock;
import java.util.Optional;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.SystemFileChoice;
import org.spectrumworkbench.app.plan.ExperimentForecaster;
import org.spectrumworkbench.app.queue.RunQueue;
import org.spectrumworkbench.app.queue.ServiceCall;
import org.spectrumworkbench.app.shell.QueuedLauncher;
import org.spectrumworkbench.app.shell.WindowMemory;
import org.spectrumworkbench.app.worker.NewRuns;
import org.spectrumworkbench.app.worker.SpeedOfMachine;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.ProblemSets;
import org.spectrumworkbench.core.experiment.Workbench;

/** The window as JavaFX starts it. */
public final class WorkbenchApp extends Application {
  private static final Logger LOG = LoggerFactory.getLogger(WorkbenchApp.class);
  private static volatile @Nullable WorkbenchException failure;
  private static volatile @Nullable WorkbenchWindow window;

  private final Workbench workbench = Workbench.ofUser();
  private WindowMemory memory = WindowMemory.FIRST;

  /**
   * Shows the window and returns when it was closed.
   *
   * @throws WorkbenchException where the window could not open the store; it was shown there too
   */
  public static void open() {
    failure = null;
    window = null;
    Application.launch(WorkbenchApp.class);
    WorkbenchWindow shown = window;
    if (shown != null) {
      try {
        shown.awaitClosed();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    WorkbenchException fault = failure;
    if (fault != null) {
      throw fault;
    }
  }

  /** Not yet on the window's thread. */
  @Override
  public void init() {
    memory = WindowMemory.read(WorkbenchWindow.memoryFile(workbench));
  }

  @Override
  public void start(Stage stage) {
    Thread.setDefaultUncaughtExceptionHandler((thread, defect) -> defect(defect));
    SystemFileChoice files =
        new SystemFileChoice(() -> stage, address -> getHostServices().showDocument(address));
    Clock clock = Clock.systemDefaultZone();
    RunQueue queue = RunQueue.of(workbench, clock);
    ServiceCall service = ServiceCall.of(workbench, queue);
    WorkbenchWindow.Parts parts =
        new WorkbenchWindow.Parts(
            workbench,
            new QueuedLauncher(new NewRuns(workbench, clock), queue, service),
            queue,
            service,
            files,
            Optional.of(
                new ExperimentForecaster(
                    new ProblemSets(workbench.datasets()), new SpeedOfMachine(workbench))),
            Background::threads,
            clock);
    new Opening(stage, memory, files)
        .start(
            () -> WorkbenchWindow.Opened.read(workbench),
            watch -> WorkbenchWindow.Opened.rebuilt(workbench, clock, watch),
            opened -> {
              failure = null;
              WorkbenchWindow made = new WorkbenchWindow(stage, parts, opened);
              window = made;
              made.show();
            },
            why -> failure = why instanceof WorkbenchException known ? known : unexpected(why),
            parts.workers());
  }

  @Override
  public void stop() {
    WorkbenchWindow shown = window;
    if (shown != null) {
      shown.close();
    }
  }

  /** A defect that nobody caught, on whatever thread. */
  private static void defect(Throwable defect) {
    LOG.error("not caught", defect);
    WorkbenchWindow shown = window;
    if (shown != null) {
      shown.fault(defect);
    }
  }

  private static WorkbenchException unexpected(Throwable why) {
    return new WorkbenchException(
        "The window cannot be opened: " + why, "The details stand in the program's log.", why);
  }
}
