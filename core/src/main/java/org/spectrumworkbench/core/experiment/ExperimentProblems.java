package org.spectrumworkbench.core.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.ProblemSet;
import org.spectrumworkbench.core.problem.ProblemSource;
import org.spectrumworkbench.core.problem.SolutionStyle;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.TrainingExample;
import org.spectrumworkbench.core.problem.TrainingMix;
import org.spectrumworkbench.core.problem.data.DataSetProblems;
import org.spectrumworkbench.core.problem.data.EvaluationSet;
import org.spectrumworkbench.core.spectrum.ProbeTable.Half;
import org.spectrumworkbench.core.verify.TaskVerifier;
import org.spectrumworkbench.core.verify.Verifier;
import org.spectrumworkbench.core.verify.code.Isolation;
import org.spectrumworkbench.core.verify.code.Sandbox;

/**
 * The problem sets of one experiment. Training, probing (select, confirm) and evaluation share no
 * prompt, whatever the seed, unless a set is evaluated on that has problems of the training set.
 *
 * <p>The evaluation set does not depend on the run's seed, so that runs compare on the same
 * problems.
 */
public final class ExperimentProblems implements AutoCloseable {
  /** One fixed set for everybody, named after nothing. */
  private static final long EVALUATION_SEED = 20_251_111;

  private static final String EVALUATE = "evaluate";

  private final Experiment experiment;
  private final ProblemSource source;
  private final PromptLimit limit;
  private final SeedStream seeds;
  private final ProblemSet evaluation;
  private final @Nullable EvaluationSet other;
  private final TaskVerifier verifier;

  /**
   * Problems that are evaluated on their held-out part.
   *
   * @param limit what the source asks whenever it draws; closed with this
   */
  ExperimentProblems(Experiment experiment, ProblemSource source, PromptLimit limit) {
    this(
        experiment,
        source,
        limit,
        source.spread(
            EVALUATE,
            Split.EVALUATE,
            experiment.evaluate().problems(),
            SeedStream.ofRun(EVALUATION_SEED)),
        null);
  }

  /**
   * Problems that are evaluated on another set.
   *
   * @param limit what the source asks whenever it draws; closed with this
   * @param other all of whose parts count
   */
  ExperimentProblems(
      Experiment experiment, ProblemSource source, PromptLimit limit, EvaluationSet other) {
    this(experiment, source, limit, other.problems(EVALUATE), other);
  }

  private ExperimentProblems(
      Experiment experiment,
      ProblemSource source,
      PromptLimit limit,
      ProblemSet evaluation,
      @Nullable EvaluationSet other) {
    this.experiment = experiment;
    this.source = source;
    this.limit = limit;
    this.seeds = SeedStream.ofRun(experiment.seed());
    this.evaluation = evaluation;
    this.other = other;
    RandomGenerator random = seeds.child("look").generator();
    for (String subdomain : source.subdomainNames()) {
      // A subdomain with nothing to learn from is refused now, not when it is first drawn.
      if (experiment.model().fromScratch() || experiment.spectrum()) {
        TrainingExample unused = source.example(subdomain, SolutionStyle.STANDARD, random);
      } else if (experiment.hasSignal()) {
        Problem unused = source.draw(subdomain, random);
      }
    }
    if (experiment.hasSignal() && experiment.signal().steps() > 0) {
      // Refuses more problems than there are before hours of fine-tuning, not after.
      List<Problem> unused = signal(1);
    }
    List<Problem> judged = new ArrayList<>(evaluation.problems());
    judged.addAll(source.ofEachKind());
    this.verifier = TaskVerifier.of(judged, experiment.verify());
  }

  /** The held-out problems, spread evenly over the subdomains. */
  public ProblemSet evaluation() {
    return evaluation;
  }

  /** One half of the probing sets of all subdomains. */
  ProblemSet probing(Half half) {
    return source.draw(
        "probe-" + label(half),
        half == Half.SELECT ? Split.PROBE_SELECT : Split.PROBE_CONFIRM,
        experiment.probe().problems(),
        seeds.child("probing"));
  }

  /** A half as events name it. */
  static String label(Half half) {
    return half.name().toLowerCase(Locale.ROOT);
  }

  /** The half of that label. */
  static Half half(String label) {
    return Half.valueOf(label.toUpperCase(Locale.ROOT));
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
    for (String subdomain : source.subdomainNames()) {
      weights.put(
          subdomain, own.isEmpty() || own.equals(subdomain) ? 1 : experiment.sft().replay());
    }
    return new TrainingMix(source, weights, style, seeds.child("mix").child(stage));
  }

  /**
   * The problems of a step of the signal phase; the same for every arm.
   *
   * @throws WorkbenchException where there are not that many different ones
   */
  List<Problem> signal(int step) {
    TrainingMix mix =
        TrainingMix.balanced(source, SolutionStyle.STANDARD, seeds.child("signal-problems"));
    int count = experiment.signal().problems();
    // A problem drawn twice in one step would be two groups of the same answers: it is drawn anew.
    Map<String, Problem> distinct = new LinkedHashMap<>();
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
    return verifier;
  }

  /** How programs are kept from the machine; empty where no problem asks for one. */
  Optional<Isolation> isolation() {
    return verifier.sandbox().map(Sandbox::isolation);
  }

  /** Ends the programs that are being judged; nothing can be drawn any more. */
  @Override
  public void close() {
    verifier.close();
    limit.close();
  }

  /** The subdomains in order. */
  public List<String> subdomains() {
    return source.subdomainNames();
  }

  /** What a user should know of these problems before numbers rest on them, a sentence each. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    isolation()
        .filter(isolation -> isolation != Isolation.STRONG)
        .ifPresent(isolation ->
            remarks.add(
                "Programs that the model writes: "
                    + isolation.words()
                    + ". "
                    + isolation.meaning()));
    if (source instanceof DataSetProblems own && own.tooLong() > 0) {
      remarks.add(tooLong(experiment.problems().set(), own.tooLong()));
    }
    boolean learns = experiment.model().fromScratch() || experiment.spectrum();
    if (learns && source instanceof DataSetProblems own && own.unsolved() > 0) {
      remarks.add(
          "%d of the %d training problems of %s (%.0f %%) have no worked solution: of these supervised training learns to say the answer alone."
              .formatted(
                  own.unsolved(),
                  own.trained(),
                  experiment.problems().set(),
                  100.0 * own.unsolved() / own.trained()));
    }
    if (source instanceof DataSetProblems own && own.repeated() > 0) {
      remarks.add(
          "%d held-out problems of %s ask what another one asks, and are left out."
              .formatted(own.repeated(), experiment.problems().set()));
    }
    if (other != null && other.tooLong() > 0) {
      remarks.add(tooLong(experiment.problems().evaluate(), other.tooLong()));
    }
    if (other != null && source instanceof DataSetProblems own) {
      Set<String> hashes = new HashSet<>();
      evaluation.problems().forEach(problem -> hashes.add(Split.mirrorId(problem.question())));
      long shared = own.trainingProblemsAmong(hashes);
      if (shared > 0) {
        remarks.add(
            "%d of the %d problems that are evaluated stand among the training problems, in the same words: the scores are inflated. Find and take them out with: spectrum decontaminate."
                .formatted(shared, evaluation.size()));
      }
    }
    return remarks;
  }

  private String tooLong(String set, long rows) {
    return "%d problems of %s are longer than the model takes, with answers of %d tokens, and are left out."
        .formatted(rows, set, experiment.evaluate().tokens());
  }
}
