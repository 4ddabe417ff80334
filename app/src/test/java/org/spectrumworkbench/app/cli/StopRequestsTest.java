package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.cli.StopRequests.Step;

class StopRequestsTest {
  private static final long PATIENCE = StopRequests.PATIENCE.toNanos();

  private final StopRequests requests = new StopRequests();

  @Test
  void firstSavesSecondStopsAtOnce() {
    assertThat(requests.next(0, 0)).isEqualTo(Step.NOTHING);
    assertThat(requests.any()).isFalse();
    assertThat(requests.next(1, 1)).isEqualTo(Step.STOP_AND_SAVE);
    assertThat(requests.next(1, 2)).isEqualTo(Step.NOTHING);
    assertThat(requests.next(2, 3)).isEqualTo(Step.STOP);
    assertThat(requests.next(2, 4)).isEqualTo(Step.NOTHING);
    assertThat(requests.any()).isTrue();
  }

  @Test
  void twoAtOnceStopAtOnce() {
    assertThat(requests.next(2, 0)).isEqualTo(Step.STOP);
  }

  @Test
  void savingMayTakeAsLongAsItTakes() {
    assertThat(requests.next(1, 0)).isEqualTo(Step.STOP_AND_SAVE);
    assertThat(requests.next(1, Duration.ofHours(1).toNanos())).isEqualTo(Step.NOTHING);
  }

  @Test
  void pressingOnDoesNotGiveTheWorkerMoreTime() {
    assertThat(requests.next(2, 0)).isEqualTo(Step.STOP);
    assertThat(requests.next(3, PATIENCE)).isEqualTo(Step.NOTHING);
    assertThat(requests.next(4, PATIENCE + 1)).isEqualTo(Step.KILL);
  }

  @Test
  void stackFramesOfTheWorkersLogAreLeftInTheLog() {
    assertThat(RunWatch.isStackFrame("\tat org.example.Worker.run(Worker.java:12)")).isTrue();
    assertThat(RunWatch.isStackFrame("\t... 12 more")).isTrue();
    assertThat(RunWatch.isStackFrame("There is no gpu:0 at this machine")).isFalse();
  }

  @Test
  void aDiskTooFullForTheLastWordIsNamed() {
    assertThat(RunWatch.lastWord(OptionalInt.of(ExitCode.DISK_FULL)))
        .contains("disk is full")
        .contains("Free");
    assertThat(RunWatch.lastWord(OptionalInt.of(137))).contains("137");
    assertThat(RunWatch.lastWord(OptionalInt.empty())).doesNotContain("exit code");
  }
}
