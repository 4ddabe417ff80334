package org.spectrumworkbench.app.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.worker.RunFollower;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.ResumePoint;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.Watch;
import org.spectrumworkbench.store.care.Backup;
import org.spectrumworkbench.store.care.Restore;

/** A run whose worker saves a checkpoint at every step, and keeps one, is backed up meanwhile. */
class BackedUpRunTest {
  private static final int BACKUPS = 3;

  @TempDir Path folder;

  @Test
  void restoredRunGoesOnFromTheCheckpointThatItsJournalNamesLast() throws Exception {
    Workbench here = new Workbench(folder.resolve("here"));
    RunFolder run = RunFolder.create(here.runs(), settings(), Clock.systemUTC());
    WorkerProcess worker = WorkerProcess.start(run);
    List<Path> backups = new ArrayList<>();
    try (Store store = Store.open(here.store())) {
      RunFollower follower = new RunFollower(worker.attempt());
      for (int i = 1; i <= BACKUPS; i++) {
        await(worker, follower, line -> line.event() instanceof RunEvent.CheckpointDropped);
        Path zip = folder.resolve("backup-" + i + ".zip");
        Backup.Written unused =
            Backup.write(store, here, zip, true, Clock.systemUTC(), Watch.NOBODY);
        backups.add(zip);
      }
    } finally {
      end(worker);
    }
    for (Path zip : backups) {
      goesOn(new Workbench(folder.resolve(zip.getFileName() + " restored")), zip);
    }
  }

  private static void goesOn(Workbench there, Path zip) throws Exception {
    Restore.Restored restored = Restore.all(zip, there, Clock.systemUTC(), Watch.NOBODY);
    RunFolder back = RunFolder.open(there.runs().resolve(restored.runs().getFirst().folder()));
    ResumePoint point = ResumePoint.of(back.events());
    RunEvent.CheckpointSaved newest = requireNonNull(point.checkpoint());
    WorkerProcess worker = WorkerProcess.start(back);
    try {
      List<JournalLine> lines =
          await(
              worker,
              new RunFollower(worker.attempt()),
              line -> line.event() instanceof RunEvent.MetricsRecorded);
      assertThat(lines.getFirst().event())
          .isInstanceOfSatisfying(
              RunEvent.AttemptStarted.class,
              started -> assertThat(started.resumedAfter()).isEqualTo(point.seq()));
      assertThat(lines)
          .extracting(JournalLine::event)
          .contains(new RunEvent.StageStarted("signal", newest.step()))
          .noneMatch(event -> event.toString().contains("cannot be used"));
    } finally {
      end(worker);
    }
  }

  /** The attempt's events up to one that is waited for. */
  private static List<JournalLine> await(
      WorkerProcess worker, RunFollower follower, Predicate<JournalLine> wanted)
      throws InterruptedException {
    List<JournalLine> all = new ArrayList<>();
    while (all.stream().noneMatch(wanted)) {
      all.addAll(follower.poll());
      assertThat(worker.waitFor(Duration.ofMillis(20)))
          .as("the worker goes on: %s", all.isEmpty() ? "" : all.getLast())
          .isFalse();
    }
    return all;
  }

  private static void end(WorkerProcess worker) throws InterruptedException {
    WorkerProcess.command(worker.attempt(), Attempt.Command.STOP);
    assertThat(worker.waitFor(Duration.ofSeconds(60))).isTrue();
  }

  private static Settings settings() {
    Settings settings = ExperimentFile.open("tiny-base");
    for (String value :
        List.of(
            "threads=1",
            "base.steps=10",
            "stages=[signal]",
            "signal.steps=1500",
            "signal.save-every=1",
            "signal.problems=4",
            "signal.group=4",
            "signal.micro-batch=2",
            "signal.drop-no-signal=false",
            "keep.last=1",
            "keep.best=0")) {
      int equals = value.indexOf('=');
      settings = settings.with(value.substring(0, equals), value.substring(equals + 1), "test");
    }
    return settings;
  }
}
