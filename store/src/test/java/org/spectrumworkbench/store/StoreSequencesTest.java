package org.spectrumworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.care.Backup;
import org.spectrumworkbench.store.care.Restore;
import org.spectrumworkbench.store.care.StoreCheck;

/**
 * Whatever is done with a store, in whatever order: what it says afterwards is what a database says
 * that is made anew of the run folders.
 */
final class StoreSequencesTest {
  private enum Step {
    FINISHED_RUN,
    RESUMED_RUN,
    GO_ON,
    DELETE,
    BACK_UP,
    RESTORE,
    RESTORE_ONE,
    REBUILD,
    COMPACT,
    REOPEN,
    KILL_OWNER
  }

  @TempDir Path folder;
  private Workbench workbench;
  private Store store;
  private RunSync sync;

  /** Emptied and filled from the run folders after each step: a new one each time takes long. */
  private Store fresh;

  private Path backup;
  private List<String> backedUp = List.of();
  private int backups;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void contentsAreThoseOfARebuild(long seed) throws Exception {
    Random random = new Random(seed);
    workbench = new Workbench(folder.resolve("home"));
    SmallRun.finished(workbench.runs());
    open();
    fresh = Store.open(folder.resolve("fresh"));
    List<Step> steps = new ArrayList<>(List.of(Step.values()));
    Collections.shuffle(steps, random);
    // Again some, so that each meets what others left.
    for (int i = 0; i < 4; i++) {
      steps.add(Step.values()[random.nextInt(Step.values().length - 1)]);
    }
    List<Step> done = new ArrayList<>();
    for (Step step : steps) {
      done.add(step);
      take(step, random);
      assertThat(said(store, sync)).as("after " + done).isEqualTo(rebuilt());
    }
    assertThat(StoreCheck.of(store, workbench, true, Watch.NOBODY).faults()).isEmpty();
  }

  @AfterEach
  void close() {
    store.close();
    fresh.close();
  }

  private void open() {
    store = Store.open(workbench.store());
    sync = new RunSync(store, List.of(workbench.runs()));
  }

  private void take(Step step, Random random) throws Exception {
    List<RunFolder> runs = RunFolder.list(workbench.runs());
    RunFolder any = runs.isEmpty() ? null : runs.get(random.nextInt(runs.size()));
    switch (step) {
      case FINISHED_RUN -> SmallRun.finished(workbench.runs());
      case RESUMED_RUN -> SmallRun.resumed(workbench.runs());
      case GO_ON -> {
        if (any != null) {
          goOn(any, random);
        }
      }
      case DELETE -> {
        if (any != null) {
          any.delete();
          store.forget(any.id());
        }
      }
      case BACK_UP -> backUp();
      case RESTORE -> restore();
      case RESTORE_ONE -> {
        if (any != null) {
          restoreOne(any);
        }
      }
      case REBUILD -> rebuild();
      case COMPACT -> {
        Store.Compacted unused = store.compact();
      }
      case REOPEN -> {
        store.close();
        open();
      }
      case KILL_OWNER -> killOwner();
    }
  }

  /** Of a database that says what no journal does. */
  private void rebuild() {
    int falsified =
        store
            .database()
            .with(handle ->
                handle.execute("UPDATE run SET name = 'false'")
                    + handle.execute("DELETE FROM metric"));
    assertThat(falsified).isNotNegative();
    store.rebuild(
        List.of(workbench.runs()),
        SmallRun.CLOCK,
        fault -> {
          throw fault;
        },
        Watch.NOBODY);
  }

  private void backUp() {
    backup = folder.resolve("backup-" + ++backups + ".zip");
    backedUp = RunFolder.list(workbench.runs()).stream().map(RunFolder::id).toList();
    Backup.Written unused =
        Backup.write(store, workbench, backup, false, SmallRun.CLOCK, Watch.NOBODY);
  }

  private void restore() {
    if (backup == null) {
      backUp();
    }
    try (Restore unpacked = Restore.unpack(backup, workbench, SmallRun.CLOCK, Watch.NOBODY)) {
      Restore.Restored restored = store.closedWhile(unpacked::publish);
      assertThat(restored.nameTaken()).isEmpty();
    }
  }

  /** As it was at the last backup that has it, which the store may have seen go on since. */
  private void restoreOne(RunFolder run) {
    if (!backedUp.contains(run.id())) {
      backUp();
    }
    run.delete();
    sync.catchUp();
    assertThat(store.runs().find(run.id()).orElseThrow().present()).isFalse();
    Restore.Restored back =
        Restore.runs(backup, List.of(run.id()), workbench, SmallRun.CLOCK, Watch.NOBODY);
    assertThat(back.runs()).hasSize(1);
  }

  /** Another process owns the file, and is killed before all that came in through it is on disk. */
  private void killOwner() throws Exception {
    store.close();
    try (OtherProgram owner = OtherProgram.start("shares", workbench.store())) {
      open();
      sync.catchUp();
      owner.order("hold back", "held back");
      SmallRun.finished(workbench.runs());
      sync.catchUp();
      owner.kill();
    }
    // Some view asks, and so takes the file over; the next poll brings back what was lost.
    assertThat(store.contents().runs()).isNotNegative();
  }

  /** A further attempt, which may supersede the last events of those before. */
  private static void goOn(RunFolder run, Random random) {
    List<JournalLine> lines =
        run.attempts().stream().map(Attempt::journal).flatMap(Journal::lines).toList();
    long last = lines.getLast().seq();
    List<JournalLine> held = run.events().toList();
    long after = held.get(held.size() - 1 - random.nextInt(Math.min(8, held.size() - 1))).seq();
    Attempt attempt = run.newAttempt();
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), last, SmallRun.ticking())) {
      journal.write(
          new RunEvent.AttemptStarted(
              run.id(), "small", attempt.number(), after, SmallRun.PLAN, Map.of(), 4713));
      SmallRun.signalStep(journal, 3 + attempt.number());
    }
  }

  private List<String> rebuilt() {
    fresh.runs().list().forEach(row -> fresh.forget(row.id()));
    assertThat(fresh.contents().rollouts()).isZero();
    return said(fresh, new RunSync(fresh, List.of(workbench.runs())));
  }

  private static List<String> said(Store store, RunSync sync) {
    assertThat(sync.catchUp().faults()).isEmpty();
    return Stream.concat(Dump.of(store).stream(), Stream.of("runs " + store.contents().runs()))
        .sorted()
        .toList();
  }
}
