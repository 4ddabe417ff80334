package org.spectrumworkbench.core.verify.bench;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.spectrumworkbench.core.verify.Outcome;

/** Confusion tables of all cases of known verdict, and of each category. Counts up. */
public final class BenchSummary {
  private final ConfusionTable all = new ConfusionTable();
  private final Map<String, ConfusionTable> categories = new TreeMap<>();

  /** The tables of these results, those of unknown verdict aside. */
  public static BenchSummary of(Iterable<BenchResult> results, boolean withOverrides) {
    BenchSummary summary = new BenchSummary();
    for (BenchResult result : results) {
      result
          .expected()
          .ifPresent(expected ->
              summary.add(
                  result.item().category(),
                  expected,
                  withOverrides ? result.outcome() : result.verdict().outcome()));
    }
    return summary;
  }

  /**
   * Takes in one case.
   *
   * @param expected whether the answer is right
   */
  public void add(String category, boolean expected, Outcome outcome) {
    all.add(expected, outcome);
    categories.computeIfAbsent(category, name -> new ConfusionTable()).add(expected, outcome);
  }

  /** The table of all cases. */
  public ConfusionTable all() {
    return all;
  }

  /** The table of each category, by its name. */
  public Map<String, ConfusionTable> categories() {
    return Collections.unmodifiableMap(categories);
  }
}
