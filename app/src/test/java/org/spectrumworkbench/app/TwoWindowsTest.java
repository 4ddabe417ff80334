package org.spectrumworkbench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fx.HeadlessTest;
import org.spectrumworkbench.app.shell.TestRuns;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;

/** Two windows on one store, each in a process of its own; the other one owns the database. */
@Timeout(90)
class TwoWindowsTest extends HeadlessTest {
  /** What is promised of states in every window. */
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path home;
  private @Nullable WorkbenchWindow here;
  private Process other;
  private BufferedReader otherSays;
  private Attempt attempt;
  private Journal.Writer journal;

  @BeforeEach
  void openBoth() throws Exception {
    other = SecondWindow.start(home);
    otherSays = other.inputReader();
    otherSees("sees");
    Workbench workbench = new Workbench(home);
    WorkbenchWindow.Opened read = WorkbenchWindow.Opened.read(workbench);
    here = onFx(() -> SecondWindow.window(stage, workbench, read));
    RunFolder run =
        RunFolder.create(
            workbench.runs(), Settings.initial().with("name", "shared", "test"), Clock.systemUTC());
    attempt = run.newAttempt();
    TestRuns.beat(attempt);
    journal = new Journal.Writer(attempt.journal(), 0, Clock.systemUTC());
    journal.write(
        new RunEvent.AttemptStarted(
            run.id(),
            "shared",
            1,
            0,
            List.of(new RunEvent.PlannedStage("signal", "signal", "MGPO", 120)),
            Map.of(),
            ProcessHandle.current().pid()));
    journal.write(new RunEvent.StateChanged(RunState.RUNNING, ""));
    journal.write(new RunEvent.StageStarted("signal", 0));
  }

  @AfterEach
  void closeBoth() throws Exception {
    WorkbenchWindow shown = here;
    if (shown != null) {
      onFx(shown::close);
      shown.awaitClosed();
    }
    other.destroyForcibly();
    assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
    journal.close();
  }

  @Test
  void bothSeeARunStartGoOnAndEnd() throws Exception {
    otherSees("running");
    hereSees("running");
    step(47);
    otherSees(" 47/120");
    hereSees(" 47/120");
    end();
    otherSees("finished");
    hereSees("finished");
  }

  @Test
  void windowGoesOnWhenTheOneThatOwnsTheDatabaseCloses() throws Exception {
    step(47);
    otherSees(" 47/120");
    hereSees(" 47/120");
    String owner = lock();
    other.getOutputStream().close();
    assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
    goesOnHere(owner);
  }

  @Test
  void windowGoesOnWhenTheOneThatOwnsTheDatabaseIsKilled() throws Exception {
    step(47);
    otherSees(" 47/120");
    hereSees(" 47/120");
    String owner = lock();
    other.destroyForcibly();
    assertThat(other.waitFor(60, TimeUnit.SECONDS)).isTrue();
    goesOnHere(owner);
  }

  private void goesOnHere(String formerOwner) throws IOException {
    long begin = System.nanoTime();
    step(88);
    hereSees(" 88/120");
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
    assertThat(lock()).as("the database has a new owner").isNotEqualTo(formerOwner);
    end();
    hereSees("finished");
    assertThat(lookup("#fault-what").tryQuery()).isEmpty();
  }

  private void step(int step) {
    journal.write(new RunEvent.ProgressMade("signal", step, 120, 100, 140));
  }

  private void end() {
    journal.write(new RunEvent.StageFinished("signal", 3));
    journal.write(new RunEvent.StateChanged(RunState.FINISHED, ""));
  }

  private void hereSees(String text) {
    await(text + " here", () -> SecondWindow.recent(stage).contains(text));
  }

  private void otherSees(String text) throws IOException {
    String line = "";
    while (!line.contains(text)) {
      line = otherSays.readLine();
      assertThat(line).as("still waiting for the other window: " + text).isNotNull();
    }
  }

  private String lock() throws IOException {
    try (var files = Files.list(new Workbench(home).store())) {
      Path lock =
          files
              .filter(file -> file.toString().endsWith(".lock.db"))
              .findFirst()
              .orElseThrow(() -> new AssertionError("nobody owns the database"));
      return Files.readString(lock);
    }
  }
}
