package org.spectrumworkbench.app.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What the queue's file says. Changes make a new one.
 *
 * @param version of the file's format
 * @param paused whether nothing is started for now
 * @param limit how many runs may be under way at once; {@link #AUTO}: as many as the cores carry
 * @param entries in no order
 */
public record QueueState(int version, boolean paused, int limit, List<QueueEntry> entries) {
  /** The limit that the cores set. */
  public static final int AUTO = 0;

  static final int VERSION = 1;

  /** Where nothing was ever queued. */
  public static final QueueState EMPTY = new QueueState(VERSION, false, AUTO, List.of());

  /** The order in which entries start. */
  static final Comparator<QueueEntry> TURN =
      Comparator.comparing(QueueEntry::priority).thenComparing(QueueEntry::order);

  /** Where a run is moved to among those that wait. */
  public sealed interface Target {
    /** So many places to the front; negative: to the back. */
    record By(int places) implements Target {}

    /** To that place, from 1; a number beyond the last means the last. */
    record To(int place) implements Target {}
  }

  public QueueState {
    if (version != VERSION || limit < 0) {
      throw new IllegalArgumentException("version " + version + ", limit " + limit);
    }
    entries = List.copyOf(entries);
  }

  Optional<QueueEntry> of(String run) {
    return entries.stream().filter(entry -> entry.run().equals(run)).findFirst();
  }

  QueueState with(QueueEntry entry) {
    List<QueueEntry> all = new ArrayList<>(entries);
    all.removeIf(other -> other.run().equals(entry.run()));
    all.add(entry);
    return new QueueState(version, paused, limit, all);
  }

  QueueState without(Predicate<QueueEntry> gone) {
    return new QueueState(version, paused, limit, entries.stream().filter(gone.negate()).toList());
  }

  QueueState paused(boolean now) {
    return new QueueState(version, now, limit, entries);
  }

  QueueState limit(int now) {
    return new QueueState(version, paused, now, entries);
  }

  QueueState map(UnaryOperator<QueueEntry> change) {
    return new QueueState(version, paused, limit, entries.stream().map(change).toList());
  }

  /** The order number behind all others. */
  long nextOrder() {
    return entries.stream().mapToLong(QueueEntry::order).max().orElse(0) + 1;
  }

  /** Gives a run another priority; it goes behind those that have it. */
  QueueState prioritise(String run, Priority priority) {
    long last = nextOrder();
    return map(entry ->
        entry.run().equals(run) && entry.priority() != priority ? entry.at(priority, last) : entry);
  }

  /**
   * Moves a waiting run among those that wait. Where it would come to stand before one of a higher
   * priority, or behind one of a lower, it takes on that one's: who moves a run means it.
   *
   * @param waits which entries wait
   */
  QueueState move(String run, Target target, Predicate<QueueEntry> waits) {
    List<QueueEntry> line = new ArrayList<>(entries.stream().filter(waits).sorted(TURN).toList());
    int from = 0;
    while (from < line.size() && !line.get(from).run().equals(run)) {
      from++;
    }
    if (from == line.size()) {
      return this;
    }
    QueueEntry moved = line.remove(from);
    int wanted =
        switch (target) {
          case Target.By by -> from - by.places();
          case Target.To to -> to.place() - 1;
        };
    int place = Math.clamp(wanted, 0, line.size());
    Priority priority = moved.priority();
    if (place < line.size() && line.get(place).priority().compareTo(priority) < 0) {
      priority = line.get(place).priority();
    }
    if (place > 0 && line.get(place - 1).priority().compareTo(priority) > 0) {
      priority = line.get(place - 1).priority();
    }
    line.add(place, moved.at(priority, 0));
    QueueState result = this;
    for (int i = 0; i < line.size(); i++) {
      result = result.with(line.get(i).at(line.get(i).priority(), i + 1));
    }
    return result;
  }
}
