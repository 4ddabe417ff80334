package org.spectrumworkbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fx.Background;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.plan.ExperimentForecaster;
import org.spectrumworkbench.app.queue.RunQueue;
import org.spectrumworkbench.app.queue.ServiceCall;
import org.spectrumworkbench.app.shell.QueuedLauncher;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.app.worker.NewRuns;
import org.spectrumworkbench.app.worker.SpeedOfMachine;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.ProblemSets;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Workbench;
import org.testfx.util.WaitForAsyncUtils;

/** From an experiment's file to a finished run, by mouse and keyboard, with a real worker. */
class WindowRunsAnExperimentTest extends HeadlessTest {
  /** Small, but long enough under way to be commanded. */
  private static final String SMALL =
      """
      name: from the window
      threads: 1
      sft:
        steps: 4
      probe:
        every: 2
        problems: 2
        samples: 2
        k: 2
      signal:
        steps: 350
        problems: 4
        group: 4
        micro-batch: 2
      evaluate:
        problems: 4
        samples: 8
        k: [1, 8]
      """;

  @TempDir Path home;
  private final TestWorkspace.Files files = new TestWorkspace.Files();
  private @Nullable WorkbenchWindow window;

  @AfterEach
  void closeWindowAndAwaitWorkers() throws Exception {
    close();
    // A worker writes on for a moment after it has told its end, and the folder is deleted next.
    for (RunFolder run : RunFolder.list(new Workbench(home).runs())) {
      for (Attempt attempt : run.attempts()) {
        Optional<ProcessHandle> worker =
            attempt.heartbeat().flatMap(beat -> ProcessHandle.of(beat.pid()));
        if (worker.isPresent()) {
          ProcessHandle unused = worker.get().onExit().get(60, TimeUnit.SECONDS);
        }
      }
    }
  }

  @Test
  @Timeout(240)
  void pausedRunOutlivesTheWindowAndEndsInTheNextOneWithItsResults() throws Exception {
    RunFolder run = startFromThePlan(open());

    awaitRun("the pause button", () -> canClick("#pause"));
    clickOn("#pause");
    awaitRun("the pause", () -> text("#run-state").equals("Paused"));
    Attempt attempt = run.latestAttempt().orElseThrow();
    assertThat(attempt.state()).isEqualTo(RunState.PAUSED);
    close();

    assertThat(stage.isShowing()).isFalse();
    assertThat(attempt.heartbeat().orElseThrow().processIsAlive()).isTrue();

    WorkbenchWindow next = open();
    awaitRun("the paused run", () -> text("#status-run").startsWith("from the window · "));
    clickOn("#status-run");
    awaitRun("its state", () -> text("#run-state").equals("Paused"));
    assertThat(next.workspace().selection().get().run()).isEqualTo(run.id());
    clickOn("#pause");
    awaitRun("the worker to go on", () -> !text("#run-state").equals("Paused"));
    awaitRun("its end", () -> text("#run-state").equals("Finished"));

    assertThat(attempt.state()).isEqualTo(RunState.FINISHED);
    assertThat(run.attempts()).hasSize(1);
    assertThat(run.resultFile()).exists();
    assertThat(text("#status-run")).isEqualTo("No run under way");
    push(KeyCode.CONTROL, KeyCode.DIGIT1);
    await("its row", () -> lookup("#recent-" + run.id()).tryQuery().isPresent());
    Node row = lookup("#recent-" + run.id()).query();
    assertThat(from(row).lookup("finished").tryQuery()).isPresent();
    assertThat(
            from(row).lookup((Labeled label) -> label.getText().startsWith("Pass@1 ")).tryQuery())
        .isPresent();
    snapshot("window-after-a-run");
  }

  @Test
  @Timeout(240)
  void runStoppedAndSavedGoesOnFromHomeToItsEnd() throws Exception {
    RunFolder run = startFromThePlan(open());

    awaitRun("the stop button", () -> canClick("#stop-and-save"));
    clickOn("#stop-and-save");
    awaitRun("the stop", () -> text("#run-state").equals("Stopped"));
    assertThat(run.resultFile()).doesNotExist();

    push(KeyCode.CONTROL, KeyCode.DIGIT1);
    await("the unfinished run", () -> lookup("#resume-" + run.id()).tryQuery().isPresent());
    clickOn("#resume-" + run.id());
    awaitRun("its end", () -> text("#run-state").equals("Finished"));

    assertThat(run.attempts()).hasSize(2);
    assertThat(run.latestAttempt().orElseThrow().state()).isEqualTo(RunState.FINISHED);
    assertThat(run.resultFile()).exists();
    assertThat(text("#run-phase")).contains("stages are done");
  }

  /** Opens the experiment's file, presses Start and waits for the run to be looked at. */
  private RunFolder startFromThePlan(WorkbenchWindow opened) throws IOException {
    files.next = Files.writeString(home.resolve("small.yaml"), SMALL);
    push(KeyCode.CONTROL, KeyCode.O);
    await("the plan", () -> text("#plan-command").endsWith("small.yaml"));
    await("the check", () -> canClick("#plan-start"));
    clickOn("#plan-start");
    await("the run", () -> opened.workspace().selection().get().run() != null);
    String id = Objects.requireNonNull(opened.workspace().selection().get().run());
    await("its name", () -> text("#run-name").equals("from the window"));
    return RunFolder.open(new Workbench(home).runs().resolve(id));
  }

  private WorkbenchWindow open() {
    Workbench workbench = new Workbench(home);
    Clock clock = Clock.systemUTC();
    RunQueue queue = RunQueue.of(workbench, clock);
    ServiceCall service = ServiceCall.never(workbench, queue);
    WorkbenchWindow.Opened read = WorkbenchWindow.Opened.read(workbench);
    WorkbenchWindow made =
        onFx(() -> {
          WorkbenchWindow laidOut =
              new WorkbenchWindow(
                  stage,
                  new WorkbenchWindow.Parts(
                      workbench,
                      new QueuedLauncher(new NewRuns(workbench, clock), queue, service),
                      queue,
                      service,
                      files,
                      Optional.of(
                          new ExperimentForecaster(
                              new ProblemSets(workbench.datasets()),
                              new SpeedOfMachine(workbench))),
                      Background::threads,
                      clock),
                  read);
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(1000);
          stage.setHeight(960);
          laidOut.show();
          return laidOut;
        });
    settle();
    window = made;
    return made;
  }

  private void close() throws InterruptedException {
    WorkbenchWindow shown = window;
    if (shown != null) {
      onFx(shown::close);
      shown.awaitClosed();
    }
    window = null;
  }

  private boolean canClick(String query) {
    return lookup(query)
        .tryQuery()
        .filter(node -> node.isVisible() && !node.isDisabled())
        .isPresent();
  }

  /** A worker on a busy machine takes longer than a window. */
  private void awaitRun(String what, java.util.function.BooleanSupplier condition) {
    try {
      WaitForAsyncUtils.waitFor(
          110,
          TimeUnit.SECONDS,
          () -> onFx((java.util.concurrent.Callable<Boolean>) condition::getAsBoolean));
    } catch (TimeoutException e) {
      throw new AssertionError("still waiting for: " + what, e);
    }
  }

  private String text(String query) {
    return lookup(query).tryQuery().map(node -> ((Labeled) node).getText()).orElse("");
  }
}
