package org.spectrumworkbench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.store.query.RunRow;
import org.spectrumworkbench.store.query.RunRow.StagePass;

class RunWordsTest {
  @Test
  void courseGoesFromTheBaseToTheSignalAndLeavesTheControlsOut() {
    RunRow run =
        run(
            true,
            new StagePass("base", .2),
            new StagePass("joint", .9),
            new StagePass("spectrum", .4),
            new StagePass("signal", .6),
            new StagePass("grpo", .1));

    assertThat(RunWords.course(run)).containsExactly(.2, .4, .6);
    assertThat(RunWords.course(run(true, new StagePass("base", .2)))).containsExactly(.2);
  }

  @Test
  void runWhoseFolderIsGoneIsSpokenOfSo() {
    assertThat(RunWords.state(run(false))).isEqualTo("folder gone");
    assertThat(RunWords.state(run(true))).isEqualTo("finished");
  }

  @Test
  void whatARunWaitedInTheQueueDoesNotCount() {
    assertThat(RunWords.took(run(true), Clock.systemUTC())).isEqualTo(Duration.ofMinutes(1));
  }

  private static RunRow run(boolean present, StagePass... passes) {
    return new RunRow(
        "id",
        "name",
        RunState.FINISHED,
        "",
        Instant.EPOCH,
        Instant.EPOCH.plusSeconds(3600),
        Instant.EPOCH.plusSeconds(3660),
        null,
        null,
        0,
        0,
        null,
        null,
        List.of(passes),
        null,
        null,
        0,
        1,
        Path.of("runs", "id"),
        present);
  }
}
