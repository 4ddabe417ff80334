package org.spectrumworkbench.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.fixture.RunFixture;
import org.spectrumworkbench.app.settings.StoreCare.Line;
import org.spectrumworkbench.app.settings.StoreCare.Tone;
import org.spectrumworkbench.app.shell.TestWorkspace;
import org.spectrumworkbench.core.experiment.RunFolder;

class SettingsModelTest {
  @TempDir Path home;
  private TestWorkspace fakes;
  private SettingsModel model;
  private RunFolder run;

  @BeforeEach
  void open() {
    fakes = new TestWorkspace(home);
    run = RunFixture.in(fakes.workspace.workbench().runs()).finish();
    fakes.sync();
    model = new SettingsModel(fakes.workspace, () -> "good  memory");
  }

  @AfterEach
  void close() {
    fakes.close();
  }

  private List<String> lines() {
    return model.resultProperty().get().stream().map(Line::text).toList();
  }

  @Test
  void sizesAreMeasuredByRun() {
    assertThat(model.sizeProperty().get()).isEmpty();
    model.measure();
    assertThat(model.sizeProperty().get().orElseThrow().runs())
        .singleElement()
        .satisfies(row -> assertThat(row.id()).isEqualTo(run.id()));
  }

  @Test
  void lostRunComesBackFromTheBackupAndTheOpenStoreGoesOn() {
    fakes.files.next = home.resolve("keep/mine");
    model.backup(false);
    assertThat(fakes.files.suggested).containsExactly("spectrum-2026-03-14.zip");
    assertThat(home.resolve("keep/mine.zip")).exists();
    assertThat(lines().getFirst()).startsWith("Backed up: 1 runs");
    run.delete();
    fakes.workspace.store().forget(run.id());
    assertThat(fakes.workspace.store().runs().list()).isEmpty();

    fakes.files.next = home.resolve("keep/mine.zip");
    model.restore();
    assertThat(run.path()).as("not before it is meant").doesNotExist();
    fakes.dialogs.answer(0);

    assertThat(lines().getFirst()).startsWith("Restored: 1 runs");
    assertThat(lines()).anyMatch(line -> line.startsWith("The database that was there:"));
    assertThat(fakes.workspace.store().runs().find(run.id())).isPresent();
    assertThat(RunFolder.isRun(run.path())).isTrue();
    fakes.sync();
    assertThat(fakes.workspace.store().runs().find(run.id()).orElseThrow().present()).isTrue();
  }

  @Test
  void verifyNamesWhatIsWrongWithItsMend() throws Exception {
    model.verify();
    assertThat(model.resultProperty().get().getFirst().tone()).isEqualTo(Tone.GOOD);
    Path settings = run.path().resolve("experiment.yaml");
    Files.writeString(settings, Files.readString(settings) + "# edited\n");
    model.verify();
    assertThat(model.resultProperty().get().get(1).text()).contains("were changed");
    assertThat(model.resultProperty().get().get(1).mend()).contains("backup");
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void compactAndRebuildLeaveTheStoreAsItWas() {
    String before = fakes.workspace.store().contents().rollouts() + "";
    model.compact();
    assertThat(lines().getFirst()).contains("before").contains("after");
    model.rebuild();
    fakes.dialogs.answer(0);
    assertThat(lines().getFirst()).startsWith("Rebuilt");
    assertThat(fakes.workspace.store().contents().rollouts() + "").isEqualTo(before);
  }

  @Test
  void badBackupIsRefusedInPlace() throws Exception {
    fakes.files.next = Files.writeString(home.resolve("text.zip"), "no archive");
    model.restore();
    fakes.dialogs.answer(0);
    assertThat(model.resultProperty().get())
        .singleElement()
        .satisfies(line -> assertThat(line.tone()).isEqualTo(Tone.FAULT));
    assertThat(fakes.workspace.store().runs().list()).hasSize(1);
  }

  @Test
  void oneWorkAtATimeAndCancelledItSaysSo() {
    Deque<Runnable> work = new ArrayDeque<>();
    SettingsModel waiting = new SettingsModel(fakes.with(work), () -> "");
    waiting.verify();
    assertThat(waiting.busyProperty().get()).isTrue();
    waiting.rebuild();
    assertThat(fakes.dialogs.questions).as("not while it is busy").isEmpty();
    waiting.cancel();
    assertThat(waiting.doingProperty().get()).isEqualTo("Stopping…");
    work.remove().run();
    assertThat(waiting.resultProperty().get())
        .extracting(Line::text)
        .containsExactly("Stopped; nothing was changed.");
    assertThat(waiting.busyProperty().get()).isFalse();
  }

  @Test
  void reportIsThereOnceTheMachineWasLookedAt() {
    model.examine();
    assertThat(model.reportProperty().get()).isEqualTo("good  memory");
    assertThat(model.examiningProperty().get()).isFalse();
  }
}
