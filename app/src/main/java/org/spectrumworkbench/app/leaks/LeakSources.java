package org.spectrumworkbench.app.leaks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetPart;
import org.spectrumworkbench.core.problem.leak.CleanedSet;
import org.spectrumworkbench.core.problem.leak.SearchedSet;

/**
 * What can be compared: data sets and their parts by name, {@code gsm8k@1:train}, and what runs
 * were evaluated on, {@code run 20260314-092653-quickstart}.
 *
 * @param library the data sets
 * @param runs those that have evaluated a model, newest first
 */
record LeakSources(DataSetLibrary library, Supplier<List<EvaluatedRun>> runs) {
  private static final String RUN = "run ";

  /**
   * The names there are.
   *
   * @param sets data sets and their parts: what can have been trained on
   * @param runs what runs were evaluated on
   */
  record Names(List<String> sets, List<String> runs) {
    static final Names NONE = new Names(List.of(), List.of());

    Names {
      sets = List.copyOf(sets);
      runs = List.copyOf(runs);
    }

    /** What can be evaluated on: the sets, then what runs were evaluated on. */
    List<String> evaluation() {
      List<String> all = new ArrayList<>(sets);
      all.addAll(runs);
      return all;
    }
  }

  Names names() {
    return new Names(
        library.versions().stream()
            .flatMap(version -> DataSetPart.namesOf(version).stream())
            .toList(),
        runs.get().stream().map(LeakSources::name).toList());
  }

  /** What a run was evaluated on, by name. */
  static String name(EvaluatedRun run) {
    return RUN + run.id();
  }

  /**
   * Opens what has that name.
   *
   * @param cancelled ends the reading of a journal early
   * @throws WorkbenchException where it is not there any more
   */
  SearchedSet open(String name, BooleanSupplier cancelled) {
    if (!name.startsWith(RUN)) {
      return CleanedSet.source(library, name);
    }
    return runs.get().stream()
        .filter(run -> name(run).equals(name))
        .findFirst()
        .orElseThrow(() ->
            new WorkbenchException(
                "The " + name + " is not there any more", "Choose another run, or a data set."))
        .read(cancelled)
        .problems();
  }
}
