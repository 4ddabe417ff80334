package org.spectrumworkbench.app.leaks;

import java.util.List;
import org.spectrumworkbench.core.problem.leak.Hit;
import org.spectrumworkbench.core.problem.leak.LeakReport;
import org.spectrumworkbench.core.problem.leak.SearchedSet;

/**
 * What a scan found.
 *
 * @param train references of the training sets
 * @param eval the evaluation sets, in the order of the report
 * @param hits those that are listed, in the order of the training rows
 */
record Scanned(List<String> train, List<SearchedSet> eval, LeakReport report, List<Hit> hits) {
  Scanned {
    train = List.copyOf(train);
    eval = List.copyOf(eval);
    hits = List.copyOf(hits);
  }
}
