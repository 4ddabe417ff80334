package org.spectrumworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.verify.Outcome;
import org.spectrumworkbench.store.query.EventRow;
import org.spectrumworkbench.store.query.GroupDetail;
import org.spectrumworkbench.store.query.GroupRow;
import org.spectrumworkbench.store.query.RunRow;

final class IngestTest {
  @TempDir Path folder;

  @Test
  void takingInTwiceChangesNothing() {
    RunFolder run = SmallRun.resumed(folder.resolve("runs"));
    try (Store store = Store.open(folder.resolve("store"))) {
      assertThat(store.take(run)).isPositive();
      List<String> once = Dump.of(store);
      assertThat(store.take(run)).isZero();
      assertThat(Dump.of(store)).isEqualTo(once);
    }
  }

  @Test
  void resumedRunCutAtTheEndsOfItsLinesGivesTheSameTables() throws IOException {
    RunFolder whole = SmallRun.resumed(folder.resolve("runs"));
    Attempt first = whole.attempts().getFirst();
    byte[] journal = Files.readAllBytes(first.journal());
    List<String> expected;
    try (Store store = Store.open(folder.resolve("expected"))) {
      store.take(whole);
      expected = Dump.of(store);
    }
    Path second = whole.attempts().get(1).path();
    Path aside = folder.resolve("attempt-2-aside");
    try (Store store = Store.open(folder.resolve("store"))) {
      for (int cut = 0; cut < journal.length; cut += stride(journal, cut)) {
        Files.move(second, aside);
        Files.write(first.journal(), Arrays.copyOf(journal, cut));
        store.take(whole);
        Files.write(first.journal(), journal);
        store.take(whole);
        Files.move(aside, second);
        store.take(whole);
        assertThat(Dump.of(store)).as("cut at byte %d", cut).isEqualTo(expected);
        store.forget(whole.id());
      }
    }
  }

  /** To the next line end and around it; within a line, where nothing can differ, in leaps. */
  private static int stride(byte[] journal, int cut) {
    for (int i = Math.max(0, cut - 1); i < Math.min(journal.length, cut + 400); i++) {
      if (journal[i] == '\n') {
        return Math.max(1, i - cut);
      }
    }
    return 400;
  }

  @Test
  void journalGrowingByteByByteGivesTheSameTables() throws IOException {
    RunFolder run = SmallRun.folder(folder.resolve("runs"));
    Path journal = run.newAttempt().journal();
    try (Journal.Writer writer = new Journal.Writer(journal, 0, SmallRun.ticking())) {
      writer.write(new RunEvent.StateChanged(RunState.RUNNING, ""));
      writer.write(SmallRun.group("p1", 1, Outcome.WRONG));
      writer.write(new RunEvent.MetricsRecorded("signal", 1, Map.of("reward", .5, "kl", .1)));
      writer.write(new RunEvent.ProgressMade("signal", 1, 3, 1, 2));
      writer.write(SmallRun.PROBE);
    }
    List<String> expected;
    try (Store store = Store.open(folder.resolve("expected"))) {
      store.take(run);
      expected = Dump.of(store);
    }
    byte[] bytes = Files.readAllBytes(journal);
    try (Store store = Store.open(folder.resolve("store"))) {
      Files.write(journal, new byte[0]);
      int lines = 0;
      for (byte b : bytes) {
        SmallRun.append(journal, new byte[] {b});
        int ended = b == '\n' ? 1 : 0;
        assertThat(store.take(run)).isEqualTo(ended);
        lines += ended;
      }
      assertThat(lines).isEqualTo(5);
      assertThat(Dump.of(store)).isEqualTo(expected);
    }
  }

  @Test
  void tornLastLineIsNotThereYet() throws IOException {
    RunFolder run = SmallRun.finished(folder.resolve("runs"));
    Path journal = run.attempts().getFirst().journal();
    byte[] bytes = Files.readAllBytes(journal);
    try (Store store = Store.open(folder.resolve("store"))) {
      Files.write(journal, Arrays.copyOf(bytes, bytes.length - 1));
      long withoutLast = store.take(run);
      assertThat(withoutLast).isEqualTo(Journal.readAll(journal).size());
      SmallRun.append(journal, new byte[] {'\n'});
      assertThat(store.take(run)).isEqualTo(1);
    }
  }

  @Test
  void resumeSupersedesWhatCameAfter() {
    RunFolder run = SmallRun.resumed(folder.resolve("runs"));
    try (Store store = Store.open(folder.resolve("store"))) {
      store.take(run);
      List<GroupRow> groups =
          Dump.groups(store, run.id()).stream().map(GroupDetail::group).toList();
      assertThat(groups).extracting(GroupRow::step).containsExactly(1, 1, 2);
      assertThat(groups.getLast().verdicts()).containsExactly(Outcome.CORRECT, Outcome.CORRECT);
      assertThat(
              store
                  .live()
                  .metricSeries(run.id(), "signal", List.of("reward"), 9)
                  .getFirst()
                  .buckets())
          .extracting("mean")
          .containsExactly(.25, .9);
      assertThat(store.live().events(run.id(), 100))
          .extracting(EventRow::message)
          .contains("note of step 1")
          .doesNotContain("note of step 2");
      assertThat(store.contents().rollouts()).isEqualTo(4 + 2 + 2);
      RunRow row = store.runs().find(run.id()).orElseThrow();
      assertThat(row.attempts()).isEqualTo(2);
      assertThat(row.step()).isEqualTo(2);
      assertThat(row.bytes()).as("earlier checkpoints hold").isEqualTo(1000);
    }
  }

  @Test
  void tablesHoldTheEventsThatTheRunFolderSaysHold() {
    RunFolder run = SmallRun.resumed(folder.resolve("runs"));
    try (Store store = Store.open(folder.resolve("store"))) {
      store.take(run);
      List<Long> holding =
          run.events()
              .filter(line -> line.event() instanceof RunEvent.GroupSampled)
              .map(JournalLine::seq)
              .toList();
      assertThat(Dump.groups(store, run.id()))
          .extracting(detail -> detail.group().place() & 0xffff_ffffL)
          .isEqualTo(holding);
    }
  }

  @Test
  void resumedAttemptMayCountOnFromWhereItResumed() {
    RunFolder run = SmallRun.folder(folder.resolve("runs"));
    long afterStep1;
    try (Journal.Writer journal =
        new Journal.Writer(run.newAttempt().journal(), 0, SmallRun.ticking())) {
      SmallRun.begin(run, journal, 1, 0);
      SmallRun.signalStep(journal, 1);
      afterStep1 = journal.lastSeq();
      SmallRun.signalStep(journal, 2);
    }
    SmallRun.resume(run, afterStep1, afterStep1);
    try (Store store = Store.open(folder.resolve("store"))) {
      store.take(run);
      assertThat(store.contents().rollouts()).isEqualTo(4 + 2 + 2);
    }
  }

  @Test
  void attemptsThatFailedAtOnceAreTakenInOneAfterTheOther() {
    RunFolder run = SmallRun.folder(folder.resolve("runs"));
    long holds;
    try (Journal.Writer journal =
        new Journal.Writer(run.newAttempt().journal(), 0, SmallRun.ticking())) {
      SmallRun.begin(run, journal, 1, 0);
      SmallRun.signalStep(journal, 1);
      holds = journal.lastSeq();
      SmallRun.signalStep(journal, 2);
    }
    for (int attempt = 2; attempt <= 3; attempt++) {
      try (Journal.Writer journal =
          new Journal.Writer(run.newAttempt().journal(), holds, SmallRun.ticking())) {
        journal.write(
            new RunEvent.AttemptStarted(
                run.id(), "small", attempt, holds, SmallRun.PLAN, Map.of(), 4711));
        journal.write(new RunEvent.StateChanged(RunState.FAILED, "no such device"));
      }
    }
    try (Store store = Store.open(folder.resolve("store"))) {
      store.take(run);
      RunRow row = store.runs().find(run.id()).orElseThrow();
      assertThat(row.attempts()).isEqualTo(3);
      assertThat(row.state()).isEqualTo(RunState.FAILED);
      assertThat(store.contents().rollouts()).isEqualTo(4 + 2);
    }
  }

  @Test
  void workerThatWasTakenForDeadAddsNothing() {
    RunFolder run = SmallRun.resumed(folder.resolve("runs"));
    try (Store store = Store.open(folder.resolve("store"))) {
      store.take(run);
      List<String> before =
          Dump.of(store).stream().filter(l -> !l.startsWith("RunDetail")).toList();
      long last = Journal.readAll(run.attempts().get(1).journal()).getLast().seq();
      Path late = folder.resolve("late.jsonl");
      try (Journal.Writer journal = new Journal.Writer(late, last + 10, SmallRun.CLOCK)) {
        SmallRun.signalStep(journal, 3);
      }
      SmallRun.append(run.attempts().getFirst().journal(), SmallRun.read(late));
      store.take(run);
      assertThat(Dump.of(store).stream().filter(l -> !l.startsWith("RunDetail"))).isEqualTo(before);
    }
  }

  @Test
  void failureInTheMiddleOfAChunkLeavesNothingOfIt() throws IOException {
    RunFolder run = SmallRun.folder(folder.resolve("runs"));
    Path journal = run.newAttempt().journal();
    try (Journal.Writer writer = new Journal.Writer(journal, 0, SmallRun.ticking())) {
      SmallRun.begin(run, writer, 1, 0);
      SmallRun.signalStep(writer, 1);
      RunEvent.GroupSampled good = SmallRun.group("p1", 2, Outcome.CORRECT);
      RunEvent.Rollout r = good.rollouts().getFirst();
      writer.write(
          new RunEvent.GroupSampled(
              "signal",
              2,
              "p1",
              1,
              null,
              null,
              List.of(
                  new RunEvent.Rollout(
                      5000, r.text(), r.tokens(), r.verdict(), "", null, 1, null, 1, 0, 0))));
    }
    try (Store store = Store.open(folder.resolve("store"))) {
      store.ingest().register(run);
      List<String> before = Dump.of(store);
      assertThatThrownBy(() -> store.take(run))
          .isInstanceOf(WorkbenchException.class)
          .hasMessageContaining("5000");
      assertThat(Dump.of(store)).isEqualTo(before);
      List<String> lines = Files.readAllLines(journal);
      Files.write(journal, lines.subList(0, lines.size() - 1));
      assertThat(store.take(run)).isEqualTo(lines.size() - 1);
    }
  }

  @Test
  void rebuildFromRunFoldersGivesEqualContents() throws IOException {
    Path runs = folder.resolve("runs");
    RunFolder one = SmallRun.resumed(runs);
    RunFolder two = SmallRun.finished(runs);
    RunFolder elsewhere = SmallRun.finished(folder.resolve("elsewhere"));
    copyAside(elsewhere, "20250101-000000-other");
    Path storeFolder = folder.resolve("store");
    List<String> before;
    try (Store store = Store.open(storeFolder)) {
      store.take(one);
      store.take(two);
      new KnownRuns(storeFolder).add(folder.resolve("elsewhere/copy"));
      store.take(RunFolder.open(folder.resolve("elsewhere/copy")));
      before = Dump.of(store);
    }
    try (Store store =
        Store.rebuild(
            storeFolder,
            List.of(runs),
            SmallRun.CLOCK,
            fault -> {
              throw fault;
            })) {
      assertThat(Dump.of(store)).isEqualTo(before);
      assertThat(store.runs().list()).hasSize(3);
    }
    assertThat(storeFolder.resolve("workbench-20250102-030405.old.mv.db")).exists();
  }

  private void copyAside(RunFolder run, String id) throws IOException {
    Path copy = folder.resolve("elsewhere/copy");
    try (Stream<Path> files = Files.walk(run.path())) {
      files.forEach(file -> {
        try {
          Files.copy(file, copy.resolve(run.path().relativize(file).toString()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
    Path identity = copy.resolve("run.json");
    Files.writeString(identity, Files.readString(identity).replace(run.id(), id));
  }

  @Test
  void windowsThatSeeNewRunsAtOnceAgreeOnTheirKeys() throws Exception {
    List<RunFolder> runs =
        IntStream.range(0, 20).mapToObj(i -> SmallRun.finished(folder.resolve("runs"))).toList();
    try (Store one = Store.open(folder.resolve("store"));
        Store two = Store.open(folder.resolve("store"));
        ExecutorService windows = Executors.newFixedThreadPool(2)) {
      CyclicBarrier both = new CyclicBarrier(2);
      List<Future<List<Integer>>> keys = new ArrayList<>();
      for (Store window : List.of(one, two)) {
        keys.add(
            windows.submit(() -> {
              List<Integer> own = new ArrayList<>();
              for (RunFolder run : runs) {
                both.await();
                own.add(window.ingest().register(run));
                window.take(run);
              }
              return own;
            }));
      }
      assertThat(keys.get(0).get()).isEqualTo(keys.get(1).get()).doesNotHaveDuplicates();
      assertThat(one.contents().rollouts()).isEqualTo(20 * 18);
    }
  }

  @Test
  void sameRunInTwoFoldersIsRefused() throws IOException {
    RunFolder run = SmallRun.finished(folder.resolve("elsewhere"));
    copyAside(run, run.id());
    try (Store store = Store.open(folder.resolve("store"))) {
      store.ingest().register(run);
      RunFolder copy = RunFolder.open(folder.resolve("elsewhere/copy"));
      assertThatThrownBy(() -> store.ingest().register(copy))
          .isInstanceOf(WorkbenchException.class)
          .hasMessageContaining("hold the same run");
      run.delete();
      store.ingest().register(copy);
      assertThat(store.runs().find(run.id()).orElseThrow().path()).isEqualTo(copy.path());
    }
  }

  @Test
  void problemsThatWereNeverDeclaredAreKeptWithoutText() {
    RunFolder run = SmallRun.folder(folder.resolve("runs"));
    try (Journal.Writer journal =
        new Journal.Writer(run.newAttempt().journal(), 0, SmallRun.CLOCK)) {
      journal.write(SmallRun.group("unknown", 1, Outcome.WRONG));
      journal.write(new RunEvent.MetricsRecorded("nowhere", 1, Map.of("x", Double.NaN)));
    }
    try (Store store = Store.open(folder.resolve("store"))) {
      store.take(run);
      assertThat(store.samples().history(run.id(), "unknown")).hasSize(1);
    }
  }
}
