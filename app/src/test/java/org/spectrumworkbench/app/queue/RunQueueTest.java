package org.spectrumworkbench.app.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.notice.Notice;
import org.spectrumworkbench.app.notice.RunNews;
import org.spectrumworkbench.app.worker.FakeWorker;
import org.spectrumworkbench.app.worker.NewRuns;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;

class RunQueueTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path home;
  private final List<WorkerProcess> workers = new ArrayList<>();

  private RunFolder run(String behaviour) {
    return new NewRuns(new Workbench(home), Clock.systemUTC())
        .create(Settings.initial().with("name", behaviour, "test"), Optional.empty());
  }

  private RunQueue queue() {
    return QueueProgram.queue(home);
  }

  private QueueEntry add(RunQueue queue, RunFolder run) {
    return queue.add(run, Priority.NORMAL, Optional.empty());
  }

  private Optional<RunQueue.Started> start(RunQueue queue) {
    Optional<RunQueue.Started> started = queue.startNext(next -> true);
    started.flatMap(RunQueue.Started::worker).ifPresent(workers::add);
    return started;
  }

  @AfterEach
  void endWorkers() throws Exception {
    for (WorkerProcess worker : workers) {
      worker.kill();
      assertThat(worker.waitFor(LONG)).isTrue();
    }
  }

  @Test
  void runGoesFromWaitingToUnderWayToGone() throws Exception {
    RunQueue queue = queue();
    RunFolder run = run("waits");
    QueueEntry entry = add(queue, run);
    assertThat(entry.attempt()).isEqualTo(1);
    assertThat(queue.view().waiting(run.path()).orElseThrow().place()).isEqualTo(1);

    WorkerProcess worker = start(queue).orElseThrow().worker().orElseThrow();
    assertThat(queue.view().waiting()).isEmpty();
    assertThat(queue.view().running()).extracting(QueueView.UnderWay::id).containsExactly(run.id());
    assertThat(start(queue)).isEmpty();

    worker.attempt().command(Attempt.Command.STOP);
    assertThat(worker.waitFor(LONG)).isTrue();
    assertThat(queue.view().running()).isEmpty();
    assertThat(add(queue, run).attempt()).isEqualTo(2);
    assertThat(new QueueFile(new Workbench(home).queue(), Clock.systemUTC()).read().entries())
        .hasSize(1);
  }

  @Test
  void whatIsQueuedUnderWayOrFinishedIsNotQueuedAgain() throws Exception {
    RunQueue queue = queue();
    RunFolder run = run("waits");
    add(queue, run);
    assertThatThrownBy(() -> add(queue, run)).hasMessageContaining("in the queue already");
    WorkerProcess worker = start(queue).orElseThrow().worker().orElseThrow();
    assertThatThrownBy(() -> add(queue, run))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("already");
    worker.kill();
    RunFolder done = run("finishes");
    add(queue, done);
    assertThat(start(queue).orElseThrow().worker().orElseThrow().waitFor(LONG)).isTrue();
    assertThatThrownBy(() -> add(queue, done)).hasMessageContaining("ended well");
  }

  @Test
  void ofManyThatStartAtOnceOneStartsTheRun() {
    RunFolder run = run("waits");
    add(queue(), run);
    long started =
        IntStream.range(0, 6)
            .parallel()
            .filter(i -> {
              Optional<RunQueue.Started> mine = queue().startNext(next -> true);
              mine.flatMap(RunQueue.Started::worker).ifPresent(this::remember);
              return mine.isPresent();
            })
            .count();
    assertThat(started).isEqualTo(1);
    assertThat(run.attempts()).hasSize(1);
  }

  private synchronized void remember(WorkerProcess worker) {
    workers.add(worker);
  }

  @Test
  void runThatSomebodyElseStartedIsNotStartedAgain() {
    RunQueue queue = queue();
    RunFolder run = run("waits");
    add(queue, run);
    // As where whoever started it died before it could say so.
    workers.add(FakeWorker.start(run));
    assertThat(start(queue)).isEmpty();
    assertThat(queue.view().running()).hasSize(1);
    assertThat(run.attempts()).hasSize(1);
  }

  @Test
  void attemptWithoutAWorkerIsMadeAnew() throws Exception {
    RunQueue queue = queue();
    RunFolder run = run("finishes");
    add(queue, run);
    // As where whoever was starting the worker was killed between the folder and the process.
    Attempt stillborn = run.newAttempt();
    assertThat(queue.view().running()).hasSize(1);
    assertThat(start(queue)).isEmpty();
    Files.setLastModifiedTime(stillborn.path(), FileTime.from(Instant.now().minusSeconds(60)));
    assertThat(queue.view().waiting()).hasSize(1);
    WorkerProcess worker = start(queue).orElseThrow().worker().orElseThrow();
    assertThat(worker.waitFor(LONG)).isTrue();
    assertThat(worker.attempt().number()).isEqualTo(2);
    assertThat(worker.attempt().state()).isEqualTo(RunState.FINISHED);
    assertThat(queue.view().waiting()).isEmpty();
  }

  @Test
  void runWhoseFolderIsGoneLeavesTheQueue() {
    RunQueue queue = queue();
    RunFolder gone = run("finishes");
    RunFolder next = run("waits");
    add(queue, gone);
    add(queue, next);
    gone.delete();
    assertThat(start(queue).orElseThrow().entry().folder()).isEqualTo(next.path());
  }

  @Test
  void runWhoseFolderIsAwayIsShownKeepsNobodyBusyAndCanBeTakenOut() throws Exception {
    RunQueue queue = queue();
    RunFolder run = run("waits");
    QueueEntry entry = add(queue, run);
    Path runs = run.path().getParent();
    Path away = Files.move(runs, home.resolve("elsewhere"));

    QueueView view = queue.view();
    assertThat(view.waiting())
        .singleElement()
        .satisfies(one -> {
          assertThat(one.isAway()).isTrue();
          assertThat(one.id()).isEqualTo(run.id());
          assertThat(one.hold().words()).contains(run.path().toString());
        });
    assertThat(view.next()).isEmpty();
    assertThat(view.wantsService()).isFalse();
    assertThat(view.keepsServiceBusy()).isFalse();
    queue.forecastMissing();
    assertThat(start(queue)).isEmpty();
    queue.whileStill(busy -> assertThat(busy).isFalse());

    Files.move(away, runs);
    assertThat(queue.view().next()).contains(entry);
    Files.move(runs, away);
    assertThat(queue.remove(run.path())).contains(entry);
    assertThat(queue.view().waiting()).isEmpty();
  }

  @Test
  void runThatCannotBeStartedDoesNotStopTheQueue() throws Exception {
    RunQueue queue =
        new RunQueue(
            new Workbench(home).queue(),
            Clock.systemUTC(),
            run -> {
              if (run.identity().name().equals("bad")) {
                throw new WorkbenchException("no such model", "name another");
              }
              return FakeWorker.start(run);
            },
            MachineRoom::now,
            run -> new Needs(1, Needs.NO_GPU, 0, 0, 0));
    RunFolder bad = run("bad");
    add(queue, bad);
    RunFolder good = run("waits");
    add(queue, good);
    RunNews news = new RunNews();
    assertThat(news.look(queue.view().attempts())).isEmpty();
    assertThat(start(queue).orElseThrow().fault()).isPresent();
    assertThat(news.look(queue.view().attempts()))
        .containsExactly(
            new Notice(Notice.Kind.FAILURE, bad.id(), "bad", "no such model\nname another"));
    // Whoever queued it may be gone: the run itself must say what became of it.
    assertThat(bad.latestAttempt().orElseThrow().lastChange())
        .contains(new RunEvent.StateChanged(RunState.FAILED, "no such model\nname another"));
    assertThat(queue.view().waiting()).extracting(QueueView.Waiting::id).containsExactly(good.id());
    assertThat(add(queue, bad).attempt()).as("it can be tried again").isEqualTo(2);
    assertThat(queue.remove(bad.path())).isPresent();
    assertThat(start(queue).orElseThrow().entry().folder()).isEqualTo(good.path());
  }

  @Test
  void fullDiskKeepsTheRunInTheQueueAndIsNoFailure() {
    RunQueue queue =
        new RunQueue(
            new Workbench(home).queue(),
            Clock.systemUTC(),
            run -> {
              throw new WorkbenchException(
                  "no room", "free some", new IOException("No space left on device"));
            },
            MachineRoom::now,
            run -> new Needs(1, Needs.NO_GPU, 0, 0, 0));
    RunFolder run = run("waits");
    add(queue, run);
    assertThat(start(queue).orElseThrow().fault()).isPresent();
    assertThat(run.attempts()).isEmpty();
    assertThat(queue.view().waiting(run.path())).isPresent();
  }

  @Test
  void removedRunGoesBackToItsPlace() {
    RunQueue queue = queue();
    queue.pause(true);
    RunFolder first = run("waits");
    RunFolder second = run("finishes");
    add(queue, first);
    add(queue, second);
    QueueEntry removed = queue.remove(first.path()).orElseThrow();
    assertThat(queue.view().waiting(second.path()).orElseThrow().place()).isEqualTo(1);
    assertThat(queue.remove(first.path())).isEmpty();
    assertThat(RunFolder.isRun(first.path())).isTrue();
    queue.putBack(removed);
    assertThat(queue.view().waiting(first.path()).orElseThrow().place()).isEqualTo(1);
  }

  @Test
  void waitingRunIsOwnedAsLongAsItsCommandLives() throws Exception {
    RunFolder run = run("waits");
    Process owner = QueueProgram.start("own", home.toString(), run.path().toString());
    assertThat(owner.inputReader().readLine()).isEqualTo("ready");
    assertThat(queue().view().wantsService()).isFalse();
    owner.destroyForcibly();
    assertThat(owner.waitFor()).isNotZero();
    assertThat(queue().view().wantsService()).isTrue();
  }

  @Test
  void secondRunIsForecastAndWaitsForCores() {
    RunQueue queue =
        new RunQueue(
            new Workbench(home).queue(),
            Clock.systemUTC(),
            FakeWorker::start,
            () -> new MachineRoom(1, 1e12),
            run -> new Needs(1, Needs.NO_GPU, 1e6, 30, 60));
    add(queue, run("waits"));
    queue.forecastMissing();
    assertThat(start(queue).orElseThrow().entry().needs()).isEmpty();
    RunFolder second = run("finishes");
    add(queue, second);
    assertThat(queue.view().waiting().getFirst().hold()).isEqualTo(new Hold.Forecasting());
    queue.forecastMissing();
    assertThat(queue.view().waiting().getFirst().hold()).isEqualTo(new Hold.Cores(1, 0));
    assertThat(start(queue)).isEmpty();
  }
}
