package org.spectrumworkbench.core.problem.leak;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;

/** Sets of problems for tests. */
final class LeakTexts {
  private LeakTexts() {}

  static Problem problem(String id, String question, @Nullable String solution) {
    return new Problem(id, Problem.UNSORTED, "test", question, "1", Check.MATH, solution);
  }

  static SearchedSet source(String name, List<Problem> problems) {
    return new SearchedSet(name, problems.size(), problems::stream);
  }

  static SearchedSet questions(String name, String... questions) {
    List<Problem> problems = new ArrayList<>();
    for (String question : questions) {
      problems.add(problem(name + "-" + problems.size(), question, null));
    }
    return source(name, problems);
  }

  /** Scans one set against another, and gathers the hits. */
  static Scanned scan(int n, SearchedSet train, SearchedSet eval) {
    List<Hit> hits = new ArrayList<>();
    LeakReport report =
        new Decontamination(n, HitLimits.STANDARD, 2)
            .scan(List.of(train), List.of(eval), hits::add);
    return new Scanned(report, hits);
  }

  record Scanned(LeakReport report, List<Hit> hits) {}
}
