package org.spectrumworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;

final class KnownRunsTest {
  @TempDir Path folder;

  @Test
  void runsElsewhereAreListedWithTheOthersOnce() {
    Path runs = folder.resolve("runs");
    RunFolder here = SmallRun.folder(runs);
    RunFolder there = SmallRun.folder(folder.resolve("there"));
    KnownRuns known = new KnownRuns(folder.resolve("store"));
    known.add(there.path());
    known.add(there.path());
    known.add(here.path());
    known.add(folder.resolve("gone"));
    assertThat(known.list(runs).stream().map(RunFolder::path))
        .containsExactlyInAnyOrder(here.path(), there.path());
    known.remove(there.path());
    assertThat(known.elsewhere()).containsExactly(here.path(), folder.resolve("gone"));
  }

  @Test
  void nothingIsLostWhereTwoProcessesAndManyThreadsAddAtOnce() throws Exception {
    Path storeFolder = folder.resolve("store");
    try (OtherProgram other = OtherProgram.start("remembers", storeFolder)) {
      Thread orders =
          Thread.startVirtualThread(() -> {
            try {
              other.order("go", "remembered");
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
      IntStream.range(0, 50)
          .parallel()
          .forEach(i -> new KnownRuns(storeFolder).add(Path.of("/ours/" + i)));
      orders.join();
    }
    assertThat(new KnownRuns(storeFolder).elsewhere()).hasSize(100);
  }

  @Test
  void listThatCannotBeReadIsExplained() throws IOException {
    KnownRuns known = new KnownRuns(folder);
    assertThat(known.elsewhere()).isEmpty();
    Files.write(folder.resolve("run-folders.txt"), List.of("/one", "", "/two\0", "/three"));
    assertThat(known.elsewhere()).containsExactly(Path.of("/one"), Path.of("/three"));
    Files.write(folder.resolve("run-folders.txt"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(known::elsewhere)
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("cannot be read");
  }
}
