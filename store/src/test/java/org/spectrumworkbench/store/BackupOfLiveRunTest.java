package org.spectrumworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.ResumePoint;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.care.Backup;
import org.spectrumworkbench.store.care.Restore;

/** A run saves a checkpoint and drops the one before at every quarter of a megabyte copied. */
final class BackupOfLiveRunTest {
  private static final int BYTES = 1 << 20;

  @TempDir Path folder;
  private int step;

  private void next(Attempt attempt, Journal.Writer journal) {
    step++;
    Path saved = attempt.checkpoints().resolve("signal-" + step);
    try {
      Files.createDirectories(saved);
      byte[] weights = new byte[BYTES];
      Arrays.fill(weights, (byte) step);
      Files.write(saved.resolve("model.safetensors"), weights);
      Files.write(saved.resolve("optimizer.safetensors"), weights);
      journal.write(new RunEvent.CheckpointSaved("signal", step, path(step), 2 * BYTES));
      if (step > 1) {
        journal.write(
            new RunEvent.CheckpointDropped("signal", step - 1, path(step - 1), 2 * BYTES, "old"));
        WholeFile.deleteTree(attempt.run().path().resolve(path(step - 1)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String path(int step) {
    return "attempt-1/checkpoints/signal-" + step;
  }

  @Test
  void restoredRunHasTheCheckpointThatItsJournalNamesLast() throws IOException {
    Workbench here = new Workbench(folder.resolve("here"));
    Workbench there = new Workbench(folder.resolve("there"));
    Path zip = folder.resolve("all.zip");
    RunFolder run = SmallRun.folder(here.runs());
    Attempt attempt = run.newAttempt();
    int steps;
    try (Store store = Store.open(here.store());
        Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, SmallRun.ticking())) {
      SmallRun.begin(run, journal, 1, 0);
      next(attempt, journal);
      new RunSync(store, List.of(here.runs())).catchUp();
      Backup.Written unused =
          Backup.write(
              store,
              here,
              zip,
              true,
              SmallRun.CLOCK,
              new Watch() {
                @Override
                public void at(String doing, long done, long all) {
                  next(attempt, journal);
                }

                @Override
                public boolean isCancelled() {
                  return false;
                }
              });
      steps = step;
    }
    assertThat(steps).as("the run went on meanwhile").isGreaterThan(10);

    Restore.Restored restored = Restore.all(zip, there, SmallRun.CLOCK, Watch.NOBODY);

    RunFolder back = RunFolder.open(there.runs().resolve(restored.runs().getFirst().folder()));
    RunEvent.CheckpointSaved newest = ResumePoint.of(back.events()).checkpoint();
    assertThat(newest).isNotNull();
    assertThat(newest.step()).isLessThan(steps);
    for (String name : List.of("model.safetensors", "optimizer.safetensors")) {
      byte[] weights = Files.readAllBytes(back.path().resolve(newest.path()).resolve(name));
      assertThat(weights).hasSize(BYTES);
      assertThat(weights).containsOnly(newest.step());
    }
    try (var saved = Files.list(back.attempts().getFirst().checkpoints())) {
      assertThat(saved).as("no halves").hasSize(1);
    }
    try (Store store = Store.open(there.store())) {
      assertThat(new RunSync(store, List.of(there.runs())).catchUp().faults()).isEmpty();
    }
  }
}
