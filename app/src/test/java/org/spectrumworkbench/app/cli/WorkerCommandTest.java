package org.spectrumworkbench.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;

class WorkerCommandTest {
  @TempDir Path home;

  private int worker(Function<Attempt, RunState> work) {
    RunFolder run = RunFolder.create(home.resolve("runs"), Settings.initial(), Clock.systemUTC());
    WorkerCommand command = new WorkerCommand(work);
    command.folder = run.path();
    command.attempt = run.newAttempt().number();
    return command.call();
  }

  @Test
  void fullDiskHasAnExitCodeOfItsOwn() {
    assertThat(
            worker(attempt -> {
              throw new WorkbenchException(
                  "The journal cannot be written",
                  "Free some disk space.",
                  new IOException("No space left on device"));
            }))
        .isEqualTo(ExitCode.DISK_FULL);
  }

  @Test
  void otherFaultsKeepTheirs() {
    assertThatThrownBy(() ->
            worker(attempt -> {
              throw new WorkbenchException("The journal is there already", "Resume the run.");
            }))
        .isInstanceOf(WorkbenchException.class);
    assertThat(worker(attempt -> RunState.FAILED)).isEqualTo(ExitCode.RUN_FAILED);
  }
}
