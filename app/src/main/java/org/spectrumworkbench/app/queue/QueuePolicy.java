package org.spectrumworkbench.app.queue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which run may start. Pure: it sees numbers and no machine.
 *
 * <p>Runs start by priority, then in their order. The first that does not fit waits, and nothing
 * overtakes it: a large run behind which small ones keep slipping through would wait for ever. Who
 * wants the small one first can move it there.
 */
public final class QueuePolicy {
  private QueuePolicy() {}

  /**
   * A run under way.
   *
   * @param needs as forecast; empty where it was not
   * @param residentBytes memory that its worker has taken already
   */
  public record Running(Optional<Needs> needs, double residentBytes) {
    /** What it may still take beyond what it has, in bytes. */
    double untakenBytes() {
      return needs.map(known -> Math.max(0, known.memoryBytes() - residentBytes)).orElse(0.0);
    }

    int cores() {
      return needs.map(Needs::cores).orElse(1);
    }
  }

  /**
   * What comes of it.
   *
   * @param next the entry that may start now, if any
   * @param holds for each waiting run, by its folder and in their order, why it waits
   */
  public record Decision(Optional<QueueEntry> next, Map<String, Hold> holds) {}

  /**
   * Decides.
   *
   * @param waiting the entries that wait, in any order
   * @param running the runs under way
   * @param room the machine's cores, and the memory that is free beside the running ones
   * @param paused whether nothing is to be started
   * @param limit {@link QueueState#AUTO}: the cores of all runs together are at most the machine's;
   *     else so many runs at once, whatever their cores
   */
  public static Decision decide(
      List<QueueEntry> waiting,
      List<Running> running,
      MachineRoom room,
      boolean paused,
      int limit) {
    Map<String, Hold> holds = new LinkedHashMap<>();
    Optional<QueueEntry> next = Optional.empty();
    List<QueueEntry> line = waiting.stream().sorted(QueueState.TURN).toList();
    for (int i = 0; i < line.size(); i++) {
      QueueEntry entry = line.get(i);
      if (paused) {
        holds.put(entry.run(), new Hold.Paused());
      } else if (i > 0) {
        holds.put(entry.run(), new Hold.Behind(i));
      } else {
        Optional<Hold> hold = hold(entry, running, room, limit);
        holds.put(entry.run(), hold.orElseGet(Hold.Starting::new));
        next = hold.isEmpty() ? Optional.of(entry) : Optional.empty();
      }
    }
    return new Decision(next, holds);
  }

  /** Why the first in the line must wait; empty where it may start. */
  private static Optional<Hold> hold(
      QueueEntry first, List<Running> running, MachineRoom room, int limit) {
    if (running.isEmpty()) {
      // Alone it may always try: it would never fit better.
      return Optional.empty();
    }
    if (limit != QueueState.AUTO && running.size() >= limit) {
      return Optional.of(new Hold.Limit(limit));
    }
    if (first.needs().isEmpty()) {
      return Optional.of(new Hold.Forecasting());
    }
    Needs needs = first.needs().get();
    int free = room.cores() - running.stream().mapToInt(Running::cores).sum();
    if (limit == QueueState.AUTO && needs.cores() > free) {
      return Optional.of(new Hold.Cores(needs.cores(), Math.max(0, free)));
    }
    if (needs.gpu() != Needs.NO_GPU
        && running.stream()
            .flatMap(one -> one.needs().stream())
            .anyMatch(other -> other.gpu() == needs.gpu())) {
      return Optional.of(new Hold.Gpu(needs.gpu()));
    }
    double memory = room.freeBytes() - running.stream().mapToDouble(Running::untakenBytes).sum();
    return needs.memoryBytes() > memory
        ? Optional.of(new Hold.Memory(needs.memoryBytes(), memory))
        : Optional.empty();
  }
}
