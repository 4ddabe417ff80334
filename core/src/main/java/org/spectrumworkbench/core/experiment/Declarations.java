package org.spectrumworkbench.core.experiment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.experiment.RunEvent.ProblemRow;
import org.spectrumworkbench.core.experiment.RunEvent.ProblemsDeclared;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.ProblemSet;

/**
 * Puts problem sets into events. Each step of the signal phase declares its problems, and the tests
 * of a program can be as large as a thousand answers: they are written where a problem is first
 * declared, and left out after that.
 */
final class Declarations {
  /** Characters of checks in one event: a line of the journal has an end. */
  private static final int MOST_CHARACTERS = 4 << 20;

  /** Problems whose checks are known to be written; of older ones they are written again. */
  private static final int MOST_KNOWN = 10_000;

  private final int mostCharacters;

  /** Hashes, not checks: those of ten thousand programs would fill a small heap. */
  private final Map<String, Integer> known = new LinkedHashMap<>(16, .75f, true);

  Declarations() {
    this(MOST_CHARACTERS);
  }

  Declarations(int mostCharacters) {
    this.mostCharacters = mostCharacters;
  }

  /**
   * The events that declare a set: one, or where the checks are too large for that, as many as are
   * needed, each with all problems and a part of the checks.
   */
  List<ProblemsDeclared> of(ProblemSet set) {
    List<Problem> problems = set.problems();
    List<ProblemsDeclared> events = new ArrayList<>();
    int from = 0;
    do {
      int until = fitting(problems, from);
      List<ProblemRow> rows = new ArrayList<>();
      for (int i = 0; i < problems.size(); i++) {
        Problem problem = problems.get(i);
        rows.add(row(problem, i >= from && i < until && !isKnown(problem)));
      }
      events.add(new ProblemsDeclared(set.name(), rows));
      problems.subList(from, until).forEach(this::remember);
      from = until;
    } while (from < problems.size());
    return events;
  }

  /** Up to where the checks of problems fit into one event: one at least, if there is one. */
  private int fitting(List<Problem> problems, int from) {
    int until = from;
    long characters = 0;
    while (until < problems.size()) {
      characters += isKnown(problems.get(until)) ? 0 : characters(problems.get(until).check());
      if (until > from && characters > mostCharacters) {
        break;
      }
      until++;
    }
    return until;
  }

  private static ProblemRow row(Problem problem, boolean withTests) {
    Check check = problem.check() instanceof Check.Program && !withTests ? null : problem.check();
    return new ProblemRow(
        problem.id(), problem.subdomain(), problem.question(), problem.answer(), check);
  }

  private static long characters(Check check) {
    return check instanceof Check.Program(var tests) ? tests.toString().length() : 0;
  }

  private boolean isKnown(Problem problem) {
    Integer written = known.get(problem.id());
    return written != null && written == problem.check().hashCode();
  }

  private void remember(Problem problem) {
    if (!(problem.check() instanceof Check.Program)) {
      known.remove(problem.id());
      return;
    }
    known.put(problem.id(), problem.check().hashCode());
    if (known.size() > MOST_KNOWN) {
      known.remove(known.keySet().iterator().next());
    }
  }
}
