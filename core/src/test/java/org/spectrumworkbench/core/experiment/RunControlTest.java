package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.experiment.RunControl.RunStopped;

final class RunControlTest {
  @TempDir Path folder;

  private final AtomicLong now = new AtomicLong();
  private final List<RunState> told = new ArrayList<>();
  private Attempt attempt;
  private RunControl control;

  @BeforeEach
  void start() {
    attempt = RunFolder.create(folder, Settings.initial(), Clock.systemUTC()).newAttempt();
    control = new RunControl(attempt, (state, message) -> told.add(state), now::get);
  }

  private void checkLater() {
    now.addAndGet(TimeUnit.SECONDS.toNanos(1));
    control.check();
  }

  @Test
  void aStopIsObeyedAlsoAfterAStopThatSaves() {
    attempt.command(Attempt.Command.STOP_AND_SAVE);
    checkLater();
    assertThat(control.wantsStopAndSave()).isTrue();
    checkLater();

    attempt.command(Attempt.Command.STOP);

    assertThatThrownBy(this::checkLater).isInstanceOf(RunStopped.class);
  }

  @Test
  void aRunThatIsAboutToStopDoesNotPause() {
    attempt.command(Attempt.Command.STOP_AND_SAVE);
    checkLater();
    attempt.command(Attempt.Command.PAUSE);

    checkLater();

    assertThat(told).isEmpty();
    assertThat(control.wantsStopAndSave()).isTrue();
  }

  @Test
  void theFileIsNotLookedAtMoreThanTenTimesASecond() {
    checkLater();
    attempt.command(Attempt.Command.STOP);

    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(99));
    control.check();
    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));

    assertThatThrownBy(() -> control.check()).isInstanceOf(RunStopped.class);
  }

  @Test
  void theTimeOfAPauseIsKnown() {
    control =
        new RunControl(
            attempt,
            (state, message) -> {
              told.add(state);
              if (state == RunState.PAUSED) {
                now.addAndGet(TimeUnit.SECONDS.toNanos(5));
                attempt.command(Attempt.Command.CONTINUE);
              }
            },
            now::get);
    for (int pause = 1; pause <= 2; pause++) {
      attempt.command(Attempt.Command.PAUSE);
      checkLater();
      assertThat(control.waitedNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(5L * pause));
    }
    assertThat(told)
        .containsExactly(RunState.PAUSED, RunState.RUNNING, RunState.PAUSED, RunState.RUNNING);
  }
}
