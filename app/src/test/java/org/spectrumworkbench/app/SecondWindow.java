package org.spectrumworkbench.app;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.queue.RunQueue;
import org.spectrumworkbench.app.queue.ServiceCall;
import org.spectrumworkbench.app.shell.QueuedLauncher;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.app.worker.FakeWorker;
import org.spectrumworkbench.app.worker.NewRuns;
import org.spectrumworkbench.core.experiment.Workbench;

/**
 * A window in a process of its own, without a display: {@code HOME}. It prints what its list of
 * recent runs says whenever that changes, and closes at the end of its input.
 */
public final class SecondWindow {
  private SecondWindow() {}

  static Process start(Path home) throws java.io.IOException {
    List<String> command = new ArrayList<>(FakeWorker.java(SecondWindow.class));
    command.addAll(
        1,
        List.of(
            "-Xmx400m",
            "-Dglass.platform=Headless",
            "-Dprism.order=sw",
            "-Djava.awt.headless=true",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"));
    command.add(home.toString());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** The real window, laid out on a stage; its queue has no service. */
  static WorkbenchWindow window(Stage stage, Workbench workbench, WorkbenchWindow.Opened read) {
    Clock clock = Clock.systemUTC();
    RunQueue queue = RunQueue.of(workbench, clock);
    ServiceCall service = ServiceCall.never(workbench, queue);
    WorkbenchWindow window =
        new WorkbenchWindow(
            stage,
            new WorkbenchWindow.Parts(
                workbench,
                new QueuedLauncher(new NewRuns(workbench, clock), queue, service),
                queue,
                service,
                new TestWorkspace.Files(),
                Optional.empty(),
                Background::threads,
                clock),
            read);
    stage.setWidth(1000);
    stage.setHeight(960);
    window.show();
    return window;
  }

  /** What Home says of the recent runs, one after the other. */
  static String recent(Stage stage) {
    return stage.getScene().getRoot().lookupAll("*").stream()
        .filter(node -> String.valueOf(node.getId()).startsWith("recent-"))
        .flatMap(row -> row.lookupAll("*").stream())
        .filter(Labeled.class::isInstance)
        .map(node -> ((Labeled) node).getText())
        .filter(text -> text != null && !text.isBlank())
        .collect(Collectors.joining(" | "));
  }

  public static void main(String[] args) throws Exception {
    Workbench workbench = new Workbench(Path.of(args[0]));
    WorkbenchWindow.Opened read = WorkbenchWindow.Opened.read(workbench);
    CompletableFuture<WorkbenchWindow> opened = new CompletableFuture<>();
    Platform.startup(() -> {
      Stage stage = new Stage();
      WorkbenchWindow window = window(stage, workbench, read);
      new AnimationTimer() {
        private String said = "nothing yet";

        @Override
        public void handle(long now) {
          String says = recent(stage);
          if (!says.equals(said)) {
            System.out.println("sees " + says);
            said = says;
          }
        }
      }.start();
      opened.complete(window);
    });
    WorkbenchWindow window = opened.get();
    while (System.in.read() >= 0) {}
    Platform.runLater(window::close);
    window.awaitClosed();
    Platform.exit();
  }
}
