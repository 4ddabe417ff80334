package org.spectrumworkbench.app.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.app.worker.NewRuns;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.ProcessIdentity;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;

class QueueServiceTest {
  @TempDir Path home;
  private final List<Process> services = new ArrayList<>();
  private final List<RunFolder> runs = new ArrayList<>();

  private RunFolder add(String behaviour) {
    RunFolder run =
        new NewRuns(new Workbench(home), Clock.systemUTC())
            .create(Settings.initial().with("name", behaviour, "test"), Optional.empty());
    runs.add(run);
    QueueEntry unused = QueueProgram.queue(home).add(run, Priority.NORMAL, Optional.empty());
    return run;
  }

  private Process serve() throws Exception {
    Process service = QueueProgram.start("serve", home.toString());
    services.add(service);
    assertThat(service.inputReader().readLine()).isEqualTo("ready");
    return service;
  }

  private ServicePlace place() {
    return new ServicePlace(new Workbench(home).queue());
  }

  private static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting for: " + what).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(30));
    }
  }

  private static boolean isLive(RunFolder run) {
    return run.latestAttempt().map(Attempt::state).filter(RunState::isLive).isPresent();
  }

  private static boolean hasFinished(RunFolder run) {
    return run.latestAttempt().map(Attempt::state).filter(RunState.FINISHED::equals).isPresent();
  }

  @AfterEach
  void endAll() throws Exception {
    for (Process service : services) {
      service.destroyForcibly();
      assertThat(service.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
    for (RunFolder run : runs) {
      for (Attempt attempt : run.attempts()) {
        Optional<ProcessHandle> worker =
            attempt
                .heartbeat()
                .filter(Attempt.Heartbeat::processIsAlive)
                .flatMap(beat -> ProcessHandle.of(beat.pid()));
        if (worker.isPresent()) {
          worker.get().destroyForcibly();
          ProcessHandle unused = worker.get().onExit().get(60, TimeUnit.SECONDS);
        }
      }
    }
  }

  @Test
  void serviceRunsWhatWaitsAndEndsByItself() throws Exception {
    RunFolder first = add("finishes");
    RunFolder second = add("fails");
    Process service = serve();
    assertThat(service.inputReader().readLine()).isEqualTo("served true");
    assertThat(service.waitFor()).isZero();
    assertThat(hasFinished(first)).isTrue();
    assertThat(second.latestAttempt().orElseThrow().state()).isEqualTo(RunState.FAILED);
    assertThat(place().serving()).isEmpty();
    assertThat(QueueProgram.queue(home).view().running()).isEmpty();
  }

  @Test
  void killedServiceLosesNothingAndTheNextOneGoesOn() throws Exception {
    QueueProgram.queue(home).limit(1);
    RunFolder first = add("waits");
    RunFolder second = add("finishes");
    RunFolder third = add("finishes");
    Process service = serve();
    await("the first run", () -> isLive(first));
    service.destroyForcibly();
    assertThat(service.waitFor()).isNotZero();

    assertThat(isLive(first)).as("the worker goes on").isTrue();
    assertThat(place().serving()).isEmpty();
    QueueView left = QueueProgram.queue(home).view();
    assertThat(left.waiting())
        .extracting(QueueView.Waiting::id)
        .containsExactly(second.id(), third.id());

    Process next = serve();
    first.latestAttempt().orElseThrow().command(Attempt.Command.STOP);
    assertThat(next.inputReader().readLine()).isEqualTo("served true");
    assertThat(hasFinished(second)).isTrue();
    assertThat(hasFinished(third)).isTrue();
    assertThat(runs).allMatch(run -> run.attempts().size() == 1);
  }

  @Test
  void ofTwoServicesOneServes() throws Exception {
    RunFolder run = add("waits");
    Process first = serve();
    await("the run", () -> isLive(run));
    Process second = serve();
    assertThat(second.inputReader().readLine()).isEqualTo("served false");
    assertThat(place().serving()).map(ProcessIdentity::pid).hasValue(first.pid());
    assertThat(run.attempts()).hasSize(1);
  }

  @Test
  void serviceTakesOverFromACommandThatIsGone() throws Exception {
    QueueProgram.queue(home).pause(true);
    RunFolder run =
        new NewRuns(new Workbench(home), Clock.systemUTC())
            .create(Settings.initial().with("name", "finishes", "test"), Optional.empty());
    runs.add(run);
    Process owner = QueueProgram.start("own", home.toString(), run.path().toString());
    assertThat(owner.inputReader().readLine()).isEqualTo("ready");
    Process service = serve();
    await("the service", () -> place().serving().isPresent());
    QueueProgram.queue(home).pause(false);
    assertThat(run.attempts()).as("its command lives").isEmpty();
    owner.destroyForcibly();
    assertThat(owner.waitFor()).isNotZero();
    assertThat(service.inputReader().readLine()).isEqualTo("served true");
    assertThat(hasFinished(run)).isTrue();
  }

  @Test
  void serviceIsCalledOnceAndOnlyWhereThereIsWork() {
    RunQueue queue = QueueProgram.queue(home);
    int[] calls = {0};
    ServiceCall call =
        new ServiceCall(
            queue,
            place(),
            () -> {
              calls[0]++;
              return ProcessHandle.current();
            });
    call.ensure();
    assertThat(calls[0]).isZero();
    RunFolder unused = add("finishes");
    call.ensure();
    call.ensure();
    assertThat(calls[0]).isEqualTo(1);
    assertThat(place().serving()).contains(ProcessIdentity.current());
  }

  @Test
  void serviceThatDiesAtOnceIsNotCalledAgainAndAgain() throws Exception {
    RunFolder unused = add("finishes");
    Process dead = new ProcessBuilder("true").start();
    assertThat(dead.waitFor()).isZero();
    int[] calls = {0};
    ServiceCall call =
        new ServiceCall(
            QueueProgram.queue(home),
            place(),
            () -> {
              calls[0]++;
              return dead.toHandle();
            });
    assertThatThrownBy(call::ensure).hasMessageContaining("ended as soon as it was started");
    for (int i = 0; i < 5; i++) {
      call.ensure();
    }
    assertThat(calls[0]).isEqualTo(1);
  }

  @Test
  void nobodyIsTakenForTheServiceByWhatADeadOneLeft() {
    place()
        .announce(new ProcessIdentity(ProcessHandle.current().pid(), java.time.Instant.EPOCH, ""));
    assertThat(place().serving()).isEmpty();
    assertThat(place().take(Duration.ZERO))
        .isPresent()
        .get()
        .satisfies(lock -> {
          assertThat(place().take(Duration.ZERO)).isEmpty();
          lock.close();
        });
  }
}
