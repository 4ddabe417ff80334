package org.spectrumworkbench.core.problem.leak;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decisions by hit; does not change. */
public final class LeakDecisions {
  /** Nothing is decided. */
  public static final LeakDecisions NONE = new LeakDecisions(Map.of());

  private final Map<HitKey, LeakDecision> byHit;

  private LeakDecisions(Map<HitKey, LeakDecision> byHit) {
    this.byHit = Collections.unmodifiableMap(byHit);
  }

  /** Decisions in the order of the map. */
  public static LeakDecisions of(Map<HitKey, LeakDecision> byHit) {
    return new LeakDecisions(new LinkedHashMap<>(byHit));
  }

  /** All decisions, in the order in which they were first made. */
  public Map<HitKey, LeakDecision> byHit() {
    return byHit;
  }

  /** What was decided of a hit. */
  public Optional<LeakDecision> of(HitKey hit) {
    return Optional.ofNullable(byHit.get(hit));
  }

  /** The same with one decision for some hits, in place of what was decided of them before. */
  public LeakDecisions with(Collection<HitKey> hits, LeakDecision decision) {
    Map<HitKey, LeakDecision> next = new LinkedHashMap<>(byHit);
    hits.forEach(hit -> next.put(hit, decision));
    return new LeakDecisions(next);
  }

  /** The same with these hits undecided. */
  public LeakDecisions without(Collection<HitKey> hits) {
    Map<HitKey, LeakDecision> next = new LinkedHashMap<>(byHit);
    hits.forEach(next::remove);
    return new LeakDecisions(next);
  }

  /**
   * The rows of a training set that are to be left out: those with a hit that is excluded, whatever
   * was decided of their other hits.
   *
   * @param train name or reference of the training set
   */
  public Set<String> excludedRows(String train) {
    return rows(train, LeakDecision.Choice.EXCLUDE);
  }

  /** The rows of a training set that stay: a hit is kept, and none is excluded. */
  public Set<String> keptRows(String train) {
    Set<String> kept = rows(train, LeakDecision.Choice.KEEP);
    kept.removeAll(excludedRows(train));
    return kept;
  }

  private Set<String> rows(String train, LeakDecision.Choice choice) {
    String family = HitKey.family(train);
    Set<String> rows = new LinkedHashSet<>();
    byHit.forEach((hit, decision) -> {
      if (hit.train().equals(family) && decision.choice() == choice) {
        rows.add(hit.row());
      }
    });
    return rows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LeakDecisions that && byHit.equals(that.byHit);
  }

  @Override
  public int hashCode() {
    return byHit.hashCode();
  }

  @Override
  public String toString() {
    return "LeakDecisions" + byHit;
  }
}
