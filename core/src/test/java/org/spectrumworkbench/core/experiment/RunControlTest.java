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
  private final List<String> messages = new ArrayList<>();
  private final List<Attempt.Command> heard = new ArrayList<>();
  private Attempt attempt;
  private RunControl control;
  private final AtomicLong usable = new AtomicLong(Long.MAX_VALUE);
  private FreeSpace space;
  private Runnable onPause = () -> {};

  @BeforeEach
  void start() {
    attempt = RunFolder.create(folder, Settings.initial(), Clock.systemUTC()).newAttempt();
    space = new FreeSpace(folder, 100_000_000, where -> usable.get());
    control = new RunControl(attempt, this::tell, space, now::get);
  }

  private void tell(RunEvent event) {
    switch (event) {
      case RunEvent.StateChanged changed -> {
        told.add(changed.state());
        messages.add(changed.message());
        if (changed.state() == RunState.PAUSED) {
          onPause.run();
        }
      }
      case RunEvent.CommandHeard one -> heard.add(one.command());
      default -> throw new AssertionError(event);
    }
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

    assertThat(told).containsExactly(RunState.RUNNING);
    assertThat(messages).containsExactly(RunControl.STOPPING);
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
            event -> {
              tell(event);
              if (event instanceof RunEvent.StateChanged changed
                  && changed.state() == RunState.PAUSED) {
                now.addAndGet(TimeUnit.SECONDS.toNanos(5));
                attempt.command(Attempt.Command.CONTINUE);
              }
            },
            space,
            now::get);
    for (int pause = 1; pause <= 2; pause++) {
      attempt.command(Attempt.Command.PAUSE);
      checkLater();
      assertThat(control.waitedNanos()).isEqualTo(TimeUnit.SECONDS.toNanos(5L * pause));
    }
    assertThat(told)
        .containsExactly(RunState.PAUSED, RunState.RUNNING, RunState.PAUSED, RunState.RUNNING);
  }

  @Test
  void eachCommandIsAcknowledgedOnceAsSoonAsItIsHeard() {
    attempt.command(Attempt.Command.STOP_AND_SAVE);
    checkLater();
    checkLater();
    assertThat(heard).containsExactly(Attempt.Command.STOP_AND_SAVE);

    attempt.command(Attempt.Command.STOP);
    assertThatThrownBy(this::checkLater).isInstanceOf(RunStopped.class);

    assertThat(heard).containsExactly(Attempt.Command.STOP_AND_SAVE, Attempt.Command.STOP);
  }

  @Test
  void aFullDiskPausesTheRunUntilThereIsRoom() {
    control.expectCheckpoint(50_000_000);
    usable.set(150_000_000);
    checkLater();
    assertThat(told).isEmpty();

    usable.set(149_000_000);
    onPause = () -> usable.set(150_000_000);
    now.addAndGet(TimeUnit.SECONDS.toNanos(3));
    checkLater();

    assertThat(told).containsExactly(RunState.PAUSED, RunState.RUNNING);
    assertThat(messages.getFirst())
        .contains(folder.toString(), "149 MB free", "needs 50 MB", "100 MB");
    assertThat(control.wantsStopAndSave()).isFalse();
  }

  @Test
  void aRunThatWaitsForRoomObeysAStop() {
    usable.set(0);
    onPause = () -> attempt.command(Attempt.Command.STOP);
    assertThatThrownBy(this::checkLater).isInstanceOf(RunStopped.class);

    onPause = () -> attempt.command(Attempt.Command.STOP_AND_SAVE);
    control = new RunControl(attempt, this::tell, space, now::get);
    attempt.command(Attempt.Command.CONTINUE);
    checkLater();
    assertThat(control.wantsStopAndSave()).isTrue();
  }
}
