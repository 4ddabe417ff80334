package org.spectrumworkbench.app.cli;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.spectrumworkbench.core.problem.data.DataRow;
import org.spectrumworkbench.core.problem.family.TwinKind;
import org.spectrumworkbench.core.problem.family.Twins;

/** Counts generated rows while they go by, and the twins that were asked for and are not there. */
final class TwinTally {
  private final List<TwinKind> wanted;
  private final Map<TwinKind, Long> made = new EnumMap<>(TwinKind.class);
  private long originals;

  /**
   * @param wanted the kinds that each problem is to be followed by
   */
  TwinTally(List<TwinKind> wanted) {
    this.wanted = wanted;
  }

  DataRow count(DataRow row) {
    Twins.kindOf(row.problem().id())
        .ifPresentOrElse(kind -> made.merge(kind, 1L, Long::sum), () -> originals++);
    return row;
  }

  /** Rows in all, twins among them. */
  long rows() {
    return originals + twins();
  }

  long twins() {
    return made.values().stream().mapToLong(n -> n).sum();
  }

  /** How many problems have no twin of a kind, by its word; kinds that all have are left out. */
  Map<String, Long> notMade() {
    Map<String, Long> missing = new LinkedHashMap<>();
    for (TwinKind kind : wanted) {
      long lack = originals - made.getOrDefault(kind, 0L);
      if (lack > 0) {
        missing.put(kind.word(), lack);
      }
    }
    return missing;
  }

  /** The same in a sentence; empty where every twin was made. */
  Optional<String> lack() {
    Map<String, Long> missing = notMade();
    long lack = missing.values().stream().mapToLong(n -> n).sum();
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d %s could not be made (%s): the family has none of that kind, or none that is not in the set already."
                .formatted(
                    lack,
                    lack == 1 ? "twin" : "twins",
                    missing.entrySet().stream()
                        .map(kind -> kind.getKey() + " " + kind.getValue())
                        .collect(Collectors.joining(", "))));
  }
}
