package org.spectrumworkbench.app.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.evaluate.Bootstrap;
import org.spectrumworkbench.core.evaluate.PairedComparison;
import org.spectrumworkbench.core.evaluate.ProblemCount;
import org.spectrumworkbench.core.experiment.StageResult;

/**
 * The models of one run that were scored on its held-out problems.
 *
 * @param results in the order base, spectrum, its control, signal, its controls
 * @param problems the held-out problems in the order of {@link StageResult#correct}; empty where
 *     they are not known, then nothing can be said by subdomain
 * @param method of the signal stage, such as {@code mgpo}
 */
public record Evaluated(List<StageResult> results, List<HeldOut> problems, String method) {
  /** Nothing scored. */
  public static final Evaluated NONE = new Evaluated(List.of(), List.of(), "mgpo");

  private static final List<String> ORDER = List.of("base", "spectrum", "joint", "signal");

  /** A held-out problem. */
  public record HeldOut(String id, String subdomain) {}

  /**
   * Two models on the same problems.
   *
   * @param first its result's stage
   * @param second the stage of the model it is compared with
   */
  public record Contrast(String first, String second, PairedComparison paired) {}

  public Evaluated {
    results =
        results.stream().sorted(Comparator.comparingInt(result -> order(result.stage()))).toList();
    problems = List.copyOf(problems);
  }

  /** The result of a stage, if it was scored. */
  public Optional<StageResult> result(String stage) {
    return results.stream().filter(result -> result.stage().equals(stage)).findFirst();
  }

  /** The subdomains of the held-out problems, in their order. */
  public List<String> subdomains() {
    Set<String> names = new LinkedHashSet<>();
    problems.forEach(problem -> names.add(problem.subdomain()));
    return List.copyOf(names);
  }

  /**
   * The counts of a model.
   *
   * @param subdomain only its problems; null for all
   */
  public List<ProblemCount> counts(StageResult result, @Nullable String subdomain) {
    boolean known = problems.size() == result.correct().size();
    List<ProblemCount> counts = new ArrayList<>();
    for (int i = 0; i < result.correct().size(); i++) {
      HeldOut problem = known ? problems.get(i) : new HeldOut(Integer.toString(i), "");
      if (subdomain == null || subdomain.equals(problem.subdomain())) {
        counts.add(
            new ProblemCount(
                problem.id(), problem.subdomain(), result.samples(), result.correct().get(i)));
      }
    }
    return counts;
  }

  /**
   * Each phase against the one before it, and each control against what it controls.
   *
   * @param k of the Pass@K that is compared
   * @param subdomain only its problems; null for all
   */
  public List<Contrast> contrasts(int k, @Nullable String subdomain) {
    List<Contrast> contrasts = new ArrayList<>();
    add(contrasts, "spectrum", "base", k, subdomain);
    add(contrasts, "signal", result("spectrum").isPresent() ? "spectrum" : "base", k, subdomain);
    contrasts.addAll(controls(k, subdomain));
    return contrasts;
  }

  /** Only what is said against the controls. */
  public List<Contrast> controls(int k, @Nullable String subdomain) {
    List<Contrast> contrasts = new ArrayList<>();
    add(contrasts, "spectrum", "joint", k, subdomain);
    for (StageResult arm : results) {
      if (!ORDER.contains(arm.stage())) {
        add(contrasts, "signal", arm.stage(), k, subdomain);
      }
    }
    return contrasts;
  }

  /** The largest K up to 8 at which every model can be scored; 1 where there is none. */
  public int commonK() {
    int samples = results.stream().mapToInt(StageResult::samples).min().orElse(1);
    int k = 1;
    while (2 * k <= Math.min(8, samples)) {
      k *= 2;
    }
    return k;
  }

  private void add(
      List<Contrast> to, String first, String second, int k, @Nullable String subdomain) {
    StageResult one = result(first).orElse(null);
    StageResult other = result(second).orElse(null);
    if (one == null || other == null) {
      return;
    }
    List<ProblemCount> counts = counts(one, subdomain);
    List<ProblemCount> baseline = counts(other, subdomain);
    if (!counts.isEmpty() && counts.size() == baseline.size()) {
      to.add(
          new Contrast(
              first, second, PairedComparison.of(counts, baseline, k, Bootstrap.STANDARD)));
    }
  }

  private static int order(String stage) {
    int at = ORDER.indexOf(stage);
    return at < 0 ? ORDER.size() : at;
  }
}
