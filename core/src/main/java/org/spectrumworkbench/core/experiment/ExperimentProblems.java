package org.spectrumworkbench.core.experiment;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.ProblemGenerator;
import org.spectrumworkbench.core.problem.ProblemSet;
import org.spectrumworkbench.core.problem.SolutionStyle;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.TinyMath;
import org.spectrumworkbench.core.problem.TrainingMix;
import org.spectrumworkbench.core.spectrum.ProbeTable.Half;
import org.spectrumworkbench.core.verify.IntegerVerifier;
import org.spectrumworkbench.core.verify.Verifier;

/**
 * The problem sets of one experiment. Training, probing (select, confirm) and evaluation share no
 * prompt, whatever the seed: each prompt belongs to one part by its hash.
 *
 * <p>The evaluation set does not depend on the run's seed, so that runs compare on the same
 * problems.
 */
public final class ExperimentProblems {
  /** One fixed set for everybody, named after nothing. */
  private static final long EVALUATION_SEED = 20_251_111;

  private final Experiment experiment;
  private final ProblemGenerator generator;
  private final SeedStream seeds;

  public ExperimentProblems(Experiment experiment) {
    this.experiment = experiment;
    List<String> chosen = experiment.problems().subdomains();
    this.generator =
        new ProblemGenerator(
            TinyMath.subdomains().stream().filter(s -> chosen.contains(s.name())).toList());
    this.seeds = SeedStream.ofRun(experiment.seed());
  }

  /** The held-out problems, spread evenly over the subdomains. */
  public ProblemSet evaluation() {
    int count = experiment.evaluate().problems();
    int subdomains = generator.subdomains().size();
    ProblemSet whole =
        generator.draw(
            "evaluate",
            Split.EVALUATE,
            (count + subdomains - 1) / subdomains,
            SeedStream.ofRun(EVALUATION_SEED));
    return new ProblemSet("evaluate", whole.problems().subList(0, count));
  }

  /** One half of the probing sets of all subdomains. */
  ProblemSet probing(Half half) {
    return generator.draw(
        "probe-" + label(half),
        half == Half.SELECT ? Split.PROBE_SELECT : Split.PROBE_CONFIRM,
        experiment.probe().problems(),
        seeds.child("probing"));
  }

  /** A half as events name it. */
  static String label(Half half) {
    return half.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Worked solutions for a stage of supervised training.
   *
   * @param own the branch's subdomain; empty for all alike
   */
  TrainingMix mix(String own, String stage) {
    SolutionStyle style =
        new SolutionStyle(1, experiment.problems().direct(), experiment.problems().slips());
    Map<String, Double> weights = new HashMap<>();
    for (String subdomain : generator.subdomainNames()) {
      weights.put(
          subdomain, own.isEmpty() || own.equals(subdomain) ? 1 : experiment.sft().replay());
    }
    return new TrainingMix(generator, weights, style, seeds.child("mix").child(stage));
  }

  /**
   * The problems of a step of the signal phase; the same for every arm.
   *
   * @throws WorkbenchException where there are not that many different ones
   */
  List<Problem> signal(int step) {
    TrainingMix mix =
        TrainingMix.balanced(generator, SolutionStyle.STANDARD, seeds.child("signal-problems"));
    int count = experiment.signal().problems();
    // A problem drawn twice in one step would be two groups of the same answers: it is drawn anew.
    Map<String, Problem> distinct = new java.util.LinkedHashMap<>();
    for (long i = 0; distinct.size() < count && i < 100L * count; i++) {
      Problem problem = mix.problem(((long) step << 20) + i);
      distinct.putIfAbsent(problem.id(), problem);
    }
    if (distinct.size() < count) {
      throw new WorkbenchException(
          "signal.problems is "
              + count
              + ", but only "
              + distinct.size()
              + " different problems were found in "
              + String.join(", ", subdomains()),
          "Set signal.problems to at most "
              + distinct.size()
              + ", or add subdomains (problems.subdomains).");
    }
    return List.copyOf(distinct.values());
  }

  /** How answers are judged. */
  public Verifier verifier() {
    return new IntegerVerifier();
  }

  /** The subdomains in order. */
  public List<String> subdomains() {
    return generator.subdomainNames();
  }
}
