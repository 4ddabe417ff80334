package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilenceTest {
  @TempDir Path folder;
  private Attempt attempt;
  private final Instant now = Instant.now();

  @BeforeEach
  void work() throws IOException {
    attempt = RunFolder.create(folder, RunOutcome.small(), Clock.systemUTC()).newAttempt();
    Files.writeString(attempt.journal(), "");
    heard(0, 0);
  }

  private void heard(int sign, int event) throws IOException {
    attempt.beat(Attempt.Heartbeat.of(ProcessIdentity.current(), now.minusSeconds(sign)));
    Files.setLastModifiedTime(attempt.journal(), FileTime.from(now.minusSeconds(event)));
  }

  @Test
  void workerThatIsHeardOfIsNotSpokenOf() throws IOException {
    assertThat(Silence.of(attempt, RunState.RUNNING, now)).isEmpty();
    heard(29, 590);
    assertThat(Silence.of(attempt, RunState.RUNNING, now)).isEmpty();
    // The clock was set back.
    heard(-3600, -3600);
    assertThat(Silence.of(attempt, RunState.RUNNING, now)).isEmpty();
  }

  @Test
  void workerWithoutASignOfLifeIsSuspendedOrHangs() throws IOException {
    heard(45, 45);
    assertThat(Silence.of(attempt, RunState.RUNNING, now).orElseThrow())
        .contains("no sign of life for more than 30 s", "stop it by force");
    heard(300, 300);
    assertThat(Silence.of(attempt, RunState.PAUSED, now).orElseThrow()).contains("for 5 min");
    assertThat(Silence.of(attempt, RunState.FINISHED, now)).isEmpty();
  }

  @Test
  void workerThatOnlyBeatsHangsToo() throws IOException {
    heard(0, 700);
    assertThat(Silence.of(attempt, RunState.RUNNING, now).orElseThrow())
        .contains("nothing has happened for 11 min");
    assertThat(Silence.of(attempt, RunState.PAUSED, now)).isEmpty();
  }

  @Test
  void stateStaysAndTheMessageSaysIt() throws IOException {
    heard(45, 45);
    RunEvent.StateChanged said = new RunEvent.StateChanged(RunState.RUNNING, "");
    assertThat(attempt.changeGiven(said).state()).isEqualTo(RunState.RUNNING);
    assertThat(attempt.changeGiven(said).message()).contains("no sign of life");
    heard(0, 0);
    assertThat(attempt.changeGiven(said)).isEqualTo(said);
  }
}
