package org.spectrumworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.store.query.RunRow;

final class RunSyncTest {
  @TempDir Path folder;
  private Path runs;
  private Store store;
  private RunSync sync;

  @BeforeEach
  void open() {
    runs = folder.resolve("runs");
    store = Store.open(folder.resolve("store"));
    sync = new RunSync(store, List.of(runs));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void pollTellsWhichRunsChangedAndNoOthers() {
    assertThat(sync.poll().changed()).isEmpty();
    RunFolder one = SmallRun.finished(runs);
    assertThat(sync.poll().changed()).containsExactly(one.id());
    assertThat(sync.poll().changed()).isEmpty();
    RunFolder two = SmallRun.folder(runs);
    assertThat(sync.poll().changed()).containsExactly(two.id());
    assertThat(state(two)).isEqualTo(RunState.CREATED);
    Attempt attempt = two.newAttempt();
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, SmallRun.ticking())) {
      beat(attempt, ProcessHandle.current());
      SmallRun.begin(two, journal, 1, 0);
      assertThat(sync.poll().changed()).containsExactly(two.id());
      assertThat(state(two)).isEqualTo(RunState.RUNNING);
      SmallRun.signalStep(journal, 1);
      assertThat(sync.poll().changed()).containsExactly(two.id());
      assertThat(sync.poll().changed()).isEmpty();
    }
    assertThat(store.live().latestGroups(two.id(), "signal", 9)).hasSize(2);
  }

  @Test
  void ofTwoThatLookBothAreToldWhicheverComesFirst() throws Exception {
    RunSync other = new RunSync(store, List.of(runs));
    RunFolder run = SmallRun.folder(runs);
    Attempt attempt = run.newAttempt();
    Process worker = new ProcessBuilder(javaCommand()).start();
    beat(attempt, worker.toHandle());
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, SmallRun.ticking())) {
      SmallRun.begin(run, journal, 1, 0);
      assertThat(other.poll().changed()).containsExactly(run.id());
      assertThat(sync.poll().changed()).containsExactly(run.id());
      SmallRun.signalStep(journal, 1);
      assertThat(other.poll().changed()).containsExactly(run.id());
      assertThat(sync.poll().changed()).as("a step").containsExactly(run.id());
    }
    worker.destroyForcibly().waitFor();
    assertThat(other.poll().changed()).containsExactly(run.id());
    assertThat(sync.poll().changed()).as("the worker's end").containsExactly(run.id());
    assertThat(sync.poll().changed()).isEmpty();
    run.delete();
    assertThat(other.poll().changed()).containsExactly(run.id());
    assertThat(sync.poll().changed()).as("the folder's end").containsExactly(run.id());
    assertThat(sync.poll().changed()).isEmpty();
  }

  @Test
  void runWhoseWorkerIsGoneIsInterrupted() throws Exception {
    RunFolder run = SmallRun.folder(runs);
    Attempt attempt = run.newAttempt();
    Process worker = new ProcessBuilder(javaCommand()).start();
    beat(attempt, worker.toHandle());
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, SmallRun.ticking())) {
      SmallRun.begin(run, journal, 1, 0);
      SmallRun.signalStep(journal, 1);
    }
    sync.poll();
    assertThat(state(run)).isEqualTo(RunState.RUNNING);
    worker.destroyForcibly().waitFor();
    assertThat(sync.poll().changed()).containsExactly(run.id());
    assertThat(state(run)).isEqualTo(RunState.INTERRUPTED);
    assertThat(sync.poll().changed()).isEmpty();
    new RunSync(store, List.of(runs)).poll();
    List<RunRow> unfinished = unfinished();
    assertThat(unfinished).extracting(RunRow::id).containsExactly(run.id());
    assertThat(unfinished.getFirst().stage()).isEqualTo("signal");
    assertThat(unfinished.getFirst().step()).isEqualTo(1);
  }

  @Test
  void attemptThatNeverCameToLifeDoesNotHideTheOneBefore() {
    RunFolder run = SmallRun.resumed(runs);
    sync.poll();
    assertThat(state(run)).isEqualTo(RunState.INTERRUPTED);
    run.newAttempt();
    sync.poll();
    assertThat(state(run)).isEqualTo(RunState.INTERRUPTED);
    assertThat(unfinished()).hasSize(1);
  }

  @Test
  void stoppedAndFailedRunsCanGoOnAndSayWhy() {
    RunFolder run = SmallRun.folder(runs);
    try (Journal.Writer journal =
        new Journal.Writer(run.newAttempt().journal(), 0, SmallRun.ticking())) {
      SmallRun.begin(run, journal, 1, 0);
      journal.write(new RunEvent.StateChanged(RunState.FAILED, "out of memory"));
    }
    RunFolder done = SmallRun.finished(runs);
    sync.poll();
    List<RunRow> unfinished = unfinished();
    assertThat(unfinished)
        .extracting(RunRow::id)
        .containsExactly(run.id())
        .doesNotContain(done.id());
    assertThat(unfinished.getFirst().message()).isEqualTo("out of memory");
  }

  @Test
  void resumedAttemptIsPickedUp() {
    RunFolder run = SmallRun.folder(runs);
    long afterStep1;
    try (Journal.Writer journal =
        new Journal.Writer(run.newAttempt().journal(), 0, SmallRun.ticking())) {
      SmallRun.begin(run, journal, 1, 0);
      SmallRun.signalStep(journal, 1);
      afterStep1 = journal.lastSeq();
      SmallRun.signalStep(journal, 2);
    }
    sync.poll();
    assertThat(store.contents().rollouts()).isEqualTo(4 + 2 + 4 + 2);
    SmallRun.resume(run, afterStep1, afterStep1 + 100);
    assertThat(sync.poll().changed()).containsExactly(run.id());
    assertThat(store.contents().rollouts()).isEqualTo(4 + 2 + 2);
  }

  @Test
  void damagedJournalIsReportedAndTheOtherRunsComeIn() throws IOException {
    RunFolder bad = SmallRun.finished(runs);
    Path journal = bad.attempts().getFirst().journal();
    byte[] good = Files.readAllBytes(journal);
    Files.writeString(journal, "this is no event\n");
    RunFolder fine = SmallRun.finished(runs);
    RunSync.Polled polled = sync.poll();
    assertThat(polled.changed()).contains(fine.id());
    assertThat(polled.isBehind()).isFalse();
    assertThat(polled.faults()).hasSize(1);
    assertThat(polled.faults().getFirst()).hasMessageContaining("damaged at byte 0");
    assertThat(sync.poll().faults()).as("as long as it lasts").hasSize(1);
    Files.write(journal, good);
    assertThat(sync.poll().faults()).isEmpty();
    assertThat(state(bad)).isEqualTo(RunState.FINISHED);
  }

  @Test
  void deletedFolderIsMarkedAndItsRowsStay() {
    RunFolder run = SmallRun.finished(runs);
    sync.poll();
    run.delete();
    assertThat(sync.poll().changed()).containsExactly(run.id());
    assertThat(store.runs().find(run.id()).orElseThrow().present()).isFalse();
    assertThat(store.contents().rollouts()).isEqualTo(18);
    store.forget(run.id());
    assertThat(sync.poll().changed()).isEmpty();
    assertThat(store.runs().list()).isEmpty();
  }

  @Test
  void folderDeletedWhileNobodyLookedIsMarkedAtTheNextStart() {
    RunFolder run = SmallRun.finished(runs);
    sync.poll();
    run.delete();
    new RunSync(store, List.of(runs)).poll();
    assertThat(store.runs().find(run.id()).orElseThrow().present()).isFalse();
  }

  @Test
  void liveRunWhoseFolderIsGoneIsInterruptedAndCanBeForgotten() throws IOException {
    RunFolder run = SmallRun.folder(runs);
    Attempt attempt = run.newAttempt();
    beat(attempt, ProcessHandle.current());
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, SmallRun.ticking())) {
      SmallRun.begin(run, journal, 1, 0);
    }
    sync.poll();
    assertThat(state(run)).isEqualTo(RunState.RUNNING);
    Path aside = Files.move(run.path(), folder.resolve("aside"));
    assertThat(sync.poll().changed()).containsExactly(run.id());
    RunRow row = store.runs().find(run.id()).orElseThrow();
    assertThat(row.state()).isEqualTo(RunState.INTERRUPTED);
    assertThat(row.message()).isEqualTo("its folder is gone");
    assertThat(row.isUnfinished()).as("nothing is left to go on from").isFalse();
    Files.move(aside, run.path());
    sync.poll();
    assertThat(state(run)).as("as the folder says, once it is back").isEqualTo(RunState.RUNNING);
  }

  @Test
  void faultOfOneRunLeavesTheOthersComingIn() throws IOException {
    RunFolder bad = SmallRun.finished(runs);
    RunFolder fine = SmallRun.finished(runs);
    // An event that no reader of any version expects: a fault that no one foresaw.
    Files.writeString(
        bad.attempts().getFirst().journal(),
        "{\"seq\":1,\"time\":null,\"event\":{\"type\":\"noted\",\"level\":null,\"stage\":null,"
            + "\"step\":0,\"message\":null}}\n");
    RunSync.Polled polled = sync.poll();
    assertThat(polled.changed()).contains(fine.id());
    assertThat(polled.faults()).hasSize(1);
    Files.write(folder.resolve("store/run-folders.txt"), new byte[] {(byte) 0xff});
    RunFolder next = SmallRun.finished(runs);
    assertThat(sync.poll().changed()).containsExactly(next.id());
    assertThat(sync.poll().faults()).hasSize(2);
  }

  @Test
  void registeredRunElsewhereIsWatched() {
    RunFolder run = SmallRun.finished(folder.resolve("elsewhere"));
    assertThat(sync.poll().changed()).isEmpty();
    new KnownRuns(folder.resolve("store")).add(run.path());
    assertThat(sync.poll().changed()).containsExactly(run.id());
    assertThat(state(run)).isEqualTo(RunState.FINISHED);
  }

  private List<RunRow> unfinished() {
    return store.runs().list().stream().filter(RunRow::isUnfinished).toList();
  }

  private RunState state(RunFolder run) {
    return store.runs().find(run.id()).orElseThrow().state();
  }

  private static void beat(Attempt attempt, ProcessHandle worker) {
    try {
      attempt.beat(
          new Attempt.Heartbeat(
              worker.pid(), worker.info().startInstant().orElse(Instant.EPOCH), Instant.now()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A process that waits for input until it is ended. */
  private static List<String> javaCommand() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        Waits.class.getName());
  }

  /** The process's program. */
  static final class Waits {
    /** Waits for input that never comes. */
    public static void main(String[] args) throws IOException {
      System.in.read();
    }
  }
}
