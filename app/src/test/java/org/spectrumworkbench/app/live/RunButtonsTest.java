package org.spectrumworkbench.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.spectrumworkbench.core.experiment.Attempt.Command;
import org.spectrumworkbench.core.experiment.RunState;

class RunButtonsTest {

  @Test
  void runningRunCanBePausedAndStopped() {
    RunButtons buttons = RunButtons.of(RunState.RUNNING, Optional.empty());

    assertThat(buttons.pausing()).isTrue();
    assertThat(buttons.pauseOrContinue()).isTrue();
    assertThat(buttons.stopAndSave()).isTrue();
    assertThat(buttons.stop()).isTrue();
    assertThat(buttons.asked()).isEmpty();
  }

  @Test
  void pauseStaysAskedUntilTheJournalSaysPaused() {
    assertThat(RunButtons.of(RunState.RUNNING, Optional.of(Command.PAUSE)).asked())
        .contains(Command.PAUSE);
    assertThat(RunButtons.of(RunState.PAUSED, Optional.of(Command.PAUSE)).asked()).isEmpty();
  }

  @Test
  void pausedRunOffersToContinue() {
    RunButtons buttons = RunButtons.of(RunState.PAUSED, Optional.of(Command.PAUSE));

    assertThat(buttons.pausing()).isFalse();
    assertThat(buttons.pauseOrContinue()).isTrue();
  }

  @Test
  void whoAskedToSaveAndStopMayStillStopAtOnce() {
    RunButtons buttons = RunButtons.of(RunState.RUNNING, Optional.of(Command.STOP_AND_SAVE));

    assertThat(buttons.stopAndSave()).isFalse();
    assertThat(buttons.pauseOrContinue()).isFalse();
    assertThat(buttons.stop()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = RunState.class,
      names = {"CREATED", "STOPPED", "FINISHED", "FAILED", "INTERRUPTED"})
  void runWithoutAWorkerTakesNoCommandAndHasNoneOpen(RunState state) {
    for (Command command : Command.values()) {
      RunButtons buttons = RunButtons.of(state, Optional.of(command));
      assertThat(buttons.pauseOrContinue() || buttons.stop() || buttons.stopAndSave()).isFalse();
      if (command == Command.STOP || command == Command.STOP_AND_SAVE) {
        assertThat(buttons.asked()).isEmpty();
      }
    }
  }
}
