package org.spectrumworkbench.core.problem.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.ProblemSet;
import org.spectrumworkbench.core.problem.PromptTemplate;

/**
 * The problems of a data set that is evaluated on and never trained on: all of its parts count. The
 * first ones by their hash, spread over the subdomains as evenly as these last; no more are kept
 * than are asked for.
 */
public final class EvaluationSet {
  private final Map<String, TreeMap<HeldOutRow.Place, Problem>> first = new LinkedHashMap<>();
  private final DataSetVersion set;
  private final int count;
  private long tooLong;

  /**
   * Looks at every row once.
   *
   * @param prompt how questions are put
   * @param fits as for {@link DataSetProblems}
   * @param count how many problems are asked for
   */
  public EvaluationSet(
      DataSetVersion set, PromptTemplate prompt, Predicate<Problem> fits, int count) {
    this.set = set;
    this.count = count;
    try (Stream<DataRow> rows = set.rows()) {
      rows.map(DataRow::problem).forEach(problem -> look(problem, prompt.apply(problem), fits));
    }
  }

  private void look(Problem problem, Problem asked, Predicate<Problem> fits) {
    if (!fits.test(asked)) {
      tooLong++;
      return;
    }
    TreeMap<HeldOutRow.Place, Problem> own =
        first.computeIfAbsent(problem.subdomain(), name -> new TreeMap<>());
    own.putIfAbsent(HeldOutRow.Place.of(problem), asked);
    if (own.size() > count) {
      own.pollLastEntry();
    }
  }

  /** Rows that are too long for the model. */
  public long tooLong() {
    return tooLong;
  }

  /**
   * The problems, their ids led by the name of the data set: another version of it may be trained
   * on.
   *
   * @param name name of the set
   * @throws WorkbenchException if there are not as many as were asked for
   */
  public ProblemSet problems(String name) {
    List<List<Problem>> own =
        first.values().stream().map(rows -> List.copyOf(rows.values())).toList();
    return new ProblemSet(
        name, DataSetProblems.spread(set, name, count, own).stream().map(this::named).toList());
  }

  private Problem named(Problem problem) {
    return new Problem(
        set.reference() + ":" + problem.id(),
        problem.subdomain(),
        problem.family(),
        problem.question(),
        problem.answer(),
        problem.check(),
        problem.solution());
  }
}
