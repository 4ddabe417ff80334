package org.spectrumworkbench.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fixture.RunFixture;
import org.spectrumworkbench.app.settings.StoreCare.Line;
import org.spectrumworkbench.app.settings.StoreCare.Tone;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.RunSync;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.Watch;

class StoreCareTest {
  @TempDir Path home;

  @Test
  void viewsAskTheDatabaseWhileABackupIsUnpacked() {
    Workbench workbench = new Workbench(home);
    RunFolder run = RunFixture.in(workbench.runs()).finish();
    Path zip = home.resolve("mine.zip");
    try (Store store = Store.open(workbench.store())) {
      new RunSync(store, List.of(workbench.runs())).catchUp();
      StoreCare care = new StoreCare(workbench, store, Clock.systemUTC());
      care.backup(zip, false, Watch.NOBODY);
      run.delete();
      List<String> asked = new ArrayList<>();
      Watch view =
          new Watch() {
            @Override
            public void at(String doing, long done, long all) {
              // On the working thread, which would fail at a database that it closed itself.
              asked.add(doing + " " + store.runs().find(run.id()).isPresent());
            }

            @Override
            public boolean isCancelled() {
              return false;
            }
          };

      List<Line> lines = care.restore(zip, view);

      assertThat(asked).isNotEmpty().allMatch("unpack and check true"::equals);
      assertThat(lines.getFirst().text()).startsWith("Restored: 1 runs");
      assertThat(store.runs().find(run.id())).isPresent();
    }
  }

  @Test
  void runWhoseFolderIsTakenIsToldWithAMend() throws Exception {
    Workbench workbench = new Workbench(home);
    RunFolder run = RunFixture.in(workbench.runs()).finish();
    Path zip = home.resolve("mine.zip");
    try (Store store = Store.open(workbench.store())) {
      new RunSync(store, List.of(workbench.runs())).catchUp();
      StoreCare care = new StoreCare(workbench, store, Clock.systemUTC());
      care.backup(zip, false, Watch.NOBODY);
      // Damaged: it is no run any more, and its folder is still there.
      Files.delete(run.path().resolve("run.json"));

      List<Line> lines = care.restore(zip, Watch.NOBODY);

      assertThat(lines)
          .anySatisfy(line -> {
            assertThat(line.tone()).isEqualTo(Tone.FAULT);
            assertThat(line.text()).startsWith("Not restored: " + run.id()).contains("folder");
            assertThat(line.mend()).contains("restore the backup once more");
          });
    }
  }
}
