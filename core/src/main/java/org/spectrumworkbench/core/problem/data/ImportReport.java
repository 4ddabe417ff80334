package org.spectrumworkbench.core.problem.data;

import java.util.List;
import java.util.Map;

/**
 * What came of reading a table.
 *
 * @param read rows that were read
 * @param taken rows that became problems
 * @param counts notes by kind; kinds without one are left out
 * @param notes the first of them, at most {@value #KEPT}
 * @param warnings what holds for the set as a whole
 */
public record ImportReport(
    long read,
    long taken,
    Map<RowNote.Kind, Long> counts,
    List<RowNote> notes,
    List<Warning> warnings) {
  /** How many notes are kept in memory. */
  public static final int KEPT = 1000;

  public ImportReport {
    counts = Map.copyOf(counts);
    notes = List.copyOf(notes);
    warnings = List.copyOf(warnings);
  }

  /**
   * Something about the set as a whole.
   *
   * @param what in words
   * @param mend what can be done about it
   * @param shuffling whether shuffling the options is what mends it
   */
  public record Warning(String what, String mend, boolean shuffling) {}

  /** How many rows have a note of a kind. */
  public long count(RowNote.Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** Notes on rows that no problem could be made of. */
  public long unusable() {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().unusable())
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** All notes, also those that were not kept. */
  public long noted() {
    return counts.values().stream().mapToLong(n -> n).sum();
  }
}
