package org.spectrumworkbench.app.chart.draw;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.evaluate.Interval;
import org.spectrumworkbench.core.signal.MaxEntWeight;

/**
 * Where each problem lies between "never solved" and "always solved", and how much of the gradient
 * the weighting gives to each place.
 *
 * @param title what it shows
 * @param problems one dot each
 * @param subdomains in the order of their lanes, colours and markers; holds every problem's
 *     subdomain
 * @param lambda sharpness of the weight that is drawn
 * @param runLambda sharpness that the run used; where it differs its curve is drawn too
 */
public record UncertaintyMap(
    String title,
    List<ProblemPoint> problems,
    List<String> subdomains,
    double lambda,
    double runLambda)
    implements Figure {

  /** Below this success rate a problem with signal counts as hard (ours). */
  public static final double HARD_BELOW = .25;

  /** Above this success rate a problem with signal counts as mastered (ours). */
  public static final double MASTERED_ABOVE = .75;

  /**
   * How many problems lie where.
   *
   * @param noSignalAtZero all responses wrong
   * @param hard with signal, below {@link #HARD_BELOW}
   * @param frontier in between, ends included
   * @param mastered with signal, above {@link #MASTERED_ABOVE}
   * @param noSignalAtOne all responses correct
   */
  public record Counts(
      int noSignalAtZero, int hard, int frontier, int mastered, int noSignalAtOne) {}

  /**
   * @throws IllegalArgumentException when a problem's subdomain is not listed
   */
  public UncertaintyMap {
    problems = List.copyOf(problems);
    subdomains = List.copyOf(subdomains);
    for (ProblemPoint problem : problems) {
      if (!subdomains.contains(problem.subdomain())) {
        throw new IllegalArgumentException(
            "problem %s is in subdomain %s, which is not one of %s"
                .formatted(problem.id(), problem.subdomain(), subdomains));
      }
    }
  }

  /** A map whose lanes are the subdomains in alphabetical order. */
  public static UncertaintyMap of(String title, List<ProblemPoint> problems, double runLambda) {
    List<String> subdomains =
        problems.stream().map(ProblemPoint::subdomain).distinct().sorted().toList();
    return new UncertaintyMap(title, problems, subdomains, runLambda, runLambda);
  }

  /** The same problems under another sharpness. */
  public UncertaintyMap withLambda(double whatIf) {
    return new UncertaintyMap(title, problems, subdomains, whatIf, runLambda);
  }

  /**
   * Mean size of a group's advantages with binary rewards and division by their standard deviation:
   * {@code mean |A| = 2 sqrt(p (1 - p))}. So plain GRPO already prefers problems near one half.
   *
   * @param rate p, 0 to 1
   */
  public static double meanAdvantage(double rate) {
    return 2 * Math.sqrt(rate * (1 - rate));
  }

  /**
   * Mean size of a group's advantages after weighting: {@code 2 sqrt(p (1 - p)) w_ME}.
   *
   * @param rate p, 0 to 1
   * @param sharpness lambda, 0 or more
   */
  public static double pull(double rate, double sharpness) {
    return meanAdvantage(rate) * MaxEntWeight.weight(rate, sharpness);
  }

  /** How many problems lie where. */
  public Counts counts() {
    int[] counts = new int[5];
    for (ProblemPoint problem : problems) {
      double p = problem.rate();
      int at = p == 0 ? 0 : p == 1 ? 4 : p < HARD_BELOW ? 1 : p > MASTERED_ABOVE ? 3 : 2;
      counts[at]++;
    }
    return new Counts(counts[0], counts[1], counts[2], counts[3], counts[4]);
  }

  /**
   * Each subdomain's share of all weighted advantages.
   *
   * @param sharpness lambda; 0 gives the shares of plain GRPO
   * @return shares that sum to 1, or all 0 where no problem gives a signal
   */
  public Map<String, Double> shares(double sharpness) {
    Map<String, Double> shares = new LinkedHashMap<>();
    subdomains.forEach(name -> shares.put(name, 0.0));
    double sum = 0;
    for (ProblemPoint problem : problems) {
      double pull = pull(problem.rate(), sharpness);
      shares.merge(problem.subdomain(), pull, Double::sum);
      sum += pull;
    }
    double all = sum;
    if (all > 0) {
      shares.replaceAll((name, pull) -> pull / all);
    }
    return shares;
  }

  @Override
  public void draw(Pen pen, double width, double height, Palette palette) {
    new UncertaintyDrawing(this, UncertaintyDrawing.WHOLE, pen, width, height, palette).draw(pen);
  }

  /** A row a problem: what was seen, and what the weighting makes of it. */
  @Override
  public Table table() {
    List<String> columns =
        List.of(
            ChartText.of("map.problem"),
            ChartText.of("map.subdomain"),
            ChartText.of("map.correct"),
            ChartText.of("map.samples"),
            ChartText.of("map.rate"),
            ChartText.of("table.low"),
            ChartText.of("table.high"),
            ChartText.of("map.tokens"),
            ChartText.of("map.advantage"),
            ChartText.of("map.weight"),
            ChartText.of("map.product"));
    return Table.lazily(columns, problems.size(), i -> row(problems.get(i)));
  }

  private List<String> row(ProblemPoint problem) {
    double p = problem.rate();
    Interval interval = problem.interval();
    return List.of(
        problem.id(),
        problem.subdomain(),
        String.valueOf(problem.correct()),
        String.valueOf(problem.samples()),
        Numbers.exact(p),
        Numbers.exact(interval.low()),
        Numbers.exact(interval.high()),
        Numbers.exact(problem.tokens()),
        Numbers.exact(meanAdvantage(p)),
        Numbers.exact(MaxEntWeight.weight(p, lambda)),
        Numbers.exact(pull(p, lambda)));
  }

  @Override
  public String description() {
    if (problems.isEmpty()) {
      return title + ". " + ChartText.of("map.empty");
    }
    Counts counts = counts();
    return ChartText.of(
        "map.description",
        title,
        problems.size(),
        counts.noSignalAtZero(),
        counts.hard(),
        counts.frontier(),
        counts.mastered(),
        counts.noSignalAtOne());
  }
}
