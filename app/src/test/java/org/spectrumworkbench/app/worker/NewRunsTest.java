package org.spectrumworkbench.app.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;

class NewRunsTest {
  @TempDir Path home;
  private final List<Path> asked = new ArrayList<>();

  private RunFolder create(long usable, Optional<Path> out) {
    NewRuns.Disk disk =
        folder -> {
          asked.add(folder);
          if (usable < 0) {
            throw new IOException("not told");
          }
          return usable;
        };
    return new NewRuns(new Workbench(home.resolve("home")), Clock.systemUTC(), disk)
        .create(ExperimentFile.open("quickstart"), out);
  }

  @Test
  void runThatTheDiskCannotHoldIsNotMade() {
    assertThatThrownBy(() -> create(1_000_000, Optional.empty()))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("at least")
        .hasMessageContaining("1.0 MB");
    assertThat(home.resolve("home")).doesNotExist();
    assertThat(asked).containsExactly(home);
  }

  @Test
  void diskOfTheFolderThatIsNamedIsAsked() throws IOException {
    Path out = Files.createDirectory(home.resolve("other")).resolve("a/b");
    assertThat(create(1_000_000_000_000L, Optional.of(out)).path()).isEqualTo(out);
    assertThat(asked).containsExactly(home.resolve("other"));
  }

  @Test
  void diskThatTellsNothingStopsNobody() {
    assertThat(create(-1, Optional.empty()).path()).exists();
  }
}
