package org.spectrumworkbench.core.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The evaluation of a model: over all problems, and by subdomain.
 *
 * @param overall over all problems
 * @param subdomains by subdomain, in order of first appearance
 */
public record EvaluationSummary(Score overall, Map<String, Score> subdomains) {
  public EvaluationSummary {
    subdomains = Collections.unmodifiableMap(new LinkedHashMap<>(subdomains));
  }

  /**
   * Sums up counts.
   *
   * @param counts one entry a problem, at least one
   * @param ks the Ks of Pass@K besides 1; none above the samples of any problem
   * @param bootstrap how the intervals are made
   */
  public static EvaluationSummary of(
      List<ProblemCount> counts, List<Integer> ks, Bootstrap bootstrap) {
    Map<String, List<ProblemCount>> parts = new LinkedHashMap<>();
    for (ProblemCount count : counts) {
      parts.computeIfAbsent(count.subdomain(), s -> new ArrayList<>()).add(count);
    }
    Map<String, Score> subdomains = new LinkedHashMap<>();
    parts.forEach((name, part) -> subdomains.put(name, Score.of(part, ks, bootstrap)));
    return new EvaluationSummary(Score.of(counts, ks, bootstrap), subdomains);
  }
}
