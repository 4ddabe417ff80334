package org.spectrumworkbench.app.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.app.queue.QueuePolicy.Decision;
import org.spectrumworkbench.app.queue.QueuePolicy.Running;

class QueuePolicyTest {
  private static final double GB = 1e9;
  private static final MachineRoom ROOM = new MachineRoom(4, 8 * GB);

  private static QueueEntry entry(
      String run, Priority priority, long order, @Nullable Needs needs) {
    return new QueueEntry(
        "/runs/" + run,
        1,
        priority,
        order,
        Instant.EPOCH,
        "me",
        Optional.empty(),
        Optional.ofNullable(needs));
  }

  private static QueueEntry entry(String run, long order, @Nullable Needs needs) {
    return entry(run, Priority.NORMAL, order, needs);
  }

  private static Needs needs(int cores, double gigabytes) {
    return new Needs(cores, Needs.NO_GPU, gigabytes * GB, 10, 20);
  }

  private static Running running(Needs needs, double residentGigabytes) {
    return new Running(Optional.of(needs), residentGigabytes * GB);
  }

  private static Decision decide(List<QueueEntry> waiting, List<Running> running) {
    return QueuePolicy.decide(waiting, running, ROOM, false, QueueState.AUTO);
  }

  private static Hold first(Decision decision) {
    return decision.holds().values().iterator().next();
  }

  @Test
  void priorityGoesBeforeOrder() {
    Decision decision =
        decide(
            List.of(
                entry("b", Priority.NORMAL, 1, needs(1, 1)),
                entry("low", Priority.LOW, 0, needs(1, 1)),
                entry("c", Priority.NORMAL, 2, needs(1, 1)),
                entry("high", Priority.HIGH, 9, needs(1, 1))),
            List.of());
    assertThat(decision.holds().keySet())
        .containsExactly("/runs/high", "/runs/b", "/runs/c", "/runs/low");
    assertThat(decision.next().orElseThrow().run()).isEqualTo("/runs/high");
    assertThat(decision.holds().get("/runs/c")).isEqualTo(new Hold.Behind(2));
  }

  @Test
  void firstThatDoesNotFitIsOvertakenByNobody() {
    Decision decision =
        decide(
            List.of(entry("large", 1, needs(2, 1)), entry("small", 2, needs(1, 1))),
            List.of(running(needs(3, 1), 1)));
    assertThat(decision.next()).isEmpty();
    assertThat(decision.holds().get("/runs/large")).isEqualTo(new Hold.Cores(2, 1));
    assertThat(decision.holds().get("/runs/small")).isEqualTo(new Hold.Behind(1));
  }

  @Test
  void aloneOnTheMachineEvenTheLargestMayTry() {
    Decision decision = decide(List.of(entry("huge", 1, needs(64, 500))), List.of());
    assertThat(decision.next()).isPresent();
    assertThat(decide(List.of(entry("unknown", 1, null)), List.of()).next()).isPresent();
  }

  @Test
  void memoryThatRunningOnesHaveNotYetTakenIsNotFree() {
    List<QueueEntry> waiting = List.of(entry("next", 1, needs(1, 3)));
    // 8 GB are free now, but the running one will take 6 more: 2 are left, 3 are needed.
    assertThat(first(decide(waiting, List.of(running(needs(1, 7), 1)))))
        .isEqualTo(new Hold.Memory(3 * GB, 2 * GB));
    assertThat(decide(waiting, List.of(running(needs(1, 7), 3))).next()).isPresent();
    // More than was forecast: nothing is owed, and nothing is given back.
    assertThat(decide(waiting, List.of(running(needs(1, 1), 5))).next()).isPresent();
  }

  @Test
  void oneGpuTrainsOneRun() {
    Needs gpu = new Needs(1, 0, GB, 1, 2);
    List<Running> running = List.of(running(gpu, 1));
    assertThat(first(decide(List.of(entry("a", 1, gpu)), running))).isEqualTo(new Hold.Gpu(0));
    Needs other = new Needs(1, 1, GB, 1, 2);
    assertThat(decide(List.of(entry("a", 1, other)), running).next()).isPresent();
    assertThat(decide(List.of(entry("a", 1, needs(1, 1))), running).next()).isPresent();
  }

  @Test
  void numberInPlaceOfAutoCountsRunsAndNoCores() {
    List<QueueEntry> waiting = List.of(entry("a", 1, needs(4, 1)));
    List<Running> one = List.of(running(needs(4, 1), 1));
    assertThat(first(QueuePolicy.decide(waiting, one, ROOM, false, 1)))
        .isEqualTo(new Hold.Limit(1));
    assertThat(QueuePolicy.decide(waiting, one, ROOM, false, 2).next()).isPresent();
    assertThat(first(QueuePolicy.decide(waiting, one, ROOM, false, QueueState.AUTO)))
        .isEqualTo(new Hold.Cores(4, 0));
  }

  @Test
  void pausedQueueStartsNothingEvenOnAnIdleMachine() {
    Decision decision =
        QueuePolicy.decide(List.of(entry("a", 1, needs(1, 1))), List.of(), ROOM, true, 0);
    assertThat(decision.next()).isEmpty();
    assertThat(first(decision)).isEqualTo(new Hold.Paused());
  }

  @Test
  void whatIsNotForecastYetWaitsForItBesideOthers() {
    assertThat(first(decide(List.of(entry("a", 1, null)), List.of(running(needs(1, 1), 1)))))
        .isEqualTo(new Hold.Forecasting());
  }

  @Test
  void reasonsAreToldInWords() {
    assertThat(new Hold.Cores(2, 1).words()).isEqualTo("needs 2 cores, 1 free");
    assertThat(new Hold.Memory(3.1e9, 2e9).words()).isEqualTo("needs up to 3.1 GB, 2.0 GB free");
    assertThat(new Hold.Behind(1).words()).isEqualTo("1 run goes first");
  }

  /** Whatever waits and runs: what starts is the first, fits, and something starts when idle. */
  @Test
  void whatStartsIsAlwaysTheFirstAndAlwaysFits() {
    Random random = new Random(7);
    int started = 0;
    for (int trial = 0; trial < 3000; trial++) {
      List<QueueEntry> waiting = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        waiting.add(
            entry(
                "r" + i,
                Priority.values()[random.nextInt(3)],
                random.nextInt(4),
                needs(1 + random.nextInt(4), random.nextInt(6))));
      }
      List<Running> running = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        running.add(running(needs(1 + random.nextInt(2), random.nextInt(5)), random.nextInt(5)));
      }
      Decision decision = decide(waiting, running);
      assertThat(decision.holds()).hasSize(waiting.size());
      if (running.isEmpty() && !waiting.isEmpty()) {
        assertThat(decision.next()).isPresent();
      }
      if (decision.next().isPresent()) {
        started++;
        QueueEntry next = decision.next().get();
        assertThat(waiting).allMatch(other -> QueueState.TURN.compare(next, other) <= 0);
        Needs needs = next.needs().orElseThrow();
        if (!running.isEmpty()) {
          int cores = running.stream().mapToInt(Running::cores).sum() + needs.cores();
          double owed = running.stream().mapToDouble(Running::untakenBytes).sum();
          assertThat(cores).isLessThanOrEqualTo(ROOM.cores());
          assertThat(needs.memoryBytes() + owed).isLessThanOrEqualTo(ROOM.freeBytes());
        }
      }
    }
    assertThat(started).isBetween(500, 2700);
  }
}
