package org.spectrumworkbench.core.problem.family;

import static org.spectrumworkbench.core.problem.family.Solver.find;
import static org.spectrumworkbench.core.problem.family.Solver.numbers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;

/** Statistics by listing every outcome, and by other formulas than the generators'. */
final class StatisticsSolvers {
  private StatisticsSolvers() {}

  static final Map<String, Solver> ALL =
      Map.of(
          "list-mean", Solver.number(q -> runningMean(numbers(q))),
          "missing-value", Solver.number(StatisticsSolvers::missingValue),
          "list-median", Solver.number(StatisticsSolvers::median),
          "variance", Solver.number(q -> pairwiseVariance(numbers(q))),
          "standard-deviation", StatisticsSolvers::standardDeviation,
          "largest-mean", StatisticsSolvers::largestMean,
          "drawn-balls", Solver.number(StatisticsSolvers::drawnBalls),
          "two-dice", Solver.number(StatisticsSolvers::twoDice),
          "expected-pay", Solver.number(StatisticsSolvers::expectedPay));

  private static double runningMean(List<Integer> given) {
    double mean = 0;
    for (int i = 0; i < given.size(); i++) {
      mean += (given.get(i) - mean) / (i + 1);
    }
    return mean;
  }

  private static double missingValue(String question) {
    int count = Integer.parseInt(find("(\\d+) numbers", question).group(1));
    int mean = Integer.parseInt(find("(?:is|average) (-?\\d+)\\.", question).group(1));
    List<Integer> known = numbers(find("(-?\\d+(?:, -?\\d+)+)", question).group(1));
    for (int x = -5000; x <= 5000; x++) {
      List<Integer> all = new ArrayList<>(known);
      all.add(x);
      if (all.size() == count && all.stream().mapToInt(n -> n).sum() == mean * count) {
        return x;
      }
    }
    return Double.NaN;
  }

  /** The middle of the numbers that no more than half of all lie below and above. */
  private static double median(String question) {
    List<Integer> given = numbers(question);
    double half = given.size() / 2.0;
    return given.stream()
        .filter(m -> given.stream().filter(n -> n < m).count() <= half)
        .filter(m -> given.stream().filter(n -> n > m).count() <= half)
        .distinct()
        .mapToInt(n -> n)
        .average()
        .orElseThrow();
  }

  /** Half the mean squared difference of all pairs. */
  private static double pairwiseVariance(List<Integer> given) {
    double sum = 0;
    for (int a : given) {
      for (int b : given) {
        sum += (a - b) * (a - b);
      }
    }
    return sum / (2.0 * given.size() * given.size());
  }

  private static boolean standardDeviation(Problem problem) {
    double exact = Math.sqrt(pairwiseVariance(numbers(problem.question())));
    return Math.abs(exact - Double.parseDouble(problem.answer())) <= .005 + 1e-9
        && problem.answer().matches("\\d+\\.\\d\\d")
        && problem.check() instanceof Check.Numeric(double absolute, double relative)
        && Math.abs(exact - Double.parseDouble(problem.answer())) <= absolute
        && relative == 0;
  }

  private static boolean largestMean(Problem problem) {
    List<String> lists = Solver.findAll("[A-E]\\) ([-\\d, ]+?)(?= [A-E]\\)|$)", problem.question());
    double best =
        lists.stream().mapToDouble(list -> runningMean(numbers(list))).max().orElseThrow();
    List<String> letters = new ArrayList<>();
    for (int i = 0; i < lists.size(); i++) {
      if (Solver.near(runningMean(numbers(lists.get(i))), best)) {
        letters.add(String.valueOf((char) ('A' + i)));
      }
    }
    return letters.equals(List.of(problem.answer()))
        && problem.check().equals(new Check.Choice(lists.stream().map(String::strip).toList()));
  }

  /** Goes through every order in which single balls can be drawn. */
  private static double drawnBalls(String question) {
    int red = Integer.parseInt(find("(\\d+) red", question).group(1));
    int blue = Integer.parseInt(find("(\\d+) blue", question).group(1));
    int draws = question.contains("One ball is") ? 1 : question.contains("Two balls") ? 2 : 3;
    boolean back = question.contains("put back");
    int wanted =
        question.contains("exactly one") ? 1 : question.contains("exactly two") ? 2 : draws;
    long[] counts = new long[2];
    count(red, red + blue, draws, back, wanted, new ArrayList<>(), counts);
    return (double) counts[0] / counts[1];
  }

  private static void count(
      int red, int all, int draws, boolean back, int wanted, List<Integer> drawn, long[] counts) {
    if (drawn.size() == draws) {
      counts[0] += drawn.stream().filter(ball -> ball < red).count() == wanted ? 1 : 0;
      counts[1]++;
      return;
    }
    for (int ball = 0; ball < all; ball++) {
      if (back || !drawn.contains(ball)) {
        drawn.add(ball);
        count(red, all, draws, back, wanted, drawn, counts);
        drawn.removeLast();
      }
    }
  }

  private static double twoDice(String question) {
    List<Integer> given = numbers(question.replace("from 1", ""));
    boolean atLeast = question.matches(".*(at least|no less than).*");
    double good = 0;
    for (int a = 1; a <= given.get(0); a++) {
      for (int b = 1; b <= given.get(1); b++) {
        good += atLeast ? a + b >= given.get(2) ? 1 : 0 : a + b == given.get(2) ? 1 : 0;
      }
    }
    return good / given.get(0) / given.get(1);
  }

  /** Spins once into every sector. */
  private static double expectedPay(String question) {
    int sectors = Integer.parseInt(find("(\\d+) equal sectors", question).group(1));
    List<Integer> pays = new ArrayList<>();
    for (String prize : Solver.findAll("(\\d+ pays? \\d+ dollar)", question)) {
      for (int i = 0; i < numbers(prize).get(0); i++) {
        pays.add(numbers(prize).get(1));
      }
    }
    while (pays.size() < sectors) {
      pays.add(0);
    }
    return pays.size() == sectors
        ? runningMean(pays) * (question.contains("in cents") ? 100 : 1)
        : Double.NaN;
  }
}
