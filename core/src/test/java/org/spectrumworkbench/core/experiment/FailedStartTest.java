package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;

final class FailedStartTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path folder;

  @Test
  void runSaysWhyItFailedAndLosesNothingOfWhatItDid() {
    RunFolder run = RunFolder.create(folder, Settings.initial(), CLOCK);
    Attempt first = run.newAttempt();
    try (Journal.Writer journal = new Journal.Writer(first.journal(), 0, CLOCK)) {
      journal.write(
          new RunEvent.AttemptStarted(
              run.id(), run.identity().name(), 1, 0, List.of(), Map.of(), 7));
      journal.write(new RunEvent.StageFinished("sft", 1.5));
      journal.write(new RunEvent.StateChanged(RunState.STOPPED, "stopped by the user"));
    }
    List<JournalLine> before = run.events().toList();
    ResumePoint resume = ResumePoint.of(run.events());

    Attempt failed = FailedStart.record(run, new WorkbenchException("no java", "get one"), CLOCK);

    assertThat(failed.number()).isEqualTo(2);
    assertThat(failed.state()).isEqualTo(RunState.FAILED);
    assertThat(failed.lastChange().orElseThrow().message()).isEqualTo("no java\nget one");
    assertThat(run.events().toList()).startsWith(before.toArray(JournalLine[]::new)).hasSize(5);
    assertThat(ResumePoint.of(run.events())).isEqualTo(resume);
    assertThat(RunInspection.of(run, bytes -> {}).faults()).isEmpty();
  }

  @Test
  void runWithDamagedSettingsSaysSoToo() throws Exception {
    RunFolder run = RunFolder.create(folder, Settings.initial(), CLOCK);
    java.nio.file.Files.writeString(run.path().resolve(RunFolder.SETTINGS), "name: [");

    Attempt failed = FailedStart.record(run, new WorkbenchException("damaged", "mend"), CLOCK);

    assertThat(failed.state()).isEqualTo(RunState.FAILED);
    assertThat(run.attempts()).hasSize(1);
  }
}
