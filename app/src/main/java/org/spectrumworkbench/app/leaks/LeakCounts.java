package org.spectrumworkbench.app.leaks;

import java.util.List;
import org.spectrumworkbench.core.problem.leak.Hit;
import org.spectrumworkbench.core.problem.leak.LeakDecision;
import org.spectrumworkbench.core.problem.leak.LeakDecisions;

/**
 * How many hits of a list were decided, and how.
 *
 * @param hits all
 * @param excluded of which the row is left out
 * @param kept of which the row stays
 * @param rows distinct training rows that are left out on their account
 */
record LeakCounts(int hits, int excluded, int kept, int rows) {
  static final LeakCounts NONE = new LeakCounts(0, 0, 0, 0);

  static LeakCounts of(List<Hit> hits, LeakDecisions decisions) {
    int excluded = 0;
    int kept = 0;
    for (Hit hit : hits) {
      switch (decisions.of(hit.key()).map(LeakDecision::choice).orElse(null)) {
        case EXCLUDE -> excluded++;
        case KEEP -> kept++;
        case null -> {}
      }
    }
    long rows =
        hits.stream()
            .filter(hit ->
                decisions
                    .of(hit.key())
                    .filter(made -> made.choice() == LeakDecision.Choice.EXCLUDE)
                    .isPresent())
            .map(hit -> hit.train() + "\n" + hit.row())
            .distinct()
            .count();
    return new LeakCounts(hits.size(), excluded, kept, (int) rows);
  }

  int undecided() {
    return hits - excluded - kept;
  }
}
