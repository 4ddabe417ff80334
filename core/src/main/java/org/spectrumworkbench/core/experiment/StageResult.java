package org.spectrumworkbench.core.experiment;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The held-out score of one model of the run, as {@code result.json} lists it.
 *
 * @param stage base, spectrum, signal, or the name of a control
 * @param pass1 mean Pass@1 over the problems
 * @param passk unbiased Pass@K by K
 * @param interval 95 % bootstrap interval over problems, {@code [low, high]}, by {@code pass1},
 *     {@code pass8}, ...
 * @param subdomains the same scores by subdomain
 * @param problems how many held-out problems
 * @param samples samples of each problem
 * @param wallSeconds from the run's start to the end of this evaluation, earlier attempts included
 * @param correct correct samples of each problem, in the order of the evaluation set
 */
public record StageResult(
    String stage,
    double pass1,
    SortedMap<Integer, Double> passk,
    Map<String, List<Double>> interval,
    SortedMap<String, SubdomainResult> subdomains,
    int problems,
    int samples,
    @JsonProperty("wall_seconds") double wallSeconds,
    List<Integer> correct) {

  public StageResult {
    requireNonNull(stage, "stage");
    passk = Collections.unmodifiableSortedMap(new TreeMap<>(passk));
    interval = ordered(interval);
    subdomains = Collections.unmodifiableSortedMap(new TreeMap<>(subdomains));
    correct = List.copyOf(correct);
  }

  /** The scores within one subdomain. */
  public record SubdomainResult(
      double pass1,
      SortedMap<Integer, Double> passk,
      Map<String, List<Double>> interval,
      int problems) {
    public SubdomainResult {
      passk = Collections.unmodifiableSortedMap(new TreeMap<>(passk));
      interval = ordered(interval);
    }
  }

  /** Keeps the order of the keys, so that equal runs write equal files. */
  private static Map<String, List<Double>> ordered(Map<String, List<Double>> intervals) {
    Map<String, List<Double>> copy = new LinkedHashMap<>();
    intervals.forEach((name, ends) -> copy.put(requireNonNull(name), List.copyOf(ends)));
    return Collections.unmodifiableMap(copy);
  }
}
