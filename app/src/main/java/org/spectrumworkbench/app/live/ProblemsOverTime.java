package org.spectrumworkbench.app.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.spectrumworkbench.store.query.HeatMap;

/**
 * How the success rates of problems went, step by step.
 *
 * @param problems by subdomain
 * @param sampled how many problems the steps sampled; more than {@code problems} where not all are
 *     shown
 * @param steps ascending
 * @param correct a row a problem, a value a step: the share of correct answers, NaN where the
 *     problem was not sampled
 */
@SuppressWarnings("ArrayRecordComponent")
public record ProblemsOverTime(
    List<Problem> problems, int sampled, double[] steps, double[][] correct) {

  /** Nothing sampled. */
  public static final ProblemsOverTime NONE =
      new ProblemsOverTime(List.of(), 0, new double[0], new double[0][]);

  /** More rows would be thinner than a pixel. */
  static final int MOST_PROBLEMS = 240;

  /** A row. */
  public record Problem(String id, String subdomain) {}

  public ProblemsOverTime {
    problems = List.copyOf(problems);
  }

  /**
   * Those problems that were sampled at most steps, since one sampled once has no course.
   *
   * @param subdomains in their order
   */
  static ProblemsOverTime of(HeatMap map, List<String> subdomains) {
    List<Integer> rows =
        IntStream.range(0, map.problems().size())
            .boxed()
            .sorted(Comparator.comparingLong((Integer row) -> measured(map, row)).reversed())
            .limit(MOST_PROBLEMS)
            .sorted(
                Comparator.comparingInt(
                        (Integer row) -> subdomains.indexOf(map.problems().get(row).subdomain()))
                    .thenComparing(row -> map.problems().get(row).problem()))
            .toList();
    List<Problem> problems = new ArrayList<>();
    double[][] correct = new double[rows.size()][];
    for (int i = 0; i < correct.length; i++) {
      HeatMap.Row row = map.problems().get(rows.get(i));
      problems.add(new Problem(row.problem(), row.subdomain()));
      correct[i] = map.pCorrect().get(rows.get(i));
    }
    double[] steps = map.steps().stream().mapToDouble(Integer::doubleValue).toArray();
    return new ProblemsOverTime(problems, map.problems().size(), steps, correct);
  }

  private static long measured(HeatMap map, int row) {
    return DoubleStream.of(map.pCorrect().get(row)).filter(Double::isFinite).count();
  }
}
