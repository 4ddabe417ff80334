package org.spectrumworkbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
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
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.app.worker.WorkerLauncher;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Workbench;
import org.testfx.util.WaitForAsyncUtils;

/** From an experiment's file to a finished run, by mouse and keyboard, with a real worker. */
class WindowRunsAnExperimentTest extends HeadlessTest {
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
        steps: 2
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
  void closeWindow() {
    if (window != null) {
      onFx(window::close);
    }
  }

  @Test
  @Timeout(240)
  void runIsStartedFromThePlanAndSeenToItsEnd() throws Exception {
    WorkbenchWindow opened = open();
    files.next = Files.writeString(home.resolve("small.yaml"), SMALL);
    push(KeyCode.CONTROL, KeyCode.O);
    await("the plan", () -> text("#plan-command").endsWith("small.yaml"));
    clickOn("#plan-start");
    await("the run", () -> opened.workspace().selection().get().run() != null);
    String id = java.util.Objects.requireNonNull(opened.workspace().selection().get().run());
    RunFolder run = RunFolder.open(new Workbench(home).runs().resolve(id));

    awaitRun("its progress", () -> text("#status-run").startsWith("from the window · "));
    awaitRun("its end", () -> text("#status-run").equals("No run under way"));

    assertThat(run.latestAttempt().orElseThrow().state()).isEqualTo(RunState.FINISHED);
    assertThat(run.resultFile()).exists();
    push(KeyCode.CONTROL, KeyCode.DIGIT1);
    await("its row", () -> lookup("#recent-" + id).tryQuery().isPresent());
    await("its state", () -> lookup("finished").tryQuery().isPresent());
    snapshot("window-after-a-run");
  }

  private WorkbenchWindow open() {
    Workbench workbench = new Workbench(home);
    Clock clock = Clock.systemUTC();
    AtomicReference<WorkbenchWindow> made = new AtomicReference<>();
    onFx(() -> {
      made.set(
          new WorkbenchWindow(
              stage,
              new WorkbenchWindow.Parts(
                  workbench,
                  new WorkerLauncher(workbench, clock),
                  files,
                  Optional.of(new ExperimentForecaster()),
                  Background::threads,
                  clock)));
      stage.setX(0);
      stage.setY(0);
      stage.setWidth(1000);
      stage.setHeight(960);
      made.get().show();
    });
    settle();
    window = made.get();
    return made.get();
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
