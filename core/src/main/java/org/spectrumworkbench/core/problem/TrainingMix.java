package org.spectrumworkbench.core.problem;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.SeedStream;

/**
 * An endless, numbered stream of training problems and solutions. Entry i depends on the seed and
 * on i alone: a run that resumes at entry i goes on exactly as if it had never stopped.
 */
public final class TrainingMix {
  private final ProblemSource source;
  private final double[] cumulative;
  private final SolutionStyle style;
  private final SeedStream seeds;

  /**
   * @param source where problems come from; only those of {@link Split#TRAIN} are drawn
   * @param subdomainWeights weight of each subdomain by name; one that is missing has weight 0
   * @param style how solutions are drawn
   * @param seeds the same seeds give the same stream of examples
   * @throws WorkbenchException if a name is unknown, a weight is negative, or all are zero
   */
  public TrainingMix(
      ProblemSource source,
      Map<String, Double> subdomainWeights,
      SolutionStyle style,
      SeedStream seeds) {
    this.source = source;
    this.style = style;
    this.seeds = seeds;
    List<String> names = source.subdomainNames();
    subdomainWeights.forEach((name, weight) -> {
      if (!names.contains(name)) {
        throw new WorkbenchException(
            "There is no subdomain '" + name + "' to weigh", "Use one of " + names + ".");
      }
      if (!(weight >= 0) || weight.isInfinite()) {
        throw new WorkbenchException(
            "The weight of the subdomain '%s' is %s".formatted(name, weight),
            "Give a weight of 0 or more.");
      }
    });
    cumulative = new double[names.size()];
    double total = 0;
    for (int i = 0; i < cumulative.length; i++) {
      total += subdomainWeights.getOrDefault(names.get(i), 0.);
      cumulative[i] = total;
    }
    if (total == 0) {
      throw new WorkbenchException(
          "Every subdomain has weight 0, so there is nothing to train on",
          "Give at least one of " + names + " a weight above 0.");
    }
  }

  /** A mix in which all subdomains weigh the same, solutions in the standard style. */
  public static TrainingMix balanced(ProblemSource source, SolutionStyle style, SeedStream seeds) {
    return specialist(source, "", 1, style, seeds);
  }

  /**
   * A mix for one specialist.
   *
   * @param own the subdomain with weight 1
   * @param replay the weight of each other subdomain, so that the rest is not forgotten
   */
  public static TrainingMix specialist(
      ProblemSource source, String own, double replay, SolutionStyle style, SeedStream seeds) {
    Map<String, Double> weights = new HashMap<>();
    for (String name : source.subdomainNames()) {
      weights.put(name, name.equals(own) ? 1. : replay);
    }
    return new TrainingMix(source, weights, style, seeds);
  }

  /**
   * The problem of an entry, as {@link #example} has it; for phases that need no written solution.
   */
  public Problem problem(long index) {
    RandomGenerator random = random(index);
    return source.draw(subdomain(random), random);
  }

  /**
   * Entry number {@code index} of the stream.
   *
   * @param index 0 or more
   */
  public TrainingExample example(long index) {
    RandomGenerator random = random(index);
    return source.example(subdomain(random), style, random);
  }

  private RandomGenerator random(long index) {
    return seeds.child(index).generator();
  }

  private String subdomain(RandomGenerator random) {
    double place = random.nextDouble() * cumulative[cumulative.length - 1];
    int i = Arrays.binarySearch(cumulative, place);
    // A place equal to a bound belongs to the next subdomain that has weight.
    int chosen = i >= 0 ? i + 1 : -i - 1;
    while (chosen > 0
        && chosen < cumulative.length
        && cumulative[chosen] == cumulative[chosen - 1]) {
      chosen++;
    }
    return source.subdomainNames().get(chosen);
  }
}
